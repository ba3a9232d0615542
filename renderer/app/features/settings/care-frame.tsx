/** One kind of care for the archive: what it is, the button that starts it, and below how it goes. */
import type { ReactElement, ReactNode } from 'react';
import { classes } from '../../lib/classes.ts';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

const c = classes(styles);

interface Props {
  name: string;
  hint: string;
  icon: ReactElement;
  /** On the button. */
  act: string;
  disabled: boolean;
  onStart: () => void;
  children: ReactNode;
}

export function CareFrame({ name, hint, icon, act, disabled, onStart, children }: Props): ReactElement {
  return (
    <div className={c('care')}>
      <div className={c('row')}>
        <div>
          <div className={c('name')}>{name}</div>
          <p className={c('hint')}>{hint}</p>
        </div>
        <Button icon={icon} onPress={onStart} isDisabled={disabled}>
          {act}
        </Button>
      </div>
      {children}
    </div>
  );
}

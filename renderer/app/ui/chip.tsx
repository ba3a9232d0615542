/** A small fact beside a thing: neutral, figures and verified facts in jade, "look at this" in amber. */
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './chip.module.css';

const c = classes(styles);

interface Props {
  tone?: 'plain' | 'seal' | 'jade' | 'amber';
  icon?: ReactNode;
  children: ReactNode;
  /** With a name for the button, the chip can be taken away. */
  onRemove?: () => void;
  removeLabel?: string;
  title?: string;
}

export function Chip({ tone = 'plain', icon, children, onRemove, removeLabel, title }: Props): ReactElement {
  return (
    <span className={c('chip', tone, onRemove !== undefined && 'removable')} title={title}>
      {icon}
      <span className={c('words')}>{children}</span>
      {onRemove === undefined ? null : (
        <Button className={c('remove')} onPress={onRemove} aria-label={removeLabel ?? ''}>
          <X size={12} strokeWidth={1.8} />
        </Button>
      )}
    </span>
  );
}

/** A word of explanation at a text button, for the pointer and for the keyboard. */
import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { classes } from '../../lib/classes.ts';
import styles from './hinted.module.css';

const c = classes(styles);

interface Props {
  hint: string;
  /** The button. */
  children: ReactElement;
}

export function Hinted({ hint, children }: Props): ReactElement {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      {children}
      <Tooltip className={c('hint')} offset={4}>
        {hint}
      </Tooltip>
    </TooltipTrigger>
  );
}

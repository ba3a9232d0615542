/** The one button of the product, in its four weights. */
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './button.module.css';

const c = classes(styles);

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  /** `primary` is cinnabar: at most one in sight. `bare` is text only. */
  weight?: 'primary' | 'normal' | 'bare' | 'danger';
  icon?: ReactNode;
  children?: ReactNode;
}

export function Button({ weight = 'normal', icon, children, ...rest }: Props): ReactElement {
  return (
    <AriaButton {...rest} className={c('button', weight)}>
      {icon}
      {children}
    </AriaButton>
  );
}

interface IconProps extends Omit<ButtonProps, 'children' | 'className' | 'aria-label'> {
  label: string;
  /** Shown in the hint beside the label. */
  shortcut?: string;
  children: ReactNode;
  small?: boolean;
}

/** A picture alone; its name is its hint and what a screen reader says. */
export function IconButton({ label, shortcut, children, small = false, ...rest }: IconProps): ReactElement {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className={c('icon', small && 'small')}>
        {children}
      </AriaButton>
      <Tooltip className={c('hint')} offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd className={c('key')}>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

export function Key({ children }: { children: ReactNode }): ReactElement {
  return <kbd className={c('key')}>{children}</kbd>;
}

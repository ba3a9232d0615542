/** The line between two panes that can be drawn aside, by mouse or by arrow keys. */
import type { ReactElement } from 'react';
import { Separator } from 'react-resizable-panels';
import { classes } from '../lib/classes.ts';
import styles from './pane-divider.module.css';

const c = classes(styles);

export function PaneDivider({ label }: { label: string }): ReactElement {
  return <Separator className={c('divider')} aria-label={label} />;
}

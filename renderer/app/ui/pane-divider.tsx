/** The line between two panes that can be drawn aside, by mouse or by arrow keys. */
import type { ReactElement } from 'react';
import { Separator } from 'react-resizable-panels';
import { classes } from '../lib/classes.ts';
import styles from './pane-divider.module.css';

const c = classes(styles);

interface Props {
  label: string;
  /** Nothing stands behind it at present. */
  idle?: boolean;
}

export function PaneDivider({ label, idle = false }: Props): ReactElement {
  return <Separator className={c('divider', idle && 'idle')} aria-label={label} disabled={idle} />;
}

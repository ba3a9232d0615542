/** A sentence that must be seen: what happened, what was kept, and a button for the next step. */
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './notice.module.css';

const c = classes(styles);
const pictures = { plain: Info, good: CircleCheck, look: TriangleAlert, bad: TriangleAlert };

interface Props {
  tone?: keyof typeof pictures;
  children: ReactNode;
  action?: ReactNode;
}

export function Notice({ tone = 'plain', children, action }: Props): ReactElement {
  const Picture = pictures[tone];
  return (
    <div className={c('notice', tone)} role={tone === 'bad' ? 'alert' : 'note'}>
      <Picture size={15} strokeWidth={1.6} className={c('picture')} aria-hidden />
      <div className={c('words')}>{children}</div>
      {action}
    </div>
  );
}

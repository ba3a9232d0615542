/** How far a job has come: a hairline bar, words beside it, and a way to stop it. */
import type { ReactElement, ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './progress.module.css';

const c = classes(styles);

interface Props {
  label: string;
  done: number;
  of: number;
  detail?: ReactNode;
  action?: ReactNode;
}

export function Progress({ label, done, of, detail, action }: Props): ReactElement {
  const known = of > 0;
  return (
    <ProgressBar
      aria-label={label}
      {...(known ? { value: Math.min(done, of), maxValue: of } : { isIndeterminate: true })}
      className={c('progress')}
    >
      {({ percentage }) => (
        <>
          <div className={c('line')}>
            <span className={c('label')}>{label}</span>
            {detail === undefined ? null : <span className={c('detail')}>{detail}</span>}
            {known ? <span className={c('number')}>{Math.floor(percentage ?? 0)}%</span> : null}
            {action}
          </div>
          <div className={c('track')}>
            <div
              className={c('fill', !known && 'unknown')}
              style={known ? { transform: `scaleX(${(percentage ?? 0) / 100})` } : {}}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

/** When there is nothing to compare, or the comparison failed: what happened, and the next step. */
import { RotateCcw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './compare-page.module.css';

const c = classes(styles);

export function Nothing({ title, children }: { title: string; children?: ReactNode }): ReactElement {
  return (
    <div className={c('none')}>
      <h2 className={c('noneTitle')}>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  );
}

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={c('failure')}>
      <Notice
        tone="bad"
        action={
          <Button icon={<RotateCcw size={14} strokeWidth={1.6} />} onPress={onRetry}>
            {t('common.retry')}
          </Button>
        }
      >
        {t('compare.failed')}：{sentenceOf(error)}
      </Notice>
    </div>
  );
}

/** When there is nothing to compare, or the comparison failed: what happened, and the next step. */
import { RotateCcw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareScope } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import type { CompareRoute } from '../../lib/route.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './compare-page.module.css';

const c = classes(styles);

function Nothing({ title, children }: { title: string; children?: ReactNode }): ReactElement {
  return (
    <div className={c('none')}>
      <h2 className={c('noneTitle')}>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  );
}

interface HereProps {
  of: CompareRoute['of'];
  scope: CompareScope | null;
  title: string;
  children?: ReactNode;
}

/** Of a scope that holds nothing, what is missing is the scope. */
export function NothingHere({ of, scope, title, children }: HereProps): ReactElement {
  const { t } = useTranslation();
  if (of === 'selected' && scope?.records?.length === 0)
    return <Nothing title={t('compare.emptySelected')}>{t('compare.emptySelectedNote')}</Nothing>;
  return <Nothing title={of === 'pack' ? t('compare.emptyPack') : title}>{children}</Nothing>;
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

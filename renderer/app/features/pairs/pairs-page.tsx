/** The list of rewritten words and their standard wording, and the comparison of two texts that adds to it. */
import { ChevronLeft } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { useInfo } from '../../lib/queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Compare } from './compare.tsx';
import { PairList } from './pair-list.tsx';
import { usePairs } from './pair-store.ts';
import styles from './pairs-page.module.css';

const c = classes(styles);

type View = 'list' | 'compare';

interface Props {
  /** Ids of the records to compare, where the address names them. */
  rewritten: string | null;
  clean: string | null;
}

export function PairsPage({ rewritten, clean }: Props): ReactElement {
  const { t } = useTranslation();
  const [view, setView] = useState<View>(rewritten === null && clean === null ? 'list' : 'compare');
  const pairs = usePairs();
  const waiting = useDelayed(pairs.isPending);
  const { data: info } = useInfo();
  const readOnly = info?.writable === false;
  return (
    <div className={c('page')}>
      <header className={c('bar')}>
        <IconButton label={t('pairs.back')} onPress={() => navigate({ page: 'settings' })}>
          <ChevronLeft size={17} strokeWidth={1.6} />
        </IconButton>
        <h1 className={c('title')}>{t('pairs.title')}</h1>
        <Choice<View>
          label={t('pairs.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'list', label: t('pairs.views.list') },
            { value: 'compare', label: t('pairs.views.compare') },
          ]}
        />
      </header>
      {readOnly ? (
        <div className={c('above')}>
          <Notice tone="look">{t('pairs.readOnly')}</Notice>
        </div>
      ) : null}
      {pairs.error === null ? null : (
        <div className={c('above')}>
          <Notice tone="bad" action={<Button onPress={() => void pairs.refetch()}>{t('common.retry')}</Button>}>
            {sentenceOf(pairs.error)}
          </Notice>
        </div>
      )}
      {pairs.data === undefined && waiting ? <p className={c('waiting')}>{t('common.loading')}</p> : null}
      {pairs.data !== undefined && view === 'list' ? <PairList pairs={pairs.data} readOnly={readOnly} /> : null}
      {pairs.data !== undefined && view === 'compare' ? (
        <Compare
          key={`${rewritten} ${clean}`}
          pairs={pairs.data}
          rewritten={rewritten}
          clean={clean}
          readOnly={readOnly}
        />
      ) : null}
    </div>
  );
}

/** The line above the results: how many, how fast, what is not yet found; how to search, how to sort, and the note. */
import { ArrowDownWideNarrow, ClipboardList, PackageCheck, Table2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { formatNumber } from '../../lib/format.ts';
import { changeSearch, compareRoute, navigate } from '../../lib/navigation.ts';
import { type Names, useInfo } from '../../lib/queries.ts';
import { countFilters, type SearchRoute, type Sort } from '../../lib/route.ts';
import { toast } from '../../lib/toasts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SetExportDialog } from '../handover/set-export-dialog.tsx';
import { copyText } from '../reader/quotation.ts';
import { useFilterLabel } from './filter-label.ts';
import { queryNote } from './query-note.ts';
import styles from './result-meta.module.css';
import type { Searching } from './use-search.ts';
import { hasSeveralTerms, questionWords } from './wording.ts';

const c = classes(styles);

interface Props {
  route: SearchRoute;
  search: Searching;
  names: Names;
}

function Order({ sort, asked }: { sort: Sort; asked: boolean }): ReactElement {
  const { t } = useTranslation();
  const words = { relevance: t('search.byRelevance'), date: t('search.byDate'), region: t('search.byRegion') };
  // While everything is listed nothing is more relevant: the standard order then goes by date, and stays the standard.
  const orders = asked
    ? (['relevance', 'date', 'region'] as const).map((id) => ({ id, label: words[id] }))
    : [
        { id: 'relevance' as const, label: words.date },
        { id: 'region' as const, label: words.region },
      ];
  const now = orders.find((order) => order.id === sort) ?? orders[0];
  return (
    <Menu
      label={t('search.sort')}
      groups={[orders.map((order) => ({ ...order, run: () => changeSearch({ sort: order.id }) }))]}
      selected={now?.id ?? null}
    >
      <Button
        weight="bare"
        aria-label={`${t('search.sort')}：${now?.label ?? ''}`}
        icon={<ArrowDownWideNarrow size={14} strokeWidth={1.6} />}
      >
        <span className={c('order')}>{now?.label}</span>
      </Button>
    </Menu>
  );
}

export function ResultMeta({ route, search, names }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: info } = useInfo();
  const label = useFilterLabel(names);
  const waiting = useDelayed(search.busy);
  const { result } = search;
  const [handing, setHanding] = useState(false);
  const shown = (value: number): string => formatNumber(value, i18n.language);
  // Said of the answer on the page, which may still be the one before.
  const asked = result !== null && result.query.trim() !== '';
  const total = result?.total ?? 0;
  const count = t(asked || countFilters(route.filters) > 0 ? 'search.total' : 'search.everything', {
    count: total,
    shown: shown(total),
  });

  const copyNote = async (): Promise<void> => {
    if (result === null) return;
    const { filters, mode, sort } = route;
    const noted = { result, filters, mode, sort, now: new Date(), info: info ?? null };
    const copied = await copyText(queryNote(noted, label, t, i18n.language));
    if (copied) toast(t('search.noteCopied'), { kind: 'note', tone: 'good' });
    else toast(t('search.noteNotCopied'), { kind: 'note', tone: 'bad' });
  };

  return (
    <div className={c('room')}>
      <div className={c('meta')}>
        <output aria-live="polite">
          {result === null ? '' : count}
          {result === null || !asked ? null : (
            <span className={c('ms')}> · {t('search.ms', { ms: Math.max(1, Math.round(result.ms)) })}</span>
          )}
        </output>
        <span className={c('notes')}>
          {waiting ? <span>{t('search.searching')}</span> : null}
          {result?.index === 'rebuilding' ? <span>{t('search.rebuilding')}</span> : null}
          {result !== null && result.behind > 0 ? (
            <span>{t('search.behind', { count: result.behind, shown: shown(result.behind) })}</span>
          ) : null}
        </span>
        {asked && (route.mode === 'natural' || hasSeveralTerms(result.reading)) ? (
          <span title={t('search.modeHint')}>
            <Choice
              label={t('search.mode')}
              value={route.mode}
              options={(['terms', 'natural'] as const).map((value) => ({ value, label: t(`search.modes.${value}`) }))}
              onChange={(mode) => changeSearch({ mode })}
            />
          </span>
        ) : null}
        <Order sort={route.sort} asked={asked} />
        <Button
          weight="bare"
          icon={<Table2 size={14} strokeWidth={1.6} />}
          isDisabled={total === 0}
          aria-label={t('compare.openFromSearch')}
          onPress={() => navigate({ ...compareRoute(), of: 'search' })}
        >
          <span className={c('order')}>{t('nav.compare')}</span>
        </Button>
        <IconButton
          label={t('search.copyNote')}
          small
          isDisabled={result === null || search.busy}
          onPress={() => void copyNote()}
        >
          <ClipboardList size={14} strokeWidth={1.6} />
        </IconButton>
        <IconButton
          label={t('handover.export.openSearch')}
          small
          isDisabled={total === 0 || search.busy}
          onPress={() => setHanding(true)}
        >
          <PackageCheck size={14} strokeWidth={1.6} />
        </IconButton>
      </div>
      {handing ? (
        <SetExportDialog
          selection={{ query: { query: route.query, filters: route.filters, mode: route.mode } }}
          what={
            asked || countFilters(route.filters) > 0
              ? t('handover.export.search', {
                  question: questionWords(route.query, route.filters, label, t),
                  shown: shown(total),
                })
              : t('handover.export.everything', { shown: shown(total) })
          }
          onClose={() => setHanding(false)}
        />
      ) : null}
    </div>
  );
}

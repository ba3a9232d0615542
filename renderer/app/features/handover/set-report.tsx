/** What became of each item of a set when it was last applied, and the way on for what is still open. */
import { Download, FileText, LibraryBig } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  type HandoverOutcome,
  type HandoverSet,
  type HandoverState,
  handoverOutcomes,
} from '../../../../electron/contract/handover.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, toastError } from '../../lib/errors.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { navigate, openRecord } from '../../lib/navigation.ts';
import { usePaged } from '../../lib/paged.ts';
import { emptyHandover } from '../../lib/route.ts';
import { useStore } from '../../lib/store.ts';
import { saveBlob } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PagedTail } from '../../ui/paged-tail.tsx';
import { type OutcomeCounts, useOutcomes } from './set-queries.ts';
import styles from './set-report.module.css';
import { idHere, setReportCsv } from './set-report-csv.ts';
import { lastReport } from './set-work.ts';

const c = classes(styles);
type Filter = 'all' | HandoverOutcome;

interface Props {
  set: HandoverSet;
  totals: Readonly<Record<HandoverState, number>>;
}

export function SetReport({ set, totals }: Props): ReactElement {
  const { t } = useTranslation();
  const outcomes = useOutcomes(set.id);
  const back = (state: HandoverState | null): void => navigate({ ...emptyHandover, set: set.id, state });
  if (outcomes.error !== null) return <Notice tone="bad">{sentenceOf(outcomes.error)}</Notice>;
  if (outcomes.data === undefined) return <p className={c('none')}>{t('common.loading')}</p>;
  const looked = Object.values(outcomes.data).reduce((sum, count) => sum + count, 0);
  if (looked === 0)
    return (
      <Notice action={<Button onPress={() => back(null)}>{t('handover.back')}</Button>}>
        {t('handover.neverApplied')}
      </Notice>
    );
  return (
    <>
      <Told set={set} counts={outcomes.data} looked={looked} conflicts={totals.conflict} onBack={back} />
      <Rows set={set.id} counts={outcomes.data} />
    </>
  );
}

interface ToldProps {
  set: HandoverSet;
  counts: OutcomeCounts;
  looked: number;
  conflicts: number;
  onBack: (state: HandoverState | null) => void;
}

/** The report in sentences: stopped or done, what is open, where the rest can be found again. */
function Told({ set, counts, looked, conflicts, onBack }: ToldProps): ReactElement {
  const { t, i18n } = useTranslation();
  const last = useStore(lastReport);
  const shown = (value: number): string => formatNumber(value, i18n.language);
  const stopped = looked < set.records + set.packs;
  const { undecided } = counts;
  const again = (
    <Button onPress={() => onBack(undecided > 0 && conflicts > 0 ? 'conflict' : null)}>{t('handover.goOn')}</Button>
  );
  const sum = handoverOutcomes
    .filter((one) => counts[one] > 0)
    .map((one) => `${t(`handover.outcomes.${one}`)} ${shown(counts[one])}`)
    .join(' · ');
  const end =
    last?.set === set.id
      ? t('handover.time', { time: formatDuration(last.report.ms, i18n.language) })
      : t('handover.end');
  return (
    <>
      {stopped ? (
        <Notice tone="look" action={again}>
          {t('handover.stopped', { done: shown(looked), of: shown(set.records + set.packs) })}
          {sum}
          {t('handover.end')}
        </Notice>
      ) : (
        <Notice
          tone="good"
          action={undecided > 0 ? undefined : <Button onPress={() => onBack(null)}>{t('handover.back')}</Button>}
        >
          {t('handover.done')}
          {sum}
          {end}
        </Notice>
      )}
      {undecided > 0 && !stopped ? (
        <Notice tone="look" action={again}>
          {t('handover.left', { count: undecided, shown: shown(undecided) })}
        </Notice>
      ) : null}
    </>
  );
}

function Rows({ set, counts }: { set: string; counts: OutcomeCounts }): ReactElement {
  const { t, i18n } = useTranslation();
  const [filter, setFilter] = useState<Filter>(counts.undecided > 0 ? 'undecided' : 'all');
  const [saving, setSaving] = useState(false);
  const report = usePaged(['handover', set, 'report', filter], (page) =>
    client.handover.report({ id: set, ...page, ...(filter === 'all' ? {} : { outcome: filter }) }),
  );
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const named = (name: string, count: number): string => `${name} ${formatNumber(count, i18n.language)}`;
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      saveBlob(await setReportCsv(set), `${t('handover.fileName')}-${new Date().toISOString().slice(0, 10)}.csv`);
    } catch (error) {
      toastError(error);
    }
    setSaving(false);
  };
  return (
    <section className={c('report')} aria-label={t('handover.report')}>
      <header className={c('head')}>
        <Choice<Filter>
          label={t('imports.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: named(t('imports.all'), all) },
            ...handoverOutcomes
              .filter((one) => counts[one] > 0 || one === filter)
              .map((one) => ({ value: one, label: named(t(`handover.outcomes.${one}`), counts[one]) })),
          ]}
        />
        <span className={c('spring')} />
        <Button icon={<Download size={15} strokeWidth={1.6} />} onPress={() => void save()} isDisabled={saving}>
          {t('imports.saveReport')}
        </Button>
      </header>
      {report.error === null ? null : <Notice tone="bad">{sentenceOf(report.error)}</Notice>}
      <ul>
        {report.rows.map((row) => {
          const here = idHere(row);
          const Picture = row.kind === 'pack' ? LibraryBig : FileText;
          const title = row.title || t('packs.untitled');
          return (
            <li key={`${row.kind} ${row.id}`} className={c('row', row.outcome)}>
              <Picture
                size={15}
                strokeWidth={1.6}
                className={c('picture')}
                aria-label={t(`handover.kinds.${row.kind}`)}
              />
              {here === null ? (
                <span className={c('title')}>{title}</span>
              ) : (
                <AriaButton
                  className={c('title', 'open')}
                  onPress={() => (row.kind === 'pack' ? navigate({ page: 'packs', pack: here }) : openRecord(here))}
                >
                  {title}
                </AriaButton>
              )}
              <span className={c('outcome')}>
                {t(`handover.states.${row.state}`)} · {t(`handover.outcomes.${row.outcome}`)}
              </span>
            </li>
          );
        })}
      </ul>
      <PagedTail list={report} none={t('imports.noRows')} />
    </section>
  );
}

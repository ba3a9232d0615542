/** What became of each source of one import: imported, already here, or refused with the reason and the way on. */
import { CircleCheck, CircleMinus, Download, TriangleAlert } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportJob, ImportRow } from '../../../../electron/contract/imports.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, toastError } from '../../lib/errors.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { openRecord } from '../../lib/navigation.ts';
import { usePaged } from '../../lib/paged.ts';
import { saveBlob } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PagedTail } from '../../ui/paged-tail.tsx';
import styles from './import-report.module.css';
import { reportCsv, rowSentence } from './report-csv.ts';

const c = classes(styles);

type Filter = 'all' | ImportRow['outcome'];

const pictures = {
  imported: <CircleCheck size={15} strokeWidth={1.6} />,
  'already-here': <CircleMinus size={15} strokeWidth={1.6} />,
  refused: <TriangleAlert size={15} strokeWidth={1.6} />,
};

export function ImportReport({ job }: { job: ImportJob }): ReactElement {
  const { t, i18n } = useTranslation();
  const [filter, setFilter] = useState<Filter>(job.progress.refused > 0 ? 'refused' : 'all');
  const [saving, setSaving] = useState(false);
  const { progress } = job;
  const report = usePaged(['report', job.id, filter, progress.state], (page) =>
    client.imports.report({ jobId: job.id, ...page, ...(filter === 'all' ? {} : { outcome: filter }) }),
  );
  const number = (value: number): string => formatNumber(value, i18n.language);
  const all = progress.imported + progress.alreadyHere + progress.refused;
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      saveBlob(await reportCsv(job.id), `${t('imports.fileName')}-${job.startedAt.slice(0, 10)}.csv`);
    } catch (error) {
      toastError(error);
    }
    setSaving(false);
  };
  return (
    <section className={c('report')} aria-label={t('imports.report')}>
      <header className={c('head')}>
        <Choice<Filter>
          label={t('imports.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: `${t('imports.all')} ${number(all)}` },
            { value: 'imported', label: `${t('imports.outcomes.imported')} ${number(progress.imported)}` },
            { value: 'already-here', label: `${t('imports.outcomes.already-here')} ${number(progress.alreadyHere)}` },
            { value: 'refused', label: `${t('imports.outcomes.refused')} ${number(progress.refused)}` },
          ]}
        />
        <span className={c('time')}>{progress.ms > 0 ? formatDuration(progress.ms, i18n.language) : ''}</span>
        <Button
          icon={<Download size={15} strokeWidth={1.6} />}
          onPress={() => void save()}
          isDisabled={saving || all === 0}
        >
          {t('imports.saveReport')}
        </Button>
      </header>
      {report.error === null ? null : <Notice tone="bad">{sentenceOf(report.error)}</Notice>}
      <ul>
        {report.rows.map((row, i) => {
          const sentence = rowSentence(row, i18n.language);
          const id = row.recordId;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two sources may have the same name; rows only grow
            <li key={`${row.source}-${i}`} className={c('row', row.outcome)}>
              <span className={c('picture')}>{pictures[row.outcome]}</span>
              <div className={c('words')}>
                <div className={c('line')}>
                  <span className={c('source')}>{row.source}</span>
                  <span className={c('outcome')}>{t(`imports.outcomes.${row.outcome}`)}</span>
                </div>
                {id === undefined ? null : (
                  <AriaButton className={c('open')} onPress={() => openRecord(id)}>
                    {row.title ?? id}
                  </AriaButton>
                )}
                {sentence === '' ? null : <p className={c('sentence')}>{sentence}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      <PagedTail list={report} none={t('imports.noRows')} />
    </section>
  );
}

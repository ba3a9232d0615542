/** Bringing material in: choose or drop, watch, read the report; earlier imports stay at hand. */
import { X } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportProgress } from '../../../../electron/contract/imports.ts';
import { classes } from '../../lib/classes.ts';
import { formatBytes, formatMoment, formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { useImportJobs, useInfo } from '../../lib/queries.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ImportReport } from './import-report.tsx';
import { cancelImport, chooseAndImport, follow, importing, startImport } from './import-store.ts';
import styles from './imports-page.module.css';
import { PickFiles } from './pick-files.tsx';

const c = classes(styles);

function Running({ progress }: { progress: ImportProgress }): ReactElement {
  const { t, i18n } = useTranslation();
  const byBytes = progress.bytes.of > 0;
  return (
    <div className={c('running')}>
      <Progress
        label={t('imports.importing', {
          done: formatNumber(progress.imported + progress.alreadyHere + progress.refused, i18n.language),
        })}
        detail={progress.current}
        done={byBytes ? progress.bytes.done : progress.sources.done}
        of={byBytes ? progress.bytes.of : progress.sources.of}
        action={
          <Button
            weight="bare"
            icon={<X size={14} strokeWidth={1.6} />}
            onPress={() => void cancelImport(progress.jobId)}
          >
            {t('common.cancel')}
          </Button>
        }
      />
      <p className={c('tally')}>
        {t('imports.tally', {
          imported: formatNumber(progress.imported, i18n.language),
          alreadyHere: formatNumber(progress.alreadyHere, i18n.language),
          refused: formatNumber(progress.refused, i18n.language),
        })}
      </p>
    </div>
  );
}

export function ImportsPage({ job }: { job: string | null }): ReactElement {
  const { t, i18n } = useTranslation();
  const now = useStore(importing);
  const { data: info } = useInfo();
  const { data: jobs = [] } = useImportJobs();
  const shown = jobs.find((one) => one.id === job) ?? (job === null ? jobs[0] : undefined);
  const readOnly = info?.writable === false;

  // A job that was running when the page was opened is followed like one's own.
  useEffect(() => {
    const running = jobs.find((one) => one.progress.state === 'running' || one.progress.state === 'waiting');
    if (running !== undefined && importing.get().phase === 'idle') void follow(running.id);
  }, [jobs]);

  return (
    <div className={c('columns')}>
      <div className={c('main')}>
        {readOnly ? <Notice tone="look">{t('imports.readOnly')}</Notice> : null}
        <PickFiles
          disabled={now.phase !== 'idle' || readOnly}
          files={t('imports.chooseFiles')}
          note={t('imports.formats')}
          onFiles={(files) => void startImport(files)}
          onShell={(what) => void chooseAndImport(what)}
        />
        {now.phase === 'handing-over' ? (
          <Progress
            label={t('imports.handingOver')}
            detail={`${now.progress.name} ${now.progress.of > 0 ? formatBytes(now.progress.of, i18n.language) : ''}`}
            done={now.progress.done}
            of={now.progress.of}
            action={
              <Button weight="bare" icon={<X size={14} strokeWidth={1.6} />} onPress={now.cancel}>
                {t('common.cancel')}
              </Button>
            }
          />
        ) : null}
        {now.phase === 'running' ? <Running progress={now.progress} /> : null}
        {shown === undefined || (now.phase === 'running' && now.progress.jobId === shown.id) ? null : (
          <>
            <h2 className={c('heading')}>
              {formatMoment(shown.startedAt, i18n.language)} · {t(`imports.states.${shown.progress.state}`)}
            </h2>
            <ImportReport key={`${shown.id}-${shown.progress.state}`} job={shown} />
          </>
        )}
        {jobs.length === 0 && now.phase === 'idle' ? <p className={c('quiet')}>{t('imports.none')}</p> : null}
      </div>
      {jobs.length === 0 ? null : (
        <aside className={c('history')} aria-label={t('imports.history')}>
          <h2 className={c('heading')}>{t('imports.history')}</h2>
          <ListBox
            aria-label={t('imports.history')}
            items={jobs}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={shown === undefined ? [] : [shown.id]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) navigate({ page: 'imports', job: String(key) });
            }}
            className={c('list')}
          >
            {(one) => (
              <ListBoxItem id={one.id} textValue={one.startedAt} className={c('item')}>
                <span>{formatMoment(one.startedAt, i18n.language)}</span>
                <span className={c('note')}>
                  {t('imports.tally', {
                    imported: formatNumber(one.progress.imported, i18n.language),
                    alreadyHere: formatNumber(one.progress.alreadyHere, i18n.language),
                    refused: formatNumber(one.progress.refused, i18n.language),
                  })}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </aside>
      )}
    </div>
  );
}

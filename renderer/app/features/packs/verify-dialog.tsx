/** Checks a pack that was given back: a file or a folder of an export, by itself and against this archive. */
import { FileSearch, FolderSearch } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  localeOf,
  packProblemLabels,
  packProblemMessages,
  packTargetLabels,
} from '../../../../electron/contract/messages.ts';
import type { PackProblem, PackVerifyProgress, PackVerifyReport } from '../../../../electron/contract/pack-verify.ts';
import type { StagedSource } from '../../../../electron/contract/shell.ts';
import { client, shell } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, wasCancelled } from '../../lib/errors.ts';
import { formatDuration } from '../../lib/format.ts';
import { stageFiles } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import styles from './verify-dialog.module.css';

const c = classes(styles);

export function VerifyDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [reports, setReports] = useState<readonly PackVerifyReport[] | null>(null);
  const [progress, setProgress] = useState<PackVerifyProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);

  const check = async (stage: (signal: AbortSignal) => Promise<StagedSource[]>): Promise<void> => {
    const stop = new AbortController();
    stopper.current = stop;
    setFailure(null);
    setReports(null);
    try {
      const staged = await stage(stop.signal);
      if (staged.length === 0) return;
      setProgress({ done: 0, of: 0, current: '' });
      const stream = await client.packs.verify(
        { tickets: staged.map((source) => source.ticket) },
        { signal: stop.signal },
      );
      let step = await stream.next();
      for (; step.done !== true; step = await stream.next()) setProgress(step.value);
      setReports(step.value.reports);
    } catch (error) {
      if (!wasCancelled(error)) setFailure(sentenceOf(error));
    } finally {
      setProgress(null);
    }
  };
  const take = (files: readonly File[]): void =>
    void check((signal) => stageFiles(files, ({ done, of, name }) => setProgress({ done, of, current: name }), signal));
  const close = (): void => {
    stopper.current?.abort();
    onClose();
  };

  return (
    <Dialog
      open
      onClose={close}
      wide
      title={t('packs.verify.title')}
      actions={<Button onPress={close}>{t('common.close')}</Button>}
    >
      <div className={c('verify')}>
        <p>{t('packs.verify.lead')}</p>
        {progress === null ? (
          <DropZone
            className={c('drop')}
            aria-label={t('packs.verify.drop')}
            getDropOperation={() => 'copy'}
            onDrop={(event) => {
              const files = event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
              const folder = event.items.some((item) => item.kind === 'directory');
              if (folder && shell === null) setFailure(t('packs.verify.zipFirst'));
              else void Promise.all(files).then((all) => (all.length > 0 ? take(all) : undefined));
            }}
          >
            <p>{t(shell === null ? 'packs.verify.dropWeb' : 'packs.verify.drop')}</p>
            <div className={c('acts')}>
              {shell === null ? (
                <FileTrigger allowsMultiple onSelect={(files) => (files === null ? undefined : take([...files]))}>
                  <Button icon={<FileSearch size={15} strokeWidth={1.6} />}>{t('packs.verify.file')}</Button>
                </FileTrigger>
              ) : (
                (['files', 'folder'] as const).map((what) => (
                  <Button
                    key={what}
                    icon={
                      what === 'files' ? (
                        <FileSearch size={15} strokeWidth={1.6} />
                      ) : (
                        <FolderSearch size={15} strokeWidth={1.6} />
                      )
                    }
                    onPress={() => void check(async () => (await shell?.chooseFiles(what)) ?? [])}
                  >
                    {t(what === 'files' ? 'packs.verify.file' : 'packs.verify.folder')}
                  </Button>
                ))
              )}
            </div>
          </DropZone>
        ) : (
          <Progress
            label={t('packs.verify.running')}
            detail={progress.current}
            done={progress.done}
            of={progress.of}
            action={
              <Button weight="bare" onPress={() => stopper.current?.abort()}>
                {t('common.cancel')}
              </Button>
            }
          />
        )}
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        {reports?.map((report, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <Report key={i} report={report} />
        ))}
      </div>
    </Dialog>
  );
}

function Report({ report }: { report: PackVerifyReport }): ReactElement {
  const { t, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  const sentence = (problem: PackProblem): string =>
    packProblemMessages[problem.kind][locale].replaceAll('{subject}', problem.subject);
  return (
    <section className={c('report')} aria-label={report.name}>
      <h3 className={c('name')}>
        {report.pack === null || report.pack.title === '' ? report.name : report.pack.title}
      </h3>
      <p className={c('facts')}>
        {[
          report.name,
          packTargetLabels[report.kind][locale],
          report.pack === null ? null : t('packs.verify.version', { version: report.pack.version }),
          t('packs.verify.counts', { files: report.files, quotations: report.quotations, records: report.records }),
          formatDuration(report.ms, i18n.language),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <div className={c('chips')}>
        <Chip tone={report.ok ? 'jade' : 'seal'}>{t(report.ok ? 'packs.verify.ok' : 'packs.verify.bad')}</Chip>
        <Chip tone={report.compared ? 'jade' : 'plain'}>
          {t(report.compared ? 'packs.verify.compared' : 'packs.verify.notCompared')}
        </Chip>
      </div>
      {report.problems.length === 0 ? null : (
        <ul className={c('problems')}>
          {report.problems.map((problem, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems of a report do not move
            <li key={i}>
              <Chip tone="amber">{packProblemLabels[problem.kind][locale]}</Chip>
              <span>
                {sentence(problem)}
                {problem.where === '' ? null : <span className={c('facts')}> {problem.where}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

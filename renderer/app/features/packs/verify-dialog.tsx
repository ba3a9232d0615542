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
import { TooMuch, withFoldersZipped } from '../../lib/folder-zip.ts';
import { formatDuration } from '../../lib/format.ts';
import { stageFiles, UploadError } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { filesOf } from '../imports/dropped.ts';
import styles from './verify-dialog.module.css';

const c = classes(styles);

/** The file that the host refused for its size. */
function tooLarge(error: unknown): string | null {
  return error instanceof UploadError && error.code === 'TOO_LARGE' ? error.file : null;
}

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
      const file = error instanceof TooMuch ? error.message : tooLarge(error);
      if (file !== null) setFailure(t('packs.verify.tooLarge', { name: file }));
      else if (!wasCancelled(error)) setFailure(sentenceOf(error));
    } finally {
      setProgress(null);
    }
  };
  const take = (files: readonly File[] | Promise<readonly File[]>): void =>
    void check(async (signal) => {
      const chosen = await files;
      // Words can be dropped as well.
      if (chosen.length === 0) return [];
      setProgress({ done: 0, of: 0, current: '' });
      // A shell reads a folder in place; a browser hands over its files.
      const sent = shell === null ? await withFoldersZipped(chosen, signal) : chosen;
      return stageFiles(sent, ({ done, of, name }) => setProgress({ done, of, current: name }), signal);
    });
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
          <div
            onDropCapture={(event) => {
              // Before the library takes it: that gives no folder to a shell, and no file its place in a folder.
              event.preventDefault();
              event.stopPropagation();
              take(filesOf(event.dataTransfer, { hidden: true }));
            }}
          >
            <DropZone className={c('drop')} aria-label={t('packs.verify.drop')} getDropOperation={() => 'copy'}>
              <p>{t('packs.verify.drop')}</p>
              <div className={c('acts')}>
                {(['files', 'folder'] as const).map((what) => (
                  <Choose key={what} what={what} onFiles={take} onStaged={(choose) => void check(choose)} />
                ))}
              </div>
            </DropZone>
          </div>
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

function Choose(props: {
  what: 'files' | 'folder';
  onFiles: (files: readonly File[]) => void;
  /** Chosen in a shell's own dialog. */
  onStaged: (choose: () => Promise<StagedSource[]>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { what, onFiles, onStaged } = props;
  const Icon = what === 'files' ? FileSearch : FolderSearch;
  const button = (press: { onPress?: () => void }): ReactElement => (
    <Button icon={<Icon size={15} strokeWidth={1.6} />} {...press}>
      {t(what === 'files' ? 'packs.verify.file' : 'packs.verify.folder')}
    </Button>
  );
  if (shell !== null) return button({ onPress: () => onStaged(async () => (await shell?.chooseFiles(what)) ?? []) });
  return (
    <FileTrigger
      allowsMultiple
      acceptDirectory={what === 'folder'}
      onSelect={(files) => (files === null ? undefined : onFiles([...files]))}
    >
      {button({})}
    </FileTrigger>
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

/** Looking after the archive: check every original, make a backup. Says what was found, in words and numbers. */
import { DatabaseBackup, ShieldCheck } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupReport, VerifyProgress, VerifyReport } from '../../../../electron/contract/archive.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf, wasCancelled } from '../../lib/errors.ts';
import { formatBytes, formatDuration, formatNumber } from '../../lib/format.ts';
import { refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { CareFrame } from './care-frame.tsx';
import styles from './settings.module.css';

const c = classes(styles);

type Work<R> =
  | { name: 'idle' }
  | { name: 'running'; progress: VerifyProgress }
  | { name: 'done'; report: R }
  | { name: 'failed'; words: string };

/** Follows a job of the archive to its report. */
function useWork<R>(open: (signal: AbortSignal) => Promise<AsyncIterator<VerifyProgress, R>>): {
  work: Work<R>;
  start: () => void;
  cancel: () => void;
} {
  const { t } = useTranslation();
  const [work, setWork] = useState<Work<R>>({ name: 'idle' });
  const stopper = useRef<AbortController | null>(null);
  const run = async (): Promise<void> => {
    stopper.current = new AbortController();
    setWork({ name: 'running', progress: { done: 0, of: 0 } });
    try {
      const stream = await open(stopper.current.signal);
      for (;;) {
        const step = await stream.next();
        if (step.done === true) {
          setWork({ name: 'done', report: step.value });
          break;
        }
        setWork({ name: 'running', progress: step.value });
      }
    } catch (error) {
      if (wasCancelled(error)) {
        setWork({ name: 'idle' });
        toast(t('care.cancelled'));
      } else setWork({ name: 'failed', words: sentenceOf(error) });
    }
    refresh('info');
  };
  return { work, start: () => void run(), cancel: () => stopper.current?.abort() };
}

interface UnderWayProps {
  label: string;
  work: Work<unknown>;
  onCancel: () => void;
}

function UnderWay({ label, work, onCancel }: UnderWayProps): ReactElement | null {
  const { t } = useTranslation();
  if (work.name === 'failed') return <Notice tone="bad">{work.words}</Notice>;
  if (work.name !== 'running') return null;
  return (
    <Progress
      label={label}
      {...work.progress}
      action={
        <Button weight="bare" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      }
    />
  );
}

export function VerifyCare(): ReactElement {
  const { t, i18n } = useTranslation();
  const { work, start, cancel } = useWork<VerifyReport>((signal) => client.archive.verify(undefined, { signal }));
  const number = (value: number): string => formatNumber(value, i18n.language);
  return (
    <CareFrame
      name={t('care.verify')}
      hint={t('care.verifyHint')}
      icon={<ShieldCheck size={15} strokeWidth={1.6} />}
      act={t('care.verifyNow')}
      disabled={work.name === 'running'}
      onStart={start}
    >
      <UnderWay label={t('care.verifying')} work={work} onCancel={cancel} />
      {work.name === 'done' ? (
        <>
          <Notice tone={work.report.ok ? 'good' : 'bad'}>
            {t(work.report.ok ? 'care.verifyOk' : 'care.verifyBad', {
              originals: number(work.report.originals),
              records: number(work.report.records),
              excerpts: number(work.report.excerpts),
              problems: number(work.report.problems.length),
              time: formatDuration(work.report.ms, i18n.language),
            })}
          </Notice>
          <ul className={c('problems')}>
            {work.report.problems.map((problem) => (
              <li key={`${problem.kind}-${problem.subject}-${problem.detail}`}>
                <strong>{t(`care.problems.${problem.kind}`)}</strong> {problem.subject}
                <div className={c('hint')}>{problem.detail}</div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </CareFrame>
  );
}

export function BackupCare({ writable }: { writable: boolean }): ReactElement {
  const { t, i18n } = useTranslation();
  const { work, start, cancel } = useWork<BackupReport>((signal) => client.archive.backup(undefined, { signal }));
  return (
    <CareFrame
      name={t('care.backup')}
      hint={t('care.backupHint')}
      icon={<DatabaseBackup size={15} strokeWidth={1.6} />}
      act={t('care.backupNow')}
      disabled={work.name === 'running' || !writable}
      onStart={start}
    >
      <UnderWay label={t('care.backingUp')} work={work} onCancel={cancel} />
      {work.name === 'done' ? (
        <Notice tone={work.report.verified ? 'good' : 'bad'}>
          {t(work.report.verified ? 'care.backupOk' : 'care.backupBad', {
            name: work.report.name,
            size: formatBytes(work.report.bytes, i18n.language),
            records: formatNumber(work.report.records, i18n.language),
            originals: formatNumber(work.report.originals, i18n.language),
            time: formatDuration(work.report.ms, i18n.language),
          })}
        </Notice>
      ) : null}
    </CareFrame>
  );
}

/** Makes an update set of a pack or of what a search found, and tells what is in it and how it gets to the other side. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverExport, HandoverSelection } from '../../../../electron/contract/handover.ts';
import { classes } from '../../lib/classes.ts';
import { formatBytes, formatDuration, formatNumber } from '../../lib/format.ts';
import { showSaved } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SaveExport } from '../../ui/save-export.tsx';
import styles from './set-export-dialog.module.css';
import { useSetExport } from './use-set-export.ts';

const c = classes(styles);

interface Props {
  selection: HandoverSelection;
  /** What goes in, in words. */
  what: string;
  before?: () => Promise<boolean>;
  onClose: () => void;
}

function Made({ done }: { done: HandoverExport }): ReactElement {
  const { t, i18n } = useTranslation();
  const shown = (value: number): string => formatNumber(value, i18n.language);
  // A browser gets the folder as one zip.
  const name = showSaved === null ? `${done.name}.zip` : done.name;
  return (
    <>
      <Notice tone="good">{t('handover.export.done', { time: formatDuration(done.ms, i18n.language) })}</Notice>
      <dl className={c('facts')}>
        <dt>{t('handover.export.name')}</dt>
        <dd className={c('name')}>{name}</dd>
        <dt>{t('handover.export.holds')}</dt>
        <dd>
          {t('handover.counts', {
            records: shown(done.records),
            packs: shown(done.packs),
            originals: shown(done.originals),
            bytes: formatBytes(done.bytes, i18n.language),
          })}
        </dd>
      </dl>
      {done.withheld > 0 ? (
        <Notice tone="look">
          {t('handover.export.withheld', { count: done.withheld, shown: shown(done.withheld) })}
        </Notice>
      ) : null}
      {done.absent > 0 ? (
        <Notice tone="look">{t('handover.export.absent', { count: done.absent, shown: shown(done.absent) })}</Notice>
      ) : null}
      <SaveExport ticket={done.ticket} name={name} folder primary />
      <p className={c('next')}>{t(showSaved === null ? 'handover.export.nextFile' : 'handover.export.nextFolder')}</p>
    </>
  );
}

export function SetExportDialog({ selection, what, before, onClose }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { stage, run, cancel } = useSetExport(selection, before);
  const running = stage.name === 'running';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('handover.export.title')}
      wide
      // A press beside it would throw away what has been made so far.
      urgent={running}
      actions={
        stage.name === 'done' ? (
          <Button onPress={onClose}>{t('common.close')}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button weight="primary" isDisabled={running} onPress={() => void run()}>
              {t(stage.name === 'failed' ? 'common.retry' : 'handover.export.make')}
            </Button>
          </>
        )
      }
    >
      <div className={c('body')}>
        {stage.name === 'done' ? (
          <Made done={stage.done} />
        ) : (
          <>
            <p>{what}</p>
            <p className={c('hint')}>{t('handover.export.hint')}</p>
          </>
        )}
        {stage.name === 'failed' ? <Notice tone="bad">{stage.words}</Notice> : null}
        {running ? (
          <Progress
            label={t(`handover.steps.${stage.progress.step}`)}
            detail={
              stage.progress.of > 0
                ? `${formatNumber(stage.progress.done, i18n.language)} / ${formatNumber(stage.progress.of, i18n.language)}`
                : ''
            }
            done={stage.progress.done}
            of={stage.progress.of}
            action={
              <Button weight="bare" onPress={cancel}>
                {t('handover.export.stop')}
              </Button>
            }
          />
        ) : null}
      </div>
    </Dialog>
  );
}

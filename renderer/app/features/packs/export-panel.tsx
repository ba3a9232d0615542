/**
 * A pack made into files: a Word document or a web page at a press, every other format from a menu. Says how far, and
 * what came out.
 */
import { ChevronDown, Download, FileText, Globe } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExportDone,
  type ExportProgress,
  type PackFormat,
  packFormats,
} from '../../../../electron/contract/pack-export.ts';
import type { ItemCheck } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { codeOf, sentenceOf, toastError, wasCancelled } from '../../lib/errors.ts';
import { formatBytes, formatDuration, shortHash } from '../../lib/format.ts';
import { toast } from '../../lib/toasts.ts';
import { saveExport } from '../../transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import styles from './export-panel.module.css';

const c = classes(styles);

interface Props {
  id: string;
  empty: boolean;
  checks: readonly ItemCheck[];
  /** Stores what is still waiting; an export must not miss the last change. */
  flush: () => Promise<boolean>;
}

type Stage =
  | { name: 'ready' }
  | { name: 'running'; format: PackFormat; progress: ExportProgress }
  | { name: 'done'; format: PackFormat; done: ExportDone }
  | { name: 'failed'; words: string };

export function ExportPanel({ id, empty, checks, flush }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const [stage, setStage] = useState<Stage>({ name: 'ready' });
  const [asking, setAsking] = useState<PackFormat | null>(null);
  const stopper = useRef<AbortController | null>(null);
  // The archive asks for the same; asking here first spares a round.
  const marked = checks.filter(
    (check) => check.marks.length > 0 || check.state === 'changed' || check.state === 'missing',
  );
  const broken = checks.filter((check) => check.state === 'missing' || check.state === 'changed');

  const run = async (format: PackFormat, confirmed: boolean): Promise<void> => {
    setAsking(null);
    stopper.current = new AbortController();
    setStage({ name: 'running', format, progress: { done: 0, of: 0, step: '' } });
    try {
      if (!(await flush())) {
        setStage({ name: 'failed', words: t('packs.notSaved') });
        return;
      }
      const stream = await client.packs.export(
        { id, formats: [format], confirmed },
        { signal: stopper.current.signal },
      );
      for (;;) {
        const step = await stream.next();
        if (step.done === true) {
          setStage({ name: 'done', format, done: step.value });
          return;
        }
        setStage({ name: 'running', format, progress: step.value });
      }
    } catch (error) {
      if (codeOf(error) === 'NEEDS_CONFIRMATION') {
        setStage({ name: 'ready' });
        setAsking(format);
      } else if (wasCancelled(error)) {
        setStage({ name: 'ready' });
        toast(t('packs.exportCancelled'));
      } else setStage({ name: 'failed', words: sentenceOf(error) });
    }
  };
  const start = (format: PackFormat): void => {
    if (marked.length > 0) setAsking(format);
    else void run(format, false);
  };
  const save = (done: ExportDone): void => {
    saveExport(done.ticket, done.name)
      .then((saved) => (saved ? toast(t('packs.saved', { name: done.name }), { tone: 'good' }) : undefined))
      .catch(toastError);
  };
  const running = stage.name === 'running';
  const formats = packFormats.map((format) => ({
    id: format,
    label: t(`packs.format.${format}`),
    note: t(`packs.formatNote.${format}`),
    run: () => start(format),
  }));

  return (
    <section className={c('panel')} aria-label={t('packs.export')}>
      <h2 className={c('heading')}>{t('packs.export')}</h2>
      {broken.length > 0 ? <Notice tone="look">{t('packs.brokenItems', { count: broken.length })}</Notice> : null}
      <div className={c('formats')}>
        <Button
          weight="primary"
          icon={<FileText size={15} strokeWidth={1.6} />}
          isDisabled={empty || running}
          onPress={() => start('docx')}
        >
          {t('packs.format.docx')}
        </Button>
        <Button
          icon={<Globe size={15} strokeWidth={1.6} />}
          isDisabled={empty || running}
          onPress={() => start('html')}
        >
          {t('packs.format.html')}
        </Button>
      </div>
      <Menu label={t('packs.allFormats')} groups={[formats]}>
        <Button isDisabled={empty || running}>
          {t('packs.allFormats')}
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
        </Button>
      </Menu>
      {stage.name === 'ready' ? (
        <p className={c('hint')}>{t(empty ? 'packs.exportEmpty' : 'packs.exportHint')}</p>
      ) : null}
      {stage.name === 'running' ? (
        <Progress
          label={t('packs.exporting')}
          detail={stage.progress.step}
          done={stage.progress.done}
          of={stage.progress.of}
          action={
            <Button weight="bare" onPress={() => stopper.current?.abort()}>
              {t('common.cancel')}
            </Button>
          }
        />
      ) : null}
      {stage.name === 'failed' ? <Notice tone="bad">{stage.words}</Notice> : null}
      {stage.name === 'done' ? (
        <div className={c('done')}>
          <Notice tone="good">
            {t('packs.exported', {
              quotations: stage.done.quotations,
              records: stage.done.records,
              time: formatDuration(stage.done.ms, i18n.language),
            })}
          </Notice>
          <Button icon={<Download size={15} strokeWidth={1.6} />} onPress={() => save(stage.done)}>
            {t(stage.done.folder ? 'packs.saveFolder' : 'packs.saveFile')}
          </Button>
          <ul className={c('files')}>
            {stage.done.files.map((file) => (
              <li key={file.path} title={`SHA-256 ${file.sha256}`}>
                <span className={c('path')}>{file.path}</span>
                <span className={c('bytes')}>{formatBytes(file.bytes, i18n.language)}</span>
                <span className={c('hash')}>{shortHash(file.sha256)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('packs.confirmTitle')}
        urgent
        wide
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('common.cancel')}</Button>
            <Button weight="primary" onPress={() => (asking === null ? undefined : void run(asking, true))}>
              {t('packs.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('packs.confirmText', { count: marked.length })}</p>
        <ul className={c('marked')}>
          {marked.map((check) => (
            <li key={check.itemId}>
              <span>{check.recordTitle === '' ? t('packs.state.missing') : check.recordTitle}</span>
              {check.state === 'ok' ? null : <Chip tone="amber">{t(`packs.state.${check.state}`)}</Chip>}
              <QualityChips marks={check.marks} />
            </li>
          ))}
        </ul>
      </Dialog>
    </section>
  );
}

/** Which formats, what must be settled first, how far it is, and what came out. */
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PackFormat, packFormats } from '../../../../electron/contract/pack-export.ts';
import type { ItemCheck, Pack, PackCoverField } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { changeSettings, settings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { QualityChips } from '../../ui/quality-chips.tsx';
import { missingFields } from './cover-fields.ts';
import styles from './export-pane.module.css';
import { ExportResult } from './export-result.tsx';
import type { PackExport } from './use-export.ts';

const c = classes(styles);

interface Props {
  pack: Pack;
  checks: readonly ItemCheck[];
  work: PackExport;
  /** Leads to a field of the cover that must be filled in. */
  onMissing: (field: PackCoverField) => void;
}

export function ExportPane({ pack, checks, work, onMissing }: Props): ReactElement {
  const { t } = useTranslation();
  const { formats } = useStore(settings);
  const { stage } = work;
  const [held, setHeld] = useState(false);
  const missing = missingFields(pack);
  const empty = pack.items.length === 0;
  const running = stage.name === 'running';
  // A button that is pressed and then gone or out of use leaves the focus on nothing: to what can be pressed now.
  const pane = useRef<HTMLDivElement | null>(null);
  const before = useRef(stage.name);
  useEffect(() => {
    const turned = before.current !== stage.name && (running || before.current === 'running');
    before.current = stage.name;
    if (turned && document.activeElement?.matches('body, :disabled') === true)
      pane.current?.querySelector<HTMLElement>('button:enabled')?.focus();
  }, [running, stage.name]);
  // The archive asks for the same; asking here first spares a round.
  const marked = checks.filter(
    (check) => check.marks.length > 0 || check.state === 'changed' || check.state === 'missing',
  );
  const broken = checks.filter((check) => check.state === 'missing' || check.state === 'changed').length;

  const toggle = (format: PackFormat, on: boolean): void =>
    changeSettings({ formats: packFormats.filter((one) => (one === format ? on : formats.includes(one))) });
  const start = (): void => {
    setHeld(missing.length > 0);
    if (missing.length > 0) return;
    if (marked.length > 0) work.ask(formats);
    else void work.run(formats, false);
  };

  return (
    <div ref={pane} className={c('pane')}>
      <fieldset className={c('formats')} aria-label={t('packs.formats')}>
        {packFormats.map((format) => (
          <Check
            key={format}
            selected={formats.includes(format)}
            disabled={running}
            note={t(`packs.formatNote.${format}`)}
            onChange={(on) => toggle(format, on)}
          >
            {t(`packs.format.${format}`)}
          </Check>
        ))}
      </fieldset>
      {broken > 0 ? <Notice tone="look">{t('packs.brokenItems', { count: broken })}</Notice> : null}
      {missing.length > 0 ? (
        <Notice tone={held ? 'bad' : 'look'}>
          {t('packs.missingFields')}
          <span className={c('missing')}>
            {missing.map((field) => (
              <Button key={field} onPress={() => onMissing(field)}>
                {t(`packs.cover.${field}`)}
              </Button>
            ))}
          </span>
        </Notice>
      ) : null}
      <div className={c('go')}>
        <Button
          weight="primary"
          isDisabled={empty || running || formats.length === 0 || missing.length > 0}
          onPress={start}
        >
          {formats.length > 1 ? t('packs.exportSeveral', { count: formats.length }) : t('packs.export')}
        </Button>
        {stage.name === 'done' || running ? null : (
          <span className={c('hint')}>
            {t(empty ? 'packs.exportEmpty' : formats.length === 0 ? 'packs.exportNoFormat' : 'packs.exportHint')}
          </span>
        )}
      </div>
      {stage.name === 'running' ? (
        <Progress
          label={t('packs.exporting')}
          detail={stage.progress.step}
          done={stage.progress.done}
          of={stage.progress.of}
          action={
            <Button weight="bare" onPress={work.cancel}>
              {t('common.cancel')}
            </Button>
          }
        />
      ) : null}
      {stage.name === 'failed' ? <Notice tone="bad">{stage.words}</Notice> : null}
      {stage.name === 'done' ? <ExportResult key={stage.done.ticket} done={stage.done} /> : null}
      <Dialog
        open={stage.name === 'asking'}
        onClose={work.dismiss}
        title={t('packs.confirmTitle')}
        urgent
        wide
        actions={
          <>
            <Button onPress={work.dismiss}>{t('common.cancel')}</Button>
            <Button
              weight="primary"
              onPress={() => (stage.name === 'asking' ? void work.run(stage.formats, true) : undefined)}
            >
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
    </div>
  );
}

/** At the foot of the results while something is selected: how much, and what can be done with all of it at once. */
import { Copy, ListChecks, PackageCheck, Plus, Table2, X } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { compareRoute, navigate } from '../../lib/navigation.ts';
import { useInfo } from '../../lib/queries.ts';
import { selected } from '../../lib/selected.ts';
import { useStore } from '../../lib/store.ts';
import { toast } from '../../lib/toasts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SetExportDialog } from '../handover/set-export-dialog.tsx';
import { PackChoice } from '../packs/pack-choice.tsx';
import { usePackMenu } from '../packs/pack-menu.tsx';
import { copyText } from '../reader/quotation.ts';
import styles from './selection-bar.module.css';
import { SelectionDialog } from './selection-dialog.tsx';
import { useClearSelection } from './use-clear-selection.ts';

const c = classes(styles);

/** `listed`: the records of the list above; the rest was selected in another list, or further down than is loaded. */
export function SelectionBar({ listed }: { listed: ReadonlySet<string> }): ReactElement {
  const { t, i18n } = useTranslation();
  const { titles } = useStore(selected);
  const count = titles.size;
  const shown = (value: number): string => formatNumber(value, i18n.language);
  return (
    // In the page before anything is selected: a screen reader tells what changes in a region that it knows.
    <div className={c('room')}>
      <output aria-live="polite" className={c('told')}>
        {count === 0 ? '' : t('selection.count', { count, shown: shown(count) })}
      </output>
      {count === 0 ? null : <Tools titles={titles} listed={listed} />}
    </div>
  );
}

function Tools({ titles, listed }: { titles: ReadonlyMap<string, string>; listed: ReadonlySet<string> }): ReactElement {
  const { t, i18n } = useTranslation();
  const { data: info } = useInfo();
  const [handing, setHanding] = useState<readonly string[] | null>(null);
  const [looking, setLooking] = useState(false);
  const clear = useClearSelection();
  const ids = useMemo(() => [...titles.keys()], [titles]);
  const items = useMemo(() => ids.map((recordId) => ({ recordId })), [ids]);
  const pack = usePackMenu(items, { once: true });
  const bar = useRef<HTMLDivElement | null>(null);
  const readOnly = info?.writable === false;
  const count = ids.length;
  const shown = (value: number): string => formatNumber(value, i18n.language);
  const elsewhere = ids.filter((id) => !listed.has(id)).length;
  const blocked = readOnly || pack.busy;

  // The bar takes its room from the list: the row that the keyboard stands on must not go behind it.
  useEffect(() => {
    const row = document.activeElement?.closest('[data-key]');
    if (bar.current?.parentElement?.parentElement?.contains(row ?? null)) row?.scrollIntoView({ block: 'nearest' });
  }, []);

  const copyTitles = async (): Promise<void> => {
    if (await copyText([...titles.values()].join('\n')))
      toast(t('selection.copied', { count, shown: shown(count) }), { kind: 'titles', tone: 'good' });
    else toast(t('selection.notCopied'), { kind: 'titles', tone: 'bad' });
  };

  return (
    <div ref={bar} className={c('bar')} data-at-foot="" role="toolbar" aria-label={t('selection.tools')}>
      <span className={c('look')}>
        <Button
          weight="bare"
          icon={<ListChecks size={15} strokeWidth={1.6} />}
          aria-label={t('selection.look', { count, shown: shown(count) })}
          onPress={() => setLooking(true)}
        >
          <strong>{t('selection.count', { count, shown: shown(count) })}</strong>
        </Button>
      </span>
      <span className={c('note')}>
        {readOnly
          ? t('selection.readOnly')
          : elsewhere > 0
            ? t('selection.elsewhere', { count: elsewhere, shown: shown(elsewhere) })
            : ''}
      </span>
      <span className={c('pack')}>
        <Button
          icon={<Plus size={14} strokeWidth={1.8} />}
          aria-label={t('selection.add')}
          onPress={pack.add}
          isDisabled={blocked}
        >
          <span className={c('long')}>{t('reader.addToPack')}</span>
        </Button>
        <PackChoice pack={pack} disabled={blocked} />
      </span>
      <Button
        weight="bare"
        icon={<Table2 size={14} strokeWidth={1.6} />}
        aria-label={t('selection.compare')}
        onPress={() => navigate({ ...compareRoute(), of: 'selected', subject: '', unit: '' })}
      >
        <span className={c('word')}>{t('nav.compare')}</span>
      </Button>
      <IconButton label={t('selection.handOver')} small onPress={() => setHanding(ids)}>
        <PackageCheck size={14} strokeWidth={1.6} />
      </IconButton>
      <IconButton label={t('selection.copyTitles')} small onPress={() => void copyTitles()}>
        <Copy size={14} strokeWidth={1.6} />
      </IconButton>
      <IconButton label={t('selection.clear')} shortcut="Esc" small onPress={clear}>
        <X size={15} strokeWidth={1.6} />
      </IconButton>
      {handing === null ? null : (
        <SetExportDialog
          selection={{ records: [...handing] }}
          what={t('handover.export.selected', { count: handing.length, shown: shown(handing.length) })}
          onClose={() => setHanding(null)}
        />
      )}
      {looking ? <SelectionDialog onClose={() => setLooking(false)} /> : null}
    </div>
  );
}

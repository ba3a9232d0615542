/** One pack on the table: its items in order, and beside them its cover, its settings, its states, export and preview. */
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, usePanelRef } from 'react-resizable-panels';
import type { Pack, PackCoverField } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { navigate, searchRoute } from '../../lib/navigation.ts';
import { usePackCheck } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PaneDivider } from '../../ui/pane-divider.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { SetExportDialog } from '../handover/set-export-dialog.tsx';
import { ChangesDialog } from './changes-dialog.tsx';
import { CoverPane } from './cover-pane.tsx';
import { ExportPane } from './export-pane.tsx';
import { ItemsBar } from './items-bar.tsx';
import { OptionsPane } from './options-pane.tsx';
import { PackBar } from './pack-bar.tsx';
import styles from './pack-editor.module.css';
import { PackItems } from './pack-items.tsx';
import { PackNotices } from './pack-notices.tsx';
import { useChanges, usePreparedExport } from './pack-queries.ts';
import { PreviewPane } from './preview/preview-pane.tsx';
import { usePreview } from './preview/use-preview.ts';
import { canArrange, useArrange } from './use-arrange.ts';
import { useExport } from './use-export.ts';
import { useItems } from './use-items.ts';
import { usePackDraft } from './use-pack-draft.ts';
import { VersionsPane } from './versions-pane.tsx';

const c = classes(styles);
type Sheet = 'cover' | 'options' | 'preview' | 'versions' | 'export';

/** How wide the pane stands beside the items, in percent: pages need more room than fields. */
const widths = { pages: 54, fields: 38 };
const noChanges: ReadonlySet<string> = new Set();

interface Props {
  stored: Pack;
  readOnly: boolean;
  /** The archive has no such pack any more. */
  gone: boolean;
  onSaveAsNew: (pack: Pack) => void;
  onDiscard: () => void;
  onRemove: (pack: Pack) => void;
  onDuplicate: (pack: Pack) => void;
  onVerify: () => void;
}

export function PackEditor(props: Props): ReactElement {
  const { stored, readOnly, gone, onSaveAsNew, onDiscard, onRemove, onDuplicate, onVerify } = props;
  const { t } = useTranslation();
  const draft = usePackDraft(stored);
  const { pack, edit } = draft;
  const arrange = useArrange(draft);
  const check = usePackCheck(pack.id, pack.version);
  const checks = useMemo(() => new Map((check.data ?? []).map((one) => [one.itemId, one])), [check.data]);
  const { data: changes = [] } = useChanges(pack.id, pack.version);
  const changed = useMemo(
    () => (changes.length === 0 ? noChanges : new Set(changes.map((one) => one.itemId))),
    [changes],
  );
  const [comparing, setComparing] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const [handing, setHanding] = useState(false);
  const [sheet, setSheet] = useState<Sheet>('cover');
  const [wish, setWish] = useState<{ field: PackCoverField; n: number } | null>(null);
  const compare = useCallback((id: string) => setComparing(id), []);
  const work = useItems({ pack, checks, changed, readOnly, edit, onCompare: compare });
  const { view, selected } = work;
  const exporting = useExport(pack.id, draft.flush);
  const preview = usePreview(draft);
  usePreparedExport(pack.id);
  const pane = usePanelRef();
  // The last item took the focus with it when it went.
  const empty = useRef<HTMLDivElement | null>(null);
  const count = useRef(pack.items.length);
  useEffect(() => {
    if (pack.items.length === 0 && count.current > 0 && document.activeElement === document.body)
      empty.current?.querySelector('button')?.focus();
    count.current = pack.items.length;
  }, [pack.items.length]);
  const excerpts = pack.items.filter((item) => item.type === 'excerpt');
  const sound = excerpts.filter((item) => checks.get(item.id)?.state === 'ok').length;
  const unsound = [...checks.values()].filter((one) => one.state !== 'ok').length;

  // Each kind of pane has its own width; between panes of one kind it stays as it was drawn.
  const wide = sheet === 'preview';
  useEffect(() => {
    pane.current?.resize(`${wide ? widths.pages : widths.fields}%`);
  }, [wide, pane]);

  return (
    <div className={c('editor')}>
      <PackBar
        title={pack.title}
        state={draft.state}
        readOnly={readOnly}
        sound={check.data === undefined ? null : { count: sound, of: excerpts.length }}
        unsound={unsound}
        changed={changes.length}
        checking={check.isFetching}
        exporting={sheet === 'export'}
        arrangeable={canArrange(pack)}
        onArrange={arrange}
        onTitle={(title) => edit((now) => ({ ...now, title }))}
        onCompare={() => setComparing('')}
        onRecheck={() => void check.refetch()}
        onExport={() => setSheet('export')}
        onVerify={onVerify}
        onHandover={() => setHanding(true)}
        onDuplicate={() => void draft.flush().then((done) => (done ? onDuplicate(pack) : undefined))}
        onRemove={() => setRemoving(true)}
      />
      <PackNotices
        draft={draft}
        gone={gone || draft.gone}
        checkError={check.error}
        onSaveAsNew={() => {
          draft.forget();
          onSaveAsNew(pack);
        }}
        onDiscard={() => {
          draft.forget();
          onDiscard();
        }}
      />
      <Group className={c('columns')}>
        <Panel id="items" minSize={330} className={c('items')}>
          {readOnly ? null : (
            <ItemsBar
              selected={selected}
              sections={view.sections}
              onAdd={(type) => view.onAdd(type, view.open)}
              onMove={(section) => view.onMove([...selected], section)}
              onRemove={() => view.onRemove([...selected])}
              onClear={() => work.select(new Set())}
            />
          )}
          {pack.items.length === 0 ? (
            <div ref={empty} className={c('empty')}>
              <p>{t('packs.emptyPack')}</p>
              <Button onPress={() => navigate(searchRoute())}>{t('packs.goSearch')}</Button>
            </div>
          ) : (
            <PackItems
              items={pack.items}
              view={view}
              selected={selected}
              onSelect={work.select}
              onItems={work.change}
            />
          )}
        </Panel>
        <PaneDivider label={t('packs.resizePane')} />
        <Panel id="pane" panelRef={pane} minSize={284} defaultSize={`${widths.fields}%`} className={c('side')}>
          <Tabs
            label={t('packs.sheets')}
            value={sheet}
            onChange={setSheet}
            tabs={[
              {
                id: 'cover',
                label: t('packs.sheet.cover'),
                content: <CoverPane pack={pack} readOnly={readOnly} wish={wish} asked={wish !== null} onEdit={edit} />,
              },
              {
                id: 'options',
                label: t('packs.sheet.options'),
                content: <OptionsPane pack={pack} readOnly={readOnly} onEdit={edit} />,
              },
              {
                id: 'preview',
                label: t('packs.sheet.preview'),
                content: <PreviewPane preview={preview} empty={pack.items.length === 0} />,
                fill: true,
              },
              {
                id: 'versions',
                label: t('packs.sheet.versions'),
                content: <VersionsPane draft={draft} readOnly={readOnly} />,
              },
              {
                id: 'export',
                label: t('packs.sheet.export'),
                content: (
                  <ExportPane
                    pack={pack}
                    checks={check.data ?? []}
                    work={exporting}
                    onMissing={(field) => {
                      setSheet('cover');
                      setWish((now) => ({ field, n: (now?.n ?? 0) + 1 }));
                    }}
                  />
                ),
              },
            ]}
          />
        </Panel>
      </Group>
      {comparing === null ? null : (
        <ChangesDialog
          draft={draft}
          changes={changes}
          at={comparing}
          readOnly={readOnly}
          onClose={() => setComparing(null)}
        />
      )}
      {handing ? (
        <SetExportDialog
          selection={{ packId: pack.id }}
          what={t('handover.export.pack', { title: pack.title === '' ? t('packs.untitled') : pack.title })}
          before={draft.flush}
          onClose={() => setHanding(false)}
        />
      ) : null}
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('packs.removeTitle', { title: pack.title })}
        urgent
        actions={
          <>
            <Button onPress={() => setRemoving(false)}>{t('common.cancel')}</Button>
            <Button weight="primary" onPress={() => void draft.flush().then(() => onRemove(pack))}>
              {t('packs.remove')}
            </Button>
          </>
        }
      >
        {t('packs.removeText')}
      </Dialog>
    </div>
  );
}

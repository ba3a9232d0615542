/** One pack on the table: its title and cover, its items in order, and its export. Saves itself. */
import { CheckCircle2, FilePlus2, Heading2, RefreshCw, StickyNote, Trash2 } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack, PackCover, PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { navigate, searchRoute } from '../../lib/navigation.ts';
import { usePackCheck } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ExportPanel } from './export-panel.tsx';
import styles from './pack-editor.module.css';
import { PackItems } from './pack-items.tsx';
import { type SaveState, usePackDraft } from './use-pack-draft.ts';

const c = classes(styles);

interface Props {
  stored: Pack;
  onRemove: () => void;
}

function SaveNote({ state }: { state: SaveState }): ReactElement {
  const { t } = useTranslation();
  return (
    <output className={c('saved', state === 'failed' && 'failed')} aria-live="polite">
      {t(`packs.save.${state}`)}
    </output>
  );
}

export function PackEditor({ stored, onRemove }: Props): ReactElement {
  const { t } = useTranslation();
  const draft = usePackDraft(stored);
  const { pack, edit } = draft;
  const check = usePackCheck(pack.id, pack.version);
  const checks = useMemo(() => new Map((check.data ?? []).map((one) => [one.itemId, one])), [check.data]);
  const [removing, setRemoving] = useState(false);
  const excerpts = pack.items.filter((item) => item.type === 'excerpt');
  const sound = excerpts.filter((item) => checks.get(item.id)?.state === 'ok').length;
  const unsound = [...checks.values()].filter((one) => one.state !== 'ok').length;

  const setCover = (change: Partial<PackCover>): void =>
    edit((now) => ({ ...now, cover: { ...now.cover, ...change } }));
  const append = (item: PackItem): void => edit((now) => ({ ...now, items: [...now.items, item] }));
  const removeItem = (item: PackItem): void => {
    const at = pack.items.findIndex((one) => one.id === item.id);
    edit((now) => ({ ...now, items: now.items.filter((one) => one.id !== item.id) }));
    toast(t('packs.itemRemoved'), {
      action: {
        label: t('common.undo'),
        run: () => edit((now) => ({ ...now, items: [...now.items.slice(0, at), item, ...now.items.slice(at)] })),
      },
    });
  };

  return (
    <div className={c('editor')}>
      <header className={c('bar')}>
        <div className={c('title')}>
          <Field
            quiet
            label={t('packs.title')}
            placeholder={t('packs.untitled')}
            value={pack.title}
            onChange={(title) => edit((now) => ({ ...now, title }))}
          />
        </div>
        {excerpts.length > 0 && check.data !== undefined ? (
          <Chip tone="jade" icon={<CheckCircle2 size={12} strokeWidth={1.8} />}>
            {t('packs.sound', { count: sound, of: excerpts.length })}
          </Chip>
        ) : null}
        {unsound > 0 ? <Chip tone="amber">{t('packs.unsound', { count: unsound })}</Chip> : null}
        <span className={c('spring')} />
        <SaveNote state={draft.state} />
        <IconButton label={t('packs.recheck')} onPress={() => void check.refetch()} isDisabled={check.isFetching}>
          <RefreshCw size={15} strokeWidth={1.6} />
        </IconButton>
        <IconButton label={t('packs.remove')} onPress={() => setRemoving(true)}>
          <Trash2 size={15} strokeWidth={1.6} />
        </IconButton>
      </header>
      {draft.conflict === null ? null : (
        <div className={c('strip')}>
          <Notice
            tone="look"
            action={
              <span className={c('choices')}>
                <Button onPress={() => draft.keep('mine')}>{t('packs.keepMine')}</Button>
                <Button onPress={() => draft.keep('stored')}>{t('packs.keepStored')}</Button>
              </span>
            }
          >
            {t('packs.conflict')}
          </Notice>
        </div>
      )}
      {draft.failure === null ? null : (
        <div className={c('strip')}>
          <Notice tone="bad" action={<Button onPress={() => void draft.flush()}>{t('common.retry')}</Button>}>
            {draft.failure}
          </Notice>
        </div>
      )}
      <div className={c('columns')}>
        <div className={c('items')}>
          {pack.items.length === 0 ? (
            <div className={c('empty')}>
              <p>{t('packs.emptyPack')}</p>
              <Button onPress={() => navigate(searchRoute())}>{t('packs.goSearch')}</Button>
            </div>
          ) : (
            <PackItems
              items={pack.items}
              checks={checks}
              onItems={(change) => edit((now) => ({ ...now, items: change(now.items) }))}
              onRemove={removeItem}
            />
          )}
          <div className={c('adders')}>
            <Button
              weight="bare"
              icon={<Heading2 size={15} strokeWidth={1.6} />}
              onPress={() => append({ id: crypto.randomUUID(), type: 'section', title: '' })}
            >
              {t('packs.addSection')}
            </Button>
            <Button
              weight="bare"
              icon={<StickyNote size={15} strokeWidth={1.6} />}
              onPress={() => append({ id: crypto.randomUUID(), type: 'note', markdown: '' })}
            >
              {t('packs.addNote')}
            </Button>
            <Button
              weight="bare"
              icon={<FilePlus2 size={15} strokeWidth={1.6} />}
              onPress={() => navigate(searchRoute())}
            >
              {t('packs.addFromSearch')}
            </Button>
          </div>
        </div>
        <aside className={c('side')}>
          <section className={c('cover')} aria-label={t('packs.cover')}>
            <h2 className={c('heading')}>{t('packs.cover')}</h2>
            <Field
              label={t('packs.subtitle')}
              value={pack.cover.subtitle}
              onChange={(subtitle) => setCover({ subtitle })}
            />
            <Field
              label={t('packs.issuer')}
              placeholder={t('packs.issuerExample')}
              value={pack.cover.issuer}
              onChange={(issuer) => setCover({ issuer })}
            />
            <Field
              label={t('packs.date')}
              placeholder={t('packs.dateExample')}
              value={pack.cover.date}
              onChange={(date) => setCover({ date })}
            />
          </section>
          <ExportPanel id={pack.id} empty={pack.items.length === 0} checks={check.data ?? []} flush={draft.flush} />
        </aside>
      </div>
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('packs.removeTitle', { title: pack.title })}
        urgent
        actions={
          <>
            <Button onPress={() => setRemoving(false)}>{t('common.cancel')}</Button>
            <Button weight="primary" onPress={onRemove}>
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

/** Adds passages or whole records to the pack in hand, or to another one chosen from a menu. */
import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack, PackSummary, PackTemplate } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { presentSearch } from '../../lib/answered.ts';
import { codeOf, toastError } from '../../lib/errors.ts';
import { navigate, searchRoute } from '../../lib/navigation.ts';
import { queries, refresh, usePacks } from '../../lib/queries.ts';
import { changeSettings, settings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { type ToastAction, toast } from '../../lib/toasts.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { addRecords } from './change-pack.ts';

export interface PackItemToAdd {
  recordId: string;
  start?: number;
  end?: number;
}

export interface PackMenu {
  current: string | null;
  title: string;
  busy: boolean;
  /** To the pack in hand; without one, a new pack is made. */
  add(): void;
  groups: ReadonlyArray<readonly MenuEntry[]>;
}

/** The pack in hand, if it still exists. */
export function useCurrentPack(): PackSummary | null {
  const { pack } = useStore(settings);
  const { data: packs = [] } = usePacks();
  return packs.find((one) => one.id === pack) ?? null;
}

export async function createPack(title: string, template: PackTemplate = 'blank'): Promise<Pack> {
  const made = await client.packs.create({ title, template });
  queries.setQueryData(['pack', made.id], made);
  changeSettings({ pack: made.id });
  refresh('packs', 'info');
  return made;
}

interface Options {
  onAdded?: () => void;
  /** Several whole records at once: those that are in the pack already are left out, and all can be taken back. */
  once?: boolean;
}

export function usePackMenu(items: readonly PackItemToAdd[], { onAdded, once = false }: Options = {}): PackMenu {
  const { t } = useTranslation();
  const { data: packs = [] } = usePacks();
  const current = useCurrentPack();
  const [busy, setBusy] = useState(false);

  const newTitle = (): string => {
    const query = searchRoute().query.trim();
    return query === '' ? t('packs.untitled') : t('packs.titleFromQuery', { query: [...query].slice(0, 20).join('') });
  };

  const keep = (pack: Pack): void => {
    queries.setQueryData(['pack', pack.id], pack);
    changeSettings({ pack: pack.id });
    refresh('packs', 'info', 'check');
  };
  const tell = (pack: Pack, text: string, action?: ToastAction): void => {
    const open = { label: t('packs.openPack'), run: () => navigate({ page: 'packs', pack: pack.id }) };
    const actions = action === undefined ? { action: open } : { action, second: open };
    toast(text, { kind: 'pack-added', tone: 'good', ...actions });
  };
  const addedWords = (pack: Pack): string => {
    const count = pack.items.filter((item) => item.type === 'record' || item.type === 'excerpt').length;
    return t('packs.added', { title: pack.title, count });
  };

  const addAll = async (id: string): Promise<void> => {
    const records = items.map((item) => item.recordId);
    const { pack, added, skipped, undo } = await addRecords(id, records, presentSearch());
    keep(pack);
    const { title } = pack;
    if (added === 0) return tell(pack, t('packs.allThere', { title }));
    tell(pack, skipped === 0 ? addedWords(pack) : t('packs.addedOnce', { title, added, skipped }), {
      label: t('common.undo'),
      run: () => {
        undo()
          .then((after) => {
            keep(after);
            toast(t('packs.takenBack', { title, count: added }), { kind: 'pack-added' });
          })
          .catch(toastError);
      },
    });
  };

  const add = async (id: string | null): Promise<void> => {
    setBusy(true);
    try {
      const target = id ?? (await createPack(newTitle())).id;
      if (once) await addAll(target);
      else {
        const from = presentSearch();
        const pack = await client.packs.add({
          id: target,
          items: [...items],
          ...(from === null ? {} : { from }),
        });
        keep(pack);
        tell(pack, addedWords(pack));
      }
      onAdded?.();
    } catch (error) {
      if (codeOf(error) === 'NOT_FOUND') refresh('packs');
      toastError(error);
    }
    setBusy(false);
  };

  return {
    current: current?.id ?? null,
    title: current?.title ?? '',
    busy,
    add: () => void add(current?.id ?? null),
    groups: [
      packs.map((pack) => ({
        id: pack.id,
        label: pack.title === '' ? t('packs.untitled') : pack.title,
        note: t('packs.counts', pack),
        run: () => void add(pack.id),
      })),
      [
        {
          id: 'new-pack',
          label: t('packs.newWithThis'),
          icon: <FolderPlus size={15} strokeWidth={1.6} />,
          run: () => {
            void createPack(newTitle())
              .then((made) => add(made.id))
              .catch(toastError);
          },
        },
      ],
    ],
  };
}

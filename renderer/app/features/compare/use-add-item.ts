/** Adds a comparison, a chart or a table of figures to the pack in hand; without one, a new pack is made. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackItem } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { codeOf, toastError } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { queries, refresh } from '../../lib/queries.ts';
import { changeSettings } from '../../lib/settings.ts';
import { toast } from '../../lib/toasts.ts';
import { createPack, useCurrentPack } from '../packs/pack-menu.tsx';

type New = PackItem extends infer Item ? (Item extends { id: string } ? Omit<Item, 'id'> : never) : never;
export type NewItem = Extract<New, { type: 'comparison' | 'chart' | 'figures' }>;

/** A pack that was saved meanwhile is read again, as often as this, before the person is told. */
const TRIES = 3;

async function append(id: string, item: NewItem, tries = TRIES): Promise<string> {
  const { version, title, template, cover, options, items } = await client.packs.get({ id });
  const made = { ...item, id: crypto.randomUUID() };
  try {
    const saved = await client.packs.save({ id, version, title, template, cover, options, items: [...items, made] });
    queries.setQueryData(['pack', id], saved);
    return saved.title;
  } catch (error) {
    if (codeOf(error) !== 'CONFLICT' || tries <= 1) throw error;
    return append(id, item, tries - 1);
  }
}

export function useAddItem(): { add: (item: NewItem) => void; busy: boolean } {
  const { t } = useTranslation();
  const current = useCurrentPack();
  const [busy, setBusy] = useState(false);
  const add = async (item: NewItem): Promise<void> => {
    setBusy(true);
    try {
      const id = current?.id ?? (await createPack(item.title === '' ? t('packs.untitled') : item.title)).id;
      const title = await append(id, item);
      changeSettings({ pack: id });
      refresh('packs', 'info', 'check');
      toast(t('compare.added', { title: title === '' ? t('packs.untitled') : title }), {
        kind: 'pack-added',
        tone: 'good',
        action: { label: t('packs.openPack'), run: () => navigate({ page: 'packs', pack: id }) },
      });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return { add: (item) => void add(item), busy };
}

/** Adds a comparison, a chart or a table of figures to the pack in hand; without one, a new pack is made. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackItem } from '../../../../electron/contract/packs.ts';
import { toastError } from '../../lib/errors.ts';
import { navigate } from '../../lib/navigation.ts';
import { refresh } from '../../lib/queries.ts';
import { changeSettings } from '../../lib/settings.ts';
import { toast } from '../../lib/toasts.ts';
import { changePack } from '../packs/change-pack.ts';
import { createPack, useCurrentPack } from '../packs/pack-menu.tsx';

type New = PackItem extends infer Item ? (Item extends { id: string } ? Omit<Item, 'id'> : never) : never;
export type NewItem = Extract<New, { type: 'comparison' | 'chart' | 'figures' }>;

export function useAddItem(): { add: (item: NewItem) => void; busy: boolean } {
  const { t } = useTranslation();
  const current = useCurrentPack();
  const [busy, setBusy] = useState(false);
  const add = async (item: NewItem): Promise<void> => {
    setBusy(true);
    try {
      const id = current?.id ?? (await createPack(item.title === '' ? t('packs.untitled') : item.title)).id;
      const made = { ...item, id: crypto.randomUUID() };
      const { title } = await changePack(id, (pack) => ({ ...pack, items: [...pack.items, made] }));
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

/** Puts the cases of a pack under headings by link or by region, with its way back. The archive does it and keeps the state before. */
import { useTranslation } from 'react-i18next';
import type { Pack, PackTemplate } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { toastError } from '../../lib/errors.ts';
import { refresh } from '../../lib/queries.ts';
import { toast } from '../../lib/toasts.ts';
import type { PackDraft } from './use-pack-draft.ts';

/** In the others the headings are those of the kind of document, and cases stand where its parts need them. */
const templates: readonly PackTemplate[] = ['anthology', 'blank'];

/** One case is in order as it is. */
export function canArrange({ template, items }: Pack): boolean {
  return templates.includes(template) && items.filter((item) => item.type === 'record').length > 1;
}

export function useArrange(draft: PackDraft): (by: 'link' | 'region') => void {
  const { t } = useTranslation();
  const { id } = draft.pack;
  const arrange = async (by: 'link' | 'region'): Promise<void> => {
    let present = 0;
    const next = await draft.change((version) => {
      present = version;
      return client.packs.arrange({ id, version, by });
    });
    if (next === null) return;
    refresh('versions');
    const back = (): void =>
      void draft.change((base) => client.packs.restore({ id, version: present, base })).catch(toastError);
    toast(t(`packs.arrangedBy.${by}`), { tone: 'good', action: { label: t('common.undo'), run: back } });
  };
  return (by) => void arrange(by).catch(toastError);
}

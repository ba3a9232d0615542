/** Which parts of an item differ, in words. */
import { useTranslation } from 'react-i18next';
import { type HandoverItem, packFields } from '../../../../electron/contract/handover.ts';
import { stateFields } from '../../../../electron/contract/revisions.ts';

export function useChangedWords({ kind, changed }: Pick<HandoverItem, 'kind' | 'changed'>): string {
  const { t } = useTranslation();
  const names =
    kind === 'pack'
      ? packFields.filter((field) => changed.includes(field)).map((field) => t(`handover.packFields.${field}`))
      : stateFields.filter((field) => changed.includes(field)).map((field) => t(`corrections.fields.${field}`));
  return names.join(t('common.comma'));
}

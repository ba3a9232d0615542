/** Lets go of what is selected, with a way back: choosing two hundred records took longer than the key that drops them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { selected } from '../../lib/selected.ts';
import { nothingSelected, withAll } from '../../lib/selection.ts';
import { toast } from '../../lib/toasts.ts';

export function useClearSelection(): () => void {
  const { t, i18n } = useTranslation();
  return useCallback(() => {
    const before = selected.get();
    if (before.titles.size === 0) return;
    selected.set(nothingSelected);
    // What is selected meanwhile stays.
    const back = [...before.titles].map(([id, title]) => ({ id, title }));
    const count = before.titles.size;
    toast(t('selection.cleared', { count, shown: formatNumber(count, i18n.language) }), {
      kind: 'selection-cleared',
      action: { label: t('common.undo'), run: () => selected.set((now) => withAll(now, back)) },
    });
  }, [t, i18n.language]);
}

/** The name of a filter's value, in the person's language. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { kindLabels, linkLabels, localeOf, qualityLabels } from '../../../../electron/contract/messages.ts';
import type { Facets } from '../../../../electron/contract/search.ts';
import type { Names } from '../../lib/queries.ts';
import type { FilterLabel } from './wording.ts';

/** Titles of meetings as the facets gave them: a filter that empties the list must not lose its own name. */
const meetings = new Map<string, string>();

export function rememberMeetings(facets: Facets): void {
  for (const { value, label } of facets.meeting) if (label !== undefined) meetings.set(value, label);
}

export function useFilterLabel(names: Names): FilterLabel {
  const { t, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return useCallback<FilterLabel>(
    (name, value) => {
      if (name === 'region') return names.region(value);
      if (name === 'practice') return names.practice(value);
      if (name === 'person') return value;
      if (name === 'meeting') return meetings.get(value) ?? t('facets.meeting');
      if (name === 'year') return value === '' ? t('facets.noYear') : t('facets.year', { year: value });
      const labels: Readonly<Record<string, { zh: string; en: string }>> =
        name === 'kind' ? kindLabels : name === 'link' ? linkLabels : qualityLabels;
      return labels[value]?.[locale] ?? value;
    },
    [names, locale, t],
  );
}

/** Where a record is filed: regions and practices of the taxonomy, and the five links. */
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { linkLabels, localeOf } from '../../../../electron/contract/messages.ts';
import { type Link, links } from '../../../../electron/contract/vocabulary.ts';
import { classes } from '../../lib/classes.ts';
import { useNames } from '../../lib/queries.ts';
import { Check } from '../../ui/check.tsx';
import { type TagOption, TagPicker } from '../../ui/tag-picker.tsx';
import styles from './corrections.module.css';

const c = classes(styles);

export interface Filed {
  regions: string[];
  practices: string[];
  links: Link[];
}

export function Filing({ filed, onChange }: { filed: Filed; onChange: (part: Partial<Filed>) => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const locale = localeOf(i18n.language);
  const regions = useMemo(
    () =>
      names.taxonomy.regions.map(({ code, name, short, parent }): TagOption => {
        const above = parent === null ? null : names.region(parent);
        return {
          id: code,
          label: name,
          words: [short, names.region(code)],
          ...(above === null ? {} : { note: above }),
        };
      }),
    [names],
  );
  const practices = useMemo(
    () => names.taxonomy.practices.map(({ id, name, synonyms }): TagOption => ({ id, label: name, words: synonyms })),
    [names],
  );
  const shared = {
    none: t('corrections.noMatch'),
    removeLabel: (name: string) => t('corrections.takeOff', { name }),
  };
  return (
    <>
      <TagPicker
        {...shared}
        label={t('corrections.fields.regions')}
        placeholder={t('corrections.addRegion')}
        chosen={filed.regions}
        options={regions}
        nameOf={names.region}
        onChange={(chosen) => onChange({ regions: chosen })}
      />
      <TagPicker
        {...shared}
        label={t('corrections.fields.practices')}
        placeholder={t('corrections.addPractice')}
        chosen={filed.practices}
        options={practices}
        nameOf={names.practice}
        onChange={(chosen) => onChange({ practices: chosen })}
      />
      <fieldset className={c('links')}>
        <legend className={c('label')}>{t('corrections.fields.links')}</legend>
        {links.map((link) => (
          <Check
            key={link}
            selected={filed.links.includes(link)}
            onChange={(selected) =>
              // In the order of the process, however they were ticked.
              onChange({ links: links.filter((one) => (one === link ? selected : filed.links.includes(one))) })
            }
          >
            {linkLabels[link][locale]}
          </Check>
        ))}
      </fieldset>
    </>
  );
}

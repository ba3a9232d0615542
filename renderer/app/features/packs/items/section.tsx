/** A heading of the pack. What stands below it is counted, so that an uneven pack is seen. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import styles from './section.module.css';

const c = classes(styles);

export function SectionBody({ item, open }: ItemProps<'section'>): ReactElement {
  const { t } = useTranslation();
  const { outline, onChange, readOnly } = useItemsView();
  const extent = outline.sections.get(item.id);
  return (
    <div className={c('section')}>
      <Field
        quiet
        label={t('packs.sectionTitle')}
        placeholder={t('packs.sectionTitle')}
        value={item.title}
        autoFocus={open}
        readOnly={readOnly}
        onChange={(title) => onChange({ ...item, title })}
      />
      {extent === undefined ? null : (
        <span className={c('extent')}>
          {t('packs.extent', { count: extent.items })}
          {extent.characters === 0 ? null : ` · ${t('packs.characters', { count: extent.characters })}`}
        </span>
      )}
      {item.hint && extent?.items === 0 ? <p className={c('hint')}>{item.hint}</p> : null}
    </div>
  );
}

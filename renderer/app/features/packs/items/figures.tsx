/** The figures stated with the records, as a table of its own: which of them, and how many there are. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import { useFigureGroups } from '../pack-queries.ts';
import styles from './item.module.css';
import { RecordsField, scopeWords } from './records-field.tsx';

const c = classes(styles);

export function FiguresBody({ item, open }: ItemProps<'figures'>): ReactElement {
  const { t } = useTranslation();
  const { records, onChange } = useItemsView();
  const scope = item.records.length === 0 ? records : item.records;
  const { data: groups } = useFigureGroups(scope);
  const count = groups?.reduce((sum, group) => sum + group.points.length, 0);
  const conflicts = groups?.reduce((sum, group) => sum + group.conflicts, 0) ?? 0;
  return (
    <>
      <p className={c('title')}>{item.title === '' ? t('packs.type.figures') : item.title}</p>
      <p className={c('where')}>
        {item.title === '' ? null : `${t('packs.type.figures')} · `}
        {scopeWords(item.records, t)}
        {count === undefined ? null : ` · ${t('packs.figureCount', { count })}`}
      </p>
      {conflicts > 0 ? (
        <div className={c('state')}>
          <Chip tone="amber">{t('packs.figureConflicts', { count: conflicts })}</Chip>
        </div>
      ) : null}
      {open ? (
        <div className={c('form')}>
          <Field
            label={t('packs.tableTitle')}
            placeholder={t('packs.figuresExample')}
            value={item.title}
            autoFocus
            onChange={(title) => onChange({ ...item, title })}
          />
          <RecordsField value={item.records} onChange={(ids) => onChange({ ...item, records: ids })} />
        </div>
      ) : null}
    </>
  );
}

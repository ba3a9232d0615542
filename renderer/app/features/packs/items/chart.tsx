/** Figures of one subject and unit as a picture: chosen from those the records state, drawn as they will be printed. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureGroup } from '../../../../../electron/contract/index.ts';
import { classes } from '../../../lib/classes.ts';
import { sentenceOf } from '../../../lib/errors.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import { useChart, useFigureGroups } from '../pack-queries.ts';
import styles from './item.module.css';
import { RecordsField, scopeWords } from './records-field.tsx';

const c = classes(styles);

function keyOf(group: Pick<FigureGroup, 'subject' | 'unit'>): string {
  return JSON.stringify([group.subject, group.unit]);
}

/** Groups that can be drawn, those with most values first. */
function drawable(groups: readonly FigureGroup[]): FigureGroup[] {
  return groups
    .filter((group) => group.points.some((point) => point.figure.value !== null))
    .sort((a, b) => b.points.length - a.points.length || a.subject.localeCompare(b.subject, 'zh-CN'));
}

export function ChartBody({ item, open }: ItemProps<'chart'>): ReactElement {
  const { t } = useTranslation();
  const { records, onChange } = useItemsView();
  const scope = item.records.length === 0 ? records : item.records;
  const groups = useFigureGroups(scope);
  const picture = useChart(scope, item.subject, item.unit, item.form);
  const offered = drawable(groups.data ?? []);
  const chosen = offered.find((group) => keyOf(group) === keyOf(item));
  const name = item.title === '' ? (item.subject === '' ? t('packs.type.chart') : item.subject) : item.title;
  return (
    <>
      <p className={c('title')}>{name}</p>
      <p className={c('where')}>
        {item.title === '' ? null : `${t('packs.type.chart')} · `}
        {item.subject === '' ? t('packs.chartUnchosen') : t(`packs.form.${item.form}`)} · {scopeWords(item.records, t)}
        {chosen === undefined ? null : ` · ${t('packs.figureCount', { count: chosen.points.length })}`}
      </p>
      {item.subject !== '' && groups.data !== undefined && chosen === undefined ? (
        <p className={c('advice')}>{t('packs.chartGone')}</p>
      ) : null}
      {open ? (
        <div className={c('form')}>
          {offered.length === 0 && groups.data !== undefined ? (
            <Notice>{t('packs.chartNothing')}</Notice>
          ) : (
            <Select
              label={t('packs.chartSubject')}
              placeholder={t('packs.chartChoose')}
              value={chosen === undefined ? null : keyOf(chosen)}
              options={offered.map((group) => ({
                value: keyOf(group),
                label: group.unit === '' ? group.subject : t('packs.chartOption', group),
                note: [
                  t('packs.figureCount', { count: group.points.length }),
                  group.conflicts > 0 ? t('packs.figureConflicts', { count: group.conflicts }) : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · '),
              }))}
              onChange={(key) => {
                const group = offered.find((one) => keyOf(one) === key);
                if (group !== undefined) onChange({ ...item, subject: group.subject, unit: group.unit });
              }}
            />
          )}
          <div className={c('row')}>
            <span className={c('label')}>{t('packs.chartForm')}</span>
            <Choice
              label={t('packs.chartForm')}
              value={item.form}
              options={(['bar', 'line'] as const).map((value) => ({ value, label: t(`packs.form.${value}`) }))}
              onChange={(form) => onChange({ ...item, form })}
            />
          </div>
          <Field
            label={t('packs.chartTitle')}
            placeholder={item.subject}
            value={item.title}
            autoFocus
            onChange={(title) => onChange({ ...item, title })}
          />
          <RecordsField value={item.records} onChange={(ids) => onChange({ ...item, records: ids })} />
        </div>
      ) : null}
      {picture.error === null || item.subject === '' ? null : <Notice tone="look">{sentenceOf(picture.error)}</Notice>}
      {picture.data === undefined || item.subject === '' ? null : (
        <img
          className={c('chart', !open && 'small')}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.data.svg)}`}
          width={picture.data.width}
          height={picture.data.height}
          alt={picture.data.alt}
        />
      )}
    </>
  );
}

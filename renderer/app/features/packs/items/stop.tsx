/** One stop of a teaching route: place and time, what is looked at and told, by whom, with which records. */
import type { ReactElement } from 'react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import styles from './item.module.css';
import { RecordsField } from './records-field.tsx';

const c = classes(styles);

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

export function StopBody({ item, open }: ItemProps<'stop'>): ReactElement {
  const { t } = useTranslation();
  const { outline, onChange } = useItemsView();
  const place = outline.stops.get(item.id);
  const long = ['see', 'tell'] as const;
  const short = ['speaker', 'form', 'materials'] as const;
  return (
    <>
      <p className={c('title')}>{item.place === '' ? t('packs.stopUnnamed') : item.place}</p>
      <p className={c('where')}>
        {place === undefined
          ? null
          : `${t('packs.stopPlace', { n: place.n })} · ${clock(place.from)}—${clock(place.from + item.minutes)} · `}
        {t('packs.minutes', { count: item.minutes })}
        {item.speaker === '' ? null : ` · ${item.speaker}`}
        {item.records.length === 0 ? null : ` · ${t('packs.stopRecords', { count: item.records.length })}`}
      </p>
      {place !== undefined && place.n === place.of ? (
        <p className={c('total')}>{t('packs.routeTotal', { count: place.of, minutes: place.total })}</p>
      ) : null}
      {open ? (
        <div className={c('form')}>
          <div className={c('placed')}>
            <Field
              label={t('packs.stop.place')}
              placeholder={t('packs.stopExample.place')}
              value={item.place}
              autoFocus
              onChange={(next) => onChange({ ...item, place: next })}
            />
            <NumberField
              className={c('number-field')}
              value={item.minutes}
              minValue={0}
              maxValue={24 * 60}
              step={5}
              onChange={(minutes) => onChange({ ...item, minutes: Number.isNaN(minutes) ? 0 : Math.round(minutes) })}
            >
              <Label className={c('label')}>{t('packs.stop.minutes')}</Label>
              <Group className={c('stepper')}>
                <Button slot="decrement">−</Button>
                <Input />
                <Button slot="increment">+</Button>
              </Group>
            </NumberField>
          </div>
          {long.map((name) => (
            <Field
              key={name}
              long
              rows={2}
              label={t(`packs.stop.${name}`)}
              placeholder={t(`packs.stopExample.${name}`)}
              value={item[name]}
              onChange={(next) => onChange({ ...item, [name]: next })}
            />
          ))}
          <div className={c('triple')}>
            {short.map((name) => (
              <Field
                key={name}
                label={t(`packs.stop.${name}`)}
                placeholder={t(`packs.stopExample.${name}`)}
                value={item[name]}
                onChange={(next) => onChange({ ...item, [name]: next })}
              />
            ))}
          </div>
          <RecordsField
            label={t('packs.stop.records')}
            none={t('packs.stopNoRecords')}
            value={item.records}
            onChange={(ids) => onChange({ ...item, records: ids })}
          />
        </div>
      ) : null}
    </>
  );
}

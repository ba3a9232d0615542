/** The cover as the template asks for it. A field that an export waits for is marked and can be led to. */
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Pack,
  type PackCoverField,
  type PackTemplate,
  packTemplates,
} from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { Field } from '../../ui/fields.tsx';
import { Select } from '../../ui/select.tsx';
import { groupFields, longFields, missingFields, otherFields, shortFields } from './cover-fields.ts';
import styles from './pane.module.css';

const c = classes(styles);

interface Props {
  pack: Pack;
  readOnly: boolean;
  /** The field to go to; a new wish has a new number. */
  wish: { field: PackCoverField; n: number } | null;
  /** An export was asked for: what is missing is marked. */
  asked: boolean;
  onEdit: (change: (pack: Pack) => Pack) => void;
}

export function CoverPane({ pack, readOnly, wish, asked, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  const elements = useRef(new Map<PackCoverField, HTMLElement>());
  const missing = new Set(missingFields(pack));
  const others = otherFields(pack.template, pack.cover);
  useEffect(() => {
    if (wish !== null) elements.current.get(wish.field)?.focus();
  }, [wish]);
  const field = (name: PackCoverField): ReactElement => (
    <div key={name} className={c(shortFields.has(name) ? 'half' : 'whole')}>
      <Field
        label={t(`packs.cover.${name}`)}
        placeholder={t(`packs.coverExample.${name}`)}
        value={pack.cover[name]}
        long={longFields.has(name)}
        readOnly={readOnly}
        error={asked && missing.has(name) ? t('packs.required') : null}
        inputRef={(element) => {
          if (element === null) elements.current.delete(name);
          else elements.current.set(name, element);
        }}
        onChange={(value) => onEdit((now) => ({ ...now, cover: { ...now.cover, [name]: value } }))}
      />
    </div>
  );
  return (
    <div className={c('pane')}>
      <section className={c('group')} aria-label={t('packs.template')}>
        <Select
          label={t('packs.template')}
          value={pack.template}
          disabled={readOnly}
          options={packTemplates.map((value) => ({
            value,
            label: t(`packs.templates.${value}`),
            note: t(`packs.templateNote.${value}`),
          }))}
          onChange={(template: PackTemplate) => onEdit((now) => ({ ...now, template }))}
        />
        <p className={c('hint')}>{t(`packs.templateNote.${pack.template}`)}</p>
      </section>
      {groupFields(pack.template).map(({ group, fields }) => (
        <section key={group} className={c('group')} aria-label={t(`packs.coverGroup.${group}`)}>
          <h2 className={c('heading')}>{t(`packs.coverGroup.${group}`)}</h2>
          <div className={c('fields')}>{fields.map(field)}</div>
        </section>
      ))}
      {others.length === 0 ? null : (
        <section className={c('group')} aria-label={t('packs.coverOther')}>
          <h2 className={c('heading')}>{t('packs.coverOther')}</h2>
          <p className={c('hint')}>{t('packs.coverOtherNote')}</p>
          <div className={c('fields')}>{others.map(field)}</div>
        </section>
      )}
    </div>
  );
}

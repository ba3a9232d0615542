/** A quotation: the words as they were taken, their number, where they stand, and the editor's comment. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Field } from '../../../ui/fields.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import styles from './item.module.css';
import { SourceLine, StateLine } from './source-line.tsx';

const c = classes(styles);

export function ExcerptBody({ item, open }: ItemProps<'excerpt'>): ReactElement {
  const { t } = useTranslation();
  const { checks, outline, onChange } = useItemsView();
  const check = checks.get(item.id);
  const number = outline.numbers.get(item.id);
  const { page, paragraph, heading, start, end } = item.locator;
  return (
    <>
      <blockquote className={c('quote')}>
        {item.quote}
        {number === undefined ? null : <sup className={c('number')}>[{number}]</sup>}
      </blockquote>
      <SourceLine
        title={check?.recordTitle ?? ''}
        recordId={item.recordId}
        at={[start, end]}
        where={[
          page === undefined ? null : t('packs.page', { page }),
          t('quote.paragraph', { paragraph }),
          heading,
          t('packs.characters', { count: [...item.quote].length }),
        ]}
        check={check}
      />
      <StateLine itemId={item.id} check={check} />
      {open ? (
        <Field
          long
          label={t('packs.comment')}
          placeholder={t('packs.commentPlaceholder')}
          value={item.comment}
          autoFocus
          onChange={(comment) => onChange({ ...item, comment })}
        />
      ) : item.comment === '' ? null : (
        <p className={c('comment')}>{t('packs.commentIs', { text: item.comment })}</p>
      )}
    </>
  );
}

/** Words of the editor in Markdown, shown as they will be set. */
import { type ReactElement, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { Check } from '../../../ui/check.tsx';
import { Field } from '../../../ui/fields.tsx';
import { BlockReader } from '../../reader/blocks.ts';
import { Blocks, type Marking } from '../../reader/text-blocks.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import styles from './item.module.css';

const c = classes(styles);
const plain: Marking = { hits: [], cited: null };

export function Markdown({ text }: { text: string }): ReactElement {
  const blocks = useMemo(() => new BlockReader(text).read(0, text.length, 'markdown'), [text]);
  return (
    <div className={c('markdown')}>
      <Blocks blocks={blocks} marking={plain} />
    </div>
  );
}

function Essentials({ item, open }: ItemProps<'note'>): ReactElement | null {
  const { t } = useTranslation();
  const { onChange, records } = useItemsView();
  const listed = item.auto === 'essentials';
  const note = t(records.length === 0 ? 'packs.essentialsNone' : 'packs.essentialsNote');
  if (!open) return listed ? <p className={c('empty')}>{note}</p> : null;
  return (
    <Check
      selected={listed}
      note={note}
      onChange={(next) => {
        const { auto: _auto, ...rest } = item;
        onChange(next ? { ...rest, auto: 'essentials' } : rest);
      }}
    >
      {t('packs.essentials')}
    </Check>
  );
}

export function NoteBody({ item, open }: ItemProps<'note'>): ReactElement {
  const { t } = useTranslation();
  const { onChange } = useItemsView();
  const shown = useDeferredValue(item.markdown);
  return (
    <>
      {open ? (
        <Field
          long
          rows={5}
          label={t('packs.note')}
          placeholder={item.hint || t('packs.notePlaceholder')}
          value={item.markdown}
          autoFocus
          onChange={(markdown) => onChange({ ...item, markdown })}
        />
      ) : null}
      {shown.trim() === '' ? (
        open ? null : (
          <p className={c('empty')}>{item.hint || t('packs.noteEmpty')}</p>
        )
      ) : (
        <section className={c(open && 'preview')} aria-label={t('packs.notePreview')}>
          <Markdown text={shown} />
        </section>
      )}
      <Essentials item={item} open={open} />
    </>
  );
}

/** What stands after the sections: which parts, in which order, under which headings. */
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type EndingKind, endingKinds, type PackEnding } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/fields.tsx';
import styles from './endings-field.module.css';
import { moveItems, stepItem } from './order.ts';

const c = classes(styles);

interface Row {
  id: EndingKind;
  on: boolean;
  title: string;
}

interface Props {
  value: readonly PackEnding[];
  onChange: (value: PackEnding[]) => void;
  readOnly: boolean;
  /** Already in the text, and not printed again. */
  repeated: EndingKind | null;
}

export function EndingsField({ value, onChange, readOnly, repeated }: Props): ReactElement {
  const { t } = useTranslation();
  const on = new Set(value.map((ending) => ending.kind));
  const rows: Row[] = [
    ...value.map(({ kind, title }) => ({ id: kind, on: true, title })),
    ...endingKinds.filter((kind) => !on.has(kind)).map((kind) => ({ id: kind, on: false, title: '' })),
  ];
  const put = (next: readonly Row[]): void =>
    onChange(next.filter((row) => row.on).map(({ id, title }) => ({ kind: id, title })));
  const change = (id: EndingKind, part: Partial<Row>): void =>
    put(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition !== 'on')
        put(moveItems(rows, new Set([...keys].map(String)), String(target.key), target.dropPosition));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={c('mark')} />,
  });
  return (
    <GridList
      aria-label={t('packs.endings')}
      items={rows}
      dependencies={[value, readOnly, repeated]}
      {...(readOnly ? {} : { dragAndDropHooks })}
      keyboardNavigationBehavior="tab"
      disallowTypeAhead
      className={c('list')}
    >
      {(row) => (
        <GridListItem id={row.id} textValue={t(`packs.ending.${row.id}`)} className={c('row')}>
          {readOnly ? null : (
            <AriaButton slot="drag" className={c('grip')} aria-label={t('packs.drag')}>
              <GripVertical size={14} strokeWidth={1.6} />
            </AriaButton>
          )}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys typed into a field are not moves of the list */}
          <div className={c('body')} onKeyDown={(event) => event.stopPropagation()}>
            <Check selected={row.on} disabled={readOnly} onChange={(next) => change(row.id, { on: next })}>
              {t(`packs.ending.${row.id}`)}
            </Check>
            {row.on && row.id === repeated ? <p className={c('repeated')}>{t('packs.endingRepeated')}</p> : null}
            {row.on ? (
              <Field
                quiet
                label={t('packs.endingTitle', { name: t(`packs.ending.${row.id}`) })}
                placeholder={t(`packs.ending.${row.id}`)}
                value={row.title}
                readOnly={readOnly}
                onChange={(title) => change(row.id, { title })}
              />
            ) : null}
          </div>
          {readOnly || !row.on ? null : (
            <span className={c('steps')}>
              <IconButton small label={t('packs.up')} onPress={() => put(stepItem(rows, row.id, -1))}>
                <ArrowUp size={13} strokeWidth={1.6} />
              </IconButton>
              <IconButton small label={t('packs.down')} onPress={() => put(stepItem(rows, row.id, 1))}>
                <ArrowDown size={13} strokeWidth={1.6} />
              </IconButton>
            </span>
          )}
        </GridListItem>
      )}
    </GridList>
  );
}

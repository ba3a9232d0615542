/** A table to fill in: a schedule, a roster. Blocks copied from Excel or WPS go in at the cell they are pasted to. */
import { EllipsisVertical, Plus, ShieldAlert, X } from 'lucide-react';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../lib/classes.ts';
import { toast } from '../../../lib/toasts.ts';
import { isTable, parseTsv } from '../../../lib/tsv.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/fields.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { type ItemOf, type ItemProps, useItemsView } from '../items-view.ts';
import styles from './table.module.css';
import { Cell, type GridActs } from './table-cell.tsx';
import {
  addColumn,
  addRow,
  MOST_COLUMNS,
  MOST_ROWS,
  pasteBlock,
  removeColumn,
  removeRow,
  setCell,
} from './table-grid.ts';

const c = classes(styles);
/** Rows drawn at a time. */
const PAGE = 60;

export function TableBody({ item, open }: ItemProps<'table'>): ReactElement {
  const { t } = useTranslation();
  const { onChange, personal } = useItemsView();
  const marked = item.columns.filter((column) => column.personal).map((column) => column.name);
  return (
    <>
      <p className={c('title')}>{item.title === '' ? t('packs.type.table') : item.title}</p>
      <p className={c('where')}>
        {item.title === '' ? null : `${t('packs.type.table')} · `}
        {t('packs.tableSize', { count: item.rows.length, columns: item.columns.length })}
        {marked.length === 0
          ? null
          : ` · ${t(personal ? 'packs.personalPrinted' : 'packs.personalHeld', { names: marked.join(t('common.comma')) })}`}
      </p>
      {open ? (
        <div className={c('form')}>
          <Field
            label={t('packs.tableTitle')}
            placeholder={t('packs.tableExample')}
            value={item.title}
            autoFocus
            onChange={(title) => onChange({ ...item, title })}
          />
          <Grid item={item} />
        </div>
      ) : null}
    </>
  );
}

function Grid({ item }: { item: ItemOf<'table'> }): ReactElement {
  const { t } = useTranslation();
  const { onChange } = useItemsView();
  const [most, setMost] = useState(PAGE);
  const frame = useRef<HTMLElement | null>(null);
  const latest = useRef(item);
  latest.current = item;
  const change = useRef(onChange);
  change.current = onChange;

  /** Says what was taken away or written over, with the way back. */
  const undoable = (next: ItemOf<'table'>, words: string): void => {
    const { columns, rows } = latest.current;
    change.current(next);
    toast(words, {
      kind: 'table',
      action: { label: t('common.undo'), run: () => change.current({ ...latest.current, columns, rows }) },
    });
  };
  const acts = useMemo((): GridActs => {
    const goTo = (row: number, column: number): void =>
      frame.current?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`)?.focus();
    return {
      change(row, column, value) {
        const now = latest.current;
        const named = now.columns.map((one, i) => (i === column ? { ...one, name: value } : one));
        change.current(row === -1 ? { ...now, columns: named } : setCell(now, row, column, value));
      },
      paste(row, column, text) {
        const block = parseTsv(text);
        if (!isTable(block)) return false;
        const { table, left } = pasteBlock(latest.current, row, column, block);
        const words = left === 0 ? t('packs.pasted', { count: block.length }) : t('packs.pastedCut', { count: left });
        undo.current(table, words);
        return true;
      },
      keys(event, row, column) {
        if (event.nativeEvent.isComposing || event.altKey) return;
        const last = latest.current.rows.length - 1;
        if (event.key === 'Enter' && row === last) {
          event.preventDefault();
          change.current(addRow(latest.current, last + 1));
          setMost((now) => Math.max(now, last + 2));
          setTimeout(() => goTo(row + 1, column), 0);
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          goTo(row + 1, column);
        } else if (event.key === 'ArrowUp') {
          event.preventDefault();
          goTo(row - 1, column);
        }
      },
    };
  }, [t]);
  const undo = useRef(undoable);
  undo.current = undoable;
  const nameOf = (column: number): string => item.columns[column]?.name || t('packs.columnN', { n: column + 1 });

  return (
    <>
      <section ref={frame} className={c('frame')} aria-label={t('packs.tableCells')}>
        <table className={c('table')}>
          <thead>
            <tr>
              <td className={c('corner')} />
              {item.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <th key={at} scope="col">
                  <div className={c('head')}>
                    {column.personal ? (
                      <ShieldAlert size={13} strokeWidth={1.6} aria-label={t('packs.personalColumn')} />
                    ) : null}
                    <Cell
                      label={t('packs.columnName', { n: at + 1 })}
                      row={-1}
                      column={at}
                      value={column.name}
                      acts={acts}
                    />
                    <Menu
                      label={t('packs.columnMenu', { name: nameOf(at) })}
                      groups={[
                        [
                          {
                            id: 'personal',
                            label: t(column.personal ? 'packs.unmarkPersonal' : 'packs.markPersonal'),
                            run: () =>
                              onChange({
                                ...item,
                                columns: item.columns.map((one, i) =>
                                  i === at ? { ...one, personal: !one.personal } : one,
                                ),
                              }),
                          },
                        ],
                        [
                          ...(item.columns.length < MOST_COLUMNS
                            ? [
                                {
                                  id: 'left',
                                  label: t('packs.columnLeft'),
                                  run: () => onChange(addColumn(item, at)),
                                },
                                {
                                  id: 'right',
                                  label: t('packs.columnRight'),
                                  run: () => onChange(addColumn(item, at + 1)),
                                },
                              ]
                            : []),
                          ...(item.columns.length > 1
                            ? [
                                {
                                  id: 'remove',
                                  label: t('packs.columnRemove'),
                                  danger: true,
                                  run: () => undoable(removeColumn(item, at), t('packs.columnRemoved')),
                                },
                              ]
                            : []),
                        ],
                      ]}
                    >
                      <IconButton small label={t('packs.columnMenu', { name: nameOf(at) })}>
                        <EllipsisVertical size={13} strokeWidth={1.6} />
                      </IconButton>
                    </Menu>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {item.rows.slice(0, most).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={row}>
                <td className={c('corner')}>
                  <span>{row + 1}</span>
                  <IconButton
                    small
                    label={t('packs.rowRemove', { n: row + 1 })}
                    onPress={() => undoable(removeRow(item, row), t('packs.rowRemoved'))}
                  >
                    <X size={13} strokeWidth={1.6} />
                  </IconButton>
                </td>
                {item.columns.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={at}>
                    <Cell
                      label={t('packs.cell', { name: nameOf(at), n: row + 1 })}
                      row={row}
                      column={at}
                      value={cells[at] ?? ''}
                      acts={acts}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={c('tools')}>
        {item.rows.length > most ? (
          <Button weight="bare" onPress={() => setMost((now) => now + PAGE * 4)}>
            {t('packs.moreRows', { count: item.rows.length - most })}
          </Button>
        ) : null}
        {item.rows.length < MOST_ROWS ? (
          <Button
            weight="bare"
            icon={<Plus size={14} strokeWidth={1.6} />}
            onPress={() => {
              onChange(addRow(item, item.rows.length));
              setMost((now) => Math.max(now, item.rows.length + 1));
            }}
          >
            {t('packs.addRow')}
          </Button>
        ) : null}
        {item.columns.length < MOST_COLUMNS ? (
          <Button
            weight="bare"
            icon={<Plus size={14} strokeWidth={1.6} />}
            onPress={() => onChange(addColumn(item, item.columns.length))}
          >
            {t('packs.addColumn')}
          </Button>
        ) : null}
        <span className={c('where')}>{t('packs.pasteHint')}</span>
      </div>
    </>
  );
}

/** Rows of a list that can be added to, changed and taken from, under heads that are read once. */
import { Plus, X } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from './row-list.module.css';

const c = classes(styles);

interface Props<T extends { key: number }> {
  name: string;
  heads: readonly string[];
  /** Of the style sheet: the widths of the columns. */
  kind: 'people' | 'figures';
  rows: readonly T[];
  add: { label: string; row: () => T };
  removeLabel: (n: number) => string;
  onChange: (rows: T[]) => void;
  /** What is wrong with a row, in words. */
  faultOf: (row: T) => string | null;
  /** @param put changes fields of this row, @param n counted from one */
  children: (row: T, put: (part: Partial<T>) => void, n: number) => ReactNode;
}

export function RowList<T extends { key: number }>(props: Props<T>): ReactElement {
  const { name, heads, kind, rows, add, removeLabel, onChange, faultOf, children } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current || rows.length === 0) return;
    added.current = false;
    list.current?.querySelector<HTMLElement>('li:last-of-type input')?.focus();
  }, [rows]);
  return (
    <section className={c('section')} aria-label={name}>
      <div className={c('bar')}>
        <h3 className={c('name')}>{name}</h3>
        <Button
          weight="bare"
          icon={<Plus size={14} strokeWidth={1.6} />}
          onPress={() => {
            added.current = true;
            onChange([...rows, add.row()]);
          }}
        >
          {add.label}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={c('none')}>{t('corrections.noRows')}</p>
      ) : (
        <>
          <div className={c('row', kind)} aria-hidden>
            {heads.map((head) => (
              <span key={head} className={c('head')}>
                {head}
              </span>
            ))}
          </div>
          <ul ref={list} className={c('list')}>
            {rows.map((row, i) => {
              const put = (part: Partial<T>): void =>
                onChange(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one)));
              const fault = faultOf(row);
              return (
                <li key={row.key}>
                  <div className={c('row', kind)}>
                    {children(row, put, i + 1)}
                    <IconButton
                      small
                      label={removeLabel(i + 1)}
                      onPress={() => onChange(rows.filter((one) => one.key !== row.key))}
                    >
                      <X size={14} strokeWidth={1.6} />
                    </IconButton>
                  </div>
                  {fault === null ? null : <p className={c('bad')}>{fault}</p>}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

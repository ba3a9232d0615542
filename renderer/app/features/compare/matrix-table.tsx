/**
 * The matrix as a grid: one stop for the Tab key, arrows inside, Enter for the sources, Space to choose a cell. Rows
 * come a few with every frame; head and first column stay in sight.
 */
import { type KeyboardEvent, type MouseEvent, memo, type ReactElement, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix, MatrixCase } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { MatrixCell } from './matrix-cell.tsx';
import styles from './matrix-table.module.css';
import { useGradually } from './use-gradually.ts';

const c = classes(styles);
const FIRST_ROWS = 8;
const ROWS_A_FRAME = 3;

/** Row and column of a cell, by number. */
export type At = readonly [number, number];

export type CellIndex = ReadonlyMap<string, readonly MatrixCase[]>;
export const cellKey = (row: string, column: string): string => `${row}\n${column}`;

interface RowProps {
  row: Matrix['rows'][number];
  y: number;
  columns: Matrix['columns'];
  cells: CellIndex;
  /** Column numbers, in this row. */
  open: number | null;
  focused: number | null;
  selected: string;
}

const Row = memo(function Row({ row, y, columns, cells, open, focused, selected }: RowProps): ReactElement {
  const { t } = useTranslation();
  const chosen = new Set(selected.split(' '));
  const records = new Set(
    columns.flatMap(({ id }) => cells.get(cellKey(row.code, id))?.map((one) => one.recordId) ?? []),
  );
  return (
    <tr>
      <th scope="row" className={c('place')}>
        <span className={c('name')}>{row.name}</span>
        <span className={c('within')}>
          {[row.within ?? '', t('compare.count', { count: records.size })].filter((part) => part !== '').join(' · ')}
        </span>
      </th>
      {columns.map((column, x) => {
        const cases = cells.get(cellKey(row.code, column.id)) ?? [];
        return (
          <td
            key={column.id}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys walk through the cells
            role="gridcell"
            data-y={y}
            data-x={x}
            tabIndex={focused === x ? 0 : -1}
            aria-selected={chosen.has(String(x))}
            className={c('cell', open === x && 'open', chosen.has(String(x)) && 'chosen', cases.length === 0 && 'none')}
          >
            <span className={c('said')}>
              {t('compare.cell', { place: row.name, column: column.name, count: cases.length })}
            </span>
            {cases.length === 0 ? <span aria-hidden>—</span> : <MatrixCell cases={cases} place={row.name} />}
          </td>
        );
      })}
    </tr>
  );
});

interface Props {
  matrix: Matrix;
  cells: CellIndex;
  /** The cell whose sources are shown. */
  open: At | null;
  focused: At;
  /** Keys of `cellKey`. */
  selected: ReadonlySet<string>;
  onFocus: (at: At) => void;
  onOpen: (at: At) => void;
  onToggle: (at: At) => void;
}

function atOf(target: EventTarget): At | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-y]') : null;
  return cell === null ? null : [Number(cell.dataset['y']), Number(cell.dataset['x'])];
}

export function MatrixTable({
  matrix,
  cells,
  open,
  focused,
  selected,
  onFocus,
  onOpen,
  onToggle,
}: Props): ReactElement {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const shown = useGradually(matrix.rows.length, FIRST_ROWS, ROWS_A_FRAME, matrix);

  const move = useCallback(
    (to: At) => {
      const y = Math.max(0, Math.min(matrix.rows.length - 1, to[0]));
      const x = Math.max(0, Math.min(matrix.columns.length - 1, to[1]));
      onFocus([y, x]);
      table.current?.querySelector<HTMLElement>(`[data-y="${y}"][data-x="${x}"]`)?.focus();
    },
    [matrix, onFocus],
  );

  const keys = (event: KeyboardEvent): void => {
    const at = atOf(event.target);
    if (at === null || event.altKey) return;
    const [y, x] = at;
    const far = event.ctrlKey || event.metaKey;
    const to: Record<string, At> = {
      ArrowUp: [y - 1, x],
      ArrowDown: [y + 1, x],
      ArrowLeft: [y, x - 1],
      ArrowRight: [y, x + 1],
      Home: [far ? 0 : y, 0],
      End: [far ? matrix.rows.length : y, matrix.columns.length],
      PageUp: [y - 5, x],
      PageDown: [y + 5, x],
    };
    const next = to[event.key];
    if (next !== undefined) move(next);
    else if (event.key === 'Enter') onOpen(at);
    else if (event.key === ' ') onToggle(at);
    else return;
    event.preventDefault();
  };

  const click = (event: MouseEvent): void => {
    const at = atOf(event.target);
    if (at === null) return;
    onFocus(at);
    if (event.ctrlKey || event.metaKey) onToggle(at);
    else onOpen(at);
  };

  const chosenIn = (code: string): string =>
    matrix.columns.flatMap(({ id }, x) => (selected.has(cellKey(code, id)) ? [String(x)] : [])).join(' ');

  return (
    <div className={c('scroller')}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys walk through it
        role="grid"
        aria-label={t('compare.grid')}
        aria-multiselectable
        aria-rowcount={matrix.rows.length + 1}
        aria-colcount={matrix.columns.length + 1}
        className={c('table')}
        style={{ minWidth: `${9 + matrix.columns.length * 11}rem` }}
        onKeyDown={keys}
        onClick={click}
      >
        <thead>
          <tr>
            <th scope="col" className={c('corner')}>
              {t('compare.corner')}
            </th>
            {matrix.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.slice(0, shown).map((row, y) => (
            <Row
              key={row.code}
              row={row}
              y={y}
              columns={matrix.columns}
              cells={cells}
              open={open?.[0] === y ? open[1] : null}
              focused={focused[0] === y ? focused[1] : null}
              selected={chosenIn(row.code)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

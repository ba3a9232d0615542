/** Changes of a filled-in table: rows and columns in and out, a pasted block put in at a cell. Pure. */
import type { ItemOf } from '../items-view.ts';

type Table = Pick<ItemOf<'table'>, 'columns' | 'rows'>;

/** The limits of the contract. */
export const MOST_COLUMNS = 20;
export const MOST_ROWS = 5000;

export function setCell<T extends Table>(table: T, row: number, column: number, value: string): T {
  const rows = table.rows.map((cells, r) =>
    r === row ? table.columns.map((_, at) => (at === column ? value : (cells[at] ?? ''))) : cells,
  );
  return { ...table, rows };
}

export function addRow<T extends Table>(table: T, at: number): T {
  if (table.rows.length >= MOST_ROWS) return table;
  const empty = table.columns.map(() => '');
  return { ...table, rows: [...table.rows.slice(0, at), empty, ...table.rows.slice(at)] };
}

export function removeRow<T extends Table>(table: T, at: number): T {
  return { ...table, rows: table.rows.filter((_, r) => r !== at) };
}

export function addColumn<T extends Table>(table: T, at: number): T {
  if (table.columns.length >= MOST_COLUMNS) return table;
  const put = <V>(list: readonly V[], value: V): V[] => [...list.slice(0, at), value, ...list.slice(at)];
  return {
    ...table,
    columns: put(table.columns, { name: '', personal: false }),
    rows: table.rows.map((cells) =>
      put(
        table.columns.map((_, i) => cells[i] ?? ''),
        '',
      ),
    ),
  };
}

export function removeColumn<T extends Table>(table: T, at: number): T {
  return {
    ...table,
    columns: table.columns.filter((_, i) => i !== at),
    rows: table.rows.map((cells) => cells.filter((_, i) => i !== at)),
  };
}

/** A line of a pasted cell would break the row: it is a space. */
const oneLine = (cell: string): string => cell.replace(/\s*[\r\n]+\s*/g, ' ').trim();

/**
 * Puts a block in at a cell; row −1 is the line of headings. The table grows as far as it may; what does not fit is
 * counted, not dropped in silence.
 */
export function pasteBlock<T extends Table>(
  table: T,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
): { table: T; left: number } {
  const wide = Math.max(0, ...block.map((cells) => cells.length));
  const width = Math.min(MOST_COLUMNS, Math.max(table.columns.length, column + wide));
  const height = Math.min(MOST_ROWS, Math.max(table.rows.length, row + block.length));
  const columns = Array.from({ length: width }, (_, i) => table.columns[i] ?? { name: '', personal: false });
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_unused, i) => table.rows[r]?.[i] ?? ''),
  );
  let left = 0;
  block.forEach((cells, r) => {
    cells.forEach((cell, i) => {
      const [y, x] = [row + r, column + i];
      const head = columns[x];
      const line = rows[y];
      if (x >= width || y >= height) left += cell.trim() === '' ? 0 : 1;
      else if (y < 0 && head !== undefined) columns[x] = { ...head, name: oneLine(cell) };
      else if (line !== undefined) line[x] = oneLine(cell);
    });
  });
  return { table: { ...table, columns, rows }, left };
}

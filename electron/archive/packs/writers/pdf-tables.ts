/**
 * Where a table stands and how its columns share the line: upright where the words fit, on a turned page where they do
 * not. Judged by the words alone, before anything is set, so that the typesetter sets each table once.
 */
import { WIDTH } from './paged-parts.ts';
import { BREAK } from './pdf-fonts.ts';
import type { Line, Node, TableNode } from './pdf-nodes.ts';
import { type Column, columnsOf, ems, INSET, SLACK, share } from './table-columns.ts';

/** Points. Type areas of GB/T 9704: 156 mm upright, 225 mm turned. */
const mm = (value: number): number => (value * 72) / 25.4;
const UPRIGHT = { width: WIDTH, height: mm(225) };
/** A quotation is moved in by one of 28 characters. */
const QUOTED = { ...UPRIGHT, width: (UPRIGHT.width * 27) / 28 };
const TURNED = { width: mm(225), height: WIDTH };
const SIZE = 10.5;
const SMALL = 9;
/** 小六, the least that is printed anywhere. */
const LEAST = 6.5;
/** The estimate of a row's height may be wrong by half: a row taller than this part of the page may break. */
const TALL = 0.5;

export interface TableWords {
  caption?: string;
  head: Line[];
  rows: Line[][];
  aligns?: string[];
  after?: string[];
}

export function lineText(line: Line): string {
  if (typeof line === 'string') return line;
  return line.map((p) => (typeof p === 'string' ? p : 't' in p ? p.t : '')).join('');
}

function columnsOfWords({ head, rows }: TableWords): Column[] {
  return columnsOf(
    head.map(lineText),
    rows.map((row) => row.map(lineText)),
  );
}

/** The box of facts: names of seven characters, values in the rest. */
export function factsNode(facts: Array<[string, string]>): Node {
  const widths = [7 * SIZE, UPRIGHT.width - 7 * SIZE];
  const height = facts.reduce((sum, row) => sum + rowHeight(row, widths, SIZE), 0);
  return { k: 'facts', r: facts, ...(height > UPRIGHT.height * TALL ? { long: true } : {}) };
}

/** Points. */
function rowHeight(row: readonly Line[], widths: readonly number[], size: number): number {
  const lines = row.map((cell, i) => {
    const room = Math.max(1, ((widths[i] ?? 0) - INSET) / size);
    const pieces = typeof cell === 'string' ? 1 : cell.filter((p) => typeof p !== 'string' && 'br' in p).length + 1;
    return lineText(cell)
      .split('\n')
      .reduce((sum, text) => sum + Math.max(1, Math.ceil((ems(text) * 1.1) / room)), pieces - 1);
  });
  return Math.max(1, ...lines) * size * 1.5 + 6;
}

function lines(height: number, widths: readonly number[], words: TableWords, size: number): number[] {
  return words.rows.flatMap((row, i) => (rowHeight(row, widths, size) > height * TALL ? [i] : []));
}

function setIn(words: TableWords, widths: number[], size: number, height: number): TableNode {
  const tall = lines(height, widths, words, size);
  // A head that takes a third of the page would be repeated over and over: it becomes a first row.
  const headFits = rowHeight(words.head, widths, size) < height / 3;
  const empty = words.head.every((cell) => lineText(cell) === '');
  return {
    k: 'table',
    c: words.caption ?? '',
    ...(headFits && !empty ? { h: words.head } : {}),
    r: headFits || empty ? words.rows : [words.head, ...words.rows],
    w: widths,
    ...(words.aligns === undefined ? {} : { a: words.aligns }),
    ...(size === SIZE ? {} : { z: size }),
    ...(headFits || empty ? (tall.length === 0 ? {} : { tall }) : { tall: [0, ...tall.map((i) => i + 1)] }),
    ...(words.after === undefined || words.after.length === 0 ? {} : { after: words.after }),
  };
}

/** Characters that a column of sentences needs; with fewer on an upright page the whole table is turned. */
const COMFORTABLE = 8;

function cramped(columns: readonly Column[], widths: readonly number[] | null): boolean {
  if (widths === null) return true;
  return columns.some((c, i) => c.wanted > COMFORTABLE + 2 && ((widths[i] ?? 0) - INSET) / SIZE < COMFORTABLE);
}

/** Parts of a table that is too wide even for a turned page: each repeats the first column. */
function parts(words: TableWords, columns: readonly Column[]): TableWords[] {
  const need = (c: Column): number => c.least + INSET / SMALL;
  const [first, ...others] = columns;
  const room = TURNED.width / SMALL - (first === undefined ? 0 : need(first));
  const all = others.reduce((sum, c) => sum + need(c), 0);
  // Even parts: a last part of one column would be as wide as the page.
  const even = all / Math.max(1, Math.ceil(all / room));
  const groups: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  others.forEach((c, i) => {
    if (used + need(c) > room || used >= even) {
      groups.push([]);
      used = 0;
    }
    used += need(c);
    groups.at(-1)?.push(i + 1);
  });
  return groups.map((group, n) => {
    const of = <T>(cells: readonly T[]): T[] => [0, ...group].flatMap((i) => cells.slice(i, i + 1));
    const caption = words.caption ?? '';
    return {
      caption: n === 0 || caption === '' ? caption : `${caption}（续）`,
      head: of(words.head),
      rows: words.rows.map((row) => of(words.head.map((_, i) => row[i] ?? ''))),
      ...(words.aligns === undefined ? {} : { aligns: of(words.aligns) }),
      ...(n === groups.length - 1 && words.after !== undefined ? { after: words.after } : {}),
    };
  });
}

/** Words that are wider than their columns may break anywhere: printed over the next cell they could not be read. */
function broken(line: Line, room: number): Line {
  const inWords = (text: string): string =>
    text.replace(/[\x21-\x7e]+/g, (word) => (ems(word) + SLACK > room ? [...word].join(BREAK) : word));
  if (typeof line === 'string') return inWords(line);
  return line.map((piece) => {
    if (typeof piece === 'string') return inWords(piece);
    return 't' in piece ? { ...piece, t: inWords(piece.t) } : piece;
  });
}

/** Inside a quotation a page cannot be turned, and the order of the words stays: no parts. */
function quotedTable(words: TableWords, columns: readonly Column[]): TableNode {
  for (const size of [SIZE, SMALL, LEAST]) {
    const widths = share(columns, QUOTED.width, size);
    if (widths !== null) return setIn(words, widths, size, QUOTED.height);
  }
  const width = QUOTED.width / Math.max(1, columns.length);
  const cut = (line: Line): Line => broken(line, (width - INSET) / LEAST);
  const torn = { ...words, head: words.head.map(cut), rows: words.rows.map((row) => row.map(cut)) };
  return setIn(
    torn,
    columns.map(() => width),
    LEAST,
    QUOTED.height,
  );
}

export function tableNode(words: TableWords, inQuotation = false): Node {
  const rows = words.rows.map((row) => words.head.map((_, i): Line => row[i] ?? ''));
  const whole: TableWords = { ...words, rows };
  const columns = columnsOfWords(whole);
  if (inQuotation) return quotedTable(whole, columns);
  const straight = share(columns, UPRIGHT.width, SIZE);
  if (straight !== null && !cramped(columns, straight)) return setIn(whole, straight, SIZE, UPRIGHT.height);
  for (const size of [SIZE, SMALL]) {
    const across = share(columns, TURNED.width, size);
    if (across !== null) return { k: 'turned', body: [setIn(whole, across, size, TURNED.height)] };
  }
  const body = parts(whole, columns).map((part) => {
    const partColumns = columnsOfWords(part);
    const even = partColumns.map(() => TURNED.width / partColumns.length);
    return setIn(part, share(partColumns, TURNED.width, SMALL) ?? even, SMALL, TURNED.height);
  });
  return { k: 'turned', body };
}

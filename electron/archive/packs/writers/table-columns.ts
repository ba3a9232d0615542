/** How the columns of a table share the line, in Word and PDF alike: judged by the words alone, before anything is set. */

/** Points: both sides of a cell. */
export const INSET = 6;
/** Characters of a column below which words are torn into single characters. */
const NARROWEST = 4;
/** Columns with nothing longer than this are never broken. */
const WHOLE = 6;
/** Space between Han and Latin, and what the estimate of a width is short of. */
export const SLACK = 0.5;
/** A column of long words does not starve the others. */
const WIDEST = 24;

/** In characters of full width. */
export function ems(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // The second half of a pair is counted with the first.
    if (c >= 0xdc00 && c <= 0xdfff) continue;
    sum += c < 0x2000 && c !== 0xb7 ? 0.55 : 1;
  }
  return sum;
}

/** A date, a span of time, a Latin word or a number: what reads badly when it is broken. */
const unbreakable = /(?:\d+年)?\d+月\d+日|\d+年\d+月|[\d:]+[—–][\d:]+|[\x21-\x7e]+/g;
/** Where a typesetter puts a quarter of a character between Han and Latin. */
const seam = /[\dA-Za-z](?=\p{Script=Han})|\p{Script=Han}(?=[\dA-Za-z])/gu;

function longestWord(text: string): number {
  const words = text.match(unbreakable) ?? [];
  return Math.max(0, ...words.map((word) => Math.min(ems(word) + (word.match(seam)?.length ?? 0) / 4, 20)));
}

/** In characters: below `least` words are torn, beyond `wanted` room is of no use. */
export interface Column {
  least: number;
  wanted: number;
}

export function columnsOf(head: readonly string[], rows: ReadonlyArray<readonly string[]>): Column[] {
  return head.map((name, i) => {
    const title = ems(name);
    const cells = rows.map((row) => row[i] ?? '');
    const longest = Math.max(0, ...cells.map((text) => Math.max(...text.split('\n').map(ems))));
    const mean = cells.reduce((sum, text) => sum + ems(text), 0) / Math.max(1, cells.length);
    const unbroken = Math.max(0, ...cells.map(longestWord));
    const wanted = Math.max(title, Math.min(longest, Math.max(8, mean * 1.5)), 2);
    const most = Math.max(longest, Math.min(title, NARROWEST));
    // What is short stays on one line: a date, a time, a number.
    const least = SLACK + Math.max(most <= WHOLE ? most : NARROWEST, Math.min(unbroken, 10), 2);
    return { least, wanted: Math.max(least, Math.min(WIDEST, wanted)) };
  });
}

/** Those where every cell stays on one line. */
export function unbrokenColumns(head: readonly string[], rows: ReadonlyArray<readonly string[]>): number[] {
  const longest = (i: number): number => Math.max(0, ...rows.map((row) => ems(row[i] ?? '')));
  return columnsOf(head, rows).flatMap(({ least }, i) => (longest(i) <= least ? [i] : []));
}

/** Points of each column, or null where the least widths do not fit. */
export function share(columns: readonly Column[], width: number, size: number): number[] | null {
  const room = width / size - (columns.length * INSET) / size;
  const least = columns.reduce((sum, c) => sum + c.least, 0);
  if (least > room) return null;
  const wanted = columns.reduce((sum, c) => sum + c.wanted, 0);
  const stretch = wanted <= room ? room / wanted : 0;
  const spare = wanted === least ? 0 : (room - least) / (wanted - least);
  return columns.map((c) => {
    const width = stretch > 0 ? c.wanted * stretch : c.least + (c.wanted - c.least) * spare;
    return Math.round(width * size + INSET);
  });
}

/**
 * Pairs as a table in a file: written so that spreadsheets open it and the archive reads it back, and read in
 * whatever encoding a spreadsheet saved it. Pure.
 */
import type { WordPair } from '../../../../electron/contract/restoration.ts';

/** The names by which the archive knows a first line of columns. */
const HEAD = ['spun', 'standard', 'class', 'note'];
/** A cell that a spreadsheet would run as a formula is led by an apostrophe. */
const runs = /^[=+\-@]/;

function cell(value: string): string {
  const line = value.replace(/[\t\r\n]+/g, ' ');
  return runs.test(line) ? `'${line}` : line;
}

/** UTF-8 with a byte order mark once it is a file. */
export function pairsTsv(pairs: readonly WordPair[]): string {
  const rows = [HEAD, ...pairs.map((pair) => [pair.spun, pair.standard, pair.cls, pair.note].map(cell))];
  return `\ufeff${rows.map((row) => `${row.join('\t')}\r\n`).join('')}`;
}

/**
 * UTF-8, what Excel calls Unicode text (UTF-16 with a mark), or GB 18030, which Chinese Windows saves otherwise.
 * Null for bytes that are none of these.
 */
export function decodeTable(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A document or a picture decodes as something, but never without these.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return /[\0-\x08\x0e-\x1a]/.test(text) ? null : text;
    } catch {
      // The next one is tried.
    }
  }
  return null;
}

export function isTableName(name: string): boolean {
  return /\.(?:tsv|tab|txt)$/i.test(name);
}

/**
 * Ways back from a stretch that marked took out of its surroundings (the inside of a list item, of a quotation) to the
 * record's own offsets: line by line, because that is how marked strips markers and indents. Pure.
 */
import type { Token } from 'marked';

/** A stretch of text as marked saw it, and where each of its lines begins in the record. */
export interface View {
  text: string;
  /** Ascending: offset of a line in `text`, offset of the same character in the record. */
  lines: Array<{ at: number; source: number }>;
}

/** A piece did not compare with the record; its block is then shown unformatted. */
export class Mismatch extends Error {}

export function toSource(view: View, offset: number): number {
  let low = 0;
  let high = view.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((view.lines[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = view.lines[low];
  if (line === undefined) throw new Mismatch();
  return line.source + (offset - line.at);
}

/** The inside of a list item or a quotation: each line is the end of a line outside. */
export function inner(view: View, at: number, raw: string, text: string): View {
  const outside = raw.split('\n');
  const lines: View['lines'] = [];
  let rawAt = at;
  let textAt = 0;
  text.split('\n').forEach((line, i) => {
    const from = outside[i];
    if (from === undefined || !from.endsWith(line)) throw new Mismatch();
    lines.push({ at: textAt, source: toSource(view, rawAt + from.length - line.length) });
    rawAt += from.length + 1;
    textAt += line.length + 1;
  });
  return { text, lines };
}

/** Where a token stands: next, or behind blanks that marked left out. */
export function locate(view: View, token: Token, at: number): number | null {
  const found = view.text.indexOf(token.raw, at);
  if (found === -1 || view.text.slice(at, found).trim() !== '') return null;
  return found;
}

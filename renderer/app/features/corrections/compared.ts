/** Two texts as rows that stand side by side; long stretches that are the same are folded. */
import { type DiffPart, diffParts } from '../../../../electron/text/index.ts';

export interface Piece {
  text: string;
  changed: boolean;
}

/** `skipped`: characters that are the same on both sides and are not shown. */
export type Row = { kind: 'text'; before: Piece[]; after: Piece[] } | { kind: 'skipped'; characters: number };

/** What is shown of an unchanged stretch on either side of a change. */
const AROUND = 80;
/** Less than this is not worth folding. */
const FOLD_FROM = 240;

function cut(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

export function comparedRows(before: string, after: string): Row[] {
  const rows: Row[] = [];
  let [left, right]: [Piece[], Piece[]] = [[], []];
  const flush = (): void => {
    if (left.length + right.length > 0) rows.push({ kind: 'text', before: left, after: right });
    [left, right] = [[], []];
  };
  const both = (text: string): void => {
    if (text === '') return;
    left.push({ text, changed: false });
    right.push({ text, changed: false });
  };
  const parts: DiffPart[] = diffParts(before, after);
  for (const [i, { kind, text }] of parts.entries()) {
    if (kind === 'removed') left.push({ text, changed: true });
    else if (kind === 'added') right.push({ text, changed: true });
    else if (text.length < FOLD_FROM) both(text);
    else {
      const head = i === 0 ? 0 : cut(text, AROUND);
      const tail = i === parts.length - 1 ? text.length : cut(text, text.length - AROUND);
      both(text.slice(0, head));
      flush();
      rows.push({ kind: 'skipped', characters: tail - head });
      both(text.slice(tail));
    }
  }
  flush();
  return rows;
}

/** Puts the pieces of a PDF page's text layer together to lines, from where they stand on the page. */
import { closeUp, withoutRadicals } from '../clean/index.ts';

/** One run of glyphs, as the text layer gives it; `transform` is a 2×3 matrix in points. */
export interface Piece {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

export interface Line {
  page: number;
  text: string;
  left: number;
  right: number;
  /** Baseline, upwards from the foot of the page. */
  y: number;
  /** The same as a share of the page's height: 0 at the foot, 1 at the top. */
  height: number;
  /** Height of the type. */
  size: number;
}

/** Shares of the type size: a wider gap is a word space; a bigger step down a new line; a jump back a new column. */
const GAP = 0.4;
const STEP = 0.5;
const JUMP_BACK = 2;

export function toLines(pieces: Iterable<Piece>, page: number, view: readonly number[]): Line[] {
  const [, foot = 0, , top = 842] = view;
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const piece of pieces) {
    if (piece.str === '') continue;
    const [, , c = 0, d = 0, left = 0, y = 0] = piece.transform;
    const size = Math.hypot(c, d) || piece.height;
    const blank = piece.str.trim() === '';
    if (line && Math.abs(y - line.y) <= STEP * Math.max(size, line.size) && left > line.right - JUMP_BACK * size) {
      const gap = left - line.right > GAP * Math.max(size, 1) && !line.text.endsWith(' ') && !piece.str.startsWith(' ');
      line.text += (gap ? ' ' : '') + piece.str;
      line.right = Math.max(line.right, left + piece.width);
      // A raised note number must not decide the size of its line.
      if (!blank) line.size = Math.max(line.size, size);
    } else if (!blank) {
      line = {
        page,
        text: piece.str,
        left,
        right: left + piece.width,
        y,
        height: (y - foot) / (top - foot || 1),
        size,
      };
      lines.push(line);
    }
  }
  for (const one of lines)
    one.text = closeUp(
      withoutRadicals(one.text)
        .replace(/[\s\u00a0]+/g, ' ')
        .trim(),
    );
  return lines.filter((one) => one.text !== '');
}

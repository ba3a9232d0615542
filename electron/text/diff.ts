/**
 * What differs between two versions of a text: lines first, then the characters of the lines that differ.
 *
 * The shortest script of Myers (1986) over numbered lines and code points. It is bounded: where two pieces have too
 * little in common, or are too long to be compared closely, they count as one replacement. Offsets are UTF-16 code
 * units and never part a surrogate pair.
 */

/** `before.slice(start, end)` became `after.slice(newStart, newEnd)`; one of the two may be empty. */
export interface Edit {
  start: number;
  end: number;
  newStart: number;
  newEnd: number;
}

export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Differing lines, and differing characters of one place, beyond which no closer look is taken. */
const LINES_APART = 1500;
const CHARACTERS_APART = 600;
/** Code points of both sides together that are compared one by one. */
const CLOSE_LOOK = 40_000;
/** An agreement of one or two letters between two differences is chance in Chinese: they are read as one. */
const chance = /^[\p{L}\p{N}]{1,2}$/u;

/** Edits in units of the sequences, or null when they lie further apart than `limit`. */
function script(a: readonly number[], b: readonly number[], limit: number): Edit[] | null {
  const most = Math.min(limit, a.length + b.length);
  const size = 2 * most + 2;
  const reached = new Int32Array(size);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reached.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached[k - 1 + most] ?? -1) < (reached[k + 1 + most] ?? -1));
      let x = down ? (reached[k + 1 + most] ?? 0) : (reached[k - 1 + most] ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reached[k + most] = x;
      if (x >= a.length && y >= b.length) return walkBack(a.length, b.length, trace, most);
    }
  }
  return null;
}

/** From the end to the start along the furthest points; single steps that touch become one edit. */
function walkBack(endX: number, endY: number, trace: readonly Int32Array[], most: number): Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [endX, endY];
  for (let d = trace.length - 1; d > 0; d--) {
    const reached = trace[d] ?? new Int32Array(0);
    const k = x - y;
    const down = k === -d || (k !== d && (reached[k - 1 + most] ?? -1) < (reached[k + 1 + most] ?? -1));
    const fromX = reached[(down ? k + 1 : k - 1) + most] ?? 0;
    const fromY = fromX - (down ? k + 1 : k - 1);
    const step = down
      ? { start: fromX, end: fromX, newStart: fromY, newEnd: fromY + 1 }
      : { start: fromX, end: fromX + 1, newStart: fromY, newEnd: fromY };
    edits.push(step);
    [x, y] = [fromX, fromY];
  }
  return joined(edits.reverse(), () => false);
}

/** Edits that touch, or have nothing but chance between them, become one. */
function joined(edits: readonly Edit[], isChance: (start: number, end: number) => boolean): Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last !== undefined && (edit.start === last.end || isChance(last.end, edit.start))) {
      last.end = edit.end;
      last.newEnd = edit.newEnd;
    } else result.push({ ...edit });
  }
  return result;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function startsOf(pieces: readonly string[]): number[] {
  const starts = [0];
  for (const piece of pieces) starts.push((starts.at(-1) ?? 0) + piece.length);
  return starts;
}

function editsOfPieces(before: readonly string[], after: readonly string[], limit: number): Edit[] | null {
  const numbers = new Map<string, number>();
  const numbered = (pieces: readonly string[]): number[] =>
    pieces.map((piece) => {
      const known = numbers.get(piece) ?? numbers.size;
      numbers.set(piece, known);
      return known;
    });
  return script(numbered(before), numbered(after), limit);
}

/** Without what both have at the start and at the end. Null when nothing is left. */
function trimmed(before: string, after: string): Edit | null {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (head === before.length && head === after.length) return null;
  if (/[\ud800-\udbff]/.test(before.charAt(head - 1))) head--;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  if (tail > 0 && /[\udc00-\udfff]/.test(before.charAt(before.length - tail))) tail--;
  return { start: head, end: before.length - tail, newStart: head, newEnd: after.length - tail };
}

function moved(edits: readonly Edit[], by: number, newBy: number): Edit[] {
  return edits.map((e) => ({
    start: e.start + by,
    end: e.end + by,
    newStart: e.newStart + newBy,
    newEnd: e.newEnd + newBy,
  }));
}

/** Character by character, where that is worth it. */
function closeEdits(before: string, after: string): Edit[] {
  const rest = trimmed(before, after);
  if (rest === null) return [];
  const [a, b] = [before.slice(rest.start, rest.end), after.slice(rest.newStart, rest.newEnd)];
  if (a === '' || b === '' || a.length + b.length > CLOSE_LOOK) return [rest];
  const [from, to] = [[...a], [...b]];
  const edits = editsOfPieces(from, to, CHARACTERS_APART);
  if (edits === null) return [rest];
  const [starts, newStarts] = [startsOf(from), startsOf(to)];
  const at = (list: readonly number[], i: number): number => list[i] ?? 0;
  const inUnits = joined(edits, (start, end) => end - start <= 2 && chance.test(from.slice(start, end).join(''))).map(
    (e) => ({
      start: at(starts, e.start),
      end: at(starts, e.end),
      newStart: at(newStarts, e.newStart),
      newEnd: at(newStarts, e.newEnd),
    }),
  );
  return moved(inUnits, rest.start, rest.newStart);
}

/** In order, none touching another; empty when the texts are the same. */
export function editsBetween(before: string, after: string): Edit[] {
  const rest = trimmed(before, after);
  if (rest === null) return [];
  // Whole lines around what differs, so that lines are compared with lines.
  const lineStart = before.lastIndexOf('\n', rest.start - 1) + 1;
  const from = rest.start === 0 ? 0 : lineStart;
  const shift = rest.newEnd - rest.end;
  const lineEnd = before.indexOf('\n', rest.end);
  const to = lineEnd === -1 ? before.length : lineEnd + 1;
  const [a, b] = [linesOf(before.slice(from, to)), linesOf(after.slice(from, to + shift))];
  const [starts, newStarts] = [startsOf(a), startsOf(b)];
  const lines = editsOfPieces(a, b, LINES_APART) ?? [{ start: 0, end: a.length, newStart: 0, newEnd: b.length }];
  return lines.flatMap((e) => {
    const [start, newStart] = [(starts[e.start] ?? 0) + from, (newStarts[e.newStart] ?? 0) + from];
    const [end, newEnd] = [(starts[e.end] ?? 0) + from, (newStarts[e.newEnd] ?? 0) + from];
    return moved(closeEdits(before.slice(start, end), after.slice(newStart, newEnd)), start, newStart);
  });
}

/** The two texts as one run of parts, what was removed before what was added at the same place. */
export function diffParts(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart['kind'], text: string): void => {
    if (text !== '') parts.push({ kind, text });
  };
  let at = 0;
  for (const edit of editsBetween(before, after)) {
    put('same', before.slice(at, edit.start));
    put('removed', before.slice(edit.start, edit.end));
    put('added', after.slice(edit.newStart, edit.newEnd));
    at = edit.end;
  }
  put('same', before.slice(at));
  return parts;
}

/** Where an offset of the old text lies in the new one: of a removed piece, the place where it was. */
export function shiftedOffset(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const edit of edits) {
    if (offset < edit.start) break;
    if (offset < edit.end) return edit.newStart;
    shift = edit.newEnd - edit.end;
  }
  return offset + shift;
}

/**
 * Which characters two short passages have in common, for showing one beside the other.
 *
 * Longest common subsequence by dynamic programming over what is left between the common beginning and the common end;
 * a text too long for that is compared in runs between punctuation. Single common characters inside a changed stretch
 * say nothing to a reader and count as changed. Pure.
 */

export interface DiffPart {
  text: string;
  changed: boolean;
}
export interface CharDiff {
  before: DiffPart[];
  after: DiffPart[];
}

/** Pairs of units looked at: above it the table would take longer than a keystroke may. */
const MOST_PAIRS = 1_000_000;
/** A common stretch shorter than this between two changes is read as part of the change. */
const SHORTEST_COMMON = 2;

/** Marks for each unit whether it is common to both. */
function common(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? 1 + (table[(i + 1) * width + j + 1] ?? 0)
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA[i++] = true;
      inB[j++] = true;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return [inA, inB];
}

function runs(units: readonly string[], kept: readonly boolean[]): DiffPart[] {
  const parts: DiffPart[] = [];
  units.forEach((unit, i) => {
    const changed = kept[i] !== true;
    const last = parts.at(-1);
    if (last?.changed === changed) last.text += unit;
    else parts.push({ text: unit, changed });
  });
  return parts;
}

/** A lone common character between two changes joins them. */
function settled(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  parts.forEach((part, i) => {
    const lone = !part.changed && i > 0 && i < parts.length - 1 && [...part.text].length < SHORTEST_COMMON;
    const changed = part.changed || lone;
    const last = out.at(-1);
    if (last?.changed === changed) last.text += part.text;
    else out.push({ text: part.text, changed });
  });
  return out;
}

function pieces(text: string): string[] {
  return text.split(/(?<=[，。；：、！？\s])/);
}

export function charDiff(before: string, after: string): CharDiff {
  let a = [...before];
  let b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const start = a.slice(0, head).join('');
  const end = a.slice(a.length - tail).join('');
  a = a.slice(head, a.length - tail);
  b = b.slice(head, b.length - tail);
  if (a.length * b.length > MOST_PAIRS) {
    a = pieces(a.join(''));
    b = pieces(b.join(''));
  }
  const [inA, inB] = a.length * b.length > MOST_PAIRS ? [[], []] : common(a, b);
  const whole = (middle: DiffPart[]): DiffPart[] =>
    settled([
      ...(start === '' ? [] : [{ text: start, changed: false }]),
      ...middle,
      ...(end === '' ? [] : [{ text: end, changed: false }]),
    ]).filter((part) => part.text !== '');
  return { before: whole(runs(a, inA)), after: whole(runs(b, inB)) };
}

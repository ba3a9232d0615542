/**
 * From letters to words: what differs is seldom a whole word, and may be several. The clean text tells where words
 * begin and end; the rewritten one is not read, because its robot cut words where there are none.
 */
import { type Difference, gapsIn, spunOf, standardOf } from './align-letters.ts';

export const LONGEST_WORD = 8;

export const keyOf = (spun: string, standard: string): string => `${spun}\t${standard}`;

/** Two words replaced side by side are one difference: what is a pair elsewhere is taken off at either end. */
export function splitWords(d: Difference, isPair: (spun: string, standard: string) => boolean): Difference[] {
  const [spun, standard] = [spunOf(d), standardOf(d)];
  for (let n = Math.min(spun.length, LONGEST_WORD); n >= 2; n--) {
    for (let m = Math.min(standard.length, LONGEST_WORD); m >= 1; m--) {
      if (n === spun.length && m === standard.length) continue;
      const rest = n < spun.length && m < standard.length;
      if (isPair(spun.slice(0, n), standard.slice(0, m))) {
        const [aTo, bTo] = [d.aFrom + n, d.bFrom + m];
        const first = { ...d, aTo, bTo, right: 0, composed: true };
        return rest
          ? [first, ...splitWords({ ...d, aFrom: aTo, bFrom: bTo, left: 0, composed: true }, isPair)]
          : [first];
      }
      if (isPair(spun.slice(-n), standard.slice(-m))) {
        const [aFrom, bFrom] = [d.aTo - n, d.bTo - m];
        const last = { ...d, aFrom, bFrom, left: 0, composed: true };
        return rest
          ? [...splitWords({ ...d, aTo: aFrom, bTo: bFrom, right: 0, composed: true }, isPair), last]
          : [last];
      }
    }
  }
  return [d];
}

const NUMERALS = /^[〇零一二三四五六七八九十百千万亿两几]+$/u;
/** A number that became another is no wording. */
export const isWording = (d: Difference): boolean => !(NUMERALS.test(spunOf(d)) && NUMERALS.test(standardOf(d)));

let segmenter: Intl.Segmenter | undefined;

/** Where the words of the clean text begin that have letters of the difference, and where the last of them ends. */
export function wordEdges(d: Difference): number[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  // Words depend on what stands around them, but not beyond a mark and not from afar.
  const low = Math.max(0, d.bFrom - 12);
  const high = Math.min(d.b.letters.length, d.bTo + 12);
  const from = gapsIn(d.b, low, d.bFrom + 1).at(-1) ?? low;
  const until = gapsIn(d.b, d.bTo - 1, high)[0] ?? high;
  const edges: number[] = [];
  for (const { index, segment } of segmenter.segment(d.b.letters.slice(from, until))) {
    const [start, end] = [from + index, from + index + segment.length];
    if (end > d.bFrom && start < d.bTo) edges.push(start);
    if (start < d.bTo && end >= d.bTo) edges.push(end);
  }
  return edges;
}

/** What is missing to whole words at either end; null where the two texts do not share it. */
function restOfWords(d: Difference): [string, string] | null {
  const edges = wordEdges(d);
  const [start, end] = [edges[0] ?? d.bFrom, edges.at(-1) ?? d.bTo];
  if (d.bFrom - start > d.left || end - d.bTo > d.right) return null;
  return [d.b.letters.slice(start, d.bFrom), d.b.letters.slice(d.bTo, end)];
}

function widen(d: Difference, before: number, behind: number): Difference {
  const [aFrom, bFrom, left] = [d.aFrom - before, d.bFrom - before, d.left - before];
  return { ...d, aFrom, bFrom, left, aTo: d.aTo + behind, bTo: d.bTo + behind, right: d.right - behind };
}

/** Several words on either side, equally long in all: each for each. */
function splitEvenly(d: Difference): Difference[] {
  const shift = d.aFrom - d.bFrom;
  if (d.aTo - d.bTo !== shift) return [d];
  const edges = wordEdges(d);
  if (edges.length <= 2 || edges.some((edge, k) => k > 0 && edge - (edges[k - 1] ?? 0) < 2)) return [d];
  return edges.slice(1).map((bTo, k) => {
    const bFrom = edges[k] ?? 0;
    return { ...d, aFrom: bFrom + shift, aTo: bTo + shift, bFrom, bTo, composed: true };
  });
}

/** The letter that both texts have at each place directly before, or behind; empty where they are not all the same. */
function sharedLetter(places: readonly Difference[], side: 'left' | 'right'): string {
  const letters = places.map((d) => (d[side] === 0 ? '' : d.b.letters.charAt(side === 'left' ? d.bFrom - 1 : d.bTo)));
  return letters.length > 1 && new Set(letters).size === 1 ? (letters[0] ?? '') : '';
}

/**
 * What differs is often a part of a word only: 视 for 督 is 监视 for 监督. But where the same letters differ in words of
 * many kinds, the robot knew them alone: 平易近 for 民.
 */
export function wholeWords(differences: readonly Difference[]): Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const d of differences) {
    const key = keyOf(spunOf(d), standardOf(d));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [d]);
    else group.push(d);
  }
  return [...groups.values()].flatMap((places) => {
    let rests = places.map(restOfWords);
    // A word that the dictionary does not hold (调研) is known by its letters keeping together.
    if (places.some((d) => d.bTo - d.bFrom === 1) && rests.every((rest) => rest?.join('') === '')) {
      const rest: [string, string] = [sharedLetter(places, 'left'), sharedLetter(places, 'right')];
      rests = places.map(() => rest);
    }
    // 调研报告 is 调研 and more, if 调研 stands elsewhere.
    const kinds = [...new Map(rests.flatMap((rest) => (rest === null ? [] : [[rest.join('\t'), rest]]))).values()]
      .filter(([before, behind]) => before.length + behind.length > 0)
      .sort((x, y) => x.join('').length - y.join('').length);
    const whole = places.flatMap((d, k): Difference[] => {
      const rest = rests[k];
      if (rest === null || rest === undefined) return [];
      const [before, behind] = kinds.find((kind) => rest[0].endsWith(kind[0]) && rest[1].startsWith(kind[1])) ?? rest;
      return [widen(d, before.length, behind.length)];
    });
    const distinct = new Set(whole.map(standardOf)).size + places.length - whole.length;
    const alone = distinct > 1 && places.some((d) => d.aTo - d.aFrom > 1);
    return alone ? places : whole.flatMap(splitEvenly);
  });
}

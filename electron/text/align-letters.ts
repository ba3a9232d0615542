/**
 * Letter by letter: which sentences of a rewritten and of a clean copy belong together, by the rare character pairs
 * they share, and where the letters of two such sentences differ.
 */

/** Letters and digits of a sentence, with their offsets in its text: a robot loses quotes and moves blanks. */
export interface Sentence {
  letters: string;
  at: number[];
  numbers: string[];
}

/** A difference inside a pair of sentences: offsets into the letters of both. */
export interface Difference {
  a: Sentence;
  b: Sentence;
  aFrom: number;
  aTo: number;
  bFrom: number;
  bTo: number;
  /** Letters that both sides share directly before and behind. */
  left: number;
  right: number;
  /** Put together over letters that both sides share, or split. */
  composed: boolean;
}

/** A sentence longer than this ends at the next mark; a run without any mark ends at the second figure. */
const LONG_SENTENCE = 300;
const LONGEST_SENTENCE = 600;
/** Sentences with fewer letters are headings and greetings, which recur. */
const SHORTEST_SENTENCE = 6;
/** Character pairs in more sentences than this tell nothing about which belong together, and would cost most. */
const COMMON = 64;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let at: number[] = [];
  let letters = '';
  const close = (): void => {
    if (letters.length >= SHORTEST_SENTENCE) sentences.push({ letters, at, numbers: letters.match(/[0-9]+/g) ?? [] });
    at = [];
    letters = '';
  };
  let offset = 0;
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      for (let k = 0; k < character.length; k++) at.push(offset + k);
      letters += character;
      if (at.length >= LONGEST_SENTENCE) close();
    } else if (at.length > LONG_SENTENCE || /[。！？!?；;\n\r]/.test(character)) close();
    offset += character.length;
  }
  close();
  return sentences;
}

function bigramsOf(letters: string): Set<string> {
  const bigrams = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) bigrams.add(letters.slice(i, i + 2));
  return bigrams;
}

/** Numbers survive a robot: sentences that disagree about them speak of different things. */
function numbersAgree(a: Sentence, b: Sentence): boolean {
  const [few, many] = a.numbers.length <= b.numbers.length ? [a.numbers, b.numbers] : [b.numbers, a.numbers];
  return few.filter((number) => many.includes(number)).length * 2 >= few.length;
}

/** Sentences that are each other's best partner; of equally good ones the nearest in its text. */
export function pairSentences(a: readonly Sentence[], b: readonly Sentence[]): [Sentence, Sentence][] {
  const postings = new Map<string, number[]>();
  for (const [k, { letters }] of b.entries()) {
    for (const bigram of bigramsOf(letters)) {
      const list = postings.get(bigram);
      if (list === undefined) postings.set(bigram, [k]);
      else list.push(k);
    }
  }
  const bestOfA: number[] = [];
  const bestOfB = b.map(() => ({ k: -1, score: 0 }));
  for (const [k, { letters }] of a.entries()) {
    const scores = new Map<number, number>();
    for (const bigram of bigramsOf(letters)) {
      const found = postings.get(bigram) ?? [];
      if (found.length > COMMON) continue;
      const weight = Math.log(1 + b.length / found.length);
      for (const n of found) scores.set(n, (scores.get(n) ?? 0) + weight);
    }
    let best = -1;
    let highest = 0;
    for (const [n, sum] of scores) {
      const score = sum - 1e-3 * Math.abs(k / a.length - n / b.length);
      if (score > highest) [best, highest] = [n, score];
      const partner = bestOfB[n];
      if (partner !== undefined && score > partner.score) [partner.k, partner.score] = [k, score];
    }
    bestOfA.push(best);
  }
  const pairs: [Sentence, Sentence][] = [];
  for (const [k, n] of bestOfA.entries()) {
    const [one, other] = [a[k], b[n]];
    if (one === undefined || other === undefined || bestOfB[n]?.k !== k) continue;
    const [short, long] = [one.letters.length, other.letters.length].sort((x, y) => x - y) as [number, number];
    if (short * 3 >= long && numbersAgree(one, other)) pairs.push([one, other]);
  }
  return pairs;
}

/** Which letter of `b` each letter of `a` is, or -1: Needleman–Wunsch, quadratic in a bounded sentence. */
export function alignLetters(a: string, b: string): Int32Array {
  const partner = new Int32Array(a.length).fill(-1);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) partner[head] = head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail++;
    partner[a.length - tail] = b.length - tail;
  }
  const rows = a.length - head - tail;
  const columns = b.length - head - tail;
  const width = columns + 1;
  // 0: both step, 1: only a, 2: only b.
  const steps = new Uint8Array((rows + 1) * width).fill(2, 1, width);
  let above = Int32Array.from({ length: width }, (_, j) => -j);
  for (let i = 1; i <= rows; i++) {
    const row = new Int32Array(width);
    row[0] = -i;
    steps[i * width] = 1;
    const unit = a.charCodeAt(head + i - 1);
    for (let j = 1; j <= columns; j++) {
      let best = (above[j - 1] ?? 0) + (unit === b.charCodeAt(head + j - 1) ? 2 : -1);
      let step = 0;
      const skipA = (above[j] ?? 0) - 1;
      const skipB = (row[j - 1] ?? 0) - 1;
      if (skipA > best) [best, step] = [skipA, 1];
      if (skipB > best) [best, step] = [skipB, 2];
      row[j] = best;
      steps[i * width + j] = step;
    }
    above = row;
  }
  for (let i = rows, j = columns; i > 0 || j > 0; ) {
    const step = steps[i * width + j];
    if (step !== 2) i--;
    if (step !== 1) j--;
    if (step === 0 && a[head + i] === b[head + j]) partner[head + i] = head + j;
  }
  return partner;
}

/** The maximal stretches without a partner on either side. */
export function differencesOf(a: Sentence, b: Sentence, partner: Int32Array): Difference[] {
  const found: Difference[] = [];
  let left = 0;
  let bFrom = 0;
  for (let i = 0; i <= a.letters.length; ) {
    const aFrom = i;
    while (i < a.letters.length && partner[i] === -1) i++;
    const bTo = i < a.letters.length ? (partner[i] ?? 0) : b.letters.length;
    if (i > aFrom || bTo > bFrom) {
      const before = found.at(-1);
      if (before !== undefined) before.right = left;
      found.push({ a, b, aFrom, aTo: i, bFrom, bTo, left, right: 0, composed: false });
      left = 0;
    }
    if (i === a.letters.length) break;
    left++;
    bFrom = bTo + 1;
    i++;
  }
  const last = found.at(-1);
  if (last !== undefined) last.right = left;
  return found;
}

/**
 * 钻研 for 研讨 leaves 研 in common, and a letter too many on either side of it. Such halves are one word when they come
 * out equally long; a letter that was only lost or added stays alone and is no pair.
 */
export function joinHalves(differences: readonly Difference[]): Difference[] {
  const joined: Difference[] = [];
  for (const next of differences) {
    const last = joined.at(-1);
    const half = (d: Difference): boolean => d.aFrom === d.aTo || d.bFrom === d.bTo;
    if (
      last !== undefined &&
      (half(last) || half(next)) &&
      next.left <= 2 &&
      next.aTo - last.aFrom === next.bTo - last.bFrom
    )
      joined[joined.length - 1] = { ...next, aFrom: last.aFrom, bFrom: last.bFrom, left: last.left, composed: true };
    else joined.push(next);
  }
  return joined.filter((d) => d.aFrom < d.aTo && d.bFrom < d.bTo);
}

export const gapsIn = ({ at }: Sentence, from: number, to: number): number[] => {
  const gaps: number[] = [];
  for (let i = from + 1; i < to; i++) if ((at[i] ?? 0) > (at[i - 1] ?? 0) + 1) gaps.push(i);
  return gaps;
};

/** Words with a mark between them in both texts (加强调换，匆匆进…) are two differences, though no letter parts them. */
export function splitAtMarks(d: Difference): Difference[] {
  const a = gapsIn(d.a, d.aFrom, d.aTo);
  const b = gapsIn(d.b, d.bFrom, d.bTo);
  if (a.length !== b.length) return [d];
  return [...a, d.aTo].map((aTo, k) => {
    const [aFrom, bFrom, bTo] = [a[k - 1] ?? d.aFrom, b[k - 1] ?? d.bFrom, b[k] ?? d.bTo];
    return { ...d, aFrom, aTo, bFrom, bTo, left: k === 0 ? d.left : 0, right: k === a.length ? d.right : 0 };
  });
}

export const spunOf = (d: Difference): string => d.a.letters.slice(d.aFrom, d.aTo);
export const standardOf = (d: Difference): string => d.b.letters.slice(d.bFrom, d.bTo);
/** Shared letters in runs: lone ones are found in any two sentences that are long enough. */
export function sharedLetters(partner: Int32Array): number {
  let shared = 0;
  for (const [i, n] of partner.entries()) {
    if (n >= 0 && ((i > 0 && partner[i - 1] === n - 1) || partner[i + 1] === n + 1)) shared++;
  }
  return shared;
}

/**
 * Learns word pairs from a rewritten copy and a clean copy of one text: sentences are paired by the rare character
 * pairs they share, characters inside a pair of sentences are aligned, and what differs in the same way at several
 * places is proposed. A person decides; so a missed pair costs less than a wrong one, and doubt drops a proposal.
 *
 * Long because each step hands its offsets to the next, and none is of use to anybody else.
 */
import {
  isKnownPair,
  type PairClass,
  type PairTable,
  type Restoration,
  restore,
  restoredSpan,
  sourceSpan,
} from './restore.ts';

/** `[start, end)` in UTF-16 code units of the rewritten and of the clean text. */
export interface PairEvidence {
  spunStart: number;
  spunEnd: number;
  cleanStart: number;
  cleanEnd: number;
}

export interface ProposedPair {
  spun: string;
  standard: string;
  cls: PairClass;
  count: number;
  /** Every place, in the order of the rewritten text. */
  evidence: PairEvidence[];
}

/** Letters and digits of a sentence, with their offsets in its text: a robot loses quotes and moves blanks. */
interface Sentence {
  letters: string;
  at: number[];
  numbers: string[];
}

/** A difference inside a pair of sentences: offsets into the letters of both. */
interface Difference {
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

const LONGEST_WORD = 8;
/** A sentence longer than this ends at the next mark; a run without any mark ends at the second figure. */
const LONG_SENTENCE = 300;
const LONGEST_SENTENCE = 600;
/** Sentences with fewer letters are headings and greetings, which recur. */
const SHORTEST_SENTENCE = 6;
/** Character pairs in more sentences than this tell nothing about which belong together, and would cost most. */
const COMMON = 64;

function sentencesOf(text: string): Sentence[] {
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
function pairSentences(a: readonly Sentence[], b: readonly Sentence[]): [Sentence, Sentence][] {
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
function alignLetters(a: string, b: string): Int32Array {
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
function differencesOf(a: Sentence, b: Sentence, partner: Int32Array): Difference[] {
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
function joinHalves(differences: readonly Difference[]): Difference[] {
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

const gapsIn = ({ at }: Sentence, from: number, to: number): number[] => {
  const gaps: number[] = [];
  for (let i = from + 1; i < to; i++) if ((at[i] ?? 0) > (at[i - 1] ?? 0) + 1) gaps.push(i);
  return gaps;
};

/** Words with a mark between them in both texts (加强调换，匆匆进…) are two differences, though no letter parts them. */
function splitAtMarks(d: Difference): Difference[] {
  const a = gapsIn(d.a, d.aFrom, d.aTo);
  const b = gapsIn(d.b, d.bFrom, d.bTo);
  if (a.length !== b.length) return [d];
  return [...a, d.aTo].map((aTo, k) => {
    const [aFrom, bFrom, bTo] = [a[k - 1] ?? d.aFrom, b[k - 1] ?? d.bFrom, b[k] ?? d.bTo];
    return { ...d, aFrom, aTo, bFrom, bTo, left: k === 0 ? d.left : 0, right: k === a.length ? d.right : 0 };
  });
}

const spunOf = (d: Difference): string => d.a.letters.slice(d.aFrom, d.aTo);
const standardOf = (d: Difference): string => d.b.letters.slice(d.bFrom, d.bTo);
const keyOf = (spun: string, standard: string): string => `${spun}\t${standard}`;

/** Two words replaced side by side are one difference: what is a pair elsewhere is taken off at either end. */
function splitWords(d: Difference, isPair: (spun: string, standard: string) => boolean): Difference[] {
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
const isWording = (d: Difference): boolean => !(NUMERALS.test(spunOf(d)) && NUMERALS.test(standardOf(d)));

let segmenter: Intl.Segmenter | undefined;

/** Where the words of the clean text begin that have letters of the difference, and where the last of them ends. */
function wordEdges(d: Difference): number[] {
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
function wholeWords(differences: readonly Difference[]): Difference[] {
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

const HAN = /^\p{Script=Han}+$/u;

function occurrences(text: string, word: string): number {
  let count = 0;
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) count++;
  return count;
}

interface Candidate {
  spun: string;
  standard: string;
  evidence: PairEvidence[];
  /** One of its places has nothing else in doubt around it. */
  clear: boolean;
}

/** The difference in offsets of both texts; null where it is not one whole word of Han on either side. */
function locate(d: Difference, rewritten: string, clean: string, r: Restoration | null): Candidate | null {
  const [first, last] = [d.a.at[d.aFrom] ?? 0, (d.a.at[d.aTo - 1] ?? 0) + 1];
  const [spunStart, spunEnd] = r === null ? [first, last] : sourceSpan(r, first, last);
  // A known word that was replaced in part: the rest belongs to neither side.
  if (r !== null && restoredSpan(r, spunStart, spunEnd).join() !== [first, last].join()) return null;
  const [cleanStart, cleanEnd] = [d.b.at[d.bFrom] ?? 0, (d.b.at[d.bTo - 1] ?? 0) + 1];
  const spun = rewritten.slice(spunStart, spunEnd);
  const standard = clean.slice(cleanStart, cleanEnd);
  for (const word of [spun, standard]) if (word.length > LONGEST_WORD || !HAN.test(word)) return null;
  const even = spun.length === standard.length && (spun.length === 2 || spun.length === 3);
  // A name falls into letters: it differs because the sentences speak of different people.
  const clear = even && !d.composed && d.left >= 2 && d.right >= 2 && wordEdges(d).length === 2;
  return spun === standard ? null : { spun, standard, evidence: [{ spunStart, spunEnd, cleanStart, cleanEnd }], clear };
}

/** Letters of the rewritten text that stand in the clean one too and are its own wording; the others are blank. */
function keptLetters(a: Sentence, partner: Int32Array, restoredAt: Uint8Array): string {
  let kept = '';
  for (const [i, at] of a.at.entries()) kept += partner[i] === -1 || restoredAt[at] === 1 ? ' ' : a.letters.charAt(i);
  return kept;
}

function restoredPlaces(r: Restoration | null, length: number): Uint8Array {
  const places = new Uint8Array(length);
  for (const { start, end } of r?.replacements ?? []) if (r !== null) places.fill(1, ...restoredSpan(r, start, end));
  return places;
}

/** Shared letters in runs: lone ones are found in any two sentences that are long enough. */
function sharedLetters(partner: Int32Array): number {
  let shared = 0;
  for (const [i, n] of partner.entries()) {
    if (n >= 0 && ((i > 0 && partner[i - 1] === n - 1) || partner[i + 1] === n + 1)) shared++;
  }
  return shared;
}

/**
 * A robot replaces a word wherever it stands. Where both words also stand unchanged, the difference is one of content
 * (another county, another office), not of wording. Single letters stand in other words too and prove nothing.
 */
function isContradicted({ spun, standard, evidence: { length } }: Candidate, kept: string): boolean {
  const spunKept = spun.length > 1 ? occurrences(kept, spun) : 0;
  const standardKept = standard.length > 1 ? occurrences(kept, standard) : 0;
  if (length === 1) return spunKept + standardKept > 0;
  return (
    (spunKept > 0 && standardKept > 0 && spunKept + standardKept >= length) || spunKept + standardKept > 4 * length
  );
}

/** The pairs of words by which the two differ, without those that are known; most frequent first. */
export function proposePairs(rewritten: string, clean: string, known: PairTable): ProposedPair[] {
  const r = restore(rewritten, known);
  const read = r === null ? rewritten : r.text;
  const restoredAt = restoredPlaces(r, read.length);
  const differences: Difference[] = [];
  const kept: string[] = [];
  let aligned = 0;
  const [a, b] = [sentencesOf(read), sentencesOf(clean)];
  for (const [one, other] of pairSentences(a, b)) {
    const partner = alignLetters(one.letters, other.letters);
    const shared = sharedLetters(partner);
    if (shared * 2 < Math.min(one.letters.length, other.letters.length)) continue;
    aligned += shared;
    kept.push(keptLetters(one, partner, restoredAt));
    differences.push(
      ...joinHalves(differencesOf(one, other, partner))
        .flatMap(splitAtMarks)
        .filter(isWording),
    );
  }
  const lengthOf = (sentences: readonly Sentence[]): number => sentences.reduce((sum, s) => sum + s.letters.length, 0);
  // Reports on two speeches of one meeting share up to .45 and differ in names; copies of one text share over .7.
  if (kept.length < 2 || aligned * 2 < Math.min(lengthOf(a), lengthOf(b))) return [];

  const raw = new Map<string, number>();
  for (const d of differences) {
    const key = keyOf(spunOf(d), standardOf(d));
    raw.set(key, (raw.get(key) ?? 0) + 1);
  }
  const isPair = (spun: string, standard: string): boolean =>
    (raw.get(keyOf(spun, standard)) ?? 0) >= (standard.length > 1 ? 1 : 2) || isKnownPair(known, spun, standard);
  const candidates = new Map<string, Candidate>();
  for (const d of wholeWords(differences.flatMap((whole) => splitWords(whole, isPair)))) {
    const candidate = locate(d, rewritten, clean, r);
    if (candidate === null || isKnownPair(known, candidate.spun, candidate.standard)) continue;
    const key = keyOf(candidate.spun, candidate.standard);
    const before = candidates.get(key);
    if (before === undefined) candidates.set(key, candidate);
    else {
      before.evidence.push(...candidate.evidence);
      before.clear ||= candidate.clear;
    }
  }
  const all = [...candidates.values()];
  const keptText = kept.join('\n');
  const uses = new Map<string, number>();
  const use = (side: string): number => uses.get(side) ?? 0;
  for (const { spun, standard } of all) for (const side of [`${spun}→`, `→${standard}`]) uses.set(side, use(side) + 1);
  const isSure = (c: Candidate): boolean => {
    if (c.evidence.length === 1) {
      const hasRival = use(`${c.spun}→`) > 1 || use(`→${c.standard}`) > 1;
      if (!c.clear || hasRival || clean.includes(c.spun)) return false;
    }
    return !isContradicted(c, keptText);
  };
  return all
    .filter(isSure)
    .map(({ spun, standard, evidence }): ProposedPair => {
      const cls = spun.length >= 3 && !clean.includes(spun) ? 'G' : 'C';
      evidence.sort((x, y) => x.spunStart - y.spunStart);
      return { spun, standard, cls, count: evidence.length, evidence };
    })
    .sort((x, y) => y.count - x.count || y.spun.length - x.spun.length || (x.spun < y.spun ? -1 : 1));
}

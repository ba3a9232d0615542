/**
 * Learns word pairs from a rewritten copy and a clean copy of one text: sentences are paired and their letters aligned
 * (align-letters.ts), what differs is brought to whole words (align-words.ts), and what differs in the same way at
 * several places is proposed. A person decides; so a missed pair costs less than a wrong one, and doubt drops a
 * proposal.
 */
import {
  alignLetters,
  type Difference,
  differencesOf,
  joinHalves,
  pairSentences,
  type Sentence,
  sentencesOf,
  sharedLetters,
  splitAtMarks,
  spunOf,
  standardOf,
} from './align-letters.ts';
import { isWording, keyOf, LONGEST_WORD, splitWords, wholeWords, wordEdges } from './align-words.ts';
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

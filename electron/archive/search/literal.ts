/**
 * Literal containment: every record whose title or text holds a string after NFKC and lower-casing, and no other.
 *
 * Few texts are read for it. The index finds where the characters follow one another with any gap; tokens of their own
 * name the records where a pair has a gap somewhere, or a character was folded out of another. All other candidates
 * are certain.
 */
import { crossingToken, type LiteralPlan, literalFold, literalPlan } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { LONGEST_PHRASE } from './leaves.ts';
import { eachCount, eachPlain } from './postings/decode.ts';
import { findPhrase } from './postings/phrase.ts';
import type { PostingReader } from './postings/reader.ts';
import { characterTerm, literalTerm } from './postings/terms.ts';

/** `literalFold(text).includes(needle)`, without folding where the text shows it as it stands. */
function holds(text: string, needle: string): boolean {
  const at = text.indexOf(needle);
  // A combining mark behind it would make another character of its last one.
  if (at >= 0 && !/^\p{M}/u.test(text.slice(at + needle.length, at + needle.length + 2))) return true;
  return literalFold(text).includes(needle);
}

export function createLiteral(
  postings: PostingReader,
  columns: Columns,
  records: RecordReader,
): (text: string) => number[] {
  function contains(rid: number, needle: string): boolean {
    const doc = records.text(rid);
    return doc !== null && (holds(doc.text, needle) || holds(doc.title, needle));
  }

  function withTokens(tokens: readonly string[], all: boolean): Bitset {
    const sets = tokens.map((token) => {
      const set = new Bitset(columns.size);
      for (const segment of postings.segments)
        eachPlain(segment.lists(literalTerm(token)), segment.dead, (rid) => set.add(rid));
      return set;
    });
    const [first = new Bitset(columns.size), ...others] = sets;
    return others.reduce((sum, set) => (all ? sum.and(set) : sum.or(set)), first);
  }

  /** Records that may hold the string: all that do, from which folding removed nothing. */
  function candidates(plan: LiteralPlan): Bitset {
    const marked = plan.marks.length === 0 ? null : withTokens(plan.marks, true);
    const phrase = new Bitset(columns.size);
    if (plan.grams.length > 0) {
      for (const segment of postings.segments) {
        const { rids, count } = findPhrase(segment, plan.grams.slice(0, LONGEST_PHRASE));
        for (let i = 0; i < count; i++) phrase.add(rids[i] ?? 0);
      }
    } else if (plan.last !== '') {
      for (const segment of postings.segments)
        eachCount(segment.lists(characterTerm(plan.last)), segment.dead, (rid) => phrase.add(rid));
    } else return marked ?? phrase;
    return marked === null ? phrase : phrase.and(marked);
  }

  /** Among the candidates, those where a gap or a folded character could have made the match. */
  function uncertain(plan: LiteralPlan): Bitset {
    return withTokens([...plan.crossable.map(crossingToken), ...plan.foldable], false);
  }

  return (text) => {
    const plan = literalPlan(text);
    if (plan.needle === '') return [];
    const found = candidates(plan);
    const doubted = plan.decidable && plan.grams.length <= LONGEST_PHRASE ? uncertain(plan) : null;
    const hits: number[] = [];
    found.forEach((rid) => {
      // Only the restored reading may have it: then the text itself must be asked.
      const restored = (columns.restoredEnd[rid] ?? 0) > (columns.bodyEnd[rid] ?? 0);
      const certain = doubted !== null && !restored && !doubted.has(rid) && columns.shape(rid) < 2;
      if (certain || contains(rid, plan.needle)) hits.push(rid);
    });
    // Where folding removed something, the index does not hold the text as it stands.
    for (const rid of columns.reshaped)
      if (columns.shape(rid) === 2 && !found.has(rid) && contains(rid, plan.needle)) hits.push(rid);
    return hits.sort((a, b) => a - b);
  };
}

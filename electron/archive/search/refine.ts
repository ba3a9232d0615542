/**
 * What the sum over terms cannot tell of an answer to a question: how much of the question it holds, whether it comes
 * from the place that is named, and whether it is of the practices that the best answers are of.
 *
 * The last is learned from the archive's own catalogue, without any list: 网上能看到局长被问住吗 shares few words with
 * any text, but those that share them are filed under 专题询问, and so are the better answers. On the judged set
 * (tests/bench/judged) the constants were chosen by MRR over all questions; see electron/README.md.
 */
import type { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { idf } from './scores.ts';
import { topK } from './top.ts';

/** An answer that holds all of the question counts half as much again as one that holds next to nothing of it. */
const COVERAGE = 0.5;
/** A named place weighs like two words that are as rare. */
const PLACE = 2;
/** Best answers that say what practice is meant. */
const LEADING = 20;
const PRACTICE = 0.5;

export interface Refinement {
  scores: Float32Array;
  coverage: Float32Array;
  found: Bitset;
}

/** Records filed under any of the places; each place is a word of its own. */
export function addPlaces({ scores, coverage, found }: Refinement, places: readonly Bitset[], columns: Columns): void {
  for (const place of places) {
    const weight = idf(columns.count, Math.max(1, place.count())) * PLACE;
    place.forEach((rid) => {
      // Without any other word of the question a place is no answer.
      if (!found.has(rid)) return;
      scores[rid] = (scores[rid] ?? 0) + weight;
      coverage[rid] = Math.min(1, (coverage[rid] ?? 0) + 0.2);
    });
  }
}

export function refine({ scores, coverage, found }: Refinement, columns: Columns): void {
  const ids = found.toArray();
  for (const rid of ids) scores[rid] = (scores[rid] ?? 0) * (1 + COVERAGE * (coverage[rid] ?? 0));

  const weights = new Map<number, number>();
  let sum = 0;
  for (const { id, score } of topK(ids, (rid) => scores[rid] ?? 0, LEADING)) {
    sum += score;
    for (const term of columns.terms(id))
      if (columns.facetTerm(term)?.facet === 'practice') weights.set(term, (weights.get(term) ?? 0) + score);
  }
  if (weights.size === 0 || sum === 0) return;
  for (const rid of ids) {
    let share = 0;
    for (const term of columns.terms(rid)) share = Math.max(share, (weights.get(term) ?? 0) / sum);
    scores[rid] = (scores[rid] ?? 0) * (1 + PRACTICE * share);
  }
}

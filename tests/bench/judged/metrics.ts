/**
 * The measures of a ranking against graded judgements, in their usual definitions.
 *
 *   MRR@10     1 ÷ rank of the first document of grade ≥ 2 among the first ten, else 0. Where a query has no document
 *              of grade ≥ 2, grade ≥ 1 counts.
 *   nDCG@10    DCG ÷ ideal DCG over the first ten ranks; DCG = Σ (2^grade − 1) ÷ log2(rank + 1), ranks from 1. The
 *              ideal ranking has the judged documents by falling grade.
 *   Recall@100 documents of grade ≥ 1 among the first hundred ÷ min(100, documents of grade ≥ 1).
 *   zero       1 for a query that has relevant documents and got no result at all, else 0; the mean is the rate.
 *
 * A query without relevant documents cannot be measured and is refused. A document that a ranking names twice counts
 * once, at its first rank.
 */
export type Grades = ReadonlyMap<string, number>;

export interface Score {
  mrr: number;
  ndcg: number;
  recall: number;
  zero: number;
}
export const measures = ['mrr', 'ndcg', 'recall', 'zero'] as const satisfies ReadonlyArray<keyof Score>;

export const DEPTH = 10;
export const RECALL_DEPTH = 100;

function discounted(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
}

export function score(ranking: readonly string[], grades: Grades): Score {
  const relevant = [...grades.values()].filter((g) => g >= 1).sort((a, b) => b - a);
  const best = relevant[0];
  if (best === undefined) throw new Error('a query without relevant documents cannot be measured');
  const found = [...new Set(ranking)].map((id) => grades.get(id) ?? 0);
  const enough = best >= 2 ? 2 : 1;
  const first = found.slice(0, DEPTH).findIndex((g) => g >= enough);
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg: discounted(found) / discounted(relevant),
    recall: found.slice(0, RECALL_DEPTH).filter((g) => g >= 1).length / Math.min(RECALL_DEPTH, relevant.length),
    zero: found.length === 0 ? 1 : 0,
  };
}

/** Arithmetic mean of each measure. */
export function mean(scores: readonly Score[]): Score {
  const of = (name: keyof Score): number => scores.reduce((sum, s) => sum + s[name], 0) / scores.length;
  return { mrr: of('mrr'), ndcg: of('ndcg'), recall: of('recall'), zero: of('zero') };
}

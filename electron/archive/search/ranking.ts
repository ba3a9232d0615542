/** The order of results: scores over whole sets, the best few, nearly equal texts under one. */
import type { SearchInput } from '../../contract/index.ts';
import type { QueryNode } from '../../text/index.ts';
import type { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { type Evaluation, positiveTerms } from './evaluate.ts';
import { resemblance } from './sketch.ts';
import { topK } from './top.ts';

/** Pairs in common from which two texts are copies of one: rewriting leaves two thirds, different reports a quarter. */
const SAME_TEXT = 0.55;
/** A copy stands near its original in any order by score: so many results before it are compared. */
const COMPARED = 48;
/** What is marked as rewritten, a mirror or incomplete comes after the clean copy that says the same. */
const MARKED = 0.85;

export interface Ranked {
  id: number;
  score: number;
}

export interface Row extends Ranked {
  duplicates: number[];
}

/** Scores of all records for a tree, by row id; valid until the next question is scored. */
export function scoresOf(tree: QueryNode, evaluation: Evaluation, columns: Columns): Float32Array {
  const scores = columns.scratch(0);
  const seen = new Set<string>();
  for (const { term, titleOnly } of positiveTerms(tree)) {
    const key = `${term.kind} ${term.words.join(' ')} ${term.stream}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const leaf = evaluation.leaf(term, titleOnly);
    for (let i = 0; i < leaf.count; i++) {
      const rid = leaf.rids[i] ?? 0;
      scores[rid] = (scores[rid] ?? 0) + leaf.idf * (leaf.weights[i] ?? 0);
    }
  }
  return scores;
}

/** Region codes as numbers, places without one last; newest first inside a region. */
function regionOrder(columns: Columns): (rid: number) => number {
  const codes = new Float64Array(columns.termCount);
  for (let id = 0; id < columns.termCount; id++) {
    const term = columns.facetTerm(id);
    if (term?.facet === 'region') codes[id] = Number(/^\d{6}/.exec(term.value)?.[0] ?? 999_998);
  }
  return (rid) => {
    for (const term of columns.terms(rid)) {
      const code = codes[term] ?? 0;
      if (code > 0) return -code * 1e8 + columns.date(rid);
    }
    return -999_999 * 1e8 + columns.date(rid);
  };
}

export interface OrderOptions {
  sort: SearchInput['sort'];
  /** By row id; null where there is nothing to score. */
  scores: Float32Array | null;
  marked: Bitset;
}

export function order(ids: readonly number[], columns: Columns, k: number, options: OrderOptions): Ranked[] {
  const { scores, marked } = options;
  if (options.sort === 'region') return topK(ids, regionOrder(columns), k);
  if (options.sort === 'date' || scores === null) return topK(ids, (id) => columns.date(id), k);
  return topK(ids, (id) => (scores[id] ?? 0) * (marked.has(id) ? MARKED : 1), k);
}

/**
 * Folds copies under the first of them in the order. `limit` rows from `offset`; asks for more results until there are
 * enough rows.
 */
export function foldDuplicates(
  best: (k: number) => Ranked[],
  columns: Columns,
  offset: number,
  limit: number,
  total: number,
): Row[] {
  const wanted = offset + limit;
  for (let k = wanted + COMPARED + 8; ; k *= 2) {
    const ranked = best(Math.min(k, total));
    const rows: Row[] = [];
    for (const result of ranked) {
      const at = columns.sketchAt(result.id);
      const original = at < 0 ? undefined : findSame(rows, at, columns);
      if (original === undefined) rows.push({ ...result, duplicates: [] });
      else original.duplicates.push(result.id);
    }
    // So many rows further may still hold a copy of one on this page; it must not get lost between two pages.
    if (rows.length >= wanted + COMPARED || ranked.length >= total) return rows.slice(offset, wanted);
  }
}

function findSame(rows: readonly Row[], at: number, columns: Columns): Row | undefined {
  for (let i = rows.length - 1; i >= Math.max(0, rows.length - COMPARED); i--) {
    const row = rows[i];
    if (row === undefined) continue;
    const other = columns.sketchAt(row.id);
    if (other >= 0 && resemblance(columns.sketches, at, other) >= SAME_TEXT) return row;
  }
  return undefined;
}

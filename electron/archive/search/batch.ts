/**
 * Batch queries for evaluation and scripts: `ranked` reads the text as a natural query, `exact` finds literal
 * containment after NFKC and lower-casing, which is stricter than the folding search of the search box.
 */
import type { BatchQuery, BatchResult } from '../../contract/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { Columns } from './columns.ts';
import { createLiteral } from './literal.ts';
import { scoreBag } from './natural.ts';
import type { PostingReader } from './postings/reader.ts';
import { topK } from './top.ts';

export interface BatchDeps {
  columns: Columns;
  postings: PostingReader;
  records: RecordReader;
}

export function createBatch({ columns, postings, records }: BatchDeps): (query: BatchQuery) => BatchResult {
  const literal = createLiteral(postings, columns, records);

  function ranked(text: string, k: number): Array<{ id: number; score: number }> {
    const bag = scoreBag(text, postings, columns, { restored: true });
    const ids = bag.found.toArray();
    return topK(ids, (rid) => bag.scores[rid] ?? 0, k === 0 ? ids.length : k);
  }

  return ({ id, text, mode, k }) => {
    const started = performance.now();
    const hits =
      mode === 'ranked'
        ? ranked(text, k)
        : literal(text)
            .slice(0, k === 0 ? undefined : k)
            .map((rid) => ({ id: rid, score: 1 }));
    const named = hits.map((hit) => ({ id: columns.id(hit.id), score: hit.score }));
    return { id, hits: named, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  };
}

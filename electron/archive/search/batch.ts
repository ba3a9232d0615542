/**
 * Batch queries for evaluation and scripts: `ranked` reads the text as a natural query, `exact` finds literal
 * containment after NFKC and lower-casing, which is stricter than the folding search of the search box.
 *
 * Exact needs the text of few records only. The index finds where the characters follow one another with any gap;
 * `crossings` names the records where a pair has a gap somewhere, `shape` those that folding changed. All others
 * are certain.
 */
import type { BatchQuery, BatchResult } from '../../contract/index.ts';
import { literalFold, literalPlan, naturalTerms } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { ReadDb } from '../db/open.ts';
import type { Columns } from './columns.ts';
import type { Evaluator } from './evaluate.ts';
import { quote } from './expression.ts';

/** Grams in more than this share of all records say little; see electron/README.md for the measurement. */
const COMMON_SHARE = 0.05;
/** Always keep the rarest few, whatever their share. */
const KEEP_RAREST = 3;

export interface BatchDeps {
  index: ReadDb;
  columns: Columns;
  evaluator: Evaluator;
  records: RecordReader;
}

export function createBatch({ index, columns, evaluator, records }: BatchDeps): (query: BatchQuery) => BatchResult {
  const frequency = index
    .prepare<[string, string], number>('SELECT doc FROM fts_terms WHERE term = ? AND col = ?')
    .pluck();
  const best = index
    .prepare<[string, number], [number, number]>(
      'SELECT rowid, bm25(fts, 4.0, 1.0, 0.0, 2.0, 0.0) AS score FROM fts WHERE fts MATCH ? ORDER BY score LIMIT ?',
    )
    .raw();

  function contains(rid: number, needle: string): boolean {
    const doc = records.text(rid);
    return doc !== null && (literalFold(doc.text).includes(needle) || literalFold(doc.title).includes(needle));
  }

  function exactIds(text: string): number[] {
    const plan = literalPlan(text);
    if (plan.needle === '') return [];
    const phrase =
      plan.grams.length > 0
        ? `{title body} : ${quote(plan.grams.join(' '))}`
        : plan.last !== ''
          ? `{title body} : ${quote(plan.last)} *`
          : null;
    const marks = plan.marks.map((mark) => `marks : ${quote(mark)}`);
    const all = [...(phrase === null ? [] : [phrase]), ...marks].join(' AND ');
    if (all === '') return [];
    if (!plan.decidable) {
      const candidates = new Set(evaluator.ids(all));
      for (const rid of columns.reshaped) if (columns.shape(rid) === 2) candidates.add(rid);
      return [...candidates].filter((rid) => contains(rid, plan.needle)).sort((a, b) => a - b);
    }
    const uncertain = new Set(
      plan.crossable.length === 0
        ? []
        : evaluator.ids(`(${all}) AND crossings : (${plan.crossable.map(quote).join(' OR ')})`),
    );
    const found = evaluator
      .ids(all)
      .filter((rid) => (columns.shape(rid) === 0 && !uncertain.has(rid)) || contains(rid, plan.needle));
    const seen = new Set(found);
    for (const rid of columns.reshaped)
      if (columns.shape(rid) === 2 && !seen.has(rid) && contains(rid, plan.needle)) found.push(rid);
    return found;
  }

  function frequencyOf(gram: string): number {
    return Math.max(frequency.get(gram, 'body') ?? 0, frequency.get(gram, 'title') ?? 0);
  }

  function ranked(text: string, k: number): Array<{ id: number; score: number }> {
    const { grams, words } = naturalTerms(text);
    const limit = columns.count * COMMON_SHARE;
    const byRarity = grams
      .map((gram) => ({ gram, frequency: frequencyOf(gram) }))
      .filter((g) => g.frequency > 0)
      .sort((a, b) => a.frequency - b.frequency);
    const kept = byRarity.filter((g, i) => i < KEEP_RAREST || g.frequency <= limit).map((g) => g.gram);
    const parts = [
      ...(kept.length > 0 ? [`{title body} : (${kept.map(quote).join(' OR ')})`] : []),
      ...(words.length > 0 ? [`words : (${words.map(quote).join(' OR ')})`] : []),
    ];
    if (parts.length === 0) return [];
    const rows = best.all(parts.join(' OR '), k === 0 ? -1 : k) as Array<[number, number]>;
    return rows.map(([id, score]) => ({ id, score: -score }));
  }

  return ({ id, text, mode, k }) => {
    const started = performance.now();
    columns.refresh();
    const hits =
      mode === 'ranked'
        ? ranked(text, k)
        : exactIds(text)
            .slice(0, k === 0 ? undefined : k)
            .map((rid) => ({ id: rid, score: 1 }));
    const named = hits.map((hit) => ({ id: columns.id(hit.id), score: hit.score }));
    return { id, hits: named, ms: Math.round((performance.now() - started) * 1000) / 1000 };
  };
}

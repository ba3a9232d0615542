/**
 * Batch queries for evaluation and scripts: `ranked` reads the text as a natural query, `exact` finds literal
 * containment after NFKC and lower-casing, which is stricter than the folding search of the search box.
 *
 * Exact needs the text of few records only. The index finds where the characters follow one another with any gap;
 * the `literal` table names the records where a pair has a gap somewhere, or a character was folded out of another.
 * All other candidates are certain.
 */
import type { BatchQuery, BatchResult } from '../../contract/index.ts';
import { crossingToken, type LiteralPlan, literalFold, literalPlan, naturalTerms } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { ReadDb } from '../db/open.ts';
import type { Columns } from './columns.ts';
import type { Evaluator } from './evaluate.ts';
import { quote } from './expression.ts';
import { characterScore, WEIGHTS } from './scores.ts';
import { topK } from './top.ts';

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

/** `literalFold(text).includes(needle)`, without folding where the text shows it as it stands. */
function holds(text: string, needle: string): boolean {
  const at = text.indexOf(needle);
  // A combining mark behind it would make another character of its last one.
  if (at >= 0 && !/^\p{M}/u.test(text.slice(at + needle.length, at + needle.length + 2))) return true;
  return literalFold(text).includes(needle);
}

export function createBatch({ index, columns, evaluator, records }: BatchDeps): (query: BatchQuery) => BatchResult {
  const frequency = index
    .prepare<[string, string], number>('SELECT doc FROM fts_terms WHERE term = ? AND col = ?')
    .pluck();
  const best = index
    .prepare<[string, number], [number, number]>(
      `SELECT rowid, bm25(fts, ${WEIGHTS}) AS score FROM fts WHERE fts MATCH ? ORDER BY score LIMIT ?`,
    )
    .raw();

  function contains(rid: number, needle: string): boolean {
    const doc = records.text(rid);
    return doc !== null && (holds(doc.text, needle) || holds(doc.title, needle));
  }

  /** Records that may hold the string: all that do, from which folding removed nothing. */
  function candidates(plan: LiteralPlan): number[] {
    let phrase: number[] | null = null;
    if (plan.grams.length > 0) phrase = evaluator.ids(`{title body} : ${quote(plan.grams.join(' '))}`);
    else if (plan.last !== '') {
      const holding: number[] = [];
      evaluator.characters.each(plan.last, (rid) => {
        holding.push(rid);
      });
      phrase = holding;
    }
    if (plan.marks.length === 0) return phrase ?? [];
    const marked = evaluator.literalIds(plan.marks.map(quote).join(' AND '));
    if (phrase === null) return marked;
    const both = new Set(marked);
    return phrase.filter((rid) => both.has(rid));
  }

  /** Among the candidates, those where a gap or a folded character could have made the match. */
  function uncertain(plan: LiteralPlan): Set<number> {
    const tokens = [...plan.crossable.map(crossingToken), ...plan.foldable];
    return new Set(evaluator.literalIds(tokens.map(quote).join(' OR ')));
  }

  function exactIds(text: string): number[] {
    const plan = literalPlan(text);
    if (plan.needle === '') return [];
    const found = candidates(plan);
    const doubted = plan.decidable ? uncertain(plan) : null;
    const hits = found.filter((rid) =>
      doubted !== null && !doubted.has(rid) && columns.shape(rid) < 2 ? true : contains(rid, plan.needle),
    );
    // Where folding removed something, the index does not hold the text as it stands.
    const seen = new Set(found);
    for (const rid of columns.reshaped)
      if (columns.shape(rid) === 2 && !seen.has(rid) && contains(rid, plan.needle)) hits.push(rid);
    return hits.sort((a, b) => a - b);
  }

  function frequencyOf(gram: string): number {
    return Math.max(frequency.get(gram, 'body') ?? 0, frequency.get(gram, 'title') ?? 0);
  }

  /** A question of single characters: those that hold most of them, most often. */
  function byCharacters(wanted: readonly string[], k: number): Array<{ id: number; score: number }> {
    const scores = new Map<number, number>();
    for (const character of wanted) {
      evaluator.characters.each(character, (rid, count, inTitle) => {
        scores.set(rid, (scores.get(rid) ?? 0) + characterScore(count, inTitle));
      });
    }
    return topK([...scores.keys()], (rid) => scores.get(rid) ?? 0, k === 0 ? scores.size : k);
  }

  function ranked(text: string, k: number): Array<{ id: number; score: number }> {
    const { grams, words, characters } = naturalTerms(text);
    if (characters.length > 0) return byCharacters(characters, k);
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

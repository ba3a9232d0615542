/** From one record to others: what says the same kind of thing, and who else does the same. */
import type { SearchHit } from '../../contract/index.ts';
import { analyse, gramsOf, type QueryNode } from '../../text/index.ts';
import { Bitset } from './bitset.ts';
import type { OfferTools } from './offers.ts';
import { eachHolder, frequencyOf } from './postings/decode.ts';
import { gramTerm } from './postings/terms.ts';
import { foldDuplicates, type Row } from './ranking.ts';
import { idf, saturated } from './scores.ts';
import type { SearchDeps } from './search.ts';
import { resemblance } from './sketch.ts';
import { topK } from './top.ts';

/** Pairs that say most about a text; more of them change little. */
const TELLING = 40;
/** A text is read this far: what it is about it says early. */
const READ = 4000;
/** What is this alike is a copy, shown as one elsewhere. */
const COPY = 0.55;

export interface Related {
  similar(id: string, limit: number): SearchHit[];
  elsewhere(id: string, limit: number): { total: number; hits: SearchHit[] };
}

export function createRelated(
  { columns, postings, records }: SearchDeps,
  { quote }: Pick<OfferTools, 'quote'>,
): Related {
  /** Scores by the pairs that are frequent here and rare elsewhere. */
  function alike(rid: number): Float32Array {
    const scores = columns.scratch(0);
    const doc = records.text(rid);
    if (doc === null) return scores;
    const counts = new Map<string, number>();
    const text = `${doc.title}\n\n${doc.title}\n\n${doc.text.slice(0, READ)}`;
    for (const part of analyse(text).stream.split(/[\n\v]/))
      for (const gram of gramsOf(part)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    const telling = [...counts]
      .flatMap(([gram, count]) => {
        // Numbers and letters: pairs of them say nothing.
        if (!/^\p{Script=Han}+$/u.test(gram)) return [];
        const n = postings.frequency(gramTerm(gram));
        return n < 2 ? [] : [{ gram, weight: idf(columns.count, n) * saturated(count, 1, 1) }];
      })
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TELLING);
    for (const { gram, weight } of telling)
      for (const segment of postings.segments) {
        const lists = segment.lists(gramTerm(gram));
        if (frequencyOf(lists) === 0) continue;
        eachHolder(lists, segment.dead, (other) => {
          scores[other] = (scores[other] ?? 0) + weight;
        });
      }
    return scores;
  }

  function isCopy(rid: number, other: number): boolean {
    const a = columns.sketchAt(rid);
    const b = columns.sketchAt(other);
    return a >= 0 && b >= 0 && resemblance(columns.sketches, a, b) >= COPY;
  }

  function rows(ids: readonly number[], scores: Float32Array, limit: number): Row[] {
    const best = (k: number): Row[] => topK(ids, (id) => scores[id] ?? 0, k).map((one) => ({ ...one, duplicates: [] }));
    return foldDuplicates(best, columns, 0, limit, ids.length);
  }

  const nothing: QueryNode = { type: 'none' };

  return {
    similar(id, limit) {
      const rid = records.ridOf(id);
      if (rid === null) return [];
      const scores = alike(rid);
      const most = scores[rid] ?? 0;
      const ids: number[] = [];
      // A fifth of what the record shares with itself: less is chance.
      for (let other = 0; other < scores.length; other++)
        if (other !== rid && (scores[other] ?? 0) > most / 5 && !isCopy(rid, other)) ids.push(other);
      return quote(rows(ids, scores, limit), nothing, true);
    },
    elsewhere(id, limit) {
      const rid = records.ridOf(id);
      if (rid === null) return { total: 0, hits: [] };
      const own = [...columns.terms(rid)].flatMap((term) => columns.facetTerm(term) ?? []);
      const practices = own.filter((term) => term.facet === 'practice').map((term) => term.id);
      const counties = own.filter((term) => term.facet === 'region' && !term.value.endsWith('00'));
      const found = columns.withTerms(practices).andNot(columns.withTerms(counties.map((term) => term.id)));
      const placed = new Bitset(columns.size).or(columns.withTerms(columns.termIds('region', () => true)));
      const ids = found
        .and(placed)
        .toArray()
        .filter((other) => other !== rid);
      return { total: ids.length, hits: quote(rows(ids, alike(rid), limit), nothing, true) };
    },
  };
}

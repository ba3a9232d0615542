/**
 * Words that stand together say more than the same words far apart: the best results of a query with several terms are
 * looked at once more, on positions alone. The measure is the shortest stretch that holds all of them.
 */
import type { Term } from '../../text/index.ts';
import type { Evaluation } from './evaluate.ts';
import type { Occurrences } from './postings/decode.ts';
import type { Ranked } from './ranking.ts';

/** Results that are looked at; behind them the order by score stays. */
export const LOOKED_AT = 80;
/** Side by side, in any order, counts by so much more than far apart. */
const TOGETHER = 0.4;
/** Half of that is left when so many characters stand between. */
const HALF_AT = 24;

/** Positions of a record, by binary search. */
function placesOf(found: Occurrences, rid: number): Uint32Array | null {
  let low = 0;
  let high = found.count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = found.rids[middle] ?? 0;
    if (at === rid) return found.positions.subarray(found.starts[middle] ?? 0, found.starts[middle + 1] ?? 0);
    if (at < rid) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Characters between the terms in the shortest stretch that holds one place of each; infinite when one has none. */
export function shortestGap(places: ReadonlyArray<Uint32Array>, lengths: readonly number[]): number {
  const cursors = places.map(() => 0);
  const needed = lengths.reduce((sum, length) => sum + length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (;;) {
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    let behind = -1;
    for (let k = 0; k < places.length; k++) {
      const at = places[k]?.[cursors[k] ?? 0];
      if (at === undefined) return best;
      if (at < first) {
        first = at;
        behind = k;
      }
      last = Math.max(last, at + (lengths[k] ?? 0));
    }
    best = Math.min(best, Math.max(0, last - first - needed));
    if (best === 0 || behind < 0) return best;
    cursors[behind] = (cursors[behind] ?? 0) + 1;
  }
}

/** The same results with the first ones in the order that nearness gives them. */
export function byProximity(ranked: readonly Ranked[], terms: readonly Term[], evaluation: Evaluation): Ranked[] {
  const standing = terms.filter((term) => term.grams.length > 0 && term.kind === 'gram');
  if (standing.length < 2) return [...ranked];
  const leaves = standing.map((term) => evaluation.leaf(term, false).places);
  const lengths = standing.map((term) => [...term.stream].length);
  const looked = ranked.slice(0, LOOKED_AT).map(({ id, score }) => {
    const places = leaves.flatMap((segments) => {
      for (const found of segments) {
        const at = placesOf(found, id);
        if (at !== null) return [at];
      }
      return [];
    });
    // Of alternatives a record need not hold all: what it holds is compared.
    if (places.length < 2) return { id, score };
    const gap = shortestGap(places, lengths);
    return { id, score: score * (1 + (TOGETHER * HALF_AT) / (HALF_AT + gap)) };
  });
  looked.sort((a, b) => b.score - a.score || a.id - b.id);
  return [...looked, ...ranked.slice(LOOKED_AT)];
}

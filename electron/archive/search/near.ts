/** Records in which one sentence, or one paragraph, holds all of several terms: decided on positions alone. */
import type { Term } from '../../text/index.ts';
import type { Bitset } from './bitset.ts';
import { decodeOccurrences, type Occurrences } from './postings/decode.ts';
import { findPhrase } from './postings/phrase.ts';
import type { Segment } from './postings/reader.ts';
import { PARAGRAPH_ENDS, SENTENCE_ENDS } from './postings/terms.ts';

/** True when positions can decide: a lone character has none. */
export function isPositional(terms: readonly Term[]): boolean {
  return terms.every((term) => term.grams.length > 0);
}

function placesOf(found: Occurrences, rid: number, from: { i: number }): Uint32Array | null {
  while (from.i < found.count && (found.rids[from.i] ?? 0) < rid) from.i++;
  if (from.i >= found.count || found.rids[from.i] !== rid) return null;
  return found.positions.subarray(found.starts[from.i] ?? 0, found.starts[from.i + 1] ?? 0);
}

/** Number of boundaries at or before the position. */
function unitOf(boundaries: readonly number[], position: number): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function findNear(
  segment: Segment,
  terms: readonly Term[],
  within: 'sentence' | 'paragraph',
  candidates: Bitset,
  visit: (rid: number) => void,
): void {
  const lengths = terms.map((term) => [...term.stream].length);
  const found = terms.map((term) => findPhrase(segment, term.grams));
  const [first] = found;
  if (first === undefined || found.some((f) => f.count === 0)) return;
  const ends = (within === 'sentence' ? [SENTENCE_ENDS, PARAGRAPH_ENDS] : [PARAGRAPH_ENDS]).map((term) => ({
    places: decodeOccurrences(segment.lists(term), segment.dead, 0, candidates),
    from: { i: 0 },
  }));
  const cursors = found.map(() => ({ i: 0 }));
  for (let i = 0; i < first.count; i++) {
    const rid = first.rids[i] ?? 0;
    const places = found.map((f, k) => placesOf(f, rid, cursors[k] ?? { i: 0 }));
    if (places.some((p) => p === null)) continue;
    const boundaries = ends.flatMap((end) => [...(placesOf(end.places, rid, end.from) ?? [])]).sort((a, b) => a - b);
    const units = places.map((list, k) => {
      const set = new Set<number>();
      for (const position of list ?? []) {
        const unit = unitOf(boundaries, position);
        if (unitOf(boundaries, position + (lengths[k] ?? 1) - 1) === unit) set.add(unit);
      }
      return set;
    });
    const [smallest = new Set<number>(), ...others] = units;
    if ([...smallest].some((unit) => others.every((set) => set.has(unit)))) visit(rid);
  }
}

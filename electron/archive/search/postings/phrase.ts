/** Where a run of characters stands, in one segment: the rarest pairs that cover it, intersected rarest first. */

import { decodeOccurrences, emptyOccurrences, frequencyOf, keepFollowed, type Occurrences } from './decode.ts';
import type { List } from './pages.ts';
import type { Segment } from './reader.ts';
import { gramTerm } from './terms.ts';

interface Part {
  offset: number;
  lists: List[];
  n: number;
}

/**
 * Every character and every neighbourhood of the run must be inside one of the pairs or between two that touch:
 * pairs at most two apart, the first and the last always. Of all such choices the one with the fewest postings.
 */
function cover(parts: readonly Part[]): Part[] {
  const best = new Float64Array(parts.length);
  const from = new Int32Array(parts.length);
  for (let i = 0; i < parts.length; i++) {
    const own = parts[i]?.n ?? 0;
    if (i === 0) {
      best[i] = own;
      from[i] = -1;
      continue;
    }
    const one = best[i - 1] ?? 0;
    const two = i >= 2 ? (best[i - 2] ?? 0) : Number.POSITIVE_INFINITY;
    best[i] = own + Math.min(one, two);
    from[i] = two < one ? i - 2 : i - 1;
  }
  const chosen: Part[] = [];
  for (let i = parts.length - 1; i >= 0; i = from[i] ?? -1) {
    const part = parts[i];
    if (part !== undefined) chosen.push(part);
  }
  return chosen.sort((a, b) => a.n - b.n);
}

/** Positions at which the pairs follow one another, in ascending row ids. */
export function findPhrase(segment: Segment, grams: readonly string[]): Occurrences {
  const known = new Map<string, List[]>();
  const parts: Part[] = [];
  for (const [offset, gram] of grams.entries()) {
    const lists = known.get(gram) ?? segment.lists(gramTerm(gram));
    if (lists.length === 0) return emptyOccurrences(0, 0);
    known.set(gram, lists);
    parts.push({ offset, lists, n: frequencyOf(lists) });
  }
  const [first, ...others] = cover(parts);
  if (first === undefined) return emptyOccurrences(0, 0);
  const found = decodeOccurrences(first.lists, segment.dead, first.offset);
  for (const part of others) {
    if (found.count === 0) break;
    keepFollowed(found, part.lists, part.offset);
  }
  return found;
}

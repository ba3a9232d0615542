/** A pack in small, for a rehearsal of its export: a few items of each kind, so that what they need is loaded. */
import type { Pack, PackItem } from '../../contract/index.ts';

/**
 * How many of a kind, one rehearsal after the other. The first loads everything there is to load; with the later ones the
 * typesetter has the memory of a long document, and the first export takes no longer than the next.
 */
export const rehearsals = [3, 40, 120] as const;

export function sampleOf(pack: Pack, ofAKind: number): Pack {
  const counts = new Map<PackItem['type'], number>();
  const items = pack.items.filter(({ type }) => {
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count <= ofAKind;
  });
  return { ...pack, items };
}

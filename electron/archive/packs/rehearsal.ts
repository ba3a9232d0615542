/** A pack in small, for a rehearsal of its export: a few items of each kind, so that what they need is loaded. */
import type { Pack, PackItem } from '../../contract/index.ts';

const OF_A_KIND = 3;

export function sampleOf(pack: Pack): Pack {
  const counts = new Map<PackItem['type'], number>();
  const items = pack.items.filter(({ type }) => {
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count <= OF_A_KIND;
  });
  return { ...pack, items };
}

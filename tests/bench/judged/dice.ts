/** A seeded generator of its own for every document: a change in one leaves all others as they are. */

export interface Dice {
  /** In [0, 1). */
  next(): number;
  /** Whole, from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` different ones in the order of the list. */
  some<T>(list: readonly T[], count: number): T[];
  chance(share: number): boolean;
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, the same on every machine. */
export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    pick(list) {
      const item = list[int(0, list.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    some(list, count) {
      const left = list.map((_, i) => i);
      const taken = new Set<number>();
      while (taken.size < Math.min(count, list.length)) taken.add(left.splice(int(0, left.length - 1), 1)[0] ?? 0);
      return list.filter((_, i) => taken.has(i));
    },
    chance: (share) => next() < share,
  };
}

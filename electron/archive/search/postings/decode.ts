/** Lists of postings, decoded: the loops every question runs through. Integers are read inline, byte by byte. */
import { ByteReader } from './bytes.ts';
import type { List } from './pages.ts';

export function frequencyOf(lists: readonly List[]): number {
  return lists.reduce((sum, list) => sum + list.n, 0);
}

/** Row ids of a plain list. */
export function eachPlain(lists: readonly List[], dead: ReadonlySet<number>, visit: (rid: number) => void): void {
  for (const list of lists) {
    const { bytes } = list;
    let rid = list.first;
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++] ?? 0;
      let gap = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        gap += (byte & 0x7f) * 2 ** shift;
      }
      rid += gap;
      if (dead.size === 0 || !dead.has(rid)) visit(rid);
    }
  }
}

/** Row ids of a counted list; `flag` is the count, plus 128 in the title. */
export function eachCount(
  lists: readonly List[],
  dead: ReadonlySet<number>,
  visit: (rid: number, flag: number) => void,
): void {
  for (const list of lists) {
    const { bytes } = list;
    let rid = list.first;
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++] ?? 0;
      let head = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        head += (byte & 0x7f) * 2 ** shift;
      }
      rid += head >>> 1;
      const flag = (head & 1) === 0 ? 1 : (bytes[at++] ?? 1);
      if (dead.size === 0 || !dead.has(rid)) visit(rid, flag);
    }
  }
}

/** Postings with their positions: those of `rids[i]` are `positions[starts[i] .. starts[i + 1])`, ascending. */
export interface Occurrences {
  count: number;
  rids: Uint32Array;
  starts: Uint32Array;
  positions: Uint32Array;
}

export function emptyOccurrences(postings = 64, places = 128): Occurrences {
  return {
    count: 0,
    rids: new Uint32Array(postings),
    starts: new Uint32Array(postings + 1),
    positions: new Uint32Array(places),
  };
}

function grown(array: Uint32Array, needed: number): Uint32Array {
  if (needed <= array.length) return array;
  const larger = new Uint32Array(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}

/**
 * Decodes lists whole, or of the row ids `only` has; `shift` is taken off every position (the offset of the term in a
 * phrase).
 */
export function decodeOccurrences(
  lists: readonly List[],
  dead: ReadonlySet<number>,
  shift: number,
  only?: { has(rid: number): boolean },
): Occurrences {
  const n = frequencyOf(lists);
  const out = emptyOccurrences(n, Math.ceil(n * 1.25) + 16);
  let { positions } = out;
  let place = 0;
  let count = 0;
  for (const list of lists) {
    const { bytes } = list;
    const reader = new ByteReader(bytes);
    let rid = list.first;
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++] ?? 0;
      let head = byte & 0x7f;
      for (let bits = 7; byte > 0x7f; bits += 7) {
        byte = bytes[at++] ?? 0;
        head += (byte & 0x7f) * 2 ** bits;
      }
      rid += head >>> 1;
      let times = 1;
      if ((head & 1) === 1) {
        reader.at = at;
        times = reader.varint();
        at = reader.at;
      }
      if (only !== undefined && !only.has(rid)) {
        for (let k = 0; k < times; ) if ((bytes[at++] ?? 0) < 0x80) k++;
        continue;
      }
      const from = place;
      if (place + times > positions.length) positions = grown(positions, place + times);
      let position = 0;
      for (let i = 0; i < times; i++) {
        byte = bytes[at++] ?? 0;
        let gap = byte & 0x7f;
        for (let bits = 7; byte > 0x7f; bits += 7) {
          byte = bytes[at++] ?? 0;
          gap += (byte & 0x7f) * 2 ** bits;
        }
        position += gap;
        if (position >= shift) positions[place++] = position - shift;
      }
      if (place === from || (dead.size > 0 && dead.has(rid))) {
        place = from;
        continue;
      }
      out.rids[count] = rid;
      out.starts[count++] = from;
    }
  }
  out.starts[count] = place;
  return { count, rids: out.rids, starts: out.starts, positions };
}

/** Keeps of `found` the places at which the lists have one `shift` further on; in place. */
export function keepFollowed(found: Occurrences, lists: readonly List[], shift: number): void {
  let kept = 0;
  let place = 0;
  let i = 0;
  const { rids, starts, positions } = found;
  for (const list of lists) {
    while (i < found.count && (rids[i] ?? 0) < list.first) i++;
    if (i >= found.count) break;
    if ((rids[i] ?? 0) > list.last) continue;
    const { bytes } = list;
    let rid = list.first;
    for (let at = 0; at < bytes.length && i < found.count; ) {
      let byte = bytes[at++] ?? 0;
      let head = byte & 0x7f;
      for (let bits = 7; byte > 0x7f; bits += 7) {
        byte = bytes[at++] ?? 0;
        head += (byte & 0x7f) * 2 ** bits;
      }
      rid += head >>> 1;
      let times = 1;
      if ((head & 1) === 1) {
        times = 0;
        for (let bits = 0; ; bits += 7) {
          byte = bytes[at++] ?? 0;
          times += (byte & 0x7f) * 2 ** bits;
          if (byte < 0x80) break;
        }
      }
      while (i < found.count && (rids[i] ?? 0) < rid) i++;
      if (i >= found.count) break;
      if (rids[i] !== rid) {
        // Not a candidate: over its positions, each ends at a byte without the highest bit.
        for (let k = 0; k < times; ) if ((bytes[at++] ?? 0) < 0x80) k++;
        continue;
      }
      let p = starts[i] ?? 0;
      const end = starts[i + 1] ?? 0;
      const from = place;
      let position = 0;
      for (let k = 0; k < times; k++) {
        byte = bytes[at++] ?? 0;
        let gap = byte & 0x7f;
        for (let bits = 7; byte > 0x7f; bits += 7) {
          byte = bytes[at++] ?? 0;
          gap += (byte & 0x7f) * 2 ** bits;
        }
        position += gap;
        const wanted = position - shift;
        while (p < end && (positions[p] ?? 0) < wanted) p++;
        if (p < end && positions[p] === wanted) positions[place++] = wanted;
      }
      i++;
      if (place > from) {
        rids[kept] = rid;
        starts[kept++] = from;
      }
    }
  }
  starts[kept] = place;
  found.count = kept;
}

/** Row ids of a list with positions. */
export function eachHolder(lists: readonly List[], dead: ReadonlySet<number>, visit: (rid: number) => void): void {
  for (const list of lists) {
    const { bytes } = list;
    let rid = list.first;
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++] ?? 0;
      let head = byte & 0x7f;
      for (let bits = 7; byte > 0x7f; bits += 7) {
        byte = bytes[at++] ?? 0;
        head += (byte & 0x7f) * 2 ** bits;
      }
      rid += head >>> 1;
      let times = 1;
      if ((head & 1) === 1) {
        times = 0;
        for (let bits = 0; ; bits += 7) {
          byte = bytes[at++] ?? 0;
          times += (byte & 0x7f) * 2 ** bits;
          if (byte < 0x80) break;
        }
      }
      for (let k = 0; k < times; ) if ((bytes[at++] ?? 0) < 0x80) k++;
      if (dead.size === 0 || !dead.has(rid)) visit(rid);
    }
  }
}

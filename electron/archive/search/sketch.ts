/**
 * A text in 32 bytes, so that nearly equal texts can be told without reading them: one-permutation min-wise hashing
 * (Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012) over the pairs of neighbours, 32 bins of 8 bits, empty bins
 * filled from the next full one (Shrivastava, Li, "Densifying One Permutation Hashing", ICML 2014).
 */

export const SKETCH_BYTES = 32;

/** Of a stream as text/ makes it; null when there is too little text to tell anything. */
export function sketchOf(stream: string): Uint8Array | null {
  const least = new Uint32Array(SKETCH_BYTES).fill(0xffffffff);
  let before = 0;
  let pairs = 0;
  for (let i = 0; i < stream.length; i++) {
    const unit = stream.charCodeAt(i);
    // Marks of sentences and paragraphs: copies differ in them.
    if (unit < 0x20) continue;
    if (before !== 0) {
      let hash = Math.imul(before * 0x10000 + unit, 0x9e3779b1);
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
      hash = (hash ^ (hash >>> 13)) >>> 0;
      const bin = hash % SKETCH_BYTES;
      if (hash < (least[bin] ?? 0)) least[bin] = hash;
      pairs++;
    }
    before = unit;
  }
  if (pairs < SKETCH_BYTES) return null;
  const sketch = new Uint8Array(SKETCH_BYTES);
  for (let bin = 0; bin < SKETCH_BYTES; bin++) {
    let from = bin;
    while (least[from] === 0xffffffff) from = (from + 1) % SKETCH_BYTES;
    sketch[bin] = ((least[from] ?? 0) >>> 5) & 0xff;
  }
  return sketch;
}

/** Estimated share of pairs in common (Jaccard), from two sketches inside one array. */
export function resemblance(sketches: Uint8Array, a: number, b: number): number {
  let equal = 0;
  for (let i = 0; i < SKETCH_BYTES; i++) if (sketches[a + i] === sketches[b + i]) equal++;
  return equal / SKETCH_BYTES;
}

/** The best `k` of many without sorting all: a binary heap whose root is the worst one kept. */

/** Highest score first; equal scores by ascending id, so that pages are stable. */
export function topK(
  ids: readonly number[],
  score: (id: number) => number,
  k: number,
): Array<{ id: number; score: number }> {
  const heap: Array<{ id: number; score: number }> = [];
  const worse = (a: { id: number; score: number }, b: { id: number; score: number }): boolean =>
    a.score < b.score || (a.score === b.score && a.id > b.id);
  const swap = (a: number, b: number): void => {
    const x = heap[a];
    const y = heap[b];
    if (x !== undefined && y !== undefined) {
      heap[a] = y;
      heap[b] = x;
    }
  };
  const isWorse = (a: number, b: number): boolean => {
    const x = heap[a];
    const y = heap[b];
    return x !== undefined && y !== undefined && worse(x, y);
  };
  const sink = (): void => {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const child = isWorse(left + 1, left) ? left + 1 : left;
      if (!isWorse(child, i)) return;
      swap(child, i);
      i = child;
    }
  };
  for (const id of ids) {
    const entry = { id, score: score(id) };
    const root = heap[0];
    if (heap.length < k) {
      heap.push(entry);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >>> 1;
        if (!isWorse(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    } else if (root !== undefined && worse(root, entry)) {
      heap[0] = entry;
      sink();
    }
  }
  return heap.sort((a, b) => b.score - a.score || a.id - b.id);
}

/** Shows a long list bit by bit, a few more with every frame, so that no frame waits for the whole of it. */
import { useEffect, useState } from 'react';

/** How many of `total` to show by now; begins anew when `key` changes. */
export function useGradually(total: number, first: number, step: number, key: unknown): number {
  const [shown, setShown] = useState({ key, count: first });
  const count = shown.key === key ? shown.count : first;
  useEffect(() => {
    if (count >= total) return undefined;
    const frame = requestAnimationFrame(() => setShown({ key, count: count + step }));
    return () => cancelAnimationFrame(frame);
  }, [count, total, step, key]);
  return Math.min(count, total);
}

/** A value that stays the one it was for as long as it says the same: what depends on it is not drawn again. */
import { useRef } from 'react';

export function useKept<T>(value: T, same: (before: T, now: T) => boolean): T {
  const kept = useRef(value);
  if (!same(kept.current, value)) kept.current = value;
  return kept.current;
}

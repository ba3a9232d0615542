/** Waiting marks appear only when the wait is long enough to be noticed: nothing flickers on a fast answer. */
import { useEffect, useState } from 'react';

const PATIENCE_MS = 150;

export function useDelayed(active: boolean, ms: number = PATIENCE_MS): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), ms);
    return () => clearTimeout(timer);
  }, [active, ms]);
  return active && shown;
}

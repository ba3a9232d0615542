/** Decisions about the open set, kept for the window: they outlast another page and a reload, not the set itself. */
import { createStore, type Store, useStore } from '../../lib/store.ts';
import { type Decisions, nothingDecided } from './decisions.ts';

const key = 'exchange-archive:handover';

function read(): Decisions | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<Decisions> | null;
    if (typeof kept?.set !== 'string') return null;
    return { set: kept.set, defaults: kept.defaults ?? {}, choices: kept.choices ?? {} };
  } catch {
    // A damaged or forbidden store is the same as an empty one.
    return null;
  }
}

/** Those of the set that was opened last; null when none is open. */
export const decided: Store<Decisions | null> = createStore(read());

decided.subscribe(() => {
  try {
    sessionStorage.setItem(key, JSON.stringify(decided.get()));
  } catch {
    // Full or forbidden: the decisions then last until the page is loaded again.
  }
});

export function decisionsAbout(set: string): Decisions {
  const now = decided.get();
  return now?.set === set ? now : nothingDecided(set);
}

export function useDecisions(set: string): Decisions {
  const now = useStore(decided);
  return now?.set === set ? now : nothingDecided(set);
}

export function changeDecisions(set: string, change: (now: Decisions) => Decisions): void {
  decided.set(change(decisionsAbout(set)));
}

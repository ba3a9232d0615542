/** The search that was answered last, for whoever takes something out of its results. */
import type { PackQuery } from '../../../electron/contract/packs.ts';
import { countFilters } from './route.ts';
import { createStore, type Store } from './store.ts';

export const answered: Store<PackQuery | null> = createStore<PackQuery | null>(null);

/** As the note on a pack's making tells it; null when nothing was asked: the whole archive is no search. */
export function presentSearch(): PackQuery | null {
  const search = answered.get();
  return search === null || (search.query.trim() === '' && countFilters(search.filters) === 0) ? null : search;
}

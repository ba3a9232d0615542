/**
 * What is selected now, in this window: the search page changes it, a comparison of it reads it.
 *
 * Kept with the window and not in the address: two thousand ids make no address, and a reload must lose nothing.
 */
import { nothingSelected, readSelection, type Selection, writeSelection } from './selection.ts';
import { createStore, type Store } from './store.ts';

const key = 'exchange-archive:selected';

function read(): Selection {
  try {
    return readSelection(sessionStorage.getItem(key)) ?? nothingSelected;
  } catch {
    // A forbidden store is the same as an empty one.
    return nothingSelected;
  }
}

export const selected: Store<Selection> = createStore(read());

selected.subscribe(() => {
  const now = selected.get();
  try {
    if (now.titles.size === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, writeSelection(now));
  } catch {
    // It then lasts until the page is loaded anew.
  }
});

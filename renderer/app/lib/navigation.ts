/** The browser's side of `route.ts`: reads and writes the address, and remembers the last search for the way back. */
import { useSyncExternalStore } from 'react';
import {
  type CompareRoute,
  emptyCompare,
  emptySearch,
  formatRoute,
  parseRoute,
  type Route,
  type SearchRoute,
} from './route.ts';

let current: Route = parseRoute(window.location.hash);
let lastCompare: CompareRoute = current.page === 'compare' ? current : emptyCompare;
let lastSearch: SearchRoute = current.page === 'search' ? current : emptySearch;
const listeners = new Set<() => void>();

function announce(next: Route): void {
  current = next;
  if (next.page === 'search') lastSearch = next;
  if (next.page === 'compare') lastCompare = next;
  for (const listener of [...listeners]) listener();
}

window.addEventListener('popstate', () => announce(parseRoute(window.location.hash)));
window.addEventListener('hashchange', () => {
  if (window.location.hash !== formatRoute(current)) announce(parseRoute(window.location.hash));
});

/** `replace` for what a person would not want to step back through: typing, filters, sorting. */
export function navigate(next: Route, how: 'push' | 'replace' = 'push'): void {
  const address = formatRoute(next);
  if (address === formatRoute(current)) return;
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  announce(next);
}

export function changeSearch(change: Partial<Omit<SearchRoute, 'page'>>, how: 'push' | 'replace' = 'replace'): void {
  navigate({ ...lastSearch, ...change }, how);
}

export function openRecord(id: string, at: [number, number] | null = null): void {
  changeSearch({ record: id, at }, 'push');
}

export function searchRoute(): SearchRoute {
  return lastSearch;
}

/** The comparison of what is searched for now, looked at as the last one was. */
export function compareRoute(): CompareRoute {
  const { query, filters, mode } = lastSearch;
  const same =
    formatRoute({ ...emptySearch, query, filters, mode }) ===
    formatRoute({ ...emptySearch, query: lastCompare.query, filters: lastCompare.filters, mode: lastCompare.mode });
  return same ? lastCompare : { ...lastCompare, of: 'search', query, filters, mode, subject: '', unit: '' };
}

/** `replace` for what a person would not want to step back through. */
export function changeCompare(change: Partial<Omit<CompareRoute, 'page'>>, how: 'push' | 'replace' = 'replace'): void {
  navigate({ ...lastCompare, ...change }, how);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}

/** The search as it was left, also while another page is shown. */
export function useSearchRoute(): SearchRoute {
  return useSyncExternalStore(subscribe, () => lastSearch);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Where the person is, as the part of the address after `#`: the page, the search, the open record.
 *
 * In the address, so that Back goes back, a reload loses nothing, and a record can be reached by a link. Pure: the
 * browser's side is `navigation.ts`.
 */
import { facetNames, type SearchFilters, type SearchInput } from '../../../electron/contract/search.ts';

export type Sort = NonNullable<SearchInput['sort']>;
export type Mode = NonNullable<SearchInput['mode']>;

export interface SearchRoute {
  page: 'search';
  query: string;
  filters: SearchFilters;
  mode: Mode;
  sort: Sort;
  record: string | null;
  /** Offsets of a passage to show, as `start-end`. */
  at: [number, number] | null;
}
export type Route =
  | SearchRoute
  | { page: 'packs'; pack: string | null }
  | { page: 'imports'; job: string | null }
  | { page: 'settings' }
  /** The ids of two records to compare, where the address names them. */
  | { page: 'pairs'; rewritten?: string; clean?: string };

export const emptySearch: SearchRoute = {
  page: 'search',
  query: '',
  filters: {},
  mode: 'terms',
  sort: 'relevance',
  record: null,
  at: null,
};

const sorts: readonly Sort[] = ['relevance', 'date', 'region'];

function readSpan(text: string | null): [number, number] | null {
  const found = /^(\d{1,10})-(\d{1,10})$/.exec(text ?? '');
  if (found === null) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return end > start ? [start, end] : null;
}

/** Never throws: anything unknown is the search page. */
export function parseRoute(hash: string): Route {
  const address = hash.replace(/^#/, '');
  const cut = address.indexOf('?');
  const path = cut === -1 ? address : address.slice(0, cut);
  const params = new URLSearchParams(cut === -1 ? '' : address.slice(cut + 1));
  const [, page = '', rest = ''] = path.split('/');
  const id = safeDecode(rest);
  if (page === 'packs') return { page, pack: id };
  if (page === 'imports') return { page, job: id };
  if (page === 'settings') return { page };
  if (page === 'pairs') {
    const [rewritten, clean] = [params.get('rewritten'), params.get('clean')];
    return { page, ...(rewritten ? { rewritten } : {}), ...(clean ? { clean } : {}) };
  }
  const filters: SearchFilters = {};
  for (const name of facetNames) {
    const values = params.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return {
    page: 'search',
    query: params.get('q') ?? '',
    filters,
    mode: params.get('mode') === 'natural' ? 'natural' : 'terms',
    sort: sorts.find((sort) => sort === params.get('sort')) ?? 'relevance',
    record: id,
    at: readSpan(params.get('at')),
  };
}

function safeDecode(part: string): string | null {
  if (part === '') return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function formatRoute(route: Route): string {
  if (route.page === 'settings') return '#/settings';
  if (route.page === 'pairs') {
    const { page: _page, ...ids } = route;
    const named = new URLSearchParams(ids).toString();
    return `#/pairs${named === '' ? '' : `?${named}`}`;
  }
  if (route.page !== 'search') {
    const id = route.page === 'packs' ? route.pack : route.job;
    return `#/${route.page}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
  }
  const params = new URLSearchParams();
  if (route.query !== '') params.set('q', route.query);
  for (const name of facetNames) for (const value of route.filters[name] ?? []) params.append(name, value);
  if (route.mode !== 'terms') params.set('mode', route.mode);
  if (route.sort !== 'relevance') params.set('sort', route.sort);
  if (route.at !== null) params.set('at', route.at.join('-'));
  const search = params.toString();
  const record = route.record === null ? '' : `/${encodeURIComponent(route.record)}`;
  return `#/search${record}${search === '' ? '' : `?${search}`}`;
}

/** One value more or one value less in a filter; an empty filter disappears. */
export function toggleFilter(filters: SearchFilters, name: keyof SearchFilters, value: string): SearchFilters {
  const now = filters[name] ?? [];
  const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value];
  const { [name]: _dropped, ...others } = filters;
  return next.length === 0 ? others : { ...others, [name]: next };
}

export function countFilters(filters: SearchFilters): number {
  return facetNames.reduce((sum, name) => sum + (filters[name]?.length ?? 0), 0);
}

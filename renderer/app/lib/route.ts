/**
 * Where the person is, as the part of the address after `#`: the page, the search, the open record.
 *
 * In the address, so that Back goes back, a reload loses nothing, and a record can be reached by a link. Pure: the
 * browser's side is `navigation.ts`.
 */
import { type HandoverState, handoverStates } from '../../../electron/contract/handover.ts';
import { type MatrixColumns, type MatrixRows, matrixColumns, matrixRows } from '../../../electron/contract/packs.ts';
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
export const scopes = ['search', 'all', 'pack', 'selected'] as const;
/** What is compared, and how it is looked at. */
export interface CompareRoute {
  page: 'compare';
  view: 'matrix' | 'figures';
  /** The search that is named here, everything, the records of the pack in hand, or what is selected in this window. */
  of: (typeof scopes)[number];
  query: string;
  filters: SearchFilters;
  mode: Mode;
  rows: MatrixRows;
  columns: MatrixColumns;
  /** The group of figures that is open. */
  subject: string;
  unit: string;
}
/** An update set: which one is open, its items or what became of them, and the state they are narrowed to. */
export interface HandoverRoute {
  page: 'handover';
  set: string | null;
  view: 'items' | 'report';
  state: HandoverState | null;
}
export type Route =
  | SearchRoute
  | CompareRoute
  | HandoverRoute
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

export const emptyCompare: CompareRoute = {
  page: 'compare',
  view: 'matrix',
  of: 'search',
  query: '',
  filters: {},
  mode: 'terms',
  rows: 'county',
  columns: 'links',
  subject: '',
  unit: '',
};

export const emptyHandover: HandoverRoute = { page: 'handover', set: null, view: 'items', state: null };

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
  const [, page = '', rest = '', view = ''] = path.split('/');
  const id = safeDecode(rest);
  if (page === 'packs') return { page, pack: id };
  if (page === 'imports') return { page, job: id };
  if (page === 'settings') return { page };
  if (page === 'handover') {
    const state = handoverStates.find((one) => one === params.get('state')) ?? null;
    return { page, set: id, view: id !== null && view === 'report' ? view : 'items', state };
  }
  if (page === 'pairs') {
    const [rewritten, clean] = [params.get('rewritten'), params.get('clean')];
    return { page, ...(rewritten ? { rewritten } : {}), ...(clean ? { clean } : {}) };
  }
  const filters = readFilters(params);
  if (page === 'compare')
    return {
      page,
      view: rest === 'figures' ? 'figures' : 'matrix',
      of: scopes.find((of) => of === params.get('of')) ?? 'search',
      query: params.get('q') ?? '',
      filters,
      mode: params.get('mode') === 'natural' ? 'natural' : 'terms',
      rows: matrixRows.find((one) => one === params.get('rows')) ?? 'county',
      columns: matrixColumns.find((one) => one === params.get('columns')) ?? 'links',
      subject: params.get('subject') ?? '',
      unit: params.get('unit') ?? '',
    };
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

function readFilters(params: URLSearchParams): SearchFilters {
  const filters: SearchFilters = {};
  for (const name of facetNames) {
    const values = params.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return filters;
}

function writeQuestion(params: URLSearchParams, { query, filters, mode }: SearchRoute | CompareRoute): void {
  if (query !== '') params.set('q', query);
  for (const name of facetNames) for (const value of filters[name] ?? []) params.append(name, value);
  if (mode !== 'terms') params.set('mode', mode);
}

function formatCompare(route: CompareRoute): string {
  const params = new URLSearchParams();
  if (route.of !== 'search') params.set('of', route.of);
  writeQuestion(params, route);
  for (const name of ['rows', 'columns', 'subject', 'unit'] as const)
    if (route[name] !== emptyCompare[name]) params.set(name, route[name]);
  const asked = params.toString();
  return `#/compare${route.view === 'figures' ? '/figures' : ''}${asked === '' ? '' : `?${asked}`}`;
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
  if (route.page === 'compare') return formatCompare(route);
  if (route.page === 'handover') {
    if (route.set === null) return '#/handover';
    const set = `#/handover/${encodeURIComponent(route.set)}`;
    return `${set}${route.view === 'report' ? '/report' : ''}${route.state === null ? '' : `?state=${route.state}`}`;
  }
  if (route.page !== 'search') {
    const id = route.page === 'packs' ? route.pack : route.job;
    return `#/${route.page}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
  }
  const params = new URLSearchParams();
  writeQuestion(params, route);
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

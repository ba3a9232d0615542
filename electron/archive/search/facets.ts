/** Filters and the counts beside them. Each facet counts under all other filters, so that a second choice widens. */
import { type FacetName, type Facets, facetNames, type SearchFilters } from '../../contract/index.ts';
import type { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';

/** Facet values returned at most per facet; a region tree of the delta has 349. */
const MAX_VALUES = 400;

export interface Filtered {
  ids: number[];
  facets: Facets;
  totalWithoutFilters: number;
  /** What each filter alone takes away: the total without it. */
  withoutFilter: Array<{ filter: FacetName; total: number }>;
}

export function emptyFacets(): Facets {
  return { region: [], kind: [], practice: [], link: [], year: [], person: [], meeting: [], quality: [] };
}

export function applyFilters(
  found: Bitset,
  columns: Columns,
  filters: SearchFilters,
  resolve: (field: string, value: string) => number[],
  wantFacets: boolean,
): Filtered {
  const active = facetNames.filter((name) => (filters[name]?.length ?? 0) > 0);
  const fieldOf = new Uint8Array(columns.termCount);
  active.forEach((name, bit) => {
    for (const value of filters[name] ?? []) for (const id of resolve(name, value)) fieldOf[id] = 1 << bit;
  });
  const all = (1 << active.length) - 1;
  const counts = new Uint32Array(columns.termCount);
  // Records that only one filter keeps out still count for that filter's own facet.
  const spared = active.map(() => new Uint32Array(columns.termCount));
  const ids: number[] = [];
  let totalWithoutFilters = 0;
  const without = active.map(() => 0);

  const { start, count, terms } = columns.termColumns;
  found.forEach((rid) => {
    totalWithoutFilters++;
    const from = start[rid] ?? 0;
    const end = from + (count[rid] ?? 0);
    let passed = 0;
    if (all !== 0) for (let i = from; i < end; i++) passed |= fieldOf[terms[i] ?? 0] ?? 0;
    const failed = all & ~passed;
    if (failed === 0) ids.push(rid);
    const single = failed !== 0 && (failed & (failed - 1)) === 0 ? 31 - Math.clz32(failed) : -1;
    if (single >= 0) without[single] = (without[single] ?? 0) + 1;
    if (!wantFacets) return;
    const counted = failed === 0 ? counts : spared[single];
    if (counted === undefined) return;
    for (let i = from; i < end; i++) {
      const term = terms[i] ?? 0;
      counted[term] = (counted[term] ?? 0) + 1;
    }
  });

  const facets = emptyFacets();
  if (wantFacets) {
    for (let id = 0; id < counts.length; id++) {
      const term = columns.facetTerm(id);
      if (term === undefined || !isFacet(term.facet)) continue;
      const bit = active.indexOf(term.facet);
      const count = (counts[id] ?? 0) + (bit < 0 ? 0 : (spared[bit]?.[id] ?? 0));
      if (count > 0) facets[term.facet].push({ value: term.value, count });
    }
    for (const name of facetNames) {
      facets[name].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      facets[name].splice(MAX_VALUES);
    }
  }
  const withoutFilter = active.map((filter, bit) => ({ filter, total: ids.length + (without[bit] ?? 0) }));
  return { ids, facets, totalWithoutFilters, withoutFilter };
}

function isFacet(name: string): name is FacetName {
  return (facetNames as readonly string[]).includes(name);
}

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
}

export function emptyFacets(): Facets {
  return { region: [], kind: [], practice: [], link: [], year: [], quality: [] };
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

  found.forEach((rid) => {
    totalWithoutFilters++;
    const terms = columns.terms(rid);
    let passed = 0;
    if (all !== 0) for (const term of terms) passed |= fieldOf[term] ?? 0;
    const failed = all & ~passed;
    if (failed === 0) ids.push(rid);
    if (!wantFacets) return;
    if (failed === 0) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
    else if ((failed & (failed - 1)) === 0) {
      const own = spared[31 - Math.clz32(failed)];
      if (own !== undefined) for (const term of terms) own[term] = (own[term] ?? 0) + 1;
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
  return { ids, facets, totalWithoutFilters };
}

function isFacet(name: string): name is FacetName {
  return (facetNames as readonly string[]).includes(name);
}

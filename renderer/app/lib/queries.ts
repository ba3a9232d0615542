/** What the page knows of the archive, kept for a moment so that pages open at once: one hook for each question. */
import { QueryClient, type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  ArchiveInfo,
  ArchiveRecord,
  ImportJob,
  ItemCheck,
  Pack,
  PackSummary,
  PastSearch,
  SavedSearch,
  SearchHit,
  Taxonomy,
} from '../../../electron/contract/index.ts';
import { client } from '../client.ts';

export const queries = new QueryClient({
  defaultOptions: {
    // The archive is on this machine: the network's state says nothing, and a failed call is told, not repeated.
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 5_000 },
    mutations: { networkMode: 'always' },
  },
});

export function useInfo(): UseQueryResult<ArchiveInfo> {
  return useQuery({ queryKey: ['info'], queryFn: () => client.archive.info(), refetchInterval: 60_000 });
}

export function useRecord(id: string | null): UseQueryResult<ArchiveRecord> {
  return useQuery({
    queryKey: ['record', id],
    queryFn: () => client.records.get({ id: id ?? '' }),
    enabled: id !== null,
    staleTime: 60_000,
  });
}

export function usePacks(): UseQueryResult<PackSummary[]> {
  return useQuery({ queryKey: ['packs'], queryFn: () => client.packs.list() });
}

export function usePack(id: string | null): UseQueryResult<Pack> {
  return useQuery({ queryKey: ['pack', id], queryFn: () => client.packs.get({ id: id ?? '' }), enabled: id !== null });
}

/** For questions about one version of a pack: what was told of the version before stays in sight meanwhile. */
export function ofSamePack<T>(id: string): (before: T | undefined, asked?: { queryKey: QueryKey }) => T | undefined {
  return (before, asked) => (asked?.queryKey[1] === id ? before : undefined);
}

export function usePackCheck(id: string, version: number): UseQueryResult<ItemCheck[]> {
  return useQuery({
    queryKey: ['check', id, version],
    queryFn: () => client.packs.check({ id }),
    placeholderData: ofSamePack<ItemCheck[]>(id),
  });
}

export function useImportJobs(): UseQueryResult<ImportJob[]> {
  return useQuery({ queryKey: ['imports'], queryFn: () => client.imports.list() });
}

export function useSavedSearches(): UseQueryResult<SavedSearch[]> {
  return useQuery({ queryKey: ['saved'], queryFn: () => client.searches.saved(), staleTime: 30_000 });
}

export function useSearchHistory(limit: number): UseQueryResult<PastSearch[]> {
  return useQuery({ queryKey: ['history', limit], queryFn: () => client.searches.history({ limit }) });
}

/** Asked once it is in sight: it costs the archive more than opening the record. */
export function useSimilar(id: string, limit: number, enabled: boolean): UseQueryResult<SearchHit[]> {
  return useQuery({
    queryKey: ['similar', id, limit],
    queryFn: () => client.search.similar({ id, limit }),
    enabled,
    staleTime: 60_000,
  });
}

export function useElsewhere(
  id: string,
  limit: number,
  enabled: boolean,
): UseQueryResult<{ total: number; hits: SearchHit[] }> {
  return useQuery({
    queryKey: ['elsewhere', id, limit],
    queryFn: () => client.search.elsewhere({ id, limit }),
    enabled,
    staleTime: 60_000,
  });
}

type Kept = 'info' | 'packs' | 'imports' | 'check' | 'changes' | 'versions' | 'record' | 'saved' | 'history';

/** After a change: whatever counts or lists what has changed is asked again. */
export function refresh(...keys: Kept[]): void {
  for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
}

export interface Names {
  /** `南京市高淳区` for lists, with the parent where the short name alone would not be enough. */
  region(code: string): string;
  shortRegion(code: string): string;
  practice(id: string): string;
  taxonomy: Taxonomy;
}

const noTaxonomy: Taxonomy = { regions: [], practices: [], links: [] };

export function useNames(): Names {
  const { data = noTaxonomy } = useQuery({
    queryKey: ['taxonomy'],
    queryFn: () => client.archive.taxonomy(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const regions = new Map(data.regions.map((region) => [region.code, region]));
    const practices = new Map(data.practices.map((practice) => [practice.id, practice.name]));
    const region = (code: string): string => {
      const entry = regions.get(code);
      if (entry === undefined) return code;
      // 昆山市 stands by itself; 高淳区 does not.
      if (entry.level !== 'county' || entry.parent === null || entry.name.endsWith('市')) return entry.name;
      const parent = regions.get(entry.parent);
      return `${parent === undefined || entry.name.startsWith(parent.name) ? '' : parent.name}${entry.name}`;
    };
    return {
      region,
      shortRegion: (code) => regions.get(code)?.short ?? code,
      practice: (id) => practices.get(id) ?? id,
      taxonomy: data,
    };
  }, [data]);
}

/** What the parts of a pack ask of the archive. An answer is kept under everything that it depends on. */
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type {
  ChangedQuotation,
  ChartForm,
  ChartPicture,
  FigureGroup,
  Matrix,
  MatrixColumns,
  MatrixRows,
  Pack,
  PackVersion,
} from '../../../../electron/contract/index.ts';
import { client } from '../../client.ts';
import { chartQuestion, figuresQuestion, matrixQuestion, scopeOf } from '../../lib/compare-queries.ts';
import { ofSamePack } from '../../lib/queries.ts';

export function useChanges(id: string, version: number): UseQueryResult<ChangedQuotation[]> {
  return useQuery({
    queryKey: ['changes', id, version],
    queryFn: () => client.packs.changes({ id }),
    placeholderData: ofSamePack<ChangedQuotation[]>(id),
  });
}

export function useVersions(id: string, version: number): UseQueryResult<PackVersion[]> {
  return useQuery({
    queryKey: ['versions', id, version],
    queryFn: () => client.packs.versions({ id }),
    placeholderData: ofSamePack<PackVersion[]>(id),
  });
}

export function useVersion(id: string, version: number): UseQueryResult<Pack> {
  return useQuery({ queryKey: ['version', id, version], queryFn: () => client.packs.version({ id, version }) });
}

/** Less than the thread waits for its task. */
const PREPARE_AGAIN_MS = 60_000;
const signsOfLife = ['pointermove', 'keydown', 'focus'] as const;

/**
 * Whoever has a pack before them will soon want to see it printed. What that needs is loaded meanwhile, and again when
 * they come back to it: the way to a button takes longer than the rest of the loading.
 */
export function usePreparedExport(id: string): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const prepare = (): void => {
      const now = performance.now();
      if (now - last < PREPARE_AGAIN_MS) return;
      last = now;
      // Without it an export takes longer, and tells what is wrong.
      client.packs.prepare({ id }).catch(() => undefined);
    };
    prepare();
    for (const sign of signsOfLife) window.addEventListener(sign, prepare, { passive: true });
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, prepare);
    };
  }, [id]);
}

/** The answer of before stays in sight while another is on its way: nothing jumps. */
const staying = { staleTime: 30_000, placeholderData: <T>(before: T | undefined) => before };

export function useMatrix(
  records: readonly string[],
  rows: MatrixRows,
  columns: MatrixColumns,
): UseQueryResult<Matrix> {
  return useQuery({ ...matrixQuestion(scopeOf(records), rows, columns), ...staying });
}

export function useFigureGroups(records: readonly string[]): UseQueryResult<FigureGroup[]> {
  return useQuery({ ...figuresQuestion(scopeOf(records)), ...staying });
}

export function useChart(
  records: readonly string[],
  subject: string,
  unit: string,
  form: ChartForm,
): UseQueryResult<ChartPicture> {
  return useQuery({
    ...chartQuestion(scopeOf(records), subject, unit, form),
    enabled: subject !== '',
    ...staying,
  });
}

/** Titles by id; a record that is gone has none. */
export function useTitles(ids: readonly string[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['record', id],
      queryFn: () => client.records.get({ id }),
      staleTime: 60_000,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.title] as const]))),
  });
}

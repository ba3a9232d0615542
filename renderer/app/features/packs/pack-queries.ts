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

export function useChanges(id: string, version: number): UseQueryResult<ChangedQuotation[]> {
  return useQuery({ queryKey: ['changes', id, version], queryFn: () => client.packs.changes({ id }) });
}

export function useVersions(id: string, version: number): UseQueryResult<PackVersion[]> {
  return useQuery({ queryKey: ['versions', id, version], queryFn: () => client.packs.versions({ id }) });
}

export function useVersion(id: string, version: number): UseQueryResult<Pack> {
  return useQuery({ queryKey: ['version', id, version], queryFn: () => client.packs.version({ id, version }) });
}

/** Whoever has a pack before them will soon want to see it printed. What that needs is loaded meanwhile. */
export function usePreparedExport(id: string, version: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies(version): every change makes the thread wait longer
  useEffect(() => {
    // Without it an export takes longer, and tells what is wrong.
    client.packs.prepare({ id }).catch(() => undefined);
  }, [id, version]);
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

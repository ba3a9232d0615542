/** What a comparison asks of the archive: the scope of the address, the matrix, the figures and a chart of them. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ChartPicture, CompareScope, FigureGroup, Matrix } from '../../../../electron/contract/compare.ts';
import type { ChartForm } from '../../../../electron/contract/packs.ts';
import { chartQuestion, figuresQuestion, matrixQuestion, scopeOf } from '../../lib/compare-queries.ts';
import { usePack } from '../../lib/queries.ts';
import type { CompareRoute } from '../../lib/route.ts';
import { selected } from '../../lib/selected.ts';
import { useStore } from '../../lib/store.ts';
import { useCurrentPack } from '../packs/pack-menu.tsx';

/** null while the pack is not known yet; `records` empty where there is none. */
export function useScope(route: CompareRoute): CompareScope | null {
  const current = useCurrentPack();
  const { titles } = useStore(selected);
  const { data: pack } = usePack(route.of === 'pack' ? (current?.id ?? null) : null);
  if (route.of === 'all') return { query: '', filters: {} };
  if (route.of === 'search') return { query: route.query, filters: route.filters, mode: route.mode };
  if (route.of === 'selected') return scopeOf([...titles.keys()]);
  if (current === null) return nothing;
  if (pack === undefined) return null;
  const ids = pack.items.flatMap((item) => {
    if (item.type === 'record' || item.type === 'excerpt' || item.type === 'picture') return [item.recordId];
    return 'records' in item ? item.records : [];
  });
  return scopeOf([...new Set(ids)]);
}

const nothing = scopeOf([]);

export function useMatrix(scope: CompareScope | null, { rows, columns }: CompareRoute): UseQueryResult<Matrix> {
  return useQuery({
    ...matrixQuestion(scope ?? nothing, rows, columns),
    enabled: scope !== null,
    // Another arrangement of the same records: the old one stays until the new one is there.
    placeholderData: keepPreviousData,
  });
}

export function useFigures(scope: CompareScope | null): UseQueryResult<FigureGroup[]> {
  return useQuery({
    ...figuresQuestion(scope ?? nothing),
    enabled: scope !== null,
  });
}

/** Drawn of the records of the group alone, so that the picture is the one a pack will print. */
export function useChart(group: FigureGroup | null, form: ChartForm): UseQueryResult<ChartPicture> {
  const records = [...new Set(group?.points.map((p) => p.recordId) ?? [])];
  const { subject = '', unit = '' } = group ?? {};
  return useQuery({
    ...chartQuestion(scopeOf(records), subject, unit, form),
    enabled: group !== null,
  });
}

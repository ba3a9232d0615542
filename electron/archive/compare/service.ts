/** Comparisons as the door offers them: the scope is looked up, the rest is pure. */
import type { ChartInput, ChartPicture, CompareScope, FigureGroup, Matrix, MatrixInput } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { regionAliases } from '../catalogue/taxonomy.ts';
import { DoorError } from '../errors.ts';
import { chartOf } from './chart.ts';
import { figureGroups, pointsOf } from './figures.ts';
import { matrixOf } from './matrix.ts';
import type { CompareSource } from './source.ts';

/** More records than a person compares; beyond it the answer says how many were not looked at. */
const RECORDS_MAX = 2000;

function sourceOf(parts: ArchiveParts): CompareSource {
  return { record: (id) => parts.records.get(id), taxonomy: parts.taxonomy.taxonomy, regionAliases: regionAliases() };
}

/** In the order of the search; without a query the newest first. */
function idsOf(parts: ArchiveParts, scope: CompareScope): { ids: string[]; beyond: number } {
  const { records, query, filters, mode } = scope;
  if (records !== undefined) {
    const ids = [...new Set(records)];
    return { ids: ids.slice(0, RECORDS_MAX), beyond: Math.max(0, ids.length - RECORDS_MAX) };
  }
  const { total, rids } =
    query.trim() === ''
      ? parts.search.list(filters, 0, RECORDS_MAX)
      : parts.search.ranked({ query, filters, mode: mode ?? 'terms' }, RECORDS_MAX);
  const ids = rids.flatMap((rid) => parts.records.summary(rid)?.id ?? []);
  return { ids, beyond: Math.max(0, total - rids.length) };
}

export function compareMatrix(parts: ArchiveParts, input: MatrixInput): Matrix {
  const { ids, beyond } = idsOf(parts, input.scope);
  return { ...matrixOf(sourceOf(parts), ids, input.rows, input.columns), beyond };
}

export function compareFigures(parts: ArchiveParts, scope: CompareScope): FigureGroup[] {
  return figureGroups(sourceOf(parts), idsOf(parts, scope).ids);
}

/** @throws DoorError NOT_FOUND when there is no such group */
export function compareChart(parts: ArchiveParts, input: ChartInput): ChartPicture {
  const points = pointsOf(compareFigures(parts, input.scope), input.subject, input.unit);
  if (points.length === 0) throw new DoorError('NOT_FOUND', { id: input.subject });
  return chartOf(input.subject, input.unit, input.form, points);
}

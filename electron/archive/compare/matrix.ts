/** Regions × (links | practice types | years). */
import type { Matrix, MatrixColumns, MatrixRows } from '../../contract/index.ts';
import { linkLabels } from '../../contract/messages.ts';
import { statedFigures } from './figures.ts';
import type { CompareSource } from './source.ts';

function rowCode(code: string, rows: MatrixRows): string {
  if (rows === 'province') return `${code.slice(0, 2)}0000`;
  return rows === 'prefecture' ? `${code.slice(0, 4)}00` : code.slice(0, 6);
}

export function matrixOf(
  source: CompareSource,
  ids: readonly string[],
  rows: MatrixRows,
  columns: MatrixColumns,
): Matrix {
  const cells = new Map<string, Matrix['cells'][number]>();
  const unplaced: Matrix['unplaced'] = [];
  let records = 0;
  for (const id of ids) {
    const record = source.record(id);
    if (record === null) continue;
    records++;
    const year = (record.dates.event ?? record.dates.document ?? record.dates.capture ?? '').slice(0, 4);
    const values = columns === 'links' ? record.links : columns === 'practices' ? record.practices : year ? [year] : [];
    const places = [...new Set(record.regions.map((code) => rowCode(code, rows)))];
    if (places.length === 0 || values.length === 0) unplaced.push({ recordId: id, title: record.title });
    const one = {
      recordId: id,
      title: record.title,
      year,
      quality: record.quality,
      figures: statedFigures(record),
      passages: [],
    };
    for (const row of places)
      for (const column of values) {
        const key = `${row}\u0000${column}`;
        const cell = cells.get(key) ?? { row, column, cases: [] };
        cells.set(key, cell);
        cell.cases.push(one);
      }
  }
  const regionName = (code: string) => source.taxonomy.regions.find((r) => r.code === code)?.name ?? code;
  const columnName = (id: string): string => {
    if (columns === 'links') return linkLabels[id as keyof typeof linkLabels]?.zh ?? id;
    if (columns === 'practices') return source.taxonomy.practices.find((p) => p.id === id)?.name ?? id;
    return `${id}年`;
  };
  const list = [...cells.values()];
  return {
    rows: [...new Set(list.map((c) => c.row))].sort().map((code) => ({ code, name: regionName(code) })),
    columns: [...new Set(list.map((c) => c.column))].sort().map((id) => ({ id, name: columnName(id) })),
    cells: list,
    records,
    unplaced,
    beyond: 0,
  };
}

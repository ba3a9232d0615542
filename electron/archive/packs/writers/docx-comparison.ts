/** The matrix of a comparison: in each cell its cases with their numbers and key figures. */
import { cellCases, tableCaption } from '../printed.ts';
import type { SnapshotComparison } from '../snapshot.ts';
import type { Child } from './docx-flow.ts';
import { TURNED_WIDTH, TYPE_WIDTH } from './docx-styles.ts';
import { captioned, threeLineTable } from './docx-tables.ts';
import { cellLines } from './paged-parts.ts';
import { matrixNotes } from './text-parts.ts';

/** More columns than this, with the names of the rows, stand on a turned page. */
const UPRIGHT_COLUMNS = 4;

function cellText(entry: SnapshotComparison, row: string, column: string): string {
  const lines = cellLines(cellCases(entry, row, column));
  return lines.length === 0 ? '—' : lines.join('\n');
}

export function comparisonTable(entry: SnapshotComparison): { turned: boolean; children: Child[] } {
  const { matrix } = entry;
  const turned = matrix.columns.length + 1 > UPRIGHT_COLUMNS;
  const table = threeLineTable(
    [entry.corner, ...matrix.columns.map((column) => column.name)],
    matrix.rows.map((row) => [row.name, ...matrix.columns.map((column) => cellText(entry, row.code, column.id))]),
    { shares: [3, ...matrix.columns.map(() => 4)], width: turned ? TURNED_WIDTH : TYPE_WIDTH },
  );
  return { turned, children: captioned(tableCaption(entry), table, matrixNotes(entry)) };
}

/** The matrix of a comparison: in each cell its cases with their numbers and key figures. */
import { cellCases, tableCaption } from '../printed.ts';
import type { SnapshotComparison } from '../snapshot.ts';
import type { Child } from './docx-flow.ts';
import { TURNED_WIDTH, TYPE_WIDTH } from './docx-styles.ts';
import { captioned, threeLineTable } from './docx-tables.ts';

/** Beside a case whose record carries a mark of quality; told below the table. */
const MARK = '※';
/** More columns than this, with the names of the rows, stand on a turned page. */
const UPRIGHT_COLUMNS = 4;

function cellText(entry: SnapshotComparison, row: string, column: string): string {
  const lines = cellCases(entry, row, column).flatMap((one) => [
    `${one.title}[${one.reference}]${one.marked ? MARK : ''}`,
    ...one.figures.map((figure) => `· ${figure}`),
  ]);
  return lines.length === 0 ? '—' : lines.join('\n');
}

function notesOf({ matrix }: SnapshotComparison): string[] {
  const marked = matrix.cells.some((cell) => cell.cases.some((one) => one.quality.length > 0));
  const unplaced = matrix.unplaced.map((one) => `《${one.title}》`).join('、');
  return [
    marked ? `${MARK}资料带有质量标记，引用前请与原件核对。` : '',
    unplaced === '' ? '' : `下列资料未著录地区或本表各栏所列事项，未列入：${unplaced}。`,
    matrix.beyond > 0 ? `另有${matrix.beyond}件资料超出件数上限，未作比较。` : '',
  ];
}

export function comparisonTable(entry: SnapshotComparison): { turned: boolean; children: Child[] } {
  const { matrix } = entry;
  const turned = matrix.columns.length + 1 > UPRIGHT_COLUMNS;
  const table = threeLineTable(
    [entry.corner, ...matrix.columns.map((column) => column.name)],
    matrix.rows.map((row) => [row.name, ...matrix.columns.map((column) => cellText(entry, row.code, column.id))]),
    { shares: [3, ...matrix.columns.map(() => 4)], width: turned ? TURNED_WIDTH : TYPE_WIDTH },
  );
  return { turned, children: captioned(tableCaption(entry), table, notesOf(entry)) };
}

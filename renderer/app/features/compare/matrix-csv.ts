/** The matrix for a spreadsheet: one line for each case of each cell, so that it can be sorted, filtered and pivoted. */
import type { Matrix } from '../../../../electron/contract/compare.ts';
import { localeOf, qualityLabels } from '../../../../electron/contract/messages.ts';
import i18n from '../../i18n.ts';
import { csv } from '../../lib/csv.ts';
import { isQualityFlag } from '../../ui/quality-chips.tsx';
import { figureSentence, plainQuote, positionSentence } from './figure-text.ts';

const head = [
  'code',
  'region',
  'within',
  'column',
  'record',
  'year',
  'marks',
  'figures',
  'passages',
  'position',
  'id',
] as const;

export function matrixCsv(matrix: Matrix): string {
  const { language } = i18n;
  const rows = new Map(matrix.rows.map((row) => [row.code, row]));
  const columns = new Map(matrix.columns.map((column) => [column.id, column.name]));
  const table: string[][] = [head.map((name) => i18n.t(`compare.csv.${name}`))];
  for (const { row, column, cases } of matrix.cells)
    for (const one of cases)
      table.push([
        row,
        rows.get(row)?.name ?? '',
        rows.get(row)?.within ?? '',
        columns.get(column) ?? '',
        one.title,
        one.year,
        one.quality.map((mark) => (isQualityFlag(mark) ? qualityLabels[mark][localeOf(language)] : mark)).join('、'),
        one.figures.map((figure) => figureSentence(figure, language)).join('；'),
        one.passages.map((passage) => plainQuote(passage.quote)).join('／'),
        one.passages.map((passage) => positionSentence(passage, language)).join('／'),
        one.recordId,
      ]);
  return csv(table);
}

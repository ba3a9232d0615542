/** `compare`: practices of several places side by side, for people, spreadsheets and programs. */
import { figureLine } from '../../archive/packs/printed.ts';
import { positionInChinese } from '../../archive/packs/wording.ts';
import { type Matrix, type MatrixCase, MatrixColumns, MatrixRows } from '../../contract/index.ts';
import { qualityLabels } from '../../contract/messages.ts';
import { type QualityFlag, qualityFlags } from '../../contract/vocabulary.ts';
import { type CommonOptions, type Context, oneOf, printJson, say, withArchive } from './context.ts';
import { csv } from './csv.ts';
import { type ExitCode, exits } from './exit.ts';
import { type FilterOptions, readFilters } from './filters.ts';
import { oneLine } from './output.ts';

const formats = ['table', 'csv', 'json'] as const;
/** In a table; a spreadsheet gets them all. */
const FIGURES = 3;

export interface CompareOptions extends CommonOptions, FilterOptions {
  columns?: string;
  rows?: string;
  format?: string;
  mode?: string;
}

export async function compare(context: Context, query: string, options: CompareOptions): Promise<ExitCode> {
  const rows = oneOf(options.rows, MatrixRows.options, '--rows', 'county');
  const columns = oneOf(options.columns, MatrixColumns.options, '--columns', 'links');
  const format = context.json ? 'json' : oneOf(options.format, formats, '--format', 'table');
  const mode = oneOf(options.mode, ['terms', 'natural'], '--mode', 'terms');
  return withArchive(context, 'read', async (client) => {
    const filters = readFilters(options, await client.archive.taxonomy());
    const matrix = await client.compare.matrix({ scope: { query, filters, mode }, rows, columns });
    if (format === 'json') printJson(context, matrix);
    else if (format === 'csv') context.io.out(csv(spreadsheet(matrix)).replace(/\r\n$/, ''));
    else printTable(context, matrix);
    tellRest(context, matrix);
    return exits.ok;
  });
}

function cellOf(matrix: Matrix, row: string, column: string): MatrixCase[] {
  return matrix.cells.find((cell) => cell.row === row && cell.column === column)?.cases ?? [];
}

function marksOf({ quality }: MatrixCase, context?: Context): string {
  const known = quality.filter((flag): flag is QualityFlag => qualityFlags.some((one) => one === flag));
  return known.map((flag) => `[${qualityLabels[flag][context?.language ?? 'zh']}]`).join('');
}

/** One line for each case of each cell, so that a spreadsheet can sort, filter and pivot it. */
function spreadsheet(matrix: Matrix): string[][] {
  const table = [['地区代码', '地区', '所属', '列', '资料', '年份', '质量标记', '数据', '依据', '位置', '记录编号']];
  for (const { code, name, within } of matrix.rows)
    for (const column of matrix.columns)
      for (const one of cellOf(matrix, code, column.id))
        table.push([
          code,
          name,
          within ?? '',
          column.name,
          one.title,
          one.year,
          marksOf(one),
          one.figures.map(figureLine).join('；'),
          one.passages.map((p) => p.quote).join('／'),
          one.passages.map((p) => positionInChinese(p.locator)).join('／'),
          one.recordId,
        ]);
  return table;
}

function printTable(context: Context, matrix: Matrix): void {
  const { io } = context;
  const size = `${matrix.rows.length} × ${matrix.columns.length}`;
  io.out(say(context, `资料 ${matrix.records} 件，对照表 ${size}`, `${matrix.records} records, matrix ${size}`));
  for (const { code, name, within } of matrix.rows) {
    io.out(`\n${name} · ${within === undefined || within === '' ? '' : `${within} · `}${code}`);
    for (const column of matrix.columns) {
      const cases = cellOf(matrix, code, column.id);
      if (cases.length === 0) continue;
      io.out(`  ${column.name}`);
      for (const one of cases) {
        io.out(
          `    ${[oneLine(one.title), one.year, marksOf(one, context), one.recordId].filter((p) => p !== '').join(' · ')}`,
        );
        for (const figure of one.figures.slice(0, FIGURES)) io.out(`      ${oneLine(figureLine(figure))}`);
      }
    }
  }
}

/** What the matrix does not show is told on stderr, whatever the format. */
function tellRest(context: Context, { unplaced, beyond }: Matrix): void {
  const without = (what: 'region' | 'column'): number => unplaced.filter((one) => one.without === what).length;
  const [places, columns] = [without('region'), without('column')];
  if (places + columns > 0)
    context.io.err(
      say(
        context,
        `另有 ${places + columns} 件未列入：未注明地区 ${places} 件，未归入各列 ${columns} 件。`,
        `${places + columns} records are not in it: ${places} without a region, ${columns} without a column.`,
      ),
    );
  if (beyond > 0)
    context.io.err(
      say(
        context,
        `还有 ${beyond} 件超出一次对照的件数，没有查看。请缩小范围。`,
        `${beyond} more were not looked at. Narrow the scope.`,
      ),
    );
}

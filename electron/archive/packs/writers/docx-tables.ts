/** Tables of the Word document: three lines, the head repeated on every page, rows that do not break. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Inline } from '../markdown.ts';
import { inlineText } from '../markdown.ts';
import { visible } from '../wording.ts';
import { linesOf, sharesOf } from './docx-measure.ts';
import { line, runs } from './docx-runs.ts';
import { TYPE_WIDTH } from './docx-styles.ts';
import { columnsOf, share } from './table-columns.ts';

export type Cell = string | readonly Inline[];

/** Millimetres 0.35 and 0.25 are 8 and 6 eighths of a point, as near as Word draws them. */
const heavy = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const light = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const hair = { style: BorderStyle.SINGLE, size: 2, color: '999999' };
export const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = {
  top: heavy,
  bottom: heavy,
  left: noBorder,
  right: noBorder,
  insideHorizontal: hair,
  insideVertical: noBorder,
};

const alignments = { l: AlignmentType.LEFT, c: AlignmentType.CENTER, r: AlignmentType.RIGHT } as const;

export interface TableShape {
  /** Parts of the width; by what stands in the columns where none are given. */
  shares?: readonly number[];
  /** A letter for each column: `lrc`. Columns beyond are set left. */
  aligns?: string;
  width?: number;
}

const CELL_INSET = 60;
/** Width of a character of a cell, in twips. */
const CELL_EM = 210;
/** Lines of a cell that fit a page of either direction: a longer row may break, or it would be cut. */
const ROW_LINES = Math.floor(TYPE_WIDTH / 320) - 4;

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : inlineText(cell);
}

function cellOf(
  content: Cell,
  style: string,
  width: number,
  align: string | undefined,
  isHead: boolean,
  keepNext = isHead,
): TableCell {
  const children = typeof content === 'string' ? runs(brokenLines(content)) : runs(content);
  const alignment = align === 'c' || align === 'r' ? { alignment: alignments[align] } : {};
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: CELL_INSET, right: CELL_INSET, top: 40, bottom: 40 },
    ...(isHead ? { borders: { bottom: light } } : {}),
    children: [new Paragraph({ style, ...alignment, ...(keepNext ? { keepNext } : {}), children })],
  });
}

function brokenLines(text: string): Inline[] {
  return visible(text)
    .split('\n')
    .map((part, i) => ({ text: part, ...(i > 0 ? { lineBreak: true } : {}) }));
}

export function threeLineTable(
  head: readonly Cell[],
  rows: ReadonlyArray<readonly Cell[]>,
  shape: TableShape = {},
): Table {
  const { width = TYPE_WIDTH, aligns = '' } = shape;
  const words = [head.map(cellText), rows.map((row) => row.map(cellText))] as const;
  const shares = shape.shares ?? share(columnsOf(...words), width / 20, CELL_EM / 20) ?? sharesOf(...words);
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((part) => Math.floor((width * part) / sum));
  const isShort = (cells: readonly Cell[]): boolean =>
    widths.every((w, i) => linesOf(cellText(cells[i] ?? ''), Math.max(1, (w - 2 * CELL_INSET) / CELL_EM)) <= ROW_LINES);
  const rowOf = (cells: readonly Cell[], isHead: boolean): TableRow =>
    new TableRow({
      // Written out where it is off, too, and each row would be counted as a head.
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: isShort(cells),
      // A row may be shorter than the head; Word wants every cell.
      children: widths.map((w, i) =>
        cellOf(cells[i] ?? '', isHead ? 'CellHead' : 'Cell', w, isHead ? 'c' : aligns[i], isHead),
      ),
    });
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [rowOf(head, true), ...rows.map((cells) => rowOf(cells, false))],
  });
}

/** Lines of a box of facts that stands on one page, half of it at most. */
const WHOLE_LINES = 20;

/** Name and value, two columns, no head: the box of facts under a record's title. */
export function factTable(facts: ReadonlyArray<readonly [string, string]>): Table {
  const widths = [1300, TYPE_WIDTH - 1300] as const;
  const heights = facts.map(([, value]) => linesOf(value, (widths[1] - 2 * CELL_INSET) / CELL_EM));
  const isWhole = heights.reduce((a, b) => a + b, 0) <= WHOLE_LINES;
  return new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: facts.map(([name, value], i) => {
      const keeps = isWhole && i < facts.length - 1;
      return new TableRow({
        cantSplit: (heights[i] ?? 0) <= ROW_LINES,
        children: [
          cellOf(name, 'CellHead', widths[0], undefined, false, keeps),
          cellOf(value, 'Cell', widths[1], undefined, false, keeps),
        ],
      });
    }),
  });
}

/** The caption stands above and stays with the table; what is said of it stands below. */
export function captioned(caption: string, table: Table, after: readonly string[] = []): Array<Paragraph | Table> {
  const notes = after.filter((text) => text !== '');
  return [
    line('TableCaption', caption),
    table,
    ...notes.map((text) => line('TableNote', text)),
    new Paragraph({ style: 'Gap' }),
  ];
}

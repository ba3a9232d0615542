/** Blocks of a text as Word paragraphs and tables. docx escapes all text; control characters are shown by then. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import { type Block, type Inline, toBlocks } from '../markdown.ts';
import { visible } from '../wording.ts';
import { TYPE_WIDTH } from './docx-styles.ts';

export function runs(inlines: readonly Inline[]): TextRun[] {
  return inlines.map(
    (inline) =>
      new TextRun({
        text: inline.text,
        ...(inline.lineBreak === true ? { break: 1 } : {}),
        ...(inline.bold === true ? { bold: true } : {}),
        ...(inline.italic === true ? { italics: true } : {}),
        ...(inline.strike === true ? { strike: true } : {}),
      }),
  );
}

export function line(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun(visible(text))] });
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
/** Three-line table: rules above and below, one under the head. */
const borders = {
  top: { style: BorderStyle.SINGLE, size: 8, color: '000000' },
  bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000' },
  left: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  right: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  insideHorizontal: { style: BorderStyle.SINGLE, size: 2, color: '999999' },
  insideVertical: { style: BorderStyle.NONE, size: 0, color: 'auto' },
};

type Cell = string | readonly Inline[];

function cell(content: Cell, style: string, width: number, isHead: boolean): TableCell {
  const children = typeof content === 'string' ? [new TextRun(visible(content))] : runs(content);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    ...(isHead ? { borders: { bottom: rule } } : {}),
    children: [new Paragraph({ style, children })],
  });
}

/** `shares` are the columns' parts of the type area. The head is repeated on every page. */
export function threeLineTable(
  head: readonly Cell[],
  rows: ReadonlyArray<readonly Cell[]>,
  shares: readonly number[],
): Table {
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => Math.floor((TYPE_WIDTH * share) / sum));
  const rowOf = (cells: readonly Cell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      // A row may be shorter than the head; Word wants every cell.
      children: widths.map((width, i) => cell(cells[i] ?? '', isHead ? 'CellHead' : 'Cell', width, isHead)),
    });
  return new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [rowOf(head, true), ...rows.map((cells) => rowOf(cells, false))],
  });
}

/** Name and value, two columns, no head: the box of facts under a record's title. */
export function factTable(facts: ReadonlyArray<readonly [string, string]>): Table {
  const widths = [1300, TYPE_WIDTH - 1300] as const;
  return new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: facts.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, 'CellHead', widths[0], false), cell(value, 'Cell', widths[1], false)],
        }),
    ),
  });
}

export interface BlockStyles {
  paragraph: string;
  heading: string;
}

export function blocksDocx(blocks: readonly Block[], style: BlockStyles): Array<Paragraph | Table> {
  return blocks.flatMap((block): Array<Paragraph | Table> => {
    switch (block.type) {
      case 'heading':
        return [new Paragraph({ style: style.heading, children: runs(block.inlines) })];
      case 'paragraph':
        return [new Paragraph({ style: style.paragraph, children: runs(block.inlines) })];
      case 'item':
        return [
          new Paragraph({
            style: style.paragraph,
            ...(block.depth > 0 ? { indent: { left: 320 * Math.min(block.depth, 4), firstLine: 640 } } : {}),
            children: [new TextRun(`${visible(block.marker)} `), ...runs(block.inlines)],
          }),
        ];
      case 'quote':
        return blocksDocx(block.blocks, { ...style, paragraph: 'Quotation' });
      case 'table':
        return [
          threeLineTable(
            block.head,
            block.rows,
            block.head.map(() => 1),
          ),
          new Paragraph({ style: 'Flush' }),
        ];
      case 'code':
        return block.text.split('\n').map((text) => line('Flush', text));
      case 'rule':
        return [];
      default:
        return [];
    }
  });
}

export function textDocx(text: string, format: 'plain' | 'markdown', style: BlockStyles): Array<Paragraph | Table> {
  return blocksDocx(toBlocks(text, format), style);
}

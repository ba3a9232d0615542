/** Blocks of a text as Word paragraphs and tables. */
import { Paragraph, type Table, TextRun } from 'docx';
import { type Block, toBlocks } from '../markdown.ts';
import { visible } from '../wording.ts';
import { line, runs } from './docx-runs.ts';
import { threeLineTable } from './docx-tables.ts';

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
        return [threeLineTable(block.head, block.rows), new Paragraph({ style: 'Gap' })];
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

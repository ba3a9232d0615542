/** What the slides of every kind of item are made with, and the words that stand on many of them. */
import { sha256 } from '../../digest.ts';
import { type Block, blockText, inlineText, toBlocks } from '../markdown.ts';
import type { PackSnapshot, SnapshotRecord } from '../snapshot.ts';
import type { Media } from './pptx-shapes.ts';

export interface EntryFrame {
  snapshot: PackSnapshot;
  records: ReadonlyMap<string, SnapshotRecord>;
  /** Title of the section. */
  kicker: string;
  /** Records that have had their slide. */
  shown: Set<string>;
  /** By SHA-256 of the original. */
  pictures: ReadonlyMap<string, Media>;
  /** By item. */
  charts: ReadonlyMap<string, { png: Media; svg: Media }>;
}

/** The words of a text one line a block, with the marks of lists: what the other formats set. */
export function printedLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'item':
        return [`${block.marker} ${inlineText(block.inlines)}`];
      case 'quote':
        return printedLines(block.blocks);
      case 'rule':
        return [];
      default:
        return blockText([block]).split('\n');
    }
  });
}

export function comment(markdown: string): string {
  return markdown.trim() === '' ? '' : blockText(toBlocks(markdown, 'markdown'));
}

export function referenceLine({ snapshot }: Pick<EntryFrame, 'snapshot'>, reference: number): string {
  const found = snapshot.references.find((one) => one.number === reference);
  return found === undefined ? '' : `出处：[${reference}] ${found.citation}`;
}

/** 〔文字经机器改写；转载副本〕, or nothing. */
export function marksLine(record: SnapshotRecord | undefined): string {
  return record === undefined || record.marks.length === 0 ? '' : `〔${record.marks.join('；')}〕`;
}

/** `image-0123456789abcdef.png` */
export function mediaName(bytes: Uint8Array, extension: 'png' | 'jpg' | 'svg'): string {
  return `image-${sha256(bytes).slice(0, 16)}.${extension}`;
}

/**
 * What `resources/templates/pack.typ` is given: plain data, whose strings are set as strings. Nothing in a record can be
 * markup, as no word ever becomes source of the typesetter.
 */
import type { Turn } from '../exif.ts';
import type { Block, Inline } from '../markdown.ts';
import { tableNode } from './pdf-tables.ts';

/** A string, a styled piece, the words of a note at the foot of the page, or the number of one at the end of the text. */
export type Piece =
  | string
  | {
      t: string;
      /** 黑体, bold, 楷体 for emphasis, struck, code, a line break before it, an http(s) address. */
      hei?: 1;
      b?: 1;
      i?: 1;
      s?: 1;
      c?: 1;
      br?: 1;
      u?: string;
    }
  | { note: string }
  | { end: number };
export type Line = string | Piece[];

export interface TableNode {
  k: 'table';
  /** Caption, above; empty for a table inside a text. */
  c: string;
  h?: Line[];
  r: Line[][];
  /** Widths of the columns as parts of the whole. */
  w: number[];
  /** `l`, `c` or `r` by column. */
  a?: string[];
  /** Size of type, in points, where it is not 10.5. */
  z?: number;
  /** Rows that do not fit a page and may break. */
  tall?: number[];
  /** Lines printed below. */
  after?: string[];
}

export type Node =
  /** In the contents and the bookmarks. Stands in nothing else. */
  | { k: 'h'; l: 1 | 2; t: string }
  | { k: 'p' | 'sub'; x: Line }
  | { k: 'item'; d: number; m: string; x: Line }
  | { k: 'quote'; body: Node[] }
  | { k: 'code' | 'small' | 'right'; t: string }
  | { k: 'rule' | 'break' }
  /** `long`: taller than half a page, so that it may break. */
  | { k: 'facts'; r: Array<[string, string]>; long?: true }
  /** `m` hangs: `[1]`. `id` is what a note's mark points to. */
  | { k: 'ref'; m: string; t: string; id?: string }
  /**
   * Millimetres, upright. `alt` is for those who cannot see it. A picture that goes in as it is, and lies on its side, is
   * turned: by degrees, clockwise, after it was mirrored.
   */
  | { k: 'picture'; src: string; w: number; h: number; c: string; alt: string; turn?: Turn }
  | TableNode
  /** On a page turned by a quarter. */
  | { k: 'turned'; body: Node[] };

function pieceOf(inline: Inline): Piece {
  const { text, bold, italic, strike, code, href, lineBreak } = inline;
  if (bold !== true && italic !== true && strike !== true && code !== true && href === undefined && lineBreak !== true)
    return text;
  return {
    t: text,
    ...(bold === true ? { b: 1 as const } : {}),
    ...(italic === true ? { i: 1 as const } : {}),
    ...(strike === true ? { s: 1 as const } : {}),
    ...(code === true ? { c: 1 as const } : {}),
    ...(lineBreak === true ? { br: 1 as const } : {}),
    ...(href === undefined ? {} : { u: href }),
  };
}

export function lineOf(inlines: readonly Inline[]): Line {
  const pieces = inlines.map(pieceOf);
  const [only] = pieces;
  return pieces.length === 0 ? '' : pieces.length === 1 && typeof only === 'string' ? only : pieces;
}

export function joined(...lines: Line[]): Line {
  return lines.flatMap((line): Piece[] => (typeof line === 'string' ? (line === '' ? [] : [line]) : line));
}

/** @param inQuotation a heading there is quoted words, not a heading of this document. */
export function blockNodes(blocks: readonly Block[], inQuotation = false): Node[] {
  return blocks.flatMap((block): Node[] => {
    switch (block.type) {
      case 'heading':
        return [{ k: inQuotation ? 'p' : 'sub', x: lineOf(block.inlines) }];
      case 'paragraph':
        return [{ k: 'p', x: lineOf(block.inlines) }];
      case 'item':
        return [{ k: 'item', d: block.depth, m: block.marker, x: lineOf(block.inlines) }];
      case 'quote':
        return [{ k: 'quote', body: blockNodes(block.blocks, true) }];
      case 'table':
        return [
          tableNode({ head: block.head.map(lineOf), rows: block.rows.map((row) => row.map(lineOf)) }, inQuotation),
        ];
      case 'code':
        return [{ k: 'code', t: block.text }];
      case 'rule':
        return [{ k: 'rule' }];
      default:
        return [];
    }
  });
}

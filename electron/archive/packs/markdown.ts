/**
 * Stored text as plain blocks, which every writer sets in its own way.
 *
 * The Markdown is read with marked's lexer only; its HTML output is never used. So there is nothing to sanitise: raw
 * HTML in a text is text, a link is an address beside its words, and each writer escapes as its format asks.
 */
import { Lexer, type Token, type Tokens } from 'marked';
import { visible } from './wording.ts';

export interface Inline {
  text: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
  /** An http(s) address; any other target is dropped. */
  href?: string;
  /** A line break stands before this piece. */
  lineBreak?: boolean;
}

export type Block =
  | { type: 'heading'; level: number; inlines: Inline[] }
  | { type: 'paragraph'; inlines: Inline[] }
  /** `marker` is what stands before the item: `1.` or `•`. */
  | { type: 'item'; depth: number; marker: string; inlines: Inline[] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'code'; text: string }
  | { type: 'rule' };

type Style = Omit<Inline, 'text' | 'lineBreak'>;

/** Deeper nesting than this is set flat: a document of 10,000 `>` must not exhaust the stack. */
const MAX_DEPTH = 8;
/** marked's block lexer is recursive on nesting; texts beyond this many nested markers are set as plain text. */
const NESTED = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]*){24}/m;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Character references as CommonMark reads them; unknown ones stay as typed. */
function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, dec, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}

function piece(text: string, style: Style): Inline {
  return { ...style, text: visible(decodeReferences(text)) };
}

function safeAddress(href: string): string | undefined {
  return /^https?:\/\/[^\s<>"]+$/i.test(href) ? visible(href) : undefined;
}

function inlinesOf(tokens: readonly Token[] | undefined, style: Style = {}, depth = 0): Inline[] {
  if (tokens === undefined) return [];
  return tokens.flatMap((token): Inline[] => {
    const inner = 'tokens' in token ? token.tokens : undefined;
    if (depth > MAX_DEPTH) return [piece(token.raw, style)];
    switch (token.type) {
      case 'strong':
        return inlinesOf(inner, { ...style, bold: true }, depth + 1);
      case 'em':
        return inlinesOf(inner, { ...style, italic: true }, depth + 1);
      case 'del':
        return inlinesOf(inner, { ...style, strike: true }, depth + 1);
      case 'codespan':
        return [{ ...style, code: true, text: visible((token as Tokens.Codespan).text) }];
      case 'br':
        return [{ ...style, text: '', lineBreak: true }];
      case 'link': {
        const href = safeAddress((token as Tokens.Link).href);
        return inlinesOf(inner, href === undefined ? style : { ...style, href }, depth + 1);
      }
      case 'image': {
        const alt = (token as Tokens.Image).text.trim();
        return [piece(alt === '' ? '〔图〕' : `〔图：${alt}〕`, style)];
      }
      case 'html':
      case 'tag':
        return [{ ...style, text: visible(token.raw) }];
      case 'escape':
        return [{ ...style, text: visible((token as Tokens.Escape).text) }];
      default:
        if (inner !== undefined && inner.length > 0) return inlinesOf(inner, style, depth + 1);
        return lines('text' in token && typeof token.text === 'string' ? token.text : token.raw, style);
    }
  });
}

/**
 * A line feed inside a paragraph. Between Latin words it is a space; beside Han characters it is nothing, as
 * Chinese is set solid.
 */
function lines(text: string, style: Style): Inline[] {
  return [piece(text.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/(?<![\x21-\x7e])\n|\n(?![\x21-\x7e])/g, ''), style)].map(
    (inline) => ({ ...inline, text: inline.text.replaceAll('\n', ' ') }),
  );
}

function listBlocks(list: Tokens.List, depth: number): Block[] {
  let n = typeof list.start === 'number' ? list.start : 1;
  return list.items.flatMap((item): Block[] => {
    const marker = list.ordered ? `${n++}.` : '•';
    const [first, ...rest] = blocksOf(item.tokens, depth + 1);
    if (first?.type === 'paragraph') return [{ type: 'item', depth, marker, inlines: first.inlines }, ...rest];
    return [{ type: 'item', depth, marker, inlines: [] }, ...(first === undefined ? [] : [first]), ...rest];
  });
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token): Block[] => {
    if (depth > MAX_DEPTH) return [{ type: 'paragraph', inlines: [piece(token.raw, {})] }];
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'heading': {
        const heading = token as Tokens.Heading;
        return [{ type: 'heading', level: heading.depth, inlines: inlinesOf(heading.tokens) }];
      }
      case 'list':
        return listBlocks(token as Tokens.List, depth);
      case 'blockquote':
        return [{ type: 'quote', blocks: blocksOf((token as Tokens.Blockquote).tokens, depth + 1) }];
      case 'table': {
        const table = token as Tokens.Table;
        return [
          {
            type: 'table',
            head: table.header.map((cell) => inlinesOf(cell.tokens)),
            rows: table.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens))),
          },
        ];
      }
      case 'code':
        return [{ type: 'code', text: visible((token as Tokens.Code).text) }];
      case 'hr':
        return [{ type: 'rule' }];
      case 'html':
        return [{ type: 'paragraph', inlines: [{ text: visible(token.raw.trim()) }] }];
      default: {
        const inlines =
          'tokens' in token && token.tokens !== undefined ? inlinesOf(token.tokens) : lines(token.raw, {});
        return [{ type: 'paragraph', inlines }];
      }
    }
  });
}

/** Blank lines part paragraphs; every other line break is kept. */
function plainBlocks(text: string): Block[] {
  return visible(text)
    .split(/\n[ \t\u3000]*\n\s*/)
    .map((paragraph) => paragraph.replace(/^[ \t\u3000]+/, '').trimEnd())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({
      type: 'paragraph',
      inlines: paragraph.split('\n').map((line, i) => ({ text: line.trim(), ...(i > 0 ? { lineBreak: true } : {}) })),
    }));
}

export function toBlocks(text: string, format: 'plain' | 'markdown'): Block[] {
  if (format === 'plain' || NESTED.test(text)) return plainBlocks(text);
  return blocksOf(new Lexer({ gfm: true }).lex(text), 0);
}

export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => `${inline.lineBreak === true ? '\n' : ''}${inline.text}`).join('');
}

/** The words of the blocks, one line a block: what a reader sees, without any marks of setting. */
export function blockText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'quote':
          return blockText(block.blocks);
        case 'table':
          return [block.head, ...block.rows].map((row) => row.map(inlineText).join('\t')).join('\n');
        case 'code':
          return block.text;
        case 'rule':
          return '';
        default:
          return inlineText(block.inlines);
      }
    })
    .join('\n');
}

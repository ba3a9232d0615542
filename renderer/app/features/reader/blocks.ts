/**
 * Reads a record's Markdown into blocks whose every character knows its place in the record's text.
 *
 * A quotation is a slice of the text by offsets, so what a person selects on the page must lead back to exactly
 * those. marked tells no offsets; they are recovered from the `raw` of its tokens and each piece is compared with
 * the source. A block that does not compare is shown as it stands in the text, unformatted: plain rather than wrong.
 *
 * No HTML is made anywhere: blocks become React elements, and HTML inside a text is text. Pure.
 */
import { lexer, type Token, type Tokens } from 'marked';
import { inner, locate, Mismatch, toSource, type View } from './source-view.ts';

/** `text` is what is shown for `[start, end)`; the same characters, except for an entity or a picture. */
export interface Piece {
  type: 'piece';
  text: string;
  start: number;
  end: number;
}
export type Inline =
  | Piece
  | { type: 'strong' | 'em' | 'del' | 'code'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' };
export type Block =
  | { type: 'paragraph' | 'code' | 'verbatim'; children: Inline[] }
  | { type: 'heading'; depth: number; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' };
export interface ListItem {
  checked: boolean | null;
  blocks: Block[];
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};
const entity = /&(?:amp|lt|gt|quot|#39|nbsp);/g;
const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

export class BlockReader {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Blocks of `[start, end)`. */
  read(start: number, end: number, format: 'plain' | 'markdown'): Block[] {
    if (format === 'plain') return this.#plain(start, end);
    const text = this.#source.slice(start, end);
    const view: View = { text, lines: [{ at: 0, source: start }] };
    let tokens: Token[];
    try {
      tokens = lexer(text);
    } catch {
      return [this.#verbatim(start, end)];
    }
    const blocks: Block[] = [];
    let at = 0;
    for (const token of tokens) {
      const found = locate(view, token, at);
      if (found === null) return [...blocks, this.#verbatim(start + at, end)];
      try {
        blocks.push(...this.#block(token, view, found));
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        blocks.push(this.#verbatim(start + found, start + found + token.raw.length));
      }
      at = found + token.raw.length;
    }
    return blocks;
  }

  /** Every line is a paragraph: plain text has no other. */
  #plain(start: number, end: number): Block[] {
    const blocks: Block[] = [];
    for (let at = start; at < end; ) {
      const next = this.#source.indexOf('\n', at);
      const stop = next === -1 || next > end ? end : next;
      const line = this.#source.slice(at, stop);
      // Leading blanks are the indent that the page makes itself.
      const lead = line.length - line.trimStart().length;
      if (line.trim() !== '')
        blocks.push({
          type: 'paragraph',
          children: [this.#piece(line.trim(), at + lead, at + lead + line.trim().length)],
        });
      at = stop + 1;
    }
    return blocks;
  }

  #verbatim(start: number, end: number): Block {
    const text = this.#source.slice(start, end).replace(/\n+$/, '');
    return { type: 'verbatim', children: [this.#piece(text, start, start + text.length)] };
  }

  #piece(text: string, start: number, end: number): Piece {
    return { type: 'piece', text, start, end };
  }

  #blocks(tokens: Token[], view: View): Block[] {
    const blocks: Block[] = [];
    let at = 0;
    for (const token of tokens) {
      // The box of a task stands before the item's text.
      if (token.type === 'checkbox') continue;
      const found = locate(view, token, at);
      if (found === null) throw new Mismatch();
      blocks.push(...this.#block(token, view, found));
      at = found + token.raw.length;
    }
    return blocks;
  }

  #block(token: Token, view: View, at: number): Block[] {
    switch (token.type) {
      case 'space':
        return [];
      case 'hr':
        return [{ type: 'rule' }];
      case 'heading':
      case 'paragraph':
      case 'text': {
        const { raw, text, tokens } = token as Tokens.Paragraph;
        const offset = raw.indexOf(text);
        if (offset === -1) throw new Mismatch();
        const children = this.#inlines(tokens ?? [token], view, at + offset);
        return token.type === 'heading'
          ? [{ type: 'heading', depth: (token as Tokens.Heading).depth, children }]
          : [{ type: 'paragraph', children: withoutIndent(children) }];
      }
      case 'code': {
        const { raw, text } = token as Tokens.Code;
        const offset = raw.indexOf(text, raw.startsWith('```') || raw.startsWith('~~~') ? raw.indexOf('\n') : 0);
        if (offset === -1 || text === '') throw new Mismatch();
        return [{ type: 'code', children: this.#lines(view, at + offset, text, false) }];
      }
      case 'blockquote': {
        const { raw, text, tokens } = token as Tokens.Blockquote;
        return [{ type: 'quote', blocks: this.#blocks(tokens, inner(view, at, raw, text)) }];
      }
      case 'list':
        return [this.#list(token as Tokens.List, view, at)];
      case 'table':
        return [this.#table(token as Tokens.Table, view, at)];
      default:
        // Raw HTML, link definitions and whatever comes: as it stands.
        throw new Mismatch();
    }
  }

  #list(token: Tokens.List, view: View, at: number): Block {
    let from = at;
    const items = token.items.map((item): ListItem => {
      const found = view.text.indexOf(item.raw, from);
      if (found === -1) throw new Mismatch();
      from = found + item.raw.length;
      const checked = item.task ? item.checked === true : null;
      return { checked, blocks: this.#blocks(item.tokens, inner(view, found, item.raw, item.text)) };
    });
    return { type: 'list', ordered: token.ordered, start: token.start === '' ? 1 : token.start, items };
  }

  #table(token: Tokens.Table, view: View, at: number): Block {
    let from = at;
    const cell = (one: Tokens.TableCell): Inline[] => {
      if (one.text === '') return [];
      const found = view.text.indexOf(one.text, from);
      if (found === -1) throw new Mismatch();
      from = found + one.text.length;
      return this.#inlines(one.tokens, view, found);
    };
    const head = token.header.map(cell);
    // The line of dashes must not be taken for a cell of dashes.
    const headEnd = view.text.indexOf('\n', view.text.indexOf('\n', at) + 1);
    from = headEnd === -1 ? from : Math.max(from, headEnd);
    return { type: 'table', head, rows: token.rows.map((row) => row.map(cell)) };
  }

  #inlines(tokens: Token[], view: View, from: number): Inline[] {
    const made: Inline[] = [];
    let at = from;
    for (const token of tokens) {
      if (!view.text.startsWith(token.raw, at)) throw new Mismatch();
      made.push(...this.#inline(token, view, at));
      at += token.raw.length;
    }
    return made;
  }

  #inline(token: Token, view: View, at: number): Inline[] {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del': {
        const { raw, text, tokens } = token as Tokens.Strong;
        const type = token.type as 'strong' | 'em' | 'del';
        return [{ type, children: this.#inlines(tokens, view, at + (raw.length - text.length) / 2) }];
      }
      case 'codespan': {
        const { raw, text } = token as Tokens.Codespan;
        const offset = raw.indexOf(text);
        if (offset === -1) throw new Mismatch();
        return [{ type: 'code', children: this.#lines(view, at + offset, text, false) }];
      }
      case 'link': {
        const { raw, href, tokens } = token as Tokens.Link;
        const offset = raw.startsWith('[') || raw.startsWith('<') ? 1 : 0;
        return [{ type: 'link', href, children: this.#inlines(tokens, view, at + offset) }];
      }
      case 'image':
        return [
          this.#piece(
            `[${(token as Tokens.Image).text}]`,
            toSource(view, at),
            toSource(view, at + token.raw.length - 1) + 1,
          ),
        ];
      case 'br':
        return [{ type: 'break' }];
      case 'escape':
        return this.#lines(view, at + 1, token.raw.slice(1), false);
      default:
        return this.#lines(view, at, token.raw, true);
    }
  }

  /** Text over one or more lines; each line is compared with the record. */
  #lines(view: View, at: number, text: string, decode: boolean): Inline[] {
    const made: Inline[] = [];
    let offset = at;
    text.split('\n').forEach((line, i, all) => {
      if (i > 0) made.push(this.#lineEnd(view, offset - 1, decode));
      const start = toSource(view, offset);
      if (line !== '') {
        if (this.#source.slice(start, start + line.length) !== line) throw new Mismatch();
        made.push(...(decode ? this.#decoded(line, start) : [this.#piece(line, start, start + line.length)]));
      }
      offset += line.length + (i < all.length - 1 ? 1 : 0);
    });
    return made;
  }

  /** Between two Chinese characters the end of a line is nothing; elsewhere it is a space. */
  #lineEnd(view: View, at: number, flow: boolean): Inline {
    const start = at === 0 ? toSource(view, 0) : toSource(view, at - 1) + 1;
    const end = toSource(view, at + 1);
    if (!flow) return this.#piece('\n', start, end);
    const joined = cjk.test(this.#source.charAt(start - 1)) && cjk.test(this.#source.charAt(end));
    return this.#piece(joined ? '' : ' ', start, end);
  }

  #decoded(line: string, start: number): Piece[] {
    const made: Piece[] = [];
    let at = 0;
    for (const found of line.matchAll(entity)) {
      if (found.index > at) made.push(this.#piece(line.slice(at, found.index), start + at, start + found.index));
      const end = found.index + found[0].length;
      made.push(this.#piece(entities[found[0]] ?? found[0], start + found.index, start + end));
      at = end;
    }
    if (at < line.length) made.push(this.#piece(line.slice(at), start + at, start + line.length));
    return made;
  }
}

/** Typed indents (two ideographic spaces) go: the page indents by itself. */
function withoutIndent(children: Inline[]): Inline[] {
  const [first, ...rest] = children;
  if (first?.type !== 'piece' || first.text.length !== first.end - first.start) return children;
  const text = first.text.replace(/^[\u3000\s]+/, '');
  return [{ ...first, text, start: first.end - text.length }, ...rest];
}

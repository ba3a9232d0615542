/**
 * The query language. Every string is legal: what cannot be read as an operator is read as text, what cannot be
 * searched is reported as ignored. `reading` says how each piece was understood, with offsets in the query as typed.
 *
 *   甲 乙        both            "甲 乙"     in this order, nothing but marks between      -甲    not
 *   甲 OR 乙     either          ( )         groups                                        字段:值
 *   甲 NEAR 乙   in one sentence (NEAR/p, 同段: in one paragraph)                          数值:>98%
 *
 * A term that is a date or a quantity as a whole also finds its other spellings; in quotes it does not.
 */
import type { FieldName } from './field-names.ts';
import { lex, type Token } from './lexer.ts';
import { fold } from './normalise.ts';
import { parseQuantityTest, type QuantityTest } from './quantities.ts';
import { otherSpellings } from './same.ts';
import { makeTerm, type Term, tokenTerm } from './term.ts';

export type QueryNode =
  | { type: 'all' }
  | { type: 'none' }
  | { type: 'and' | 'or'; children: QueryNode[] }
  | { type: 'not'; child: QueryNode }
  | { type: 'term'; term: Term; quoted: boolean; field?: 'title' }
  | { type: 'near'; within: 'sentence' | 'paragraph'; terms: Term[] }
  | { type: 'figure'; test: QuantityTest }
  | { type: 'field'; field: FieldName; value: string };

/** One piece of the query and how it was read. Same shape as the contract's. */
export interface QueryReading {
  start: number;
  end: number;
  as: 'term' | 'phrase' | 'exclusion' | 'or' | 'near' | 'field' | 'figure' | 'ignored';
  text: string;
  field?: string;
  /** Other spellings that are searched as well. */
  also?: string[];
  /** What to put in place of the piece to have it read as plain text. */
  plain?: string;
}

export interface ParsedQuery {
  tree: QueryNode;
  reading: QueryReading[];
}

/** Terms beyond this are not searched, and said to be ignored: a pasted page is a legal query, too. */
export const MAX_TERMS = 64;
/** Brackets nested deeper are read as nothing. */
const MAX_DEPTH = 24;
/** Readings beyond this are told together with the one before where both are ignored. */
const MAX_READINGS = 200;

class Parser {
  readonly reading: QueryReading[] = [];
  #query: string;
  #tokens: Token[];
  #at = 0;
  #terms = 0;

  constructor(query: string) {
    this.#query = query;
    this.#tokens = lex(query);
  }

  or(depth: number): QueryNode | null {
    const children: QueryNode[] = [];
    const first = this.#and(depth);
    if (first !== null) children.push(first);
    for (let token = this.#peek(); token?.type === 'or'; token = this.#peek()) {
      this.#at++;
      const next = this.#and(depth);
      const useful = next !== null && children.length > 0;
      this.#note(token, useful ? 'or' : 'ignored', token.text, useful ? this.#plain(token.start, token.end) : {});
      if (next !== null) children.push(next);
    }
    return combine('or', children);
  }

  /** True when a closing bracket without an opening one stands next; it is passed over. */
  skipClose(): boolean {
    const token = this.#peek();
    if (token?.type !== 'close') return false;
    this.#note(token, 'ignored', token.text);
    this.#at++;
    return true;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #note(token: Token, as: QueryReading['as'], text: string, more: Partial<QueryReading> = {}): void {
    const last = this.reading.at(-1);
    if (as === 'ignored' && last?.as === 'ignored' && this.reading.length >= MAX_READINGS) {
      last.start = Math.min(last.start, token.start);
      last.end = Math.max(last.end, token.end);
      if (!last.text.endsWith('…')) last.text += '…';
      return;
    }
    this.reading.push({ start: token.start, end: token.end, as, text, ...more });
  }

  /** The piece in quotes: then it is text and nothing else. */
  #plain(start: number, end: number): { plain: string } {
    return { plain: `"${this.#query.slice(start, end).replace(/["＂“”]/g, '')}"` };
  }

  #and(depth: number): QueryNode | null {
    const children: QueryNode[] = [];
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      if (token.type === 'or' || token.type === 'close') break;
      const child = this.#unary(token, depth);
      if (child !== null) children.push(child);
    }
    return combine('and', children);
  }

  #unary(token: Token, depth: number): QueryNode | null {
    this.#at++;
    if (token.type === 'not') {
      const next = this.#peek();
      if (next === undefined || next.type === 'or' || next.type === 'close' || next.type === 'not') {
        this.#note(token, 'ignored', token.text);
        return null;
      }
      const before = this.reading.length;
      const child = this.#unary(next, depth);
      for (const entry of this.reading.slice(before)) {
        if (entry.as === 'ignored') continue;
        entry.as = 'exclusion';
        entry.start = Math.min(entry.start, token.start);
        Object.assign(entry, this.#plain(entry.start, entry.end));
      }
      return child === null ? null : { type: 'not', child };
    }
    if (token.type === 'open') {
      if (depth >= MAX_DEPTH) {
        this.#note(token, 'ignored', token.text);
        return null;
      }
      const inside = this.or(depth + 1);
      if (this.#peek()?.type === 'close') this.#at++;
      return inside;
    }
    return this.#leaf(token);
  }

  #leaf(token: Token): QueryNode | null {
    if (this.#terms >= MAX_TERMS) {
      this.#note(token, 'ignored', token.text);
      return null;
    }
    this.#terms++;
    if (token.field === 'figure') {
      const test = parseQuantityTest(fold(token.text));
      if (test === null) {
        this.#note(token, 'ignored', token.text);
        return null;
      }
      this.#note(token, 'figure', token.text, this.#plain(token.start, token.end));
      return { type: 'figure', test };
    }
    if (token.field !== undefined && token.field !== 'title') {
      this.#note(token, 'field', token.text, { field: token.field, ...this.#plain(token.start, token.end) });
      return { type: 'field', field: token.field, value: token.text };
    }
    const term = makeTerm(token.text, token.wildcard);
    if (term === null) {
      this.#note(token, 'ignored', token.text);
      return null;
    }
    const quoted = token.type === 'phrase';
    if (token.field === 'title') {
      this.#note(token, 'field', token.text, { field: 'title', ...this.#plain(token.start, token.end) });
      return { type: 'term', term, quoted, field: 'title' };
    }
    const near = this.#near(token, term);
    if (near !== null) return near;
    const others = quoted || token.wildcard ? null : otherSpellings(fold(token.text));
    if (others === null) {
      this.#note(token, quoted ? 'phrase' : 'term', token.text);
      return { type: 'term', term, quoted };
    }
    const also = others.shown.filter((text) => text !== token.text);
    this.#note(token, 'term', token.text, also.length === 0 ? {} : { also, ...this.#plain(token.start, token.end) });
    const alternatives = others.texts.flatMap((text) => makeTerm(text) ?? []);
    const tokens = others.tokens.map((word): Term => tokenTerm(word));
    return {
      type: 'or',
      children: [term, ...alternatives, ...tokens].map((one) => ({ type: 'term', term: one, quoted })),
    };
  }

  /** 甲 NEAR 乙 NEAR 丙 is one group, as near as its nearest operator says. */
  #near(first: Token, term: Term): QueryNode | null {
    const terms = [term];
    let within: 'sentence' | 'paragraph' = 'paragraph';
    let last = first;
    const shown = [first.text];
    for (let next = this.#peek(); next?.type === 'near'; next = this.#peek()) {
      const operand = this.#tokens[this.#at + 1];
      const other = operand === undefined ? null : makeTerm(operand.text, operand.wildcard);
      if (operand === undefined || other === null || this.#terms >= MAX_TERMS) {
        this.#note(next, 'ignored', next.text);
        this.#at++;
        break;
      }
      this.#at += 2;
      this.#terms++;
      terms.push(other);
      shown.push(operand.text);
      if (next.within === 'sentence') within = 'sentence';
      last = operand;
    }
    if (terms.length === 1) return null;
    const piece = { ...first, end: last.end };
    this.#note(piece, 'near', shown.join(' · '), {
      field: within,
      plain: shown.map((text) => `"${text}"`).join(' '),
    });
    return { type: 'near', within, terms };
  }
}

function combine(type: 'and' | 'or', children: QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}

export function parseQuery(query: string): ParsedQuery {
  if (query.trim() === '') return { tree: { type: 'all' }, reading: [] };
  const parser = new Parser(query);
  const parts: QueryNode[] = [];
  while (!parser.done) {
    const part = parser.or(0);
    if (part !== null) parts.push(part);
    parser.skipClose();
  }
  const tree = combine('and', parts) ?? { type: 'none' as const };
  return { tree, reading: parser.reading.sort((a, b) => a.start - b.start || a.end - b.end) };
}

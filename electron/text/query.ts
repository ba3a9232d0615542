/**
 * The query language. Every string is legal: what cannot be read as an operator is read as text, what cannot be
 * searched is reported as ignored. `reading` says how each piece was understood, with offsets in the query as typed.
 *
 *   甲 乙        both            "甲 乙"     in this order, nothing but marks between      -甲    not
 *   甲 OR 乙     either          ( )         groups                                        字段:值
 */
import type { FieldName } from './field-names.ts';
import { lex, type Token } from './lexer.ts';
import { makeTerm, type Term } from './term.ts';

export type QueryNode =
  | { type: 'all' }
  | { type: 'none' }
  | { type: 'and' | 'or'; children: QueryNode[] }
  | { type: 'not'; child: QueryNode }
  | { type: 'term'; term: Term; quoted: boolean; field?: 'title' }
  | { type: 'field'; field: FieldName; value: string };

/** One piece of the query and how it was read. Same shape as the contract's. */
export interface QueryReading {
  start: number;
  end: number;
  as: 'term' | 'phrase' | 'exclusion' | 'or' | 'field' | 'ignored';
  text: string;
  field?: string;
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
  #tokens: Token[];
  #at = 0;
  #terms = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  or(depth: number): QueryNode | null {
    const children: QueryNode[] = [];
    const first = this.#and(depth);
    if (first !== null) children.push(first);
    for (let token = this.#peek(); token?.type === 'or'; token = this.#peek()) {
      this.#at++;
      const next = this.#and(depth);
      const useful = next !== null && children.length > 0;
      this.#note(token, useful ? 'or' : 'ignored', token.text);
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

  #note(token: Token, as: QueryReading['as'], text: string, field?: string): void {
    const last = this.reading.at(-1);
    if (as === 'ignored' && last?.as === 'ignored' && this.reading.length >= MAX_READINGS) {
      last.start = Math.min(last.start, token.start);
      last.end = Math.max(last.end, token.end);
      if (!last.text.endsWith('…')) last.text += '…';
      return;
    }
    this.reading.push({ start: token.start, end: token.end, as, text, ...(field === undefined ? {} : { field }) });
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
    if (token.field !== undefined && token.field !== 'title') {
      this.#note(token, 'field', token.text, token.field);
      return { type: 'field', field: token.field, value: token.text };
    }
    const term = makeTerm(token.text, token.wildcard);
    if (term === null) {
      this.#note(token, 'ignored', token.text);
      return null;
    }
    const quoted = token.type === 'phrase';
    if (token.field === 'title') {
      this.#note(token, 'field', token.text, 'title');
      return { type: 'term', term, quoted, field: 'title' };
    }
    this.#note(token, quoted ? 'phrase' : 'term', token.text);
    return { type: 'term', term, quoted };
  }
}

function combine(type: 'and' | 'or', children: QueryNode[]): QueryNode | null {
  const [first] = children;
  if (first === undefined) return null;
  return children.length === 1 ? first : { type, children };
}

export function parseQuery(query: string): ParsedQuery {
  if (query.trim() === '') return { tree: { type: 'all' }, reading: [] };
  const parser = new Parser(lex(query));
  const parts: QueryNode[] = [];
  while (!parser.done) {
    const part = parser.or(0);
    if (part !== null) parts.push(part);
    parser.skipClose();
  }
  const tree = combine('and', parts) ?? { type: 'none' as const };
  return { tree, reading: parser.reading.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/**
 * Several segments made one. Lists of the same term are joined byte by byte where their row ids follow one another,
 * which they do unless a record was indexed again; then they are read, cleared of dead postings, and written anew.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { LIST_BYTES, type List, PageCursor, type PageWriter } from './pages.ts';
import { kindOfTerm, type PostingKind } from './terms.ts';

export interface MergeSource {
  /** Pages in order, read one at a time. */
  pages: Iterable<Uint8Array>;
  /** Row ids whose postings in this segment are out of date. */
  dead: ReadonlySet<number>;
}

/** The entries of a segment in order. */
class Walk {
  readonly dead: ReadonlySet<number>;
  term = '';
  list: List | null = null;
  #pages: Iterator<Uint8Array>;
  #cursor: PageCursor | null = null;

  constructor(source: MergeSource) {
    this.dead = source.dead;
    this.#pages = source.pages[Symbol.iterator]();
    this.advance();
  }

  advance(): void {
    for (;;) {
      if (this.#cursor?.next() === true) {
        this.term = this.#cursor.term;
        this.list = this.#cursor.list;
        return;
      }
      const page = this.#pages.next();
      if (page.done === true) {
        this.list = null;
        return;
      }
      this.#cursor = new PageCursor(page.value);
    }
  }
}

/** Postings of a list: row id and the bytes behind its gap. */
function* postingsOf(list: List, kind: PostingKind): Generator<{ rid: number; flag: 0 | 1; rest: Uint8Array }> {
  const reader = new ByteReader(list.bytes);
  let rid = list.first;
  while (reader.at < list.bytes.length) {
    const head = reader.varint();
    const flag = kind === 'plain' ? 0 : ((head % 2) as 0 | 1);
    rid += kind === 'plain' ? head : Math.floor(head / 2);
    const from = reader.at;
    if (kind === 'counts' && flag === 1) reader.at++;
    if (kind === 'positions') {
      const n = flag === 1 ? reader.varint() : 1;
      for (let i = 0; i < n; i++) reader.varint();
    }
    yield { rid, flag, rest: list.bytes.subarray(from, reader.at) };
  }
}

class Joiner {
  #out = new ByteWriter(LIST_BYTES * 2);
  #pages: PageWriter;
  #term = '';
  #n = 0;
  #first = 0;
  #last = 0;

  constructor(pages: PageWriter) {
    this.#pages = pages;
  }

  begin(term: string): void {
    this.#term = term;
  }

  /** A whole list, whose row ids all lie behind those so far. */
  list(list: List, kind: PostingKind): void {
    const reader = new ByteReader(list.bytes);
    const head = reader.varint();
    const flag = kind === 'plain' ? 0 : head % 2;
    this.#open(list.first, kind, flag as 0 | 1);
    this.#out.append(list.bytes.subarray(reader.at));
    this.#n += list.n - 1;
    this.#last = list.last;
  }

  posting(rid: number, kind: PostingKind, flag: 0 | 1, rest: Uint8Array): void {
    this.#open(rid, kind, flag);
    this.#out.append(rest);
  }

  #open(rid: number, kind: PostingKind, flag: 0 | 1): void {
    if (this.#n > 0 && this.#out.length >= LIST_BYTES) this.end();
    if (this.#n === 0) {
      this.#first = rid;
      this.#last = rid;
    }
    this.#out.varint(kind === 'plain' ? rid - this.#last : (rid - this.#last) * 2 + flag);
    this.#last = rid;
    this.#n++;
  }

  end(): void {
    if (this.#n > 0)
      this.#pages.add(this.#term, { n: this.#n, first: this.#first, last: this.#last, bytes: this.#out.view() });
    this.#n = 0;
    this.#out.clear();
  }
}

function mergeTerm(joiner: Joiner, kind: PostingKind, parts: Array<{ list: List; dead: ReadonlySet<number> }>): void {
  parts.sort((a, b) => a.list.first - b.list.first);
  const apart = parts.every((part, i) => i === 0 || part.list.first > (parts[i - 1]?.list.last ?? 0));
  if (apart && parts.every((part) => part.dead.size === 0)) {
    for (const { list } of parts) joiner.list(list, kind);
    return;
  }
  const live: Array<{ rid: number; flag: 0 | 1; rest: Uint8Array }> = [];
  for (const { list, dead } of parts)
    for (const posting of postingsOf(list, kind)) if (!dead.has(posting.rid)) live.push(posting);
  live.sort((a, b) => a.rid - b.rid);
  for (const { rid, flag, rest } of live) joiner.posting(rid, kind, flag, rest);
}

export function mergeSegments(sources: readonly MergeSource[], pages: PageWriter): void {
  const walks = sources.map((source) => new Walk(source));
  const joiner = new Joiner(pages);
  for (;;) {
    let term: string | null = null;
    for (const walk of walks) if (walk.list !== null && (term === null || walk.term < term)) term = walk.term;
    if (term === null) break;
    const parts: Array<{ list: List; dead: ReadonlySet<number> }> = [];
    for (const walk of walks) {
      while (walk.list !== null && walk.term === term) {
        parts.push({ list: walk.list, dead: walk.dead });
        walk.advance();
      }
    }
    joiner.begin(term);
    mergeTerm(joiner, kindOfTerm(term), parts);
    joiner.end();
  }
  pages.flush();
}

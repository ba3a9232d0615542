/**
 * Reads segments: which entries a term has.
 *
 * A segment's dictionary (the first term of each page) is in memory, the pages are SQLite's business. Everything of
 * one question must be read inside one transaction: a merge deletes the pages it has replaced.
 */
import type { ReadDb } from '../../db/open.ts';
import { DamagedIndex } from './bytes.ts';
import { type List, listsInPage, PageCursor, unsealed } from './pages.ts';

/** Page ids are segment × this + number. */
export const PAGES_PER_SEGMENT = 2 ** 24;

interface SegmentRow {
  id: number;
  documents: number;
  dictionary: Buffer;
}

export interface Segment {
  readonly id: number;
  readonly documents: number;
  readonly dead: ReadonlySet<number>;
  /** Entries of a term, in ascending row ids. */
  lists(term: string): List[];
  /** Terms that begin with a prefix, with their entries. */
  withPrefix(prefix: string): Iterable<{ term: string; list: List }>;
}

/** The first term of each page. Terms may hold any character, a line feed too. */
export function encodeDictionary(first: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(first));
}

function decodeDictionary(bytes: Buffer): string[] {
  try {
    return JSON.parse(bytes.toString()) as string[];
  } catch {
    throw new DamagedIndex('the dictionary of a segment cannot be read');
  }
}

/** First index whose value is not below the wanted one. */
function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class PostingReader {
  segments: readonly Segment[] = [];
  #index: ReadDb;
  #known = new Map<number, string[]>();
  /** Pages whose checksum has been compared since this index was opened: once is enough. */
  #checked = new Set<number>();

  constructor(index: ReadDb) {
    this.#index = index;
  }

  /** Takes up segments that were added and forgets those that were merged. */
  refresh(): void {
    const ids = this.#index
      .prepare<[], { id: number; documents: number }>('SELECT id, documents FROM segment ORDER BY id')
      .all();
    const load = this.#index.prepare<[number], SegmentRow>(
      'SELECT id, documents, dictionary FROM segment WHERE id = ?',
    );
    const deadOf = this.#index.prepare<[number], number>('SELECT rid FROM dead_posting WHERE segment = ?').pluck();
    const known = new Map<number, string[]>();
    for (const { id } of ids) {
      const row = this.#known.get(id) ?? decodeDictionary(load.get(id)?.dictionary ?? Buffer.from('[]'));
      known.set(id, row);
    }
    // Page ids are never used twice; those of merged segments are forgotten when they have become many.
    if (known.size < this.#known.size) this.#checked.clear();
    this.#known = known;
    this.segments = ids.map(({ id, documents }) =>
      this.#segment(id, documents, known.get(id) ?? [], new Set(deadOf.all(id))),
    );
  }

  #segment(id: number, documents: number, dictionary: string[], dead: ReadonlySet<number>): Segment {
    const read = this.#index.prepare<[number], Buffer>('SELECT page FROM posting_page WHERE id = ?').pluck();
    const page = (n: number): Uint8Array => {
      const found = read.get(id * PAGES_PER_SEGMENT + n);
      if (found === undefined) throw new DamagedIndex(`posting page ${id}/${n} is missing`);
      const key = id * PAGES_PER_SEGMENT + n;
      const page = unsealed(found, !this.#checked.has(key));
      this.#checked.add(key);
      return page;
    };
    return {
      id,
      documents,
      dead,
      lists(term) {
        const found: List[] = [];
        // The term may begin on the page before the first that starts with it.
        for (let n = Math.max(0, lowerBound(dictionary, term) - 1); n < dictionary.length; n++) {
          if ((dictionary[n] ?? '') > term) break;
          if (listsInPage(page(n), term, (list) => found.push(list))) break;
        }
        return found;
      },
      *withPrefix(prefix) {
        for (let n = Math.max(0, lowerBound(dictionary, prefix) - 1); n < dictionary.length; n++) {
          const cursor = new PageCursor(page(n));
          while (cursor.next()) {
            if (cursor.term.startsWith(prefix)) yield { term: cursor.term, list: cursor.list };
            else if (cursor.term > prefix) return;
          }
        }
      },
    };
  }

  /** Entries of a term in all segments; records indexed again count twice until their segment is merged. */
  frequency(term: string): number {
    let n = 0;
    for (const segment of this.segments) for (const list of segment.lists(term)) n += list.n;
    return n;
  }
}

/**
 * What filters, facets, scores and sorting need of every record, in memory: about 100 bytes a record.
 *
 * Counting facets over 50,000 hits takes 300,000 look-ups; in SQL that is 60–100 ms, here under 2. The columns are
 * read once and then follow the index by its `doc` row ids; an epoch change (a record was re-indexed) reads afresh.
 */
import type { ReadDb } from '../db/open.ts';
import { Bitset } from './bitset.ts';
import { readMeta } from './index-file.ts';
import { SKETCH_BYTES } from './sketch.ts';

interface FacetTerm {
  id: number;
  facet: string;
  value: string;
}

type Row = [
  rid: number,
  id: string,
  shape: number,
  date: string,
  terms: string,
  titleEnd: number,
  bodyEnd: number,
  restoredEnd: number,
  sketch: Buffer | null,
];

function larger<T extends Uint8Array | Uint32Array>(array: T, make: (n: number) => T, length: number): T {
  const next = make(length);
  next.set(array);
  return next;
}

export class Columns {
  #index: ReadDb;
  #epoch = -1;
  #dataVersion = -1;
  #maxRid = 0;
  #lastTerm = 0;
  #count = 0;
  #capacity = 0;
  #ids: string[] = [];
  #shape = new Uint8Array(0);
  #date = new Uint32Array(0);
  #sketches = new Uint8Array(0);
  #hasSketch = new Uint8Array(0);
  /** Facet terms of record r: `#terms[#termStart[r] .. + #termCount[r]]`; records of one import share theirs. */
  #termStart = new Uint32Array(0);
  #termCount = new Uint32Array(0);
  #terms = new Uint32Array(1024);
  #termsUsed = 0;
  #sharedTerms = new Map<string, number>();
  #facetTerms: FacetTerm[] = [];
  #byValue = new Map<string, number>();
  #live = new Bitset(0);
  #reshaped: number[] = [];
  #lengthSum = 0;
  #scratch: Array<Float32Array | undefined> = [];

  /** Positions at which the parts of a record end. Read-only for others. */
  titleEnd = new Uint32Array(0);
  bodyEnd = new Uint32Array(0);
  restoredEnd = new Uint32Array(0);

  constructor(index: ReadDb) {
    this.#index = index;
  }

  /** Follows the index; costs one pragma when nothing has changed. True when something had. */
  refresh(): boolean {
    const dataVersion = Number(this.#index.pragma('data_version', { simple: true }));
    if (dataVersion === this.#dataVersion) return false;
    const epoch = readMeta(this.#index, 'epoch');
    if (epoch !== this.#epoch) this.#reset(epoch);
    this.#loadTerms();
    this.#loadDocs();
    this.#dataVersion = dataVersion;
    return true;
  }

  #reset(epoch: number): void {
    this.#epoch = epoch;
    this.#maxRid = 0;
    this.#lastTerm = 0;
    this.#count = 0;
    this.#ids = [];
    this.#termsUsed = 0;
    this.#sharedTerms.clear();
    this.#facetTerms = [];
    this.#byValue.clear();
    this.#reshaped = [];
    this.#lengthSum = 0;
    this.#live = new Bitset(this.#capacity);
  }

  #loadTerms(): void {
    const rows = this.#index
      .prepare<[number], FacetTerm>('SELECT id, facet, value FROM facet_term WHERE id > ? ORDER BY id')
      .all(this.#lastTerm);
    for (const row of rows) {
      this.#facetTerms[row.id] = row;
      this.#byValue.set(`${row.facet}\u0000${row.value}`, row.id);
      this.#lastTerm = row.id;
    }
  }

  #reserve(size: number): void {
    if (size <= this.#capacity) return;
    const n = Math.max(size, Math.ceil(this.#capacity * 1.5), 1024);
    const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
    const numbers = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
    this.#shape = larger(this.#shape, bytes, n);
    this.#hasSketch = larger(this.#hasSketch, bytes, n);
    this.#sketches = larger(this.#sketches, bytes, n * SKETCH_BYTES);
    this.#termCount = larger(this.#termCount, numbers, n);
    this.#date = larger(this.#date, numbers, n);
    this.#termStart = larger(this.#termStart, numbers, n);
    this.titleEnd = larger(this.titleEnd, numbers, n);
    this.bodyEnd = larger(this.bodyEnd, numbers, n);
    this.restoredEnd = larger(this.restoredEnd, numbers, n);
    const live = new Bitset(n);
    live.words.set(this.#live.words);
    this.#live = live;
    this.#capacity = n;
  }

  #putTerms(terms: string): number {
    const known = this.#sharedTerms.get(terms);
    if (known !== undefined) return known;
    const list = terms === '' ? [] : terms.split(',').map(Number);
    const start = this.#termsUsed;
    if (start + list.length > this.#terms.length)
      this.#terms = larger(this.#terms, (n) => new Uint32Array(n), (start + list.length) * 2);
    this.#terms.set(list, start);
    this.#termsUsed += list.length;
    // A map of every combination of names there is would be as large as the records.
    if (this.#sharedTerms.size > 200_000) this.#sharedTerms.clear();
    this.#sharedTerms.set(terms, start);
    return start;
  }

  #loadDocs(): void {
    const rows = this.#index
      .prepare<[number], Row>(
        `SELECT rid, id, shape, sort_date, terms, title_end, body_end, restored_end, sketch
         FROM doc WHERE rid > ? ORDER BY rid`,
      )
      .raw()
      .iterate(this.#maxRid) as IterableIterator<Row>;
    for (const [rid, id, shape, date, terms, titleEnd, bodyEnd, restoredEnd, sketch] of rows) {
      this.#reserve(rid + 1);
      this.#ids[rid] = id;
      this.#shape[rid] = shape;
      this.#date[rid] = Number(date.replaceAll('-', '').padEnd(8, '0'));
      this.#termStart[rid] = this.#putTerms(terms);
      this.#termCount[rid] = terms === '' ? 0 : countOf(terms);
      this.titleEnd[rid] = titleEnd;
      this.bodyEnd[rid] = bodyEnd;
      this.restoredEnd[rid] = restoredEnd;
      this.#lengthSum += bodyEnd - titleEnd;
      this.#hasSketch[rid] = sketch === null ? 0 : 1;
      if (sketch !== null) this.#sketches.set(sketch, rid * SKETCH_BYTES);
      if (shape > 0) this.#reshaped.push(rid);
      this.#live.add(rid);
      this.#maxRid = rid;
      this.#count++;
    }
  }

  /** Size to make bitsets with. */
  get size(): number {
    return this.#maxRid + 1;
  }

  get count(): number {
    return this.#count;
  }

  get lastRid(): number {
    return this.#maxRid;
  }

  /** Characters of an average text. */
  get averageLength(): number {
    return this.#count === 0 ? 1 : Math.max(1, this.#lengthSum / this.#count);
  }

  /**
   * A number for every record, all 0, for one computation at a time: made once, because memory outside the heap that
   * comes and goes with every keystroke makes the collector pause.
   */
  scratch(which: 0 | 1): Float32Array {
    const kept = this.#scratch[which];
    if (kept !== undefined && kept.length >= this.size) return kept.fill(0);
    const made = new Float32Array(Math.max(this.#capacity, this.size));
    this.#scratch[which] = made;
    return made;
  }

  /** A copy of the set of all records. */
  all(): Bitset {
    const set = new Bitset(this.size);
    set.words.set(this.#live.words.subarray(0, set.words.length));
    return set;
  }

  id(rid: number): string {
    return this.#ids[rid] ?? '';
  }

  /** See `Normalised.shape`: 0 when folding changed nothing beyond NFKC and case. */
  shape(rid: number): number {
    return this.#shape[rid] ?? 0;
  }

  /** Records whose text folding changed beyond NFKC and case. */
  get reshaped(): readonly number[] {
    return this.#reshaped;
  }

  /** YYYYMMDD as a number, unknown parts 0. */
  date(rid: number): number {
    return this.#date[rid] ?? 0;
  }

  /** Offset of the record's sketch in `sketches`, or -1. */
  sketchAt(rid: number): number {
    return this.#hasSketch[rid] === 1 ? rid * SKETCH_BYTES : -1;
  }

  get sketches(): Uint8Array {
    return this.#sketches;
  }

  terms(rid: number): Uint32Array {
    const start = this.#termStart[rid] ?? 0;
    return this.#terms.subarray(start, start + (this.#termCount[rid] ?? 0));
  }

  /** The raw columns behind `terms`, for loops over all hits. */
  get termColumns(): { start: Uint32Array; count: Uint32Array; terms: Uint32Array } {
    return { start: this.#termStart, count: this.#termCount, terms: this.#terms };
  }

  facetTerm(id: number): FacetTerm | undefined {
    return this.#facetTerms[id];
  }

  termId(facet: string, value: string): number | undefined {
    return this.#byValue.get(`${facet}\u0000${value}`);
  }

  /** All values of a facet. */
  values(facet: string): string[] {
    return this.#facetTerms.flatMap((t) => (t?.facet === facet ? [t.value] : []));
  }

  /** Ids of all values of a facet that `test` accepts. */
  termIds(facet: string, test: (value: string) => boolean): number[] {
    return this.#facetTerms.filter((t) => t?.facet === facet && test(t.value)).map((t) => t.id);
  }

  get termCount(): number {
    return this.#facetTerms.length;
  }

  /** Records that carry any of the terms. */
  withTerms(ids: readonly number[]): Bitset {
    const set = new Bitset(this.size);
    if (ids.length === 0) return set;
    const wanted = new Uint8Array(this.termCount);
    for (const id of ids) wanted[id] = 1;
    const { start, count, terms } = this.termColumns;
    for (let rid = 0; rid < this.size; rid++) {
      const from = start[rid] ?? 0;
      const end = from + (count[rid] ?? 0);
      for (let i = from; i < end; i++) {
        if (wanted[terms[i] ?? 0] === 1) {
          set.add(rid);
          break;
        }
      }
    }
    return set.and(this.#live);
  }
}

function countOf(terms: string): number {
  let n = 1;
  for (let i = 0; i < terms.length; i++) if (terms.charCodeAt(i) === 44) n++;
  return n;
}

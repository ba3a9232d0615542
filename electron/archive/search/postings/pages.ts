/**
 * Pages of a segment: terms in ascending UTF-16 order, each with a list of postings, cut into blobs of about 16 KB.
 *
 *   entry = head: how many units of the term before are shared and how many follow, 4 bits each (15: see `putHead`),
 *           the further units (2 bytes each, little endian), varint number of postings, varint first row id,
 *           varint last − first where there is more than one, varint length of the list, the list
 *
 * A long list is several entries of the same term, possibly over several pages; each entry can be read alone. The
 * first term of each page is in the segment's dictionary, so that one term costs one or two pages.
 */
import { crc32 } from 'node:zlib';
import { ByteReader, ByteWriter, DamagedIndex } from './bytes.ts';

/** With its head a page stays below SQLite's 16,384 bytes, so that none spills into overflow pages. */
export const PAGE_BYTES = 16_000;
/** A list longer than this goes on in another entry: so much of a page may stay empty at most. */
export const LIST_BYTES = 2_000;

const SEAL_BYTES = 4;

/** A page with the CRC-32 of its bytes behind them: SQLite would hand out a flipped bit as it is. */
export function sealed(page: Uint8Array): Uint8Array {
  const out = new Uint8Array(page.length + SEAL_BYTES);
  out.set(page);
  new DataView(out.buffer).setUint32(page.length, crc32(page), true);
  return out;
}

/** The page without its seal. @throws DamagedIndex */
export function unsealed(bytes: Uint8Array, check: boolean): Uint8Array {
  const page = bytes.subarray(0, bytes.length - SEAL_BYTES);
  if (check) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    if (bytes.length < SEAL_BYTES || view.getUint32(page.length, true) !== crc32(page))
      throw new DamagedIndex('posting page does not match its checksum');
  }
  return page;
}

export interface List {
  n: number;
  first: number;
  last: number;
  bytes: Uint8Array;
}

/** Two numbers in one byte where both are below 15; else a byte of 255 and both as varints. */
function putHead(out: ByteWriter, shared: number, more: number): void {
  if (shared < 15 && more < 15) out.byte(shared * 16 + more);
  else {
    out.byte(0xff);
    out.varint(shared);
    out.varint(more);
  }
}

/** Shared units plus 65,536 × further units. A term is shorter than that: longer words are cut (`LONGEST_TERM`). */
function readHead(reader: ByteReader): number {
  const byte = reader.bytes[reader.at++] ?? 0;
  if (byte !== 0xff) return (byte >>> 4) + (byte & 15) * 0x10000;
  const shared = reader.varint();
  return shared + reader.varint() * 0x10000;
}

export class PageWriter {
  #out = new ByteWriter(PAGE_BYTES + 1024);
  #before = '';
  #first = '';
  #emit: (first: string, page: Uint8Array) => void;

  constructor(emit: (first: string, page: Uint8Array) => void) {
    this.#emit = emit;
  }

  add(term: string, list: List): void {
    const needed = list.bytes.length + term.length * 2 + 32;
    if (this.#out.length > 0 && this.#out.length + needed > PAGE_BYTES) this.flush();
    if (this.#out.length === 0) this.#first = term;
    const before = this.#out.length === 0 ? '' : this.#before;
    let shared = 0;
    while (shared < before.length && shared < term.length && before.charCodeAt(shared) === term.charCodeAt(shared))
      shared++;
    const out = this.#out;
    putHead(out, shared, term.length - shared);
    for (let i = shared; i < term.length; i++) {
      const unit = term.charCodeAt(i);
      out.byte(unit & 0xff);
      out.byte(unit >>> 8);
    }
    out.varint(list.n);
    out.varint(list.first);
    if (list.n > 1) out.varint(list.last - list.first);
    out.varint(list.bytes.length);
    out.append(list.bytes);
    this.#before = term;
  }

  flush(): void {
    if (this.#out.length === 0) return;
    this.#emit(this.#first, this.#out.view());
    this.#out.clear();
    this.#before = '';
  }
}

/** Walks the entries of a page in order. */
export class PageCursor {
  term = '';
  list: List = { n: 0, first: 0, last: 0, bytes: new Uint8Array(0) };
  #in: ByteReader;

  constructor(page: Uint8Array) {
    this.#in = new ByteReader(page);
  }

  next(): boolean {
    const { bytes } = this.#in;
    if (this.#in.at >= bytes.length) return false;
    const head = readHead(this.#in);
    const shared = head % 0x10000;
    const more = Math.floor(head / 0x10000);
    let { at } = this.#in;
    if (shared > this.term.length || at + more * 2 > bytes.length) throw new DamagedIndex('posting page is damaged');
    let term = this.term.slice(0, shared);
    for (let i = 0; i < more; i++, at += 2) term += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
    this.#in.at = at;
    const n = this.#in.varint();
    const first = this.#in.varint();
    const last = n > 1 ? first + this.#in.varint() : first;
    const length = this.#in.varint();
    const start = this.#in.at;
    if (start + length > bytes.length) throw new DamagedIndex('posting page is damaged');
    this.#in.at = start + length;
    this.term = term;
    this.list = { n, first, last, bytes: bytes.subarray(start, start + length) };
    return true;
  }
}

/**
 * The lists of one term in a page, without making strings of the terms before it. Returns false when the page ends
 * before a greater term: the next page may go on.
 */
export function listsInPage(page: Uint8Array, term: string, visit: (list: List) => void): boolean {
  const reader = new ByteReader(page);
  // How many units of the term the entry before agrees with, and whether it is the smaller one.
  let agreed = 0;
  while (reader.at < page.length) {
    const head = readHead(reader);
    const shared = head % 0x10000;
    const more = Math.floor(head / 0x10000);
    const units = reader.at;
    reader.at += more * 2;
    let order = -1;
    if (shared < agreed) order = 1;
    else if (shared === agreed) {
      let i = 0;
      while (i < more && agreed < term.length) {
        const unit = (page[units + i * 2] ?? 0) | ((page[units + i * 2 + 1] ?? 0) << 8);
        const wanted = term.charCodeAt(agreed);
        if (unit !== wanted) {
          order = unit < wanted ? -1 : 1;
          break;
        }
        agreed++;
        i++;
      }
      if (agreed === term.length) order = shared + more === term.length ? 0 : 1;
    }
    if (order > 0) return true;
    const n = reader.varint();
    const first = reader.varint();
    const last = n > 1 ? first + reader.varint() : first;
    const length = reader.varint();
    const start = reader.at;
    reader.at = start + length;
    if (reader.at > page.length) throw new DamagedIndex('posting page is damaged');
    if (order === 0) visit({ n, first, last, bytes: page.subarray(start, start + length) });
  }
  return false;
}

/**
 * Which records hold a character, and how often: the answer to one-character queries.
 *
 * In FTS5 one character is a prefix of thousands of pairs; merging their lists takes 50–100 ms over 100,000 records.
 * Here it is one list. A row of `character_posting` holds up to `CHUNK` postings of one character in ascending row
 * ids: a varint (LEB128) of the difference to the one before, then a byte, the number of occurrences in the text
 * (at most 127) with the highest bit set when the title has it. Filling costs about 10 µs a record.
 */
import type { Db, WriteDb } from '../db/open.ts';

export const characterSchema = `
CREATE TABLE character_posting (character TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  count INTEGER NOT NULL, postings BLOB NOT NULL);
CREATE UNIQUE INDEX character_posting_by_first ON character_posting (character, first);
`;

/** About 1.2 KB: three rows to a page, and little to rewrite when one record is added. */
const CHUNK = 512;
const TITLE = 0x80;
const MAX_COUNT = 0x7f;

/** Row id × 256 + flags: two million of these a large import holds, and numbers are what arrays hold best. */
type Posting = number;
const ridOf = (posting: Posting): number => Math.floor(posting / 256);

interface ChunkRow {
  character: string;
  first: number;
  last: number;
  count: number;
  postings: Buffer;
}

function encode(postings: readonly Posting[], base: number): Buffer {
  const bytes: number[] = [];
  let before = base;
  for (const posting of postings) {
    const rid = ridOf(posting);
    let delta = rid - before;
    before = rid;
    while (delta > 0x7f) {
      bytes.push((delta & 0x7f) | 0x80);
      delta >>>= 7;
    }
    bytes.push(delta, posting % 256);
  }
  return Buffer.from(bytes);
}

function decode(row: ChunkRow, visit: (rid: number, flags: number) => void): void {
  let rid = row.first;
  const bytes = row.postings;
  for (let i = 0; i < bytes.length; ) {
    let delta = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[i++] ?? 0;
      delta |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f);
    rid += delta;
    visit(rid, bytes[i++] ?? 0);
  }
}

/** The first code point of each term. */
function eachFirst(terms: string, visit: (point: number) => void): void {
  let first = true;
  for (let i = 0; i < terms.length; i++) {
    if (terms.charCodeAt(i) === 0x20) first = true;
    else if (first) {
      visit(terms.codePointAt(i) ?? 0);
      first = false;
    }
  }
}

export interface CharacterWriter {
  /** Takes the grams, joined by spaces: every character of a stream begins exactly one. */
  add(rid: number, title: string, body: string): void;
  /** Takes a record out, before it is indexed again. Rare, and reads every list that could hold it. */
  remove(rid: number): void;
  /** Writes what has been added; call in the transaction that adds the records. */
  flush(): void;
  /** Forgets what was added in a transaction that was rolled back. */
  discard(): void;
}

export function createCharacterWriter(index: WriteDb): CharacterWriter {
  const pending = new Map<number, Posting[]>();
  // One byte for every code point there is: counting a text's characters then allocates nothing.
  const flags = new Uint8Array(0x110000);
  const touched: number[] = [];
  const lastChunk = index.prepare<[string], ChunkRow>(
    'SELECT * FROM character_posting WHERE character = ? ORDER BY first DESC LIMIT 1',
  );
  const holding = index.prepare<[number, number], ChunkRow>(
    'SELECT * FROM character_posting WHERE first <= ? AND last >= ?',
  );
  const insert = index.prepare(
    'INSERT OR REPLACE INTO character_posting (character, first, last, count, postings) VALUES (?, ?, ?, ?, ?)',
  );
  const drop = index.prepare('DELETE FROM character_posting WHERE character = ? AND first = ?');

  function write(character: string, postings: readonly Posting[]): void {
    for (let i = 0; i < postings.length; i += CHUNK) {
      const part = postings.slice(i, i + CHUNK);
      const first = ridOf(part[0] ?? 0);
      insert.run(character, first, ridOf(part.at(-1) ?? 0), part.length, encode(part, first));
    }
  }

  function append(character: string, added: readonly Posting[]): void {
    const row = lastChunk.get(character);
    const first = ridOf(added[0] ?? 0);
    if (row === undefined || row.count + added.length > CHUNK || row.last >= first) {
      // Out of order only when a record is indexed again: then its list is made anew.
      if (row !== undefined && row.last >= first) merge(character, added);
      else write(character, added);
      return;
    }
    const bytes = Buffer.concat([row.postings, encode(added, row.last)]);
    insert.run(character, row.first, ridOf(added.at(-1) ?? 0), row.count + added.length, bytes);
  }

  function merge(character: string, added: readonly Posting[]): void {
    const all = new Map<number, number>();
    const rows = index
      .prepare<[string], ChunkRow>('SELECT * FROM character_posting WHERE character = ?')
      .all(character);
    for (const row of rows) {
      decode(row, (rid, flags) => all.set(rid, flags));
      drop.run(character, row.first);
    }
    for (const posting of added) all.set(ridOf(posting), posting % 256);
    write(
      character,
      [...all].map(([rid, flags]) => rid * 256 + flags).sort((a, b) => a - b),
    );
  }

  return {
    add(rid, title, body) {
      eachFirst(body, (point) => {
        const flag = flags[point] ?? 0;
        if (flag === 0) touched.push(point);
        if (flag < MAX_COUNT) flags[point] = flag + 1;
      });
      eachFirst(title, (point) => {
        const flag = flags[point] ?? 0;
        if (flag === 0) touched.push(point);
        flags[point] = flag | TITLE;
      });
      for (const point of touched) {
        const posting = rid * 256 + (flags[point] ?? 0);
        const list = pending.get(point);
        if (list === undefined) pending.set(point, [posting]);
        else list.push(posting);
        flags[point] = 0;
      }
      touched.length = 0;
    },
    remove(rid) {
      for (const row of holding.all(rid, rid)) {
        const kept: Posting[] = [];
        decode(row, (other, flags) => {
          if (other !== rid) kept.push(other * 256 + flags);
        });
        if (kept.length === row.count) continue;
        drop.run(row.character, row.first);
        write(row.character, kept);
      }
    },
    flush() {
      for (const [point, postings] of pending) append(String.fromCodePoint(point), postings);
      pending.clear();
    },
    discard() {
      pending.clear();
    },
  };
}

export interface CharacterReader {
  /** Calls `visit` for every record that holds the character, in ascending row ids. */
  each(character: string, visit: (rid: number, count: number, inTitle: boolean) => void): void;
}

export function createCharacterReader(index: Db): CharacterReader {
  const chunks = index.prepare<[string], ChunkRow>(
    'SELECT * FROM character_posting WHERE character = ? ORDER BY first',
  );
  return {
    each(character, visit) {
      for (const row of chunks.all(character))
        decode(row, (rid, flags) => visit(rid, flags & MAX_COUNT, (flags & TITLE) !== 0));
    },
  };
}

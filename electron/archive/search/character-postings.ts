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
  count INTEGER NOT NULL, postings BLOB NOT NULL, PRIMARY KEY (character, first)) WITHOUT ROWID;
`;

const CHUNK = 2048;
const TITLE = 0x80;
const MAX_COUNT = 0x7f;

interface Posting {
  rid: number;
  flags: number;
}

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
  for (const { rid, flags } of postings) {
    let delta = rid - before;
    before = rid;
    while (delta > 0x7f) {
      bytes.push((delta & 0x7f) | 0x80);
      delta >>>= 7;
    }
    bytes.push(delta, flags);
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

export interface CharacterWriter {
  /** Characters of the grams: every character of a stream begins exactly one. */
  add(rid: number, title: readonly string[], body: readonly string[]): void;
  /** Takes a record out, before it is indexed again. Rare, and reads every list that could hold it. */
  remove(rid: number): void;
  /** Writes what has been added; call in the transaction that adds the records. */
  flush(): void;
  /** Forgets what was added in a transaction that was rolled back. */
  discard(): void;
}

export function createCharacterWriter(index: WriteDb): CharacterWriter {
  const pending = new Map<string, Posting[]>();
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
      const first = part[0]?.rid ?? 0;
      insert.run(character, first, part.at(-1)?.rid ?? first, part.length, encode(part, first));
    }
  }

  function append(character: string, added: readonly Posting[]): void {
    const row = lastChunk.get(character);
    const first = added[0];
    if (row === undefined || first === undefined || row.count + added.length > CHUNK || row.last >= first.rid) {
      // Out of order only when a record is indexed again: then its list is made anew.
      if (row !== undefined && first !== undefined && row.last >= first.rid) merge(character, added);
      else write(character, added);
      return;
    }
    const bytes = Buffer.concat([row.postings, encode(added, row.last)]);
    insert.run(character, row.first, added.at(-1)?.rid ?? row.last, row.count + added.length, bytes);
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
    for (const { rid, flags } of added) all.set(rid, flags);
    write(
      character,
      [...all].map(([rid, flags]) => ({ rid, flags })).sort((a, b) => a.rid - b.rid),
    );
  }

  return {
    add(rid, title, body) {
      const flags = new Map<string, number>();
      for (const gram of body) {
        const character = String.fromCodePoint(gram.codePointAt(0) ?? 0);
        const count = flags.get(character) ?? 0;
        if (count < MAX_COUNT) flags.set(character, count + 1);
      }
      for (const gram of title) {
        const character = String.fromCodePoint(gram.codePointAt(0) ?? 0);
        flags.set(character, (flags.get(character) ?? 0) | TITLE);
      }
      for (const [character, flag] of flags) {
        const list = pending.get(character);
        if (list === undefined) pending.set(character, [{ rid, flags: flag }]);
        else list.push({ rid, flags: flag });
      }
    },
    remove(rid) {
      for (const row of holding.all(rid, rid)) {
        const kept: Posting[] = [];
        decode(row, (other, flags) => {
          if (other !== rid) kept.push({ rid: other, flags });
        });
        if (kept.length === row.count) continue;
        drop.run(row.character, row.first);
        write(row.character, kept);
      }
    },
    flush() {
      for (const [character, postings] of pending) append(character, postings);
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

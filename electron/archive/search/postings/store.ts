/** Segments in the index file: writing them, marking postings as dead, merging what has become many. */
import type { WriteDb } from '../../db/open.ts';
import type { SegmentBuilder } from './builder.ts';
import { mergeSegments } from './merge.ts';
import { PageWriter, sealed, unsealed } from './pages.ts';
import { encodeDictionary, PAGES_PER_SEGMENT } from './reader.ts';

/** So many segments of one level become one of the next: each posting is then written log₈ n times. */
const FAN_IN = 8;

export interface SegmentStore {
  /** Writes the builder's postings; call inside the transaction that writes the documents. */
  add(builder: SegmentBuilder, firstRid: number, lastRid: number): void;
  /** What earlier segments say of the record no longer holds. */
  kill(rid: number): void;
  /** Merges one group of segments where there are enough; false when there was nothing to do. */
  mergeOnce(): boolean;
  /** Makes all of them one, unless they are one already or more than `maxBytes` together. */
  mergeAll(maxBytes: number): boolean;
}

interface SegmentInfo {
  id: number;
  level: number;
  documents: number;
  bytes: number;
  first_rid: number;
  last_rid: number;
}

export function createSegmentStore(index: WriteDb): SegmentStore {
  const insertPage = index.prepare('INSERT INTO posting_page (id, page) VALUES (?, ?)');
  const insertSegment = index.prepare(
    `INSERT INTO segment (id, level, documents, bytes, first_rid, last_rid, dictionary)
     VALUES (@id, @level, @documents, @bytes, @first_rid, @last_rid, @dictionary)`,
  );
  const lastId = index.prepare<[], number>('SELECT coalesce(max(id), 0) FROM segment').pluck();
  const all = index.prepare<[], SegmentInfo>(
    'SELECT id, level, documents, bytes, first_rid, last_rid FROM segment ORDER BY id',
  );
  const covering = index
    .prepare<[number, number], number>('SELECT id FROM segment WHERE first_rid <= ? AND last_rid >= ?')
    .pluck();
  const insertDead = index.prepare('INSERT OR IGNORE INTO dead_posting (segment, rid) VALUES (?, ?)');
  const deadOf = index.prepare<[number], number>('SELECT rid FROM dead_posting WHERE segment = ?').pluck();
  const readPage = index.prepare<[number], Buffer>('SELECT page FROM posting_page WHERE id = ?').pluck();
  const dropPage = index.prepare('DELETE FROM posting_page WHERE id = ?');
  const dropSegment = index.prepare('DELETE FROM segment WHERE id = ?');
  const dropDead = index.prepare('DELETE FROM dead_posting WHERE segment = ?');

  function write(info: Omit<SegmentInfo, 'id' | 'bytes'>, fill: (pages: PageWriter) => void): void {
    const id = (lastId.get() ?? 0) + 1;
    const first: string[] = [];
    let bytes = 0;
    fill(
      new PageWriter((term, page) => {
        insertPage.run(id * PAGES_PER_SEGMENT + first.length, sealed(page));
        first.push(term);
        bytes += page.length;
      }),
    );
    insertSegment.run({ ...info, id, bytes, dictionary: encodeDictionary(first) });
  }

  /** Each page goes as it is read, so that the merged segment takes the room of those it replaces. */
  function* consume(id: number): Generator<Uint8Array> {
    for (let n = 0; ; n++) {
      const key = id * PAGES_PER_SEGMENT + n;
      const page = readPage.get(key);
      if (page === undefined) return;
      dropPage.run(key);
      yield unsealed(page, true);
    }
  }

  const merge = index.transaction((group: SegmentInfo[]) => {
    const level = Math.max(...group.map((s) => s.level)) + 1;
    const dead = group.map((s) => new Set(deadOf.all(s.id)));
    const info = {
      level,
      documents: group.reduce((sum, s, i) => sum + s.documents - (dead[i]?.size ?? 0), 0),
      first_rid: Math.min(...group.map((s) => s.first_rid)),
      last_rid: Math.max(...group.map((s) => s.last_rid)),
    };
    write(info, (pages) =>
      mergeSegments(
        group.map((s, i) => ({ pages: consume(s.id), dead: dead[i] ?? new Set<number>() })),
        pages,
      ),
    );
    for (const { id } of group) {
      dropSegment.run(id);
      dropDead.run(id);
    }
  });

  return {
    add(builder, firstRid, lastRid) {
      if (builder.documents === 0) return;
      write({ level: 0, documents: builder.documents, first_rid: firstRid, last_rid: lastRid }, (pages) =>
        builder.write(pages),
      );
    },
    kill(rid) {
      for (const id of covering.all(rid, rid)) insertDead.run(id, rid);
    },
    mergeOnce() {
      const byLevel = new Map<number, SegmentInfo[]>();
      for (const segment of all.all()) byLevel.set(segment.level, [...(byLevel.get(segment.level) ?? []), segment]);
      const full = [...byLevel.values()].find((group) => group.length >= FAN_IN);
      if (full === undefined) return false;
      merge.immediate(full.slice(0, FAN_IN));
      return true;
    },
    mergeAll(maxBytes) {
      const group = all.all();
      if (group.length < 2 || group.reduce((sum, s) => sum + s.bytes, 0) > maxBytes) return false;
      merge.immediate(group);
      return true;
    },
  };
}

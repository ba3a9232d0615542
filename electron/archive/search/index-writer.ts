/** Brings the index up to the catalogue, a bounded batch per transaction. */
import { figureToken } from '../../text/index.ts';
import { regionChain } from '../catalogue/taxonomy.ts';
import type { PairsInUse } from '../catalogue/word-pairs.ts';
import type { Db, WriteDb } from '../db/open.ts';
import { json } from '../db/rows.ts';
import { readMeta, writeMeta } from './index-file.ts';
import { type IndexedStreams, SegmentBuilder } from './postings/builder.ts';
import { createSegmentStore } from './postings/store.ts';
import { type PreparedDocument, prepareDocument } from './prepare.ts';

/** Documents per index transaction: large enough for few segments, small enough to be seen soon. */
const BATCH = 2500;
/** Characters per transaction: a batch of long texts is cut here, so that memory stays bounded. */
const BATCH_CHARACTERS = 4_000_000;
const READ = 100;

interface PendingRow {
  rid: number;
  seq: number;
  id: string;
  title: string;
  kind: string;
  quality: string;
  source: string;
  sort_date: string;
  cleared: string;
  text: string;
  regions: string | null;
  practices: string | null;
  links: string | null;
  people: string | null;
  meetings: string | null;
  figures: string | null;
}

export interface IndexWriter {
  /**
   * Indexes up to one batch, no change beyond `upTo`, taking out of `prepared` what another thread has analysed.
   * Returns how many it took; 0 means: level with the catalogue, or with `upTo`.
   */
  step(prepared?: Map<number, PreparedDocument>, upTo?: number): number;
  /** Merges segments where there are enough of them; false when there are not. */
  merge(): boolean;
  /** What is left to do when nothing else is: all segments in one, where that is small enough. */
  settle(): boolean;
  /** The last change that is in the index. */
  seq(): number;
  /** Changes the catalogue holds that the index has not seen. */
  behind(): number;
}

/** The pairs changed while a batch was under way. */
class PairsChanged extends Error {}

/** Above this a merge of everything would write for long and hold a long transaction. */
const SETTLE_BYTES = 400_000_000;

const split = (values: string | null): string[] => (values === null ? [] : values.split('\u0001'));
const words = (joined: string): string[] => (joined === '' ? [] : joined.split(' '));

export function createIndexWriter(catalogue: Db, index: WriteDb, pairs: () => PairsInUse): IndexWriter {
  // One row brings all: five look-ups a record more would cost a tenth of the whole. U+0001 parts the values.
  const list = (column: string, table: string, where = ''): string =>
    `(SELECT group_concat(${column}, char(1)) FROM ${table} p WHERE p.rid = r.rid ${where})`;
  const pending = catalogue.prepare<[number, number, number], PendingRow>(
    `SELECT r.rid, r.seq, r.id, r.title, r.kind, r.quality, r.source, r.sort_date, r.cleared, t.text,
            ${list('code', 'record_region')} AS regions, ${list('practice', 'record_practice')} AS practices,
            ${list('link', 'record_link')} AS links, ${list('name', 'record_person')} AS people,
            ${list('target', 'relation', "AND type IN ('presented-at', 'part-of', 'given-at')")} AS meetings,
            ${list("value || ' ' || coalesce(unit, '')", 'figure', 'AND value IS NOT NULL')} AS figures
     FROM record r JOIN record_text t USING (rid) WHERE r.seq > ? AND r.seq <= ? ORDER BY r.seq LIMIT ?`,
  );
  const behind = catalogue.prepare<[number], number>('SELECT count(*) FROM record WHERE seq > ?').pluck();
  const segments = createSegmentStore(index);

  const known = index.prepare<[number], number>('SELECT 1 FROM doc WHERE rid = ?').pluck();
  const doc = index.prepare(
    `INSERT OR REPLACE INTO doc (rid, id, shape, sort_date, terms, title_end, body_end, restored_end, sketch)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const findTerm = index
    .prepare<[string, string], number>('SELECT id FROM facet_term WHERE facet = ? AND value = ?')
    .pluck();
  const addTerm = index.prepare('INSERT INTO facet_term (facet, value) VALUES (?, ?)');
  const cache = new Map<string, number>();

  function termId(facet: string, value: string): number {
    const key = `${facet}\u0000${value}`;
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const id = findTerm.get(facet, value) ?? Number(addTerm.run(facet, value).lastInsertRowid);
    // Unbounded names (people, sources) must not grow the process: forget all when it becomes large.
    if (cache.size > 50_000) cache.clear();
    cache.set(key, id);
    return id;
  }

  function facetTerms(row: PendingRow, rewritten: boolean): string {
    const terms = new Set<number>([termId('kind', row.kind)]);
    for (const code of split(row.regions)) for (const c of regionChain(code)) terms.add(termId('region', c));
    for (const id of split(row.practices)) terms.add(termId('practice', id));
    for (const id of split(row.links)) terms.add(termId('link', id));
    for (const name of split(row.people)) terms.add(termId('person', name));
    for (const id of split(row.meetings)) terms.add(termId('meeting', id));
    if (row.quality !== '[]') for (const flag of json<string[]>(row.quality)) terms.add(termId('quality', flag));
    // What a person has checked and cleared stays cleared.
    const cleared = row.cleared !== '[]' && json<string[]>(row.cleared).includes('rewritten');
    if (rewritten && !cleared) terms.add(termId('quality', 'rewritten'));
    if (row.sort_date !== '') terms.add(termId('year', row.sort_date.slice(0, 4)));
    const source = row.source === '{}' ? undefined : json<{ name?: string }>(row.source).name;
    if (source !== undefined) terms.add(termId('source', source));
    return [...terms].join(',');
  }

  /** Stated figures are found by value beside those in the text. */
  function figuresOf(row: PendingRow, ready: PreparedDocument): string[] {
    const tokens = words(ready.figures);
    for (const stated of split(row.figures)) {
      const cut = stated.indexOf(' ');
      const value = Number(stated.slice(0, cut));
      if (Number.isFinite(value)) tokens.push(figureToken(value, stated.slice(cut + 1)));
    }
    return [...new Set(tokens)];
  }

  /** What another thread prepared counts only if it knew the same pairs: a later change would pass it by. */
  function take(row: PendingRow, prepared: Map<number, PreparedDocument>, inUse: PairsInUse): PreparedDocument {
    const ready = prepared.get(row.seq);
    prepared.delete(row.seq);
    return ready?.pairs === inUse.version ? ready : prepareDocument(row.seq, row.title, row.text, inUse);
  }

  function write(row: PendingRow, ready: PreparedDocument, builder: SegmentBuilder): void {
    if (known.get(row.rid) !== undefined) {
      segments.kill(row.rid);
      // Readers hold what they know of old rows in memory; a new epoch makes them read afresh.
      writeMeta(index, 'epoch', readMeta(index, 'epoch') + 1);
    }
    const streams: IndexedStreams = {
      title: ready.title,
      body: ready.body,
      restored: ready.restored,
      headings: ready.headings,
      words: words(ready.words),
      literal: ready.literal,
      figures: figuresOf(row, ready),
    };
    const { titleEnd, bodyEnd, restoredEnd } = builder.add(row.rid, streams);
    const terms = facetTerms(row, ready.rewritten);
    doc.run(row.rid, row.id, ready.shape, row.sort_date, terms, titleEnd, bodyEnd, restoredEnd, ready.sketch);
  }

  const step = index.transaction((prepared: Map<number, PreparedDocument>, upTo: number): number => {
    const builder = new SegmentBuilder();
    const inUse = pairs();
    let taken = 0;
    let length = 0;
    let firstRid = Number.MAX_SAFE_INTEGER;
    let lastRid = 0;
    let seq = readMeta(index, 'indexed_seq');
    // In small reads: the texts of a whole batch need not be in memory at once.
    for (;;) {
      const rows = pending.all(seq, upTo, READ);
      for (const row of rows) {
        write(row, take(row, prepared, inUse), builder);
        firstRid = Math.min(firstRid, row.rid);
        lastRid = Math.max(lastRid, row.rid);
        seq = row.seq;
        length += row.text.length;
        taken++;
        if (length >= BATCH_CHARACTERS) break;
      }
      if (rows.length < READ || taken >= BATCH || length >= BATCH_CHARACTERS) break;
    }
    segments.add(builder, firstRid, lastRid);
    if (taken > 0) writeMeta(index, 'indexed_seq', seq);
    // Whoever changed the pairs could not see these records in the index yet, and has not had them numbered anew.
    if (pairs().version !== inUse.version) throw new PairsChanged();
    return taken;
  });

  return {
    step(prepared = new Map(), upTo = Number.MAX_SAFE_INTEGER) {
      for (;;) {
        try {
          return step.immediate(prepared, upTo);
        } catch (error) {
          // A rolled-back transaction takes its new facet terms with it.
          cache.clear();
          if (!(error instanceof PairsChanged)) throw error;
        }
      }
    },
    merge: () => segments.mergeOnce(),
    settle: () => segments.mergeAll(SETTLE_BYTES),
    seq: () => readMeta(index, 'indexed_seq'),
    behind: () => behind.get(readMeta(index, 'indexed_seq')) ?? 0,
  };
}

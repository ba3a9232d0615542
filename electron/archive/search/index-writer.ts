/** Brings the index up to the catalogue, a bounded batch per transaction. */
import { regionChain } from '../catalogue/taxonomy.ts';
import type { Db, WriteDb } from '../db/open.ts';
import { json } from '../db/rows.ts';
import { createCharacterWriter } from './character-postings.ts';
import { readMeta, writeMeta } from './index-file.ts';
import { type PreparedDocument, prepareDocument } from './prepare.ts';

/** Documents per index transaction: large enough for few FTS segments, small enough to be seen soon. */
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
  text: string;
  regions: string | null;
  practices: string | null;
  links: string | null;
  people: string | null;
}

export interface IndexWriter {
  /**
   * Indexes up to one batch, no change beyond `upTo`, taking out of `prepared` what another thread has analysed.
   * Returns how many it took; 0 means: level with the catalogue, or with `upTo`.
   */
  step(prepared?: Map<number, PreparedDocument>, upTo?: number): number;
  /** The last change that is in the index. */
  seq(): number;
  /** Changes the catalogue holds that the index has not seen. */
  behind(): number;
}

const split = (values: string | null): string[] => (values === null ? [] : values.split('\u0001'));

export function createIndexWriter(catalogue: Db, index: WriteDb): IndexWriter {
  // One row brings all: five look-ups a record more would cost a tenth of the whole. U+0001 parts the values.
  const list = (column: string, table: string): string =>
    `(SELECT group_concat(${column}, char(1)) FROM ${table} p WHERE p.rid = r.rid)`;
  const pending = catalogue.prepare<[number, number, number], PendingRow>(
    `SELECT r.rid, r.seq, r.id, r.title, r.kind, r.quality, r.source, r.sort_date, t.text,
            ${list('code', 'record_region')} AS regions, ${list('practice', 'record_practice')} AS practices,
            ${list('link', 'record_link')} AS links, ${list('name', 'record_person')} AS people
     FROM record r JOIN record_text t USING (rid) WHERE r.seq > ? AND r.seq <= ? ORDER BY r.seq LIMIT ?`,
  );
  const behind = catalogue.prepare<[number], number>('SELECT count(*) FROM record WHERE seq > ?').pluck();

  const remove = index.prepare('DELETE FROM fts WHERE rowid = ?');
  const known = index.prepare<[number], number>('SELECT 1 FROM doc WHERE rid = ?').pluck();
  const insert = index.prepare('INSERT INTO fts (rowid, body, title, words) VALUES (?, ?, ?, ?)');
  const removeLiteral = index.prepare('DELETE FROM literal WHERE rowid = ?');
  const insertLiteral = index.prepare('INSERT INTO literal (rowid, tokens) VALUES (?, ?)');
  const doc = index.prepare('INSERT OR REPLACE INTO doc (rid, id, shape, sort_date, terms) VALUES (?, ?, ?, ?, ?)');
  const findTerm = index
    .prepare<[string, string], number>('SELECT id FROM facet_term WHERE facet = ? AND value = ?')
    .pluck();
  const addTerm = index.prepare('INSERT INTO facet_term (facet, value) VALUES (?, ?)');
  const characters = createCharacterWriter(index);
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

  function facetTerms(row: PendingRow): string {
    const terms = new Set<number>([termId('kind', row.kind)]);
    for (const code of split(row.regions)) for (const c of regionChain(code)) terms.add(termId('region', c));
    for (const id of split(row.practices)) terms.add(termId('practice', id));
    for (const id of split(row.links)) terms.add(termId('link', id));
    for (const name of split(row.people)) terms.add(termId('person', name));
    if (row.quality !== '[]') for (const flag of json<string[]>(row.quality)) terms.add(termId('quality', flag));
    if (row.sort_date !== '') terms.add(termId('year', row.sort_date.slice(0, 4)));
    const source = row.source === '{}' ? undefined : json<{ name?: string }>(row.source).name;
    if (source !== undefined) terms.add(termId('source', source));
    return [...terms].join(',');
  }

  function write(row: PendingRow, prepared: Map<number, PreparedDocument>): void {
    const ready = prepared.get(row.seq) ?? prepareDocument(row.seq, row.title, row.text);
    prepared.delete(row.seq);
    if (known.get(row.rid) !== undefined) {
      remove.run(row.rid);
      removeLiteral.run(row.rid);
      characters.remove(row.rid);
      // Readers hold what they know of old rows in memory; a new epoch makes them read afresh.
      writeMeta(index, 'epoch', readMeta(index, 'epoch') + 1);
    }
    characters.add(row.rid, ready.title, ready.body);
    insert.run(row.rid, ready.body, ready.title, ready.words);
    insertLiteral.run(row.rid, ready.literal);
    doc.run(row.rid, row.id, ready.shape, row.sort_date, facetTerms(row));
  }

  const step = index.transaction((prepared: Map<number, PreparedDocument>, upTo: number): number => {
    let taken = 0;
    let length = 0;
    let seq = readMeta(index, 'indexed_seq');
    // In small reads: the texts of a whole batch need not be in memory at once.
    for (;;) {
      const rows = pending.all(seq, upTo, READ);
      for (const row of rows) {
        write(row, prepared);
        seq = row.seq;
        length += row.text.length;
        taken++;
        if (length >= BATCH_CHARACTERS) break;
      }
      if (rows.length < READ || taken >= BATCH || length >= BATCH_CHARACTERS) break;
    }
    characters.flush();
    if (taken > 0) writeMeta(index, 'indexed_seq', seq);
    return taken;
  });

  return {
    step(prepared = new Map(), upTo = Number.MAX_SAFE_INTEGER) {
      try {
        return step.immediate(prepared, upTo);
      } catch (error) {
        // A rolled-back transaction takes its new facet terms with it.
        cache.clear();
        characters.discard();
        throw error;
      }
    },
    seq: () => readMeta(index, 'indexed_seq'),
    behind: () => behind.get(readMeta(index, 'indexed_seq')) ?? 0,
  };
}

/** Brings the index up to the catalogue, a bounded batch per transaction. */
import { analyse } from '../../text/index.ts';
import { regionChain } from '../catalogue/taxonomy.ts';
import type { Db, WriteDb } from '../db/open.ts';
import { json } from '../db/rows.ts';
import { readMeta, writeMeta } from './index-file.ts';

/** Documents per index transaction: large enough for few FTS segments, small enough to cancel promptly. */
const BATCH = 500;

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
}

export interface IndexWriter {
  /** Indexes up to one batch; returns how many it took. 0 means: level with the catalogue. */
  step(): number;
  /** Changes the catalogue holds that the index has not seen. */
  behind(): number;
}

export function createIndexWriter(catalogue: Db, index: WriteDb): IndexWriter {
  const pending = catalogue.prepare<[number, number], PendingRow>(
    `SELECT r.rid, r.seq, r.id, r.title, r.kind, r.quality, r.source, r.sort_date, t.text
     FROM record r JOIN record_text t USING (rid) WHERE r.seq > ? ORDER BY r.seq LIMIT ?`,
  );
  const behind = catalogue.prepare<[number], number>('SELECT count(*) FROM record WHERE seq > ?').pluck();
  const regions = catalogue.prepare<[number], string>('SELECT code FROM record_region WHERE rid = ?').pluck();
  const practices = catalogue.prepare<[number], string>('SELECT practice FROM record_practice WHERE rid = ?').pluck();
  const links = catalogue.prepare<[number], string>('SELECT link FROM record_link WHERE rid = ?').pluck();
  const people = catalogue.prepare<[number], string>('SELECT name FROM record_person WHERE rid = ?').pluck();

  const remove = index.prepare('DELETE FROM fts WHERE rowid = ?');
  const known = index.prepare<[number], number>('SELECT 1 FROM doc WHERE rid = ?').pluck();
  const insert = index.prepare(
    'INSERT INTO fts (rowid, title, body, crossings, words, marks) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const doc = index.prepare('INSERT OR REPLACE INTO doc (rid, id, shape, sort_date, terms) VALUES (?, ?, ?, ?, ?)');
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

  function facetTerms(row: PendingRow): string {
    const terms = new Set<number>([termId('kind', row.kind)]);
    for (const code of regions.all(row.rid)) for (const c of regionChain(code)) terms.add(termId('region', c));
    for (const id of practices.all(row.rid)) terms.add(termId('practice', id));
    for (const id of links.all(row.rid)) terms.add(termId('link', id));
    for (const name of people.all(row.rid)) terms.add(termId('person', name));
    for (const flag of json<string[]>(row.quality)) terms.add(termId('quality', flag));
    if (row.sort_date !== '') terms.add(termId('year', row.sort_date.slice(0, 4)));
    const source = json<{ name?: string }>(row.source).name;
    if (source !== undefined) terms.add(termId('source', source));
    return [...terms].join(',');
  }

  function write(row: PendingRow): void {
    const title = analyse(row.title);
    const body = analyse(row.text);
    if (known.get(row.rid) !== undefined) {
      remove.run(row.rid);
      // Readers hold what they know of old rows in memory; a new epoch makes them read afresh.
      writeMeta(index, 'epoch', readMeta(index, 'epoch') + 1);
    }
    insert.run(
      row.rid,
      title.grams.join(' '),
      body.grams.join(' '),
      [...title.crossings, ...body.crossings].join(' '),
      [...title.words, ...body.words].join(' '),
      [...title.marks, ...body.marks].join(' '),
    );
    doc.run(row.rid, row.id, Math.max(title.shape, body.shape), row.sort_date, facetTerms(row));
  }

  const step = index.transaction((): number => {
    const rows = pending.all(readMeta(index, 'indexed_seq'), BATCH);
    for (const row of rows) write(row);
    const last = rows.at(-1);
    if (last !== undefined) writeMeta(index, 'indexed_seq', last.seq);
    return rows.length;
  });

  return {
    step() {
      try {
        return step.immediate();
      } catch (error) {
        // A rolled-back transaction takes its new facet terms with it.
        cache.clear();
        throw error;
      }
    },
    behind: () => behind.get(readMeta(index, 'indexed_seq')) ?? 0,
  };
}

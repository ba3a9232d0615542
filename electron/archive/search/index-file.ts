/**
 * The search index: a file of its own, derived from the catalogue and thrown away without loss.
 *
 * It remembers the last catalogue change it has seen (`indexed_seq`) and the analyser it was made with. A crash
 * between the catalogue's commit and the index's leaves it behind, never ahead; `catchUp` closes the gap. That is
 * why `synchronous=NORMAL` is enough here and the import pays one flush per batch, not two.
 *
 * Scored terms need `detail=full`: `column` and `none` return bm25 = 0 for every row without an error.
 * The `ascii` tokenizer splits at ASCII punctuation only, so terms from text/ reach the index as they are.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ANALYSER_VERSION } from '../../text/index.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';
import { characterSchema } from './character-postings.ts';

/** Grows when the tables below change; the file is then made anew. */
export const INDEX_VERSION = 1;

const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
-- The body comes first: a posting of column 0 is two bytes shorter, 30 % of the index.
CREATE VIRTUAL TABLE fts USING fts5(body, title, words,
  content='', contentless_delete=1, detail=full, tokenize="ascii");
-- What literal search asks beside the phrase: no positions and no scores, so detail=none and a third of the size.
-- (detail=none knows no columns either: crossings are told from marks by a leading x.)
CREATE VIRTUAL TABLE literal USING fts5(tokens,
  content='', contentless_delete=1, detail=none, tokenize="ascii");
-- Everything filters, facets and sorting need, one row a record, loaded into memory by the searching side.
CREATE TABLE doc (rid INTEGER PRIMARY KEY, id TEXT NOT NULL, shape INTEGER NOT NULL, sort_date TEXT NOT NULL, terms TEXT NOT NULL);
CREATE TABLE facet_term (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
CREATE VIRTUAL TABLE fts_terms USING fts5vocab('fts', 'col');
`;

export function indexPath(archiveFolder: string): string {
  return path.join(archiveFolder, 'index.sqlite');
}

export function readMeta(db: Database.Database, key: string): number {
  return Number(db.prepare<[string], number>('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? 0);
}

export function writeMeta(db: Database.Database, key: string, value: number): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  );
}

function create(file: string): WriteDb {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const db: WriteDb = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.transaction(() => {
    db.exec(schema);
    db.exec(characterSchema);
    // 32 MB of postings in memory before a segment is written: a bulk import then makes few, large segments.
    db.exec("INSERT INTO fts(fts, rank) VALUES ('hashsize', 33554432)");
    db.exec("INSERT INTO literal(literal, rank) VALUES ('hashsize', 16777216)");
    writeMeta(db, 'analyser', ANALYSER_VERSION);
    writeMeta(db, 'version', INDEX_VERSION);
    writeMeta(db, 'epoch', Date.now());
  })();
  return db;
}

function usable(db: Database.Database): boolean {
  try {
    return readMeta(db, 'analyser') === ANALYSER_VERSION && readMeta(db, 'version') === INDEX_VERSION;
  } catch {
    return false;
  }
}

/** Opens the index for writing; a missing, damaged or outdated one is replaced by an empty one that catches up. */
export function openIndexForWriting(archiveFolder: string): WriteDb {
  const file = indexPath(archiveFolder);
  let db: WriteDb | undefined;
  if (existsSync(file)) {
    try {
      db = new Database(file, { timeout: 5000 });
      if (!usable(db)) throw new Error('outdated');
    } catch {
      db?.close();
      db = undefined;
    }
  }
  db ??= create(file);
  db.pragma('synchronous = NORMAL');
  // 64 MB between checkpoints: at the default 4 MB, writing pages back costs as much as making them.
  db.pragma('wal_autocheckpoint = 16384');
  db.pragma('journal_size_limit = 67108864');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** Null when there is no index this program can read; the catalogue still opens, and says so. */
export function openIndexForReading(archiveFolder: string): ReadDb | null {
  const file = indexPath(archiveFolder);
  if (!existsSync(file)) return null;
  const db: ReadDb = new Database(file, { readonly: true, timeout: 5000 });
  if (!usable(db)) {
    db.close();
    return null;
  }
  // Postings of frequent characters are read again and again; the default 2 MB would evict them within one query.
  db.pragma('cache_size = -131072');
  db.pragma('temp_store = MEMORY');
  return db;
}

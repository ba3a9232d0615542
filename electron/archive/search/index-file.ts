/**
 * The search index: a file of its own, derived from the catalogue and thrown away without loss.
 *
 * It remembers the last catalogue change it has seen (`indexed_seq`) and the analyser it was made with. A crash
 * between the catalogue's commit and the index's leaves it behind, never ahead; `catchUp` closes the gap. That is
 * why `synchronous=NORMAL` is enough here and the import pays one flush per batch, not two.
 *
 * Which file it is stands in `index.json`: a new index is made beside the one in use and put in its place by writing
 * that name, because a file that is open cannot be replaced on every system.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ANALYSER_VERSION } from '../../text/index.ts';
import type { ReadDb, WriteDb } from '../db/open.ts';

/** Grows when the tables or the form of the postings change; the file is then made anew. */
export const INDEX_VERSION = 2;

const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
-- Postings in segments (postings/pages.ts). A segment is written once, and goes when it is merged into a larger one.
CREATE TABLE segment (id INTEGER PRIMARY KEY, level INTEGER NOT NULL, documents INTEGER NOT NULL,
  bytes INTEGER NOT NULL, first_rid INTEGER NOT NULL, last_rid INTEGER NOT NULL, dictionary BLOB NOT NULL);
CREATE TABLE posting_page (id INTEGER PRIMARY KEY, page BLOB NOT NULL);
-- Postings of records that were indexed again in a later segment.
CREATE TABLE dead_posting (segment INTEGER NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (segment, rid)) WITHOUT ROWID;
-- Everything filters, facets, scores and sorting need, one row a record, loaded into memory by the searching side.
CREATE TABLE doc (rid INTEGER PRIMARY KEY, id TEXT NOT NULL, shape INTEGER NOT NULL, sort_date TEXT NOT NULL,
  terms TEXT NOT NULL, title_end INTEGER NOT NULL, body_end INTEGER NOT NULL, restored_end INTEGER NOT NULL, sketch BLOB);
CREATE TABLE facet_term (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
-- The archive's own words with the number of records that hold them: what pinyin and corrections offer.
CREATE TABLE word (word TEXT PRIMARY KEY, df INTEGER NOT NULL) WITHOUT ROWID;
`;

const POINTER = 'index.json';
const FIRST = 'index.sqlite';

/** Name of the index file in use. */
export function indexName(archiveFolder: string): string {
  try {
    const { file } = JSON.parse(readFileSync(path.join(archiveFolder, POINTER), 'utf8')) as { file?: unknown };
    if (typeof file === 'string' && /^index(?:-\d+)?\.sqlite$/.test(file)) return file;
  } catch {
    // No pointer, or not a readable one: the first name.
  }
  return FIRST;
}

export function indexPath(archiveFolder: string): string {
  return path.join(archiveFolder, indexName(archiveFolder));
}

/** A name that is not in use, for an index that will take the place of the present one. */
export function nextIndexName(archiveFolder: string): string {
  const now = /-(\d+)\./.exec(indexName(archiveFolder))?.[1] ?? '0';
  return `index-${Number(now) + 1}.sqlite`;
}

/** From here on every opening takes this file. */
export function takeIndex(archiveFolder: string, name: string): void {
  const pointer = path.join(archiveFolder, POINTER);
  writeFileSync(`${pointer}.part`, `${JSON.stringify({ file: name })}\n`, { flush: true });
  renameSync(`${pointer}.part`, pointer);
}

export function removeIndex(archiveFolder: string, name: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(archiveFolder, name + suffix), { force: true });
}

/** Index files that no one uses: left by a rebuild that was cut off, or by a reader that was still open. */
export function removeStaleIndexes(archiveFolder: string): void {
  const current = indexName(archiveFolder);
  for (const entry of readdirSync(archiveFolder)) {
    const name = /^(index(?:-\d+)?\.sqlite)$/.exec(entry)?.[1];
    if (name === undefined || name === current) continue;
    try {
      removeIndex(archiveFolder, name);
    } catch {
      // Open in another process on a system that does not let go of it: the next opening tries again.
    }
  }
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

/** Makes an empty index under the name, in place of whatever has it. */
export function createIndex(archiveFolder: string, name: string): WriteDb {
  removeIndex(archiveFolder, name);
  const db: WriteDb = new Database(path.join(archiveFolder, name), { timeout: 5000 });
  // A page of postings fills one page of the file.
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = WAL');
  db.transaction(() => {
    db.exec(schema);
    writeMeta(db, 'analyser', ANALYSER_VERSION);
    writeMeta(db, 'version', INDEX_VERSION);
    writeMeta(db, 'epoch', Date.now());
  })();
  return prepared(db);
}

function prepared(db: WriteDb): WriteDb {
  db.pragma('synchronous = NORMAL');
  // 64 MB between checkpoints: at the default 4 MB, writing pages back costs as much as making them.
  db.pragma('wal_autocheckpoint = 4096');
  db.pragma('journal_size_limit = 67108864');
  db.pragma('cache_size = -32768');
  db.pragma('temp_store = MEMORY');
  return db;
}

/**
 * `aging`: made by another analyser; it answers until a new one is made. `outdated`: of another form, and `damaged`: not
 * to be read at all.
 */
export type IndexCondition = 'usable' | 'aging' | 'outdated' | 'damaged';

function conditionOf(db: Database.Database): IndexCondition {
  try {
    if (readMeta(db, 'version') !== INDEX_VERSION) return 'outdated';
    return readMeta(db, 'analyser') === ANALYSER_VERSION ? 'usable' : 'aging';
  } catch {
    return 'damaged';
  }
}

function answers(db: Database.Database): boolean {
  return ['usable', 'aging'].includes(conditionOf(db));
}

/** True for an index of another analyser, which should be made anew while it answers. */
export function isAging(db: Database.Database): boolean {
  return conditionOf(db) === 'aging';
}

/** Opens the index for writing; a missing, damaged or outdated one is replaced by an empty one that catches up. */
export function openIndexForWriting(archiveFolder: string, name = indexName(archiveFolder)): WriteDb {
  const file = path.join(archiveFolder, name);
  let db: WriteDb | undefined;
  if (existsSync(file)) {
    try {
      db = new Database(file, { timeout: 5000 });
      if (!answers(db)) throw new Error('outdated');
      return prepared(db);
    } catch {
      db?.close();
    }
  }
  return createIndex(archiveFolder, name);
}

/** Null when there is no index this program can read; the catalogue still opens, and says so. */
export function openIndexForReading(archiveFolder: string): ReadDb | null {
  const file = indexPath(archiveFolder);
  if (!existsSync(file)) return null;
  const db: ReadDb = new Database(file, { readonly: true, timeout: 5000 });
  if (!answers(db)) {
    db.close();
    return null;
  }
  db.pragma('cache_size = -131072');
  db.pragma('temp_store = MEMORY');
  return db;
}

/**
 * Opens the catalogue. Two kinds of connection, told apart by type: one writer, any number of readers.
 *
 * WAL so that readers never wait; `synchronous=FULL` because what is reported as saved must survive a power cut.
 * Close readers first and the writer last: a read-only connection that closes last leaves `-wal` and `-shm` behind.
 */
import Database from 'better-sqlite3';
import { DoorError } from '../errors.ts';
import { migrations } from './migrations/index.ts';

export type Db = Database.Database;
export type WriteDb = Db & { readonly __lane?: 'write' };
export type ReadDb = Db & { readonly __lane?: 'read' };

export const FORMAT_VERSION = migrations.length;
/** Longest wait for another connection's transaction; import transactions take a fraction of this. */
const BUSY_TIMEOUT_MS = 5000;

function version(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function refuseNewer(db: Db, file: string): void {
  const found = version(db);
  if (found > FORMAT_VERSION) {
    db.close();
    throw new DoorError('NEWER_FORMAT', { found: String(found), known: String(FORMAT_VERSION), file });
  }
}

/** Runs the migrations the file lacks, each in its own transaction. */
export function migrate(db: WriteDb, list: typeof migrations = migrations): void {
  for (let i = version(db); i < list.length; i++) {
    const step = list[i];
    if (step === undefined) break;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${i + 1}`);
    })();
  }
}

export function openForWriting(file: string): WriteDb {
  const db: WriteDb = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  refuseNewer(db, file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  // 64 MB: a bulk import otherwise lets the log grow with its largest transaction.
  db.pragma('journal_size_limit = 67108864');
  migrate(db);
  return db;
}

export function openForReading(file: string): ReadDb {
  const db: ReadDb = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  refuseNewer(db, file);
  db.pragma('temp_store = MEMORY');
  return db;
}

/**
 * One writer per archive, across processes.
 *
 * The lock is an exclusive transaction held on a file of its own. The operating system releases it when the owner
 * dies, however it dies, so there is no stale lock to recognise and no process id to trust. `lock.json` beside it
 * only serves the sentence that tells who holds the archive.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DoorError, errorCode } from '../errors.ts';

export interface WriterLock {
  release(): void;
}

interface Owner {
  pid: number;
  host: string;
  since: string;
}

function readOwner(file: string): Partial<Owner> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
  } catch {
    return {};
  }
}

/** @throws DoorError LOCKED with `pid`, `host`, `since` of the present owner as far as they are known. */
export function takeWriterLock(folder: string): WriterLock {
  const ownerFile = path.join(folder, 'lock.json');
  let db: Database.Database | undefined;
  try {
    db = new Database(path.join(folder, 'lock.sqlite'), { timeout: 0 });
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (!errorCode(error).startsWith('SQLITE_BUSY')) throw error;
    const owner = readOwner(ownerFile);
    throw new DoorError('LOCKED', {
      pid: String(owner.pid ?? '?'),
      host: owner.host ?? '?',
      since: owner.since ?? '?',
    });
  }
  const held = db;
  const owner: Owner = { pid: process.pid, host: os.hostname(), since: new Date().toISOString() };
  writeFileSync(ownerFile, JSON.stringify(owner));
  return {
    release() {
      rmSync(ownerFile, { force: true });
      if (held.open) {
        held.exec('ROLLBACK');
        held.close();
      }
    },
  };
}

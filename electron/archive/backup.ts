/**
 * A backup while in use: a consistent copy of the catalogue (SQLite's online backup) and every original.
 *
 * `backups/originals` is a pool shared by all backups, so a second backup copies only what is new; it holds copies,
 * not links, because a link would share a damaged disk block. The new backup is opened and checked before it counts.
 */
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { BackupReport, VerifyProgress } from '../contract/index.ts';
import type { Db } from './db/open.ts';
import { Vault } from './vault/vault.ts';

async function copyOriginal(from: Vault, pool: Vault, sha256: string): Promise<void> {
  if ((await pool.has(sha256)) && (await pool.check(sha256)) === 'ok') return;
  const target = pool.pathOf(sha256);
  await mkdir(path.dirname(target), { recursive: true });
  const temporary = `${target}.part`;
  await copyFile(from.pathOf(sha256), temporary);
  await rename(temporary, target);
  if ((await pool.check(sha256)) !== 'ok') throw new Error(`backup of original ${sha256} does not verify`);
}

/** Two backups may fall into one second. */
function freeName(stamp: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? stamp : `${stamp}-${n}`;
    if (!taken.includes(name)) return name;
  }
}

/** @returns the report; throws when any part does not verify, and leaves no half-made backup. */
export async function* backupArchive(
  dir: string,
  db: Db,
  vault: Vault,
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress, BackupReport> {
  const started = performance.now();
  const backups = path.join(dir, 'backups');
  await mkdir(backups, { recursive: true });
  const there = await readdir(backups);
  const name = freeName(new Date().toISOString().replaceAll(':', '').replace(/\..*/, 'Z'), there);
  const temporary = path.join(backups, `.${name}.part`);
  const target = path.join(backups, name);
  try {
    // Of backups that were killed; the writer's lock keeps others out.
    for (const left of there.filter((one) => /^\..*\.part$/.test(one)))
      await rm(path.join(backups, left), { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    const copy = path.join(temporary, 'archive.sqlite');
    await db.backup(copy);
    await copyFile(path.join(dir, 'archive.json'), path.join(temporary, 'archive.json'));
    const check = new Database(copy);
    // The copy inherits WAL; a backup is one plain file.
    check.pragma('journal_mode = DELETE');
    const sound = check.pragma('integrity_check', { simple: true }) === 'ok';
    const records = check.prepare<[], number>('SELECT count(*) FROM record').pluck().get() ?? 0;
    const originals = check.prepare<[], string>('SELECT sha256 FROM original ORDER BY sha256').pluck().all();
    check.close();
    if (!sound) throw new Error('the copied catalogue does not pass its integrity check');
    const pool = new Vault(backups);
    let done = 0;
    for (const sha256 of originals) {
      signal?.throwIfAborted();
      await copyOriginal(vault, pool, sha256);
      yield { done: ++done, of: originals.length };
    }
    await writeFile(path.join(temporary, 'originals.txt'), originals.map((id) => `${id}\n`).join(''));
    await rename(temporary, target);
    let bytes = 0;
    for (const file of await readdir(target)) bytes += (await stat(path.join(target, file))).size;
    return {
      name,
      bytes,
      originals: originals.length,
      records,
      verified: true,
      ms: Math.round(performance.now() - started),
    };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

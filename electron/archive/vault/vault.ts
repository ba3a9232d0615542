/**
 * The originals, byte for byte, named by their SHA-256 (FIPS 180-4): `originals/ab/abcdef…`.
 *
 * Write-once: a file is written under a temporary name, flushed to the disk, renamed, and the folder entry flushed;
 * only then is it said to be here. Nothing ever opens an original for writing again.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Digest, measuring } from '../digest.ts';

export interface Fixity {
  sha256: string;
  bytes: number;
}

/** Flushes a folder entry. Windows has no such call and refuses to open a folder; its rename is journalled. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

export async function hashFile(file: string, signal?: AbortSignal): Promise<Fixity> {
  const digest = new Digest();
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    digest.update(chunk as Buffer);
  }
  return { sha256: digest.hex(), bytes: digest.bytes };
}

export class Vault {
  readonly folder: string;

  constructor(archiveFolder: string) {
    this.folder = path.join(archiveFolder, 'originals');
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256: ${sha256}`);
    return path.join(this.folder, sha256.slice(0, 2), sha256);
  }

  has(sha256: string): Promise<boolean> {
    return exists(this.pathOf(sha256));
  }

  /**
   * Takes a copy of `source` while hashing it, so that what is hashed is what is kept even if the file changes
   * meanwhile. Errors of the file system pass through with their code (ENOENT, EACCES, ENOSPC …); nothing is left
   * behind then.
   */
  async add(source: string, signal?: AbortSignal): Promise<Fixity> {
    const incoming = path.join(this.folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    const temporary = path.join(incoming, randomBytes(12).toString('hex'));
    const digest = new Digest();
    try {
      await pipeline(
        createReadStream(source, { highWaterMark: 1 << 20 }),
        measuring(digest),
        createWriteStream(temporary, { flush: true }),
        signal === undefined ? {} : { signal },
      );
      const sha256 = digest.hex();
      const { bytes } = digest;
      const target = this.pathOf(sha256);
      if (await exists(target)) {
        await rm(temporary);
        return { sha256, bytes };
      }
      await mkdir(path.dirname(target), { recursive: true });
      await chmod(temporary, 0o444);
      await rename(temporary, target);
      await syncFolder(path.dirname(target));
      return { sha256, bytes };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Re-hashes one original. */
  async check(sha256: string): Promise<'ok' | 'missing' | 'changed'> {
    const file = this.pathOf(sha256);
    if (!(await exists(file))) return 'missing';
    return (await hashFile(file)).sha256 === sha256 ? 'ok' : 'changed';
  }

  /** Leftovers of a killed import. Call only under the writer's lock. */
  async clearIncoming(): Promise<void> {
    await rm(path.join(this.folder, 'incoming'), { recursive: true, force: true });
  }
}

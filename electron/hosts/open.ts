/**
 * How a host opens an archive: where it is by default, when one is made, and what happens when someone else writes.
 *
 * The default folder is decided here and nowhere else, so that desktop, browser and command line meet in one archive.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Archive, openArchive } from '../archive/archive.ts';
import { DoorError } from '../archive/errors.ts';
import { importStarter } from '../archive/starter.ts';

const folderName = 'Exchange Archive';

/** `EXCHANGE_ARCHIVE_DIR`, else the folder where the system keeps a user's data. */
export function defaultFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform) {
  const named = env['EXCHANGE_ARCHIVE_DIR'];
  if (named !== undefined && named !== '') return resolve(named);
  if (platform === 'win32') return join(env['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), folderName);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', folderName);
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), folderName);
}

export function holdsArchive(dir: string): boolean {
  return existsSync(join(dir, 'archive.json'));
}

export interface OpenedArchive {
  archive: Archive;
  created: boolean;
  /** Records of the starter collection, when it was imported just now. */
  starter: number;
}

/** For programs that stay open: makes the archive on the first start, reads along when another process writes. */
export async function openToServe(options: { dir: string; starter: boolean }): Promise<OpenedArchive> {
  const { dir } = options;
  const create = !holdsArchive(dir);
  try {
    const archive = await openArchive({ dir, mode: 'write', create });
    const starter = create && options.starter ? await importStarter(archive) : 0;
    return { archive, created: create, starter };
  } catch (error) {
    if (!(error instanceof DoorError) || error.code !== 'LOCKED') throw error;
    return { archive: await openArchive({ dir, mode: 'read' }), created: false, starter: 0 };
  }
}

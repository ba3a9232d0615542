/**
 * How results leave the archive: whole or not at all, never over what is there, and with a sentence where they cannot.
 *
 * Whether a place can be written to is asked before the work begins: an import or an export may take minutes.
 */
import { randomUUID } from 'node:crypto';
import { constants, cp, access as may, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { DoorError, errorCode } from '../../archive/errors.ts';
import { type Context, say } from './context.ts';
import { csv } from './csv.ts';
import { OutputError } from './exit.ts';

/** Faults on the way to `place` are told as its own: the archive has nothing to do with them. */
async function writing<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? new OutputError(place, error) : error;
  }
}

/** The folder of `--out`, made when it is missing. @throws OutputError */
export async function outFolder(given: string | undefined): Promise<string> {
  const folder = resolve(given ?? '.');
  await writing(folder, async () => {
    await mkdir(folder, { recursive: true });
    await may(folder, constants.W_OK);
  });
  return folder;
}

/** @returns where it stands now: `名称 (2).docx` when the name was taken. @throws OutputError, DoorError CANCELLED */
export async function deliver(made: string, folder: string, name: string, signal: AbortSignal): Promise<string> {
  const part = join(folder, `.part-${randomUUID()}`);
  const filter = (): boolean => {
    if (signal.aborted) throw new DoorError('CANCELLED');
    return true;
  };
  return writing(folder, async () => {
    try {
      await cp(made, part, { recursive: true, errorOnExist: true, force: false, filter });
      return await giveName(part, folder, name);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  });
}

async function giveName(part: string, folder: string, name: string): Promise<string> {
  const isFolder = (await stat(part)).isDirectory();
  const ending = isFolder ? '' : extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let n = 1; ; n++) {
    const target = join(folder, n === 1 ? name : `${stem} (${n})${ending}`);
    try {
      // Taken by making it: another program may export the same at the same moment.
      if (isFolder) await mkdir(target);
      else await (await open(target, 'wx')).close();
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      throw error;
    }
    // Windows renames no folder over another, not even over an empty one.
    if (isFolder && process.platform === 'win32') await rm(target, { recursive: true });
    await rename(part, target);
    return target;
  }
}

/** Where `--report` will be written. @throws OutputError */
export async function checkReport(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  await writing(path, async () => {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR', syscall: 'open' });
    await may(there === null ? dirname(resolve(path)) : path, constants.W_OK);
  });
}

export async function writeReport(context: Context, path: string, rows: string[][]): Promise<void> {
  await writing(path, () => writeFile(path, csv(rows)));
  context.io.err(say(context, `报告已写入 ${path}`, `Report written to ${path}`));
}

/**
 * Files of an export on the disk: written and flushed as soon as a format is ready, told by their hashes, read back in
 * pieces. No more than one of them is in memory at a time, however many formats an export has.
 */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { copyFile, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { Digest } from '../digest.ts';
import { DoorError } from '../errors.ts';
import type { FileFacts } from './manifest.ts';
import { type CopiedFile, factsOf, type OutputFile } from './writers/output.ts';

const PIECE = 1 << 20;

/** @returns size in bytes, and one hexadecimal digest for each algorithm */
export function measured(file: string, algorithms: readonly string[]): { bytes: number; digests: string[] } {
  const digest = new Digest(algorithms);
  const piece = Buffer.alloc(PIECE);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
      digest.update(piece.subarray(0, read));
    return { bytes: digest.bytes, digests: digest.digests() };
  } finally {
    closeSync(handle);
  }
}

async function flushed(file: string, flags: string, pieces: readonly Uint8Array[] = []): Promise<void> {
  const handle = await open(file, flags);
  try {
    if (pieces.length > 0) await handle.writeFile(pieces);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeOne(folder: string, file: OutputFile | CopiedFile): Promise<FileFacts> {
  const target = path.join(folder, ...file.path.split('/'));
  await mkdir(path.dirname(target), { recursive: true });
  if ('from' in file) {
    // It may stand where it is wanted already.
    if (file.from !== target) {
      await copyFile(file.from, target, constants.COPYFILE_EXCL);
      await flushed(target, 'r+');
    }
    const { path: name, bytes, sha256 } = file;
    return { path: name, bytes, sha256 };
  }
  // Read once: `bytes` may be fetched only when it is asked for.
  const whole = file.sealed === undefined ? { path: file.path, bytes: file.bytes } : file;
  await flushed(target, 'wx', whole.sealed?.pieces ?? [whole.bytes]);
  return factsOf(whole);
}

/** @throws DoorError CANCELLED; what the file system says where it cannot be written */
export async function writeOut(
  folder: string,
  files: ReadonlyArray<OutputFile | CopiedFile>,
  signal?: AbortSignal,
): Promise<FileFacts[]> {
  const written: FileFacts[] = [];
  for (const file of files) {
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
    written.push(await writeOne(folder, file));
  }
  return written;
}

/** @throws DoorError DAMAGED for a file that is not what was written */
export function verifyWritten(folder: string, files: readonly FileFacts[]): void {
  for (const file of files)
    if (measured(path.join(folder, ...file.path.split('/')), ['sha256']).digests[0] !== file.sha256)
      throw new DoorError('DAMAGED', { file: file.path });
}

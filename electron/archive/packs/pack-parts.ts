/**
 * An exported pack as named parts to be checked: a folder's files, or what is inside a Word file.
 *
 * It may have been anywhere since it was exported, so nothing in it is trusted: only what was found is read, never a
 * path that the manifest names; a zip is unpacked into memory within limits and never onto the disk.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

export interface PackParts {
  names: readonly string[];
  /** Null when there is no such part, or when it cannot be read whole. */
  read(name: string): Promise<Buffer | null>;
  /** Names that stand in the zip more than once: which of them is opened is up to the program. */
  repeated: readonly string[];
}

const ENTRIES_MAX = 10_000;
/** Far above any briefing, far below this machine's memory. */
const TOTAL_MAX = 500_000_000;

export async function folderParts(folder: string): Promise<PackParts> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const named = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      name: path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      // A link is there, but what it leads to is no part of the pack.
      isFile: entry.isFile(),
    }));
  const files = new Set(named.flatMap(({ name, isFile }) => (isFile ? [name] : [])));
  return {
    names: named.map(({ name }) => name).sort(),
    repeated: [],
    read: async (name) => (files.has(name) ? readFile(path.join(folder, name)).catch(() => null) : null),
  };
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer | null> {
  try {
    const data = await buffer(await zip.openReadStreamPromise(entry));
    return crc32(data) === entry.crc32 ? data : null;
  } catch {
    return null;
  }
}

/** Null when the file is not a zip, or not a whole one. */
export async function zipParts(file: string): Promise<PackParts | null> {
  if ((await stat(file)).size > TOTAL_MAX) return null;
  const found = new Map<string, Buffer | null>();
  const repeated: string[] = [];
  try {
    // Sizes are held to what is declared, and names with `..` or from the root are refused, by yauzl itself.
    const zip = await yauzl.fromBufferPromise(await readFile(file), { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > ENTRIES_MAX) return null;
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > TOTAL_MAX) return null;
      if (found.has(entry.fileName)) repeated.push(entry.fileName);
      else found.set(entry.fileName, await unpack(zip, entry));
    }
  } catch {
    return null;
  }
  return { names: [...found.keys()].sort(), repeated, read: async (name) => found.get(name) ?? null };
}

/**
 * What is checked, as named parts: a folder's files, what is inside a zip, or a folder inside either.
 *
 * It may have been anywhere since it was exported, so nothing in it is trusted: only what was found is read, never a
 * path that a manifest names; no link is followed; nothing is unpacked onto the disk, and what is read is limited.
 * Names are compared in Unicode NFC: a copy on macOS may have them decomposed.
 */
import { createReadStream } from 'node:fs';
import { lstat, opendir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { Digest } from '../../digest.ts';

export type HashAlgorithm = 'md5' | 'sha1' | 'sha256' | 'sha512';
export interface Hashed {
  bytes: number;
  /** Lower-case hexadecimal, in the order of the algorithms asked for. */
  digests: string[];
}

export interface PackParts {
  names: readonly string[];
  /** Names that are there more than once: which of them a program opens is up to the program. */
  repeated: readonly string[];
  /** Null when there is no such part, or when it cannot be read whole, or is larger than `READ_MAX`. */
  read(name: string): Promise<Buffer | null>;
  /** Reads it through without keeping it. Null as above, whatever its size. */
  hash(name: string, algorithms?: readonly HashAlgorithm[]): Promise<Hashed | null>;
}

/** A part that has to be read in one piece: far above any text of a pack, far below this machine's memory. */
export const READ_MAX = 256_000_000;
/** Above the originals of the largest archive that was tried. */
export const NAMES_MAX = 50_000;
/** Unpacked, of one zip. */
export const UNPACKED_MAX = 8_000_000_000;

export function nameOf(name: string): string {
  return name.normalize('NFC');
}

export class OverLimit extends Error {}

async function hashOf(
  stream: Readable,
  algorithms: readonly HashAlgorithm[],
  isRight?: (crc: number) => boolean,
): Promise<Hashed | null> {
  const digest = new Digest(algorithms);
  let crc = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    digest.update(chunk);
    if (isRight !== undefined) crc = crc32(chunk, crc);
  }
  return isRight === undefined || isRight(crc) ? { bytes: digest.bytes, digests: digest.digests() } : null;
}

const usual: readonly HashAlgorithm[] = ['sha256'];

interface FoundFile {
  name: string;
  path: string;
  isFile: boolean;
}

/** @throws OverLimit */
async function walk(folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const waiting = [''];
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop())
    for await (const entry of await opendir(path.join(folder, inside))) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      // A link is there, but what it leads to is no part of the pack.
      else found.push({ name: nameOf(name), path: path.join(folder, name), isFile: entry.isFile() });
      if (found.length + waiting.length > NAMES_MAX) throw new OverLimit();
    }
  return found;
}

/** @throws OverLimit when there are more names than any pack has */
export async function folderParts(folder: string): Promise<PackParts> {
  const files = new Map<string, FoundFile>();
  const repeated: string[] = [];
  for (const file of await walk(folder)) {
    if (files.has(file.name)) repeated.push(file.name);
    else files.set(file.name, file);
  }
  const place = (name: string): string | null => {
    const file = files.get(nameOf(name));
    return file?.isFile === true ? file.path : null;
  };
  return {
    names: [...files.keys()].sort(),
    repeated,
    async read(name) {
      const file = place(name);
      if (file === null) return null;
      const size = (await lstat(file).catch(() => null))?.size ?? Number.POSITIVE_INFINITY;
      return size > READ_MAX ? null : readFile(file).catch(() => null);
    },
    async hash(name, algorithms = usual) {
      const file = place(name);
      return file === null ? null : hashOf(createReadStream(file), algorithms).catch(() => null);
    },
  };
}

async function gather(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function openZip(zip: yauzl.ZipFile): Promise<PackParts | null> {
  if (zip.entryCount > NAMES_MAX) return null;
  const entries = new Map<string, yauzl.Entry>();
  const repeated: string[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > UNPACKED_MAX) return null;
    if (entry.fileName.endsWith('/')) continue;
    const name = nameOf(entry.fileName);
    if (entries.has(name)) repeated.push(name);
    else entries.set(name, entry);
  }
  return {
    names: [...entries.keys()].sort(),
    repeated,
    async read(name) {
      const entry = entries.get(nameOf(name));
      if (entry === undefined || entry.uncompressedSize > READ_MAX) return null;
      try {
        const data = await gather(await zip.openReadStreamPromise(entry));
        return crc32(data) === entry.crc32 ? data : null;
      } catch {
        return null;
      }
    },
    async hash(name, algorithms = usual) {
      const entry = entries.get(nameOf(name));
      if (entry === undefined) return null;
      try {
        return await hashOf(await zip.openReadStreamPromise(entry), algorithms, (crc) => crc === entry.crc32);
      } catch {
        return null;
      }
    },
  };
}

/** Sizes are held to what is declared, and names with `..` or from the root are refused, by yauzl itself. */
const zipOptions = { lazyEntries: true, validateEntrySizes: true, autoClose: false } as const;

/** Null when the bytes are not a zip, not a whole one, or beyond the limits. */
export async function zipParts(bytes: Buffer): Promise<PackParts | null> {
  try {
    return await openZip(await yauzl.fromBufferPromise(bytes, zipOptions));
  } catch {
    return null;
  }
}

/** The same from a file that is too large for memory; `close` ends the reading. */
export async function zipFileParts(file: string): Promise<{ parts: PackParts; close(): void } | null> {
  const zip = await yauzl.openPromise(file, zipOptions).catch(() => null);
  if (zip === null) return null;
  // The file stays open for as long as it is read; a fault of it surfaces in the read that meets it.
  zip.on('error', () => {});
  const parts = await openZip(zip).catch(() => null);
  if (parts !== null) return { parts, close: () => zip.close() };
  zip.close();
  return null;
}

/** A folder inside. */
export function partsUnder(parts: PackParts, folder: string): PackParts {
  const prefix = `${folder}/`;
  const inside = (names: readonly string[]): string[] =>
    names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  return {
    names: inside(parts.names),
    repeated: inside(parts.repeated),
    read: (name) => parts.read(`${prefix}${name}`),
    hash: (name, algorithms) => parts.hash(`${prefix}${name}`, algorithms),
  };
}

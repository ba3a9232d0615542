/**
 * Unpacks the zip of a set. Names of the zip never become names on this disk: files are numbered. Only what the list
 * names is unpacked, and no byte more than the list says; names are refused as the readers of documents refuse them.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import type { HandoverProgress } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';
import { Refusal } from '../ingest/readers/draft.ts';
import { asZipRefusal, listEntries, RATIO_FROM, RATIO_MAX } from '../ingest/readers/zip-safety.ts';
import { badSet, MANIFEST, readManifest } from './set-format.ts';
import { MANIFEST_MAX, namesWithin } from './set-names.ts';

const ENTRIES_MAX = 1_000_000;
/** Sets beyond this are handed over as a folder. */
const TOTAL_MAX = 64_000_000_000;

/** Passes on at most `limit` bytes. */
function bounded(limit: number, packed: number, file: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const bomb = bytes > RATIO_FROM && bytes > packed * RATIO_MAX;
      if (bytes > limit || bomb) done(badSet('unsafe', { file }));
      else done(null, chunk);
    },
  });
}

/** @returns name inside the set → place on this disk */
export async function* unzipSet(
  file: string,
  target: string,
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, Map<string, string>> {
  try {
    const zip = await yauzl.openPromise(file, {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
      autoClose: false,
    });
    try {
      return yield* unpackAll(zip, target, signal);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
    const refusal = asZipRefusal(error);
    if (error instanceof DoorError || !(refusal instanceof Refusal)) throw error;
    // Faults of the disk are not the set's.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E'))
      throw error;
    throw badSet(refusal.code === 'unsafe-archive' ? 'unsafe' : 'not-a-set', { detail: refusal.detail }, error);
  }
}

async function* unpackAll(
  zip: yauzl.ZipFile,
  target: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<HandoverProgress, Map<string, string>> {
  const entries = new Map((await listEntries(zip, signal, ENTRIES_MAX)).map(({ entry, name }) => [name, entry]));
  const inside = namesWithin([...entries.keys()]);
  await mkdir(target, { recursive: true });
  const paths = new Map<string, string>();

  const unpack = async (name: string, limit: number): Promise<string> => {
    const entry = entries.get(inside.get(name) ?? '');
    if (entry === undefined) throw badSet('file-missing', { file: name });
    if (entry.isEncrypted()) throw badSet('unsafe', { file: name });
    const place = path.join(target, String(paths.size));
    const from = await zip.openReadStreamPromise(entry);
    const to = createWriteStream(place, { flags: 'wx' });
    await pipeline(from, bounded(limit, entry.compressedSize, name), to, signal === undefined ? {} : { signal });
    paths.set(name, place);
    return place;
  };

  const { files } = readManifest(await readFile(await unpack(MANIFEST, MANIFEST_MAX), 'utf8'));
  const listed = new Set([MANIFEST, ...files.map((one) => one.path)]);
  const extra = [...inside.keys()].find((name) => !listed.has(name));
  if (extra !== undefined) throw badSet('file-extra', { file: extra });
  const total = files.reduce((sum, one) => sum + one.bytes, 0);
  if (total > TOTAL_MAX) throw badSet('unsafe', { detail: String(total) });
  for (const [i, { path: name, bytes }] of files.entries()) {
    signal?.throwIfAborted();
    yield { step: 'unpack', done: i, of: files.length };
    await unpack(name, bytes);
  }
  return paths;
}

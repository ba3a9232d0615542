/**
 * The files of a set by the names it gives them, wherever they lie: in a folder, as single uploads (a browser hands a
 * folder over file by file, without its paths), or in a zip, which is unpacked first.
 */
import { open, rm } from 'node:fs/promises';
import type { HandoverProgress } from '../../contract/index.ts';
import type { ImportSource } from '../ingest/staging.ts';
import { badSet } from './set-format.ts';
import { namesWithin } from './set-names.ts';
import { unzipSet } from './unzip.ts';

export interface SetFiles {
  /** Name inside the set → place on this disk. */
  paths: ReadonlyMap<string, string>;
  /** What is this program's own copy and is removed with the set. */
  owned: readonly string[];
}

export async function removeFiles(places: readonly string[]): Promise<void> {
  await Promise.all(places.map((place) => rm(place, { recursive: true, force: true })));
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PK\u0003\u0004';
  } finally {
    await handle.close();
  }
}

/**
 * @param unpackTo a folder that does not exist yet
 * @throws DoorError BAD_SET
 */
export async function* collectFiles(
  sources: readonly ImportSource[],
  unpackTo: string,
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, SetFiles> {
  const owned = sources.filter((source) => source.owned).map((source) => source.path);
  let collected = false;
  try {
    const [only, ...others] = sources;
    if (only !== undefined && others.length === 0 && only.skip === undefined && (await isZip(only.path))) {
      const paths = yield* unzipSet(only.path, unpackTo, signal);
      await removeFiles(owned);
      collected = true;
      return { paths, owned: [unpackTo] };
    }
    // What a system leaves in every folder is no part of the set.
    const usable = sources.filter((source) => source.skip !== 'hidden');
    const strange = usable.find((source) => source.skip !== undefined);
    if (strange !== undefined) throw badSet('unsafe', { file: strange.name });
    const places = new Map(usable.map((source) => [source.name, source.path]));
    const paths = new Map<string, string>();
    for (const [inside, name] of namesWithin([...places.keys()])) paths.set(inside, places.get(name) ?? '');
    collected = true;
    return { paths, owned };
  } finally {
    // Also when whoever follows the progress simply leaves.
    if (!collected) await removeFiles([...owned, unpackTo]);
  }
}

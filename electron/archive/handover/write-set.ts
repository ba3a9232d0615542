/**
 * Writes an update set: one state of the archive, into a temporary folder beside the target, renamed when whole.
 *
 * Nothing in it depends on when or how often it is made: the date is that of the newest change.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { HandoverExport, HandoverProgress, PackRecipe } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { stateKey } from '../catalogue/record-state.ts';
import { createRevisionStore, type RevisionStore } from '../catalogue/revisions.ts';
import { holdsRevisions } from '../db/migrations/0004-revisions.ts';
import { openForReading, type ReadDb } from '../db/open.ts';
import { Digest, measuring } from '../digest.ts';
import { DoorError } from '../errors.ts';
import { PROGRAM } from '../info.ts';
import { safeFileName } from '../packs/file-name.ts';
import type { Selected } from './select.ts';
import {
  MANIFEST,
  originalPath,
  PACKS,
  RECORDS,
  recipeKey,
  type SetFile,
  type SetPack,
  type SetRecord,
  writeManifest,
  writePacks,
} from './set-format.ts';

/** Records between two progress reports; also where a cancel gets in. */
const STEP = 50;

export type WrittenSet = Omit<HandoverExport, 'ticket' | 'absent' | 'ms'> & { path: string };

/** A file that is written in pieces and hashed on the way. */
async function writeHashed(file: string, pieces: AsyncIterable<string>): Promise<{ bytes: number; sha256: string }> {
  const digest = new Digest();
  const handle = await open(file, 'wx');
  try {
    for await (const piece of pieces) {
      const data = Buffer.from(piece, 'utf8');
      digest.update(data);
      await handle.write(data);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes: digest.bytes, sha256: digest.hex() };
}

/** A fault of reading `source`, not of writing a copy. */
function isOf(error: unknown, source: string): boolean {
  if (!(error instanceof Error)) return false;
  const { path: place, syscall }: NodeJS.ErrnoException = error;
  return place === source || syscall === 'read';
}

/** Copied while it is hashed: what is in the set is what its name says. */
async function copyOriginal(from: string, to: string, sha256: string, signal?: AbortSignal): Promise<number> {
  const digest = new Digest();
  await mkdir(path.dirname(to), { recursive: true });
  const target = createWriteStream(to, { flags: 'wx', flush: true });
  try {
    await pipeline(createReadStream(from), measuring(digest), target, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
    // A full disk is no damage.
    if (!isOf(error, from)) throw error;
    throw new DoorError('DAMAGED', { why: 'original', file: originalPath(sha256) }, error);
  }
  if (digest.hex() !== sha256) throw new DoorError('DAMAGED', { why: 'original', file: originalPath(sha256) });
  return digest.bytes;
}

function newest(db: ReadDb, ids: readonly string[]): string {
  const column = holdsRevisions(db) ? 'coalesce(revised_at, imported_at)' : 'imported_at';
  const at = db.prepare<[string], string>(`SELECT ${column} FROM record WHERE id = ?`).pluck();
  return ids.reduce((latest, id) => {
    const one = at.get(id) ?? '';
    return one > latest ? one : latest;
  }, '');
}

function recordLine(revisions: RevisionStore, id: string): SetRecord {
  const state = revisions.present(id);
  if (state === null) throw new DoorError('NOT_FOUND', { id });
  const { original, ...said } = state;
  return {
    ...said,
    contentKey: stateKey(state),
    formerKeys: revisions.lineage(id),
    original: original === null ? null : { ...original, carried: original.line === undefined },
  };
}

function packsOf(parts: ArchiveParts, { pack }: Selected): SetPack[] {
  if (pack === null) return [];
  const { id, title, template, cover, options, items } = pack;
  const recipe: PackRecipe = { title, template, cover, options, items };
  const contentKey = recipeKey(recipe);
  const former = parts.packs.versions(id).map(({ version }) => recipeKey(parts.packs.version(id, version)));
  const formerKeys = [...new Set(former)].filter((key) => key !== contentKey).sort();
  return [{ id, ...recipe, contentKey, formerKeys }];
}

export async function* writeSet(
  parts: ArchiveParts,
  dir: string,
  selected: Selected,
  targetDir: string,
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, WrittenSet> {
  const { ids, pack } = selected;
  const temporary = path.join(targetDir, `.part-${randomUUID()}`);
  const db = openForReading(path.join(dir, 'archive.sqlite'));
  const files: SetFile[] = [];
  const stop = (): void => {
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
  };
  try {
    await mkdir(temporary, { recursive: true });
    // One state of the archive, whatever is imported or corrected meanwhile.
    db.exec('BEGIN');
    const revisions = createRevisionStore(db, null, parts.taxonomy);
    const packs = packsOf(parts, selected);
    const originals = new Map<string, string>();
    let withheld = 0;
    let written = 0;

    async function* lines(): AsyncGenerator<string> {
      for (const id of ids) {
        const line = recordLine(revisions, id);
        if (line.original?.carried === true) originals.set(line.original.sha256, id);
        else if (line.original !== null) withheld++;
        yield `${JSON.stringify(line)}\n`;
        if (++written % STEP === 0) {
          stop();
          await breathe();
        }
      }
    }

    yield { step: 'records', done: 0, of: ids.length };
    stop();
    files.push({ path: RECORDS, ...(await writeHashed(path.join(temporary, RECORDS), lines())) });
    async function* recipes(): AsyncGenerator<string> {
      yield writePacks(packs);
    }
    files.push({ path: PACKS, ...(await writeHashed(path.join(temporary, PACKS), recipes())) });
    yield { step: 'records', done: ids.length, of: ids.length };

    const hashes = [...originals.keys()].sort();
    for (const [i, sha256] of hashes.entries()) {
      yield { step: 'originals', done: i, of: hashes.length };
      stop();
      const place = originalPath(sha256);
      const to = path.join(temporary, ...place.split('/'));
      const bytes = await copyOriginal(parts.vault.pathOf(sha256), to, sha256, signal);
      files.push({ path: place, bytes, sha256 });
    }
    const changed = newest(db, ids);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const manifest = writeManifest({
      program: PROGRAM,
      archive: { id: parts.identity.id, name: parts.identity.name },
      at: pack !== null && pack.updatedAt > changed ? pack.updatedAt : changed,
      madeFor: pack === null ? null : { id: pack.id, title: pack.title },
      counts: { records: ids.length, packs: packs.length, originals: hashes.length, bytes },
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    });
    await writeFile(path.join(temporary, MANIFEST), manifest, { flag: 'wx', flush: true });
    const name = safeFileName(pack?.title ?? parts.identity.name, '更新包', ' 更新包');
    await rename(temporary, path.join(targetDir, name));
    return {
      path: path.join(targetDir, name),
      name,
      records: ids.length,
      packs: packs.length,
      originals: hashes.length,
      bytes: bytes + Buffer.byteLength(manifest),
      withheld,
    };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  } finally {
    db.close();
  }
}

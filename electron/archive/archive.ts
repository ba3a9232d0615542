/**
 * The archive's composition root: opens a folder, wires the rooms, closes them in the right order.
 *
 * An archive is a folder: `archive.json` (identity), `archive.sqlite` (catalogue), `index.sqlite` (derived),
 * `originals/`, `backups/`. Writing needs the lock; reading works beside another process that writes.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { createRecordReader, type RecordReader } from './catalogue/read-records.ts';
import { createRevisionStore, type RevisionStore } from './catalogue/revisions.ts';
import { createSavedSearches, type Finder, type SavedSearchStore } from './catalogue/saved-searches.ts';
import { loadTaxonomy, type TaxonomyIndex } from './catalogue/taxonomy.ts';
import { createPairStore, type PairStore } from './catalogue/word-pairs.ts';
import { takeWriterLock, type WriterLock } from './db/lock.ts';
import { FORMAT_VERSION, openForReading, openForWriting, type ReadDb, type WriteDb } from './db/open.ts';
import { asDoorError, DoorError } from './errors.ts';
import type { HandoverRoom } from './handover/room.ts';
import { ImportRunner } from './ingest/import-runner.ts';
import { type StagedSource, Staging } from './ingest/staging.ts';
import { unfinishedJobs } from './jobs/job-store.ts';
import { createPackStore, type PackStore } from './packs/store.ts';
import { openIndexForReading, openIndexForWriting, removeStaleIndexes } from './search/index-file.ts';
import { createIndexHost, type IndexHost } from './search/index-host.ts';
import { Vault } from './vault/vault.ts';

const Identity = z.object({ id: z.string(), name: z.string(), format: z.number().int(), createdAt: z.string() });
export type Identity = z.infer<typeof Identity>;

export interface OpenOptions {
  dir: string;
  mode: 'write' | 'read';
  /** Make a new archive when the folder is empty or absent. */
  create?: boolean;
  name?: string;
}

/** What a host gets. Everything a page may ask for goes through the contract (`router.ts`), not through here. */
export interface Archive {
  readonly dir: string;
  readonly writable: boolean;
  readonly parts: ArchiveParts;
  /** Names a file or folder for `imports.start`. */
  stage(source: StagedSource): string;
  /** Where a host writes uploads before it stages them. */
  stagingFolder(): string;
  /** @throws DoorError NOT_FOUND */
  takeExport(ticket: string): ExportResult;
  close(): Promise<void>;
}

export interface ExportResult {
  path: string;
  name: string;
  folder: boolean;
}

/** The rooms, for the router. */
export interface ArchiveParts {
  /** The archive's folder. */
  dir: string;
  identity: Identity;
  catalogue: ReadDb;
  writer: WriteDb | null;
  index: IndexHost;
  records: RecordReader;
  revisions: RevisionStore;
  taxonomy: TaxonomyIndex;
  vault: Vault;
  staging: Staging;
  runner: ImportRunner | null;
  packs: PackStore;
  searches: SavedSearchStore;
  pairs: PairStore;
  search: IndexHost['search'];
  batch: IndexHost['batch'];
  /** Changes of the catalogue that the index has not seen. */
  behind: () => number;
  exportsFolder: string;
  handover: HandoverRoom;
  addExport(result: ExportResult): string;
}

function writeAtomically(file: string, content: string): void {
  writeFileSync(`${file}.part`, content, { flush: true });
  renameSync(`${file}.part`, file);
}

/** Only a folder that is absent or empty may become an archive: nothing of the user's is ever mixed in. */
function createFolder(dir: string, name: string): void {
  mkdirSync(dir, { recursive: true });
  if (readdirSync(dir).length > 0) throw new DoorError('NOT_AN_ARCHIVE', { dir, reason: 'folder-not-empty' });
  const identity: Identity = { id: randomUUID(), name, format: FORMAT_VERSION, createdAt: new Date().toISOString() };
  writeAtomically(path.join(dir, 'archive.json'), `${JSON.stringify(identity, null, 2)}\n`);
}

function readIdentity(dir: string): Identity {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path.join(dir, 'archive.json'), 'utf8'));
  } catch (error) {
    throw new DoorError('NOT_AN_ARCHIVE', { dir }, error);
  }
  const identity = Identity.safeParse(value);
  if (!identity.success) throw new DoorError('NOT_AN_ARCHIVE', { dir });
  if (identity.data.format > FORMAT_VERSION)
    throw new DoorError('NEWER_FORMAT', { found: String(identity.data.format), known: String(FORMAT_VERSION) });
  return identity.data;
}

export async function openArchive(options: OpenOptions): Promise<Archive> {
  const dir = path.resolve(options.dir);
  let lock: WriterLock | null = null;
  try {
    if (options.create === true && !existsSync(path.join(dir, 'archive.json')))
      createFolder(dir, options.name ?? '交流档案');
    const identity = readIdentity(dir);
    lock = options.mode === 'write' ? takeWriterLock(dir) : null;
    return await compose(dir, identity, lock);
  } catch (error) {
    lock?.release();
    throw asDoorError(error);
  }
}

interface Files {
  writer: WriteDb | null;
  catalogue: ReadDb;
}

/** All or none: what was opened before a failure is closed again. */
function openFiles(dir: string, write: boolean): Files {
  const file = path.join(dir, 'archive.sqlite');
  // A new archive has nothing else yet. Where there is more, an empty catalogue would hide that the records are gone.
  const lost = !write || ['originals', 'backups', 'index.sqlite'].some((name) => existsSync(path.join(dir, name)));
  if (lost && !existsSync(file)) throw new DoorError('DAMAGED', { file: 'archive.sqlite' });
  const opened: Array<{ close(): unknown }> = [];
  const keep = <T extends { close(): unknown }>(db: T): T => {
    opened.unshift(db);
    return db;
  };
  try {
    const writer = write ? keep(openForWriting(file)) : null;
    // Made where it is missing, outdated or damaged; the indexer's thread opens it for itself.
    if (write) openIndexForWriting(dir).close();
    const catalogue = keep(openForReading(file));
    const index = openIndexForReading(dir);
    if (index === null) throw new DoorError('DAMAGED', { file: 'index.sqlite' });
    index.close();
    return { writer, catalogue };
  } catch (error) {
    for (const db of opened) db.close();
    throw error;
  }
}

async function compose(dir: string, identity: Identity, lock: WriterLock | null): Promise<Archive> {
  const { writer, catalogue } = openFiles(dir, lock !== null);

  const taxonomy = loadTaxonomy();
  const records = createRecordReader(catalogue);
  // The end of an index: no scan. Changes are numbered without gaps.
  const lastChange = catalogue.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM record').pluck();
  const vault = new Vault(dir);
  const staging = new Staging(dir);
  const runner = writer === null ? null : new ImportRunner(dir, writer);
  const pairs = createPairStore(catalogue, writer, {
    holding: (word) => index.batch({ id: '', text: word, mode: 'exact', k: 0 }).hits.map((hit) => hit.id),
    changed: () => void runner?.catchUp(index.behind()),
  });
  const index = createIndexHost({
    dir,
    records,
    taxonomy,
    pairs: () => pairs.table(),
    lastChange: () => Number(lastChange.get() ?? 0),
    rebuilding: () => runner?.rebuilding ?? false,
    ...(runner === null ? {} : { rebuild: () => void runner.rebuildIndex() }),
  });
  const finder: Finder = {
    matching: (question) => index.search.matching(question),
    lastRid: () => {
      // The columns are as new as the latest search.
      index.search.list({}, 0, 1);
      return index.room().columns.lastRid;
    },
  };
  const exported = new Map<string, ExportResult>();
  const exportsFolder = path.join(dir, 'exports');
  const handover: HandoverRoom = { folder: path.join(dir, 'incoming', 'update-sets'), sets: new Map() };

  if (writer !== null && runner !== null) {
    removeStaleIndexes(dir);
    await vault.clearIncoming();
    rmSync(exportsFolder, { recursive: true, force: true });
    rmSync(handover.folder, { recursive: true, force: true });
    void runner.catchUp(index.behind());
    if (index.isAging()) runner.rebuildIndex();
    for (const jobId of unfinishedJobs(writer)) runner.enqueue(jobId);
  }

  return {
    dir,
    writable: writer !== null,
    parts: {
      dir,
      identity,
      catalogue,
      writer,
      index,
      records,
      revisions: createRevisionStore(catalogue, writer, taxonomy, () => void runner?.catchUp(index.behind())),
      taxonomy,
      vault,
      staging,
      runner,
      packs: createPackStore(writer, catalogue, records),
      searches: createSavedSearches(catalogue, writer, finder),
      pairs,
      search: index.search,
      batch: index.batch,
      behind: index.behind,
      exportsFolder,
      handover,
      addExport(result) {
        const ticket = randomUUID();
        exported.set(ticket, result);
        return ticket;
      },
    },
    stage: (source) => staging.stage(source),
    stagingFolder: () => staging.folder(),
    takeExport(ticket) {
      const result = exported.get(ticket);
      if (result === undefined) throw new DoorError('NOT_FOUND', { ticket });
      return result;
    },
    async close() {
      await runner?.close();
      // Fetched by now, and as large as the pack with its originals. Nothing outside of the folder of exports is touched.
      for (const made of exported.values()) {
        const home = path.dirname(made.path);
        if (path.dirname(home) === exportsFolder) rmSync(home, { recursive: true, force: true });
      }
      index.close();
      catalogue.close();
      // A read-only connection that closes last leaves the log behind.
      if (writer !== null) openIndexForWriting(dir).close();
      writer?.close();
      lock?.release();
    },
  };
}

/** Temporary folders and archives for tests; removed when the test ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { type ArchiveClient, createLocalClient } from '../../../electron/archive/router.ts';
import type { ImportProgress, ImportRow } from '../../../electron/contract/index.ts';

export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function newArchive(
  dir = path.join(tempFolder(), 'archive'),
): Promise<{ archive: Archive; client: ArchiveClient; dir: string }> {
  const archive = await openArchive({ dir, mode: 'write', create: true });
  onTestFinished(() => archive.close());
  return { archive, client: createLocalClient(archive), dir };
}

export function writeJsonl(file: string, records: readonly object[]): string {
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return file;
}

export interface Imported {
  progress: ImportProgress;
  rows: ImportRow[];
  jobId: string;
}

/** Imports and waits for the end. */
export async function importPaths(archive: Archive, client: ArchiveClient, ...paths: string[]): Promise<Imported> {
  const tickets = paths.map((file) => archive.stage({ path: file, name: path.basename(file) }));
  const { jobId } = await client.imports.start({ tickets });
  const steps = await client.imports.watch({ jobId });
  for (;;) {
    const step = await steps.next();
    if (step.done) {
      const { rows } = await client.imports.report({ jobId, limit: 500 });
      return { progress: step.value, rows, jobId };
    }
  }
}

/** An archive holding the given interchange records. */
export async function archiveOf(
  records: readonly object[],
): Promise<{ archive: Archive; client: ArchiveClient; dir: string }> {
  const made = await newArchive();
  await importPaths(made.archive, made.client, writeJsonl(path.join(tempFolder(), 'records.jsonl'), records));
  return made;
}

/** One archive for a whole `describe`: read-only tests need not import again and again. */
export function sharedArchive(records: readonly object[]): { archive: Archive; client: ArchiveClient } {
  let opened: { archive: Archive; client: ArchiveClient; folder: string } | undefined;
  const get = (): { archive: Archive; client: ArchiveClient; folder: string } => {
    if (opened === undefined) throw new Error('only inside a test');
    return opened;
  };
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-test-'));
    const archive = await openArchive({ dir: path.join(folder, 'archive'), mode: 'write', create: true });
    opened = { archive, client: createLocalClient(archive), folder };
    await importPaths(archive, opened.client, writeJsonl(path.join(folder, 'records.jsonl'), records));
  }, 60_000);
  afterAll(async () => {
    await get().archive.close();
    rmSync(get().folder, { recursive: true, force: true });
  });
  return {
    get archive() {
      return get().archive;
    },
    get client() {
      return get().client;
    },
  };
}

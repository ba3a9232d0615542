/** Packs as the door offers them: checked against this archive, exported into its own folder, fetched by ticket. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import type { ExportDone, ExportProgress, ItemCheck, Pack, PackFormat, VerifyProblem } from '../../contract/index.ts';
import { restore } from '../../text/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { regionAliases } from '../catalogue/taxonomy.ts';
import { DoorError } from '../errors.ts';
import { PROGRAM } from '../info.ts';
import { workerUrl } from '../resources.ts';
import { readOriginal } from '../vault/read-original.ts';
import { type Arrangement, arranged } from './arrange.ts';
import { check, findQuote, needsConfirmation } from './check.ts';
import type { ExportTask, FromExport } from './export-worker.ts';
import type { PackSource } from './source.ts';

function sourceOf(parts: ArchiveParts): PackSource {
  return {
    record: (id) => parts.records.get(id),
    taxonomy: parts.taxonomy.taxonomy,
    regionAliases: regionAliases(),
    original: (hash) => readOriginal(path.dirname(parts.exportsFolder), hash),
    restored: (text) => restore(text, parts.pairs.table())?.text ?? text,
    archiveId: parts.identity.id,
    program: PROGRAM,
  };
}

export function checkPack(parts: ArchiveParts, id: string): ItemCheck[] {
  return check(parts.packs.get(id), sourceOf(parts));
}

/** @throws DoorError NOT_FOUND, CONFLICT */
export function arrangePack(parts: ArchiveParts, input: { id: string; version: number; by: Arrangement }): Pack {
  return parts.packs.rebuild(input.id, input.version, (items) => arranged(items, input.by, sourceOf(parts), uuidv7));
}

/** Every quotation of every pack, looked up in its record. */
export function verifyExcerpts(parts: ArchiveParts): { checked: number; problems: VerifyProblem[] } {
  const problems: VerifyProblem[] = [];
  let checked = 0;
  for (const { id, title } of parts.packs.list()) {
    for (const item of parts.packs.get(id).items) {
      if (item.type !== 'excerpt') continue;
      checked++;
      const record = parts.records.get(item.recordId);
      const state = record === null ? 'missing' : findQuote(record.text, item.quote, item.locator.start).state;
      if (state === 'missing' || state === 'changed')
        problems.push({
          kind: 'excerpt-broken',
          subject: item.recordId,
          detail: `${title}: ${item.quote.slice(0, 40)}`,
        });
    }
  }
  return { checked, problems };
}

/** @throws DoorError NOT_FOUND, NEEDS_CONFIRMATION (with the number of items), CANCELLED */
export async function* exportFromArchive(
  parts: ArchiveParts,
  input: { id: string; formats: readonly PackFormat[]; confirmed: boolean; purpose: 'keep' | 'preview' },
  signal?: AbortSignal,
): AsyncGenerator<ExportProgress, ExportDone> {
  const source = sourceOf(parts);
  const pack = parts.packs.get(input.id);
  const checks = check(pack, source);
  if (input.purpose === 'keep' && !input.confirmed && needsConfirmation(checks)) {
    const items = checks.filter((c) => needsConfirmation([c])).length;
    throw new DoorError('NEEDS_CONFIRMATION', { items: String(items) });
  }
  const targetDir = path.join(parts.exportsFolder, randomUUID());
  await mkdir(targetDir, { recursive: true });
  const task: ExportTask = {
    dir: path.dirname(parts.exportsFolder),
    archiveId: parts.identity.id,
    pack,
    formats: input.formats,
    targetDir,
  };
  try {
    const done = yield* runExport(task, signal);
    if (input.purpose === 'keep' && parts.writer !== null) parts.packs.keep(input.id, 'export', '');
    const result = { path: path.join(targetDir, done.name), name: done.name, folder: done.folder };
    return { ...done, ticket: parts.addExport(result) };
  } catch (error) {
    await rm(targetDir, { recursive: true, force: true });
    throw error;
  }
}

/** Follows the thread; an abort, or a reader that simply stops listening, ends it. */
async function* runExport(
  task: ExportTask,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportProgress, Omit<ExportDone, 'ticket'>> {
  const worker = new Worker(workerUrl(import.meta.url, './export-worker.ts', 'export-worker'), {
    workerData: task,
    name: 'archive-export',
  });
  const inbox: FromExport[] = [];
  let wake: () => void = () => {};
  const post = (message: FromExport): void => {
    inbox.push(message);
    wake();
  };
  const abort = (): void => post({ type: 'failed', code: 'CANCELLED', params: {} });
  worker.on('message', post);
  worker.on('error', (error) => post({ type: 'failed', code: 'INTERNAL', params: { detail: error.message } }));
  worker.on('exit', (code) => post({ type: 'failed', code: 'INTERNAL', params: { detail: `exit ${code}` } }));
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const message = inbox.shift();
      if (message === undefined) await changed;
      else if (message.type === 'progress') yield message.progress;
      else if (message.type === 'done') return message.done;
      else throw new DoorError(message.code, message.params);
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

/** Packs as the door offers them: checked against this archive, exported into its own folder, fetched by ticket. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type {
  ExportDone,
  ExportProgress,
  ItemCheck,
  Pack,
  PackFormat,
  PackVerifyDone,
  PackVerifyProgress,
  VerifyProblem,
} from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { DoorError } from '../errors.ts';
import { workerUrl } from '../resources.ts';
import { archiveSource } from './archive-source.ts';
import { type Arrangement, arranged } from './arrange.ts';
import { check, findQuote, needsConfirmation } from './check.ts';
import type { ExportTask, Rehearsal } from './export-worker.ts';
import type { PackSource } from './source.ts';
import { followThread, followWaiting, prepareWaiting, type ThreadCode } from './thread.ts';
import type { VerifyTask } from './verify-worker.ts';

function sourceOf({ dir, identity, records, pairs }: ArchiveParts): PackSource {
  return archiveSource({ dir, archiveId: identity.id, record: records.get, pairs: () => pairs.table() });
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

/** Folders of previews by pack: the next one takes the place of the last. */
const shown = new WeakMap<ArchiveParts, Map<string, string>>();
function previews(parts: ArchiveParts): Map<string, string> {
  const known = shown.get(parts) ?? new Map<string, string>();
  shown.set(parts, known);
  return known;
}

function exporting(): ThreadCode {
  return { url: workerUrl(import.meta.url, './export-worker.ts', 'export-worker'), name: 'archive-export' };
}

/**
 * For whoever may soon want to see the pack: starting the thread and loading what typesets it takes two seconds.
 *
 * @throws DoorError NOT_FOUND
 */
export function prepareExport({ dir, identity, packs }: ArchiveParts, id: string): Promise<void> {
  const order: Rehearsal = { rehearse: true, dir, archiveId: identity.id, pack: packs.get(id) };
  return prepareWaiting(exporting(), order);
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
  if (input.purpose === 'preview') {
    const before = previews(parts).get(pack.id);
    if (before !== undefined) await rm(before, { recursive: true, force: true });
  }
  const targetDir = path.join(parts.exportsFolder, randomUUID());
  await mkdir(targetDir, { recursive: true });
  const task: ExportTask = {
    dir: parts.dir,
    archiveId: parts.identity.id,
    pack,
    formats: input.formats,
    targetDir,
  };
  try {
    const done = yield* followWaiting<ExportProgress, Omit<ExportDone, 'ticket'>>({ ...exporting(), task }, signal);
    if (input.purpose === 'preview') previews(parts).set(pack.id, targetDir);
    else if (parts.writer !== null) parts.packs.keep(pack, 'export', '');
    const result = { path: path.join(targetDir, done.name), name: done.name, folder: done.folder };
    return { ...done, ticket: parts.addExport(result) };
  } catch (error) {
    await rm(targetDir, { recursive: true, force: true });
    throw error;
  }
}

/**
 * What was staged is checked and, where it is a copy of the host's own, removed. A pack of another archive is only
 * checked by itself.
 *
 * @throws DoorError NOT_FOUND for a ticket that is not known, CANCELLED
 */
export async function* verifyStaged(
  parts: ArchiveParts,
  tickets: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<PackVerifyProgress, PackVerifyDone> {
  const staged = parts.staging.take(tickets);
  const task: VerifyTask = {
    dir: parts.dir,
    archiveId: parts.identity.id,
    targets: staged.map((source) => ({ path: source.path, name: source.name })),
  };
  const url = workerUrl(import.meta.url, './verify-worker.ts', 'verify-worker');
  try {
    return yield* followThread<PackVerifyProgress, PackVerifyDone>({ url, name: 'archive-verify', task }, signal);
  } finally {
    for (const source of staged) if (source.owned === true) await rm(source.path, { force: true });
  }
}

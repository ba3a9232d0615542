/** Packs as the door offers them: checked against this archive, exported into its own folder, fetched by ticket. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExportDone, ExportProgress, ItemCheck, PackFormat, VerifyProblem } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { regionAliases } from '../catalogue/taxonomy.ts';
import { DoorError } from '../errors.ts';
import { PROGRAM } from '../info.ts';
import { check, findQuote, needsConfirmation } from './check.ts';
import type { PackSource } from './source.ts';

function sourceOf(parts: ArchiveParts): PackSource {
  return {
    record: (id) => parts.records.get(id),
    taxonomy: parts.taxonomy.taxonomy,
    regionAliases: regionAliases(),
    archiveId: parts.identity.id,
    program: PROGRAM,
  };
}

export function checkPack(parts: ArchiveParts, id: string): ItemCheck[] {
  return check(parts.packs.get(id), sourceOf(parts));
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
  input: { id: string; format: PackFormat; confirmed: boolean },
  signal?: AbortSignal,
): AsyncGenerator<ExportProgress, ExportDone> {
  const source = sourceOf(parts);
  const pack = parts.packs.get(input.id);
  const checks = check(pack, source);
  if (!input.confirmed && needsConfirmation(checks)) {
    const items = checks.filter((c) => needsConfirmation([c])).length;
    throw new DoorError('NEEDS_CONFIRMATION', { items: String(items) });
  }
  // Loaded when first needed: the writers' libraries would double the time to open an archive.
  const { exportPack } = await import('./export.ts');
  const targetDir = path.join(parts.exportsFolder, randomUUID());
  await mkdir(targetDir, { recursive: true });
  const steps: ExportProgress[] = [];
  // A reader that simply stops listening cancels, too.
  const left = new AbortController();
  let wake: () => void = () => {};
  const running = exportPack({
    pack,
    source,
    format: input.format,
    targetDir,
    signal: signal === undefined ? left.signal : AbortSignal.any([signal, left.signal]),
    onProgress(progress) {
      steps.push(progress);
      wake();
    },
  });
  let over = false;
  void running
    .catch(() => {})
    .finally(() => {
      over = true;
      wake();
    });
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const last = steps.splice(0).at(-1);
      if (last !== undefined) yield last;
      else if (over) break;
      else await changed;
    }
    const done = await running;
    const result = { path: path.join(targetDir, done.name), name: done.name, folder: done.folder };
    return { ...done, ticket: parts.addExport(result) };
  } catch (error) {
    await rm(targetDir, { recursive: true, force: true });
    throw error;
  } finally {
    left.abort();
  }
}

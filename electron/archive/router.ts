/**
 * The contract, implemented. Every host serves this router; nothing else of the archive is reachable from outside.
 *
 * Errors leave as the contract's typed errors with a sentence; an unexpected one leaves as INTERNAL with its message
 * only, never a stack. (In-process a raw error would otherwise reach the caller as it is.) Calls slower than
 * `SLOW_MS` log themselves by name on stderr.
 */
import { openAsBlob } from 'node:fs';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, implement } from '@orpc/server';
import { type Contract, contract } from '../contract/index.ts';
import { restore } from '../text/restore.ts';
import type { Archive, ArchiveParts } from './archive.ts';
import { backupArchive } from './backup.ts';
import { compareChart, compareFigures, compareMatrix } from './compare/service.ts';
import type { WriteDb } from './db/open.ts';
import { audit, writeNote } from './db/rows.ts';
import { guarded, toOrpc } from './door-errors.ts';
import { DoorError } from './errors.ts';
import { applyOpened, closeSet, compareItem, exportSet, openSet, previewSet, reportOf } from './handover/service.ts';
import { archiveInfo } from './info.ts';
import type { ImportRunner } from './ingest/import-runner.ts';
import { createJob, findUnfinished, listJobs, readReport } from './jobs/job-store.ts';
import { changedQuotations, rebuildPack } from './packs/changes.ts';
import {
  arrangePack,
  checkPack,
  exportFromArchive,
  prepareExport,
  verifyExcerpts,
  verifyStaged,
} from './packs/service.ts';
import { verifyArchive } from './verify.ts';

const SLOW_MS = 40;

export interface RouterContext {
  archive: Archive;
}

function needWriter(parts: ArchiveParts): { writer: WriteDb; runner: ImportRunner } {
  if (parts.writer === null || parts.runner === null) throw new DoorError('READ_ONLY');
  return { writer: parts.writer, runner: parts.runner };
}

function requireJob(parts: ArchiveParts, jobId: string): void {
  const found = parts.catalogue.prepare<[string], number>('SELECT 1 FROM job WHERE id = ?').get(jobId);
  if (found === undefined) throw new DoorError('NOT_FOUND', { id: jobId });
}

const os = implement(contract)
  .$context<RouterContext>()
  .use(async ({ path, next, procedure }) => {
    const started = performance.now();
    try {
      return await next();
    } catch (error) {
      throw toOrpc(error);
    } finally {
      const ms = performance.now() - started;
      const lane = (procedure['~orpc'].meta as { lane?: string }).lane;
      if (ms > SLOW_MS && lane !== 'job' && process.env['EXCHANGE_ARCHIVE_LOG'] !== undefined)
        process.stderr.write(`slow ${path.join('.')} ${ms.toFixed(0)} ms\n`);
    }
  });

const archive = {
  info: os.archive.info.handler(({ context }) => archiveInfo(context.archive)),
  taxonomy: os.archive.taxonomy.handler(({ context }) => context.archive.parts.taxonomy.taxonomy),
  verify: os.archive.verify.handler(({ context, signal }) =>
    guarded(
      (async function* () {
        const { catalogue, index, vault, writer } = context.archive.parts;
        const indexed = index.room().index;
        const excerpts = (): ReturnType<typeof verifyExcerpts> => verifyExcerpts(context.archive.parts);
        const report = yield* verifyArchive(catalogue, indexed, vault, excerpts, signal);
        if (writer !== null) {
          const checked = report.originals + report.records;
          writeNote(writer, 'last-verify', JSON.stringify({ at: new Date().toISOString(), ok: report.ok, checked }));
        }
        return report;
      })(),
    ),
  ),
  backup: os.archive.backup.handler(({ context, signal }) =>
    guarded(
      (async function* () {
        const { writer } = needWriter(context.archive.parts);
        const report = yield* backupArchive(context.archive.dir, writer, context.archive.parts.vault, signal);
        writeNote(writer, 'last-backup', new Date().toISOString());
        audit(writer, 'archive.backup', report.name, { records: report.records });
        return report;
      })(),
    ),
  ),
};

const search = {
  query: os.search.query.handler(({ context, input }) => context.archive.parts.search(input)),
  batch: os.search.batch.handler(({ context, input }) => input.queries.map((q) => context.archive.parts.batch(q))),
  similar: os.search.similar.handler(({ context, input }) => {
    if (context.archive.parts.records.ridOf(input.id) === null) throw new DoorError('NOT_FOUND', { id: input.id });
    return context.archive.parts.search.similar(input.id, input.limit);
  }),
  elsewhere: os.search.elsewhere.handler(({ context, input }) => {
    if (context.archive.parts.records.ridOf(input.id) === null) throw new DoorError('NOT_FOUND', { id: input.id });
    return context.archive.parts.search.elsewhere(input.id, input.limit);
  }),
  rebuild: os.search.rebuild.handler(({ context }) => {
    const { writer, runner } = needWriter(context.archive.parts);
    const started = runner.rebuildIndex();
    if (started) audit(writer, 'index.rebuild', context.archive.parts.identity.id, {});
    return { started };
  }),
};

const records = {
  get: os.records.get.handler(({ context, input }) => {
    const record = context.archive.parts.records.get(input.id);
    if (record === null) throw new DoorError('NOT_FOUND', { id: input.id });
    return record;
  }),
  list: os.records.list.handler(({ context, input }) => {
    const { search: find, records: reader } = context.archive.parts;
    const found = find.list(input.filters, input.offset, input.limit);
    return { total: found.total, records: found.rids.flatMap((rid) => reader.summary(rid) ?? []) };
  }),
  restored: os.records.restored.handler(({ context, input }) => {
    const record = context.archive.parts.records.get(input.id);
    if (record === null) throw new DoorError('NOT_FOUND', { id: input.id });
    return restore(record.text, context.archive.parts.pairs.table());
  }),
  original: os.records.original.handler(async ({ context, input }) => {
    const record = context.archive.parts.records.get(input.id);
    if (record?.original == null) throw new DoorError('NOT_FOUND', { id: input.id });
    const { sha256, name, mediaType } = record.original;
    const blob = await openAsBlob(context.archive.parts.vault.pathOf(sha256), { type: mediaType });
    return new File([blob], name.split('/').at(-1) ?? name, { type: mediaType });
  }),
  revise: os.records.revise.handler(({ context, input }) => {
    const { records: reader, revisions } = context.archive.parts;
    revisions.revise(input);
    const record = reader.get(input.id);
    if (record === null) throw new DoorError('NOT_FOUND', { id: input.id });
    return record;
  }),
  revisions: os.records.revisions.handler(({ context, input }) => context.archive.parts.revisions.list(input.id)),
  revision: os.records.revision.handler(({ context, input }) =>
    context.archive.parts.revisions.get(input.id, input.revision),
  ),
};

const searches = {
  saved: os.searches.saved.handler(({ context }) => context.archive.parts.searches.saved()),
  save: os.searches.save.handler(({ context, input }) => context.archive.parts.searches.save(input)),
  rename: os.searches.rename.handler(({ context, input }) =>
    context.archive.parts.searches.rename(input.id, input.name),
  ),
  remove: os.searches.remove.handler(({ context, input }) => ({
    removed: context.archive.parts.searches.remove(input.id),
  })),
  seen: os.searches.seen.handler(({ context, input }) => context.archive.parts.searches.seen(input.id)),
  history: os.searches.history.handler(({ context, input }) => context.archive.parts.searches.history(input.limit)),
  remember: os.searches.remember.handler(({ context, input }) => ({
    kept: context.archive.parts.searches.remember(input),
  })),
  forget: os.searches.forget.handler(({ context, input: { query, filters = {}, mode = 'terms' } }) => {
    // Without words and without filters no question is meant but all of them.
    const one = query !== undefined || Object.values(filters).some((values) => (values?.length ?? 0) > 0);
    const question = { query: query ?? '', filters, mode };
    return { forgotten: context.archive.parts.searches.forget(one ? question : undefined) };
  }),
};

const pairs = {
  list: os.pairs.list.handler(({ context }) => context.archive.parts.pairs.list()),
  save: os.pairs.save.handler(({ context, input }) => context.archive.parts.pairs.save(input)),
  remove: os.pairs.remove.handler(({ context, input }) => ({
    removed: context.archive.parts.pairs.remove(input.spun, input.standard),
  })),
  import: os.pairs.import.handler(({ context, input }) => context.archive.parts.pairs.import(input.tsv)),
  propose: os.pairs.propose.handler(({ context, input }) => {
    const [rewritten, clean] = [input.rewritten, input.clean].map((id) => {
      const record = context.archive.parts.records.get(id);
      if (record === null) throw new DoorError('NOT_FOUND', { id });
      return record.text;
    });
    return context.archive.parts.pairs.propose(rewritten ?? '', clean ?? '');
  }),
};

const imports = {
  start: os.imports.start.handler(async ({ context, input }) => {
    const { writer, runner } = needWriter(context.archive.parts);
    const sources = await context.archive.parts.staging.redeem(input.tickets);
    const unfinished = findUnfinished(writer, sources);
    if (unfinished !== null) return { jobId: unfinished };
    const jobId = createJob(writer, sources);
    runner.enqueue(jobId);
    return { jobId };
  }),
  watch: os.imports.watch.handler(({ context, input, signal }) => {
    const { runner } = needWriter(context.archive.parts);
    requireJob(context.archive.parts, input.jobId);
    return guarded(runner.watch(input.jobId, signal));
  }),
  cancel: os.imports.cancel.handler(({ context, input }) => {
    requireJob(context.archive.parts, input.jobId);
    return { cancelled: needWriter(context.archive.parts).runner.cancel(input.jobId) };
  }),
  list: os.imports.list.handler(({ context }) => {
    const { runner, catalogue } = context.archive.parts;
    return listJobs(catalogue).map((job) => ({ ...job, progress: runner?.progress(job.id) ?? job.progress }));
  }),
  report: os.imports.report.handler(({ context, input }) => {
    requireJob(context.archive.parts, input.jobId);
    return readReport(context.archive.parts.catalogue, input.jobId, input.outcome, input.offset, input.limit);
  }),
};

const packs = {
  list: os.packs.list.handler(({ context }) => context.archive.parts.packs.list()),
  get: os.packs.get.handler(({ context, input }) => context.archive.parts.packs.get(input.id)),
  create: os.packs.create.handler(({ context, input }) =>
    context.archive.parts.packs.create(input.title, input.template),
  ),
  duplicate: os.packs.duplicate.handler(({ context, input }) =>
    context.archive.parts.packs.duplicate(input.id, input.title),
  ),
  save: os.packs.save.handler(({ context, input }) => context.archive.parts.packs.save(input)),
  add: os.packs.add.handler(({ context, input }) => context.archive.parts.packs.add(input.id, input.items, input.from)),
  remove: os.packs.remove.handler(({ context, input }) => ({ removed: context.archive.parts.packs.remove(input.id) })),
  check: os.packs.check.handler(({ context, input }) => checkPack(context.archive.parts, input.id)),
  changes: os.packs.changes.handler(({ context, input }) => changedQuotations(context.archive.parts, input.id)),
  rebuild: os.packs.rebuild.handler(({ context, input }) => rebuildPack(context.archive.parts, input)),
  arrange: os.packs.arrange.handler(({ context, input }) => arrangePack(context.archive.parts, input)),
  versions: os.packs.versions.handler(({ context, input }) => context.archive.parts.packs.versions(input.id)),
  version: os.packs.version.handler(({ context, input }) =>
    context.archive.parts.packs.version(input.id, input.version),
  ),
  keep: os.packs.keep.handler(({ context, input }) => {
    const { packs: store } = context.archive.parts;
    store.keep(store.get(input.id), 'kept', input.note);
    return store.versions(input.id);
  }),
  restore: os.packs.restore.handler(({ context, input }) =>
    context.archive.parts.packs.restore(input.id, input.version, input.base),
  ),
  exported: os.packs.exported.handler(async ({ context, input }) => {
    const { path, name, folder } = context.archive.takeExport(input.ticket);
    if (folder) throw new DoorError('NOT_FOUND', { file: name });
    return new File([await openAsBlob(path)], name);
  }),
  prepare: os.packs.prepare.handler(async ({ context, input }) => {
    await prepareExport(context.archive.parts, input.id);
    return {};
  }),
  export: os.packs.export.handler(({ context, input, signal }) =>
    guarded(exportFromArchive(context.archive.parts, input, signal)),
  ),
  verify: os.packs.verify.handler(({ context, input, signal }) =>
    guarded(verifyStaged(context.archive.parts, input.tickets, signal)),
  ),
};

const handover = {
  export: os.handover.export.handler(({ context, input, signal }) =>
    guarded(exportSet(context.archive.parts, input, signal)),
  ),
  open: os.handover.open.handler(({ context, input, signal }) => {
    needWriter(context.archive.parts);
    return guarded(openSet(context.archive.parts, input.tickets, signal));
  }),
  preview: os.handover.preview.handler(({ context, input }) => previewSet(context.archive.parts, input)),
  compare: os.handover.compare.handler(({ context, input }) => compareItem(context.archive.parts, input)),
  apply: os.handover.apply.handler(({ context, input, signal }) => {
    const { parts } = context.archive;
    return guarded(applyOpened(parts, needWriter(parts), input, signal));
  }),
  report: os.handover.report.handler(({ context, input }) => reportOf(context.archive.parts, input)),
  close: os.handover.close.handler(async ({ context, input }) => ({
    closed: await closeSet(context.archive.parts, input.id),
  })),
};

const compare = {
  matrix: os.compare.matrix.handler(({ context, input }) => compareMatrix(context.archive.parts, input)),
  figures: os.compare.figures.handler(({ context, input }) => compareFigures(context.archive.parts, input.scope)),
  chart: os.compare.chart.handler(({ context, input }) => compareChart(context.archive.parts, input)),
};

export const router = os.router({ archive, search, searches, pairs, records, imports, packs, handover, compare });
export type ArchiveClient = ContractRouterClient<Contract>;

/** The in-process host: same checks, same errors, no wire. */
export function createLocalClient(target: Archive): ArchiveClient {
  return createRouterClient(router, { context: { archive: target } });
}

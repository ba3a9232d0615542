/**
 * `import PATH…`: stages files and folders, follows the job, and tells what became of each source.
 *
 * The archive does the work and keeps the job; this file only walks with it. A job that an earlier process left
 * unfinished goes first. Ctrl-C asks the archive to stop between items, so that nothing is half imported.
 */
import { lstat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Archive } from '../../archive/archive.ts';
import type { ArchiveClient } from '../../archive/router.ts';
import type { ImportProgress, ImportRow } from '../../contract/index.ts';
import { noticeMessage, refusalMessage } from '../../contract/messages.ts';
import { type CommonOptions, type Context, follow, printJson, say, withArchive } from './context.ts';
import { checkReport, writeReport } from './deliver.ts';
import { type ExitCode, exits, type Language, MissingError } from './exit.ts';
import { oneLine, table } from './output.ts';

export interface ImportOptions extends CommonOptions {
  report?: string;
}

interface Outcome {
  imported: number;
  alreadyHere: number;
  refused: number;
  ms: number;
  state: ImportProgress['state'];
  rows: ImportRow[];
}

/** The report page size; rows that nobody asked to see are not fetched. */
const pageSize = 500;

export async function importSources(context: Context, paths: string[], options: ImportOptions): Promise<ExitCode> {
  await checkReport(options.report);
  return withArchive(context, 'write', async (client, archive) => {
    const { tickets, missing } = await stage(archive, paths);
    // Named first: the archive answers with the unfinished job when it was these very sources.
    const asked = tickets.length === 0 ? null : (await client.imports.start({ tickets })).jobId;
    const outcomes: Outcome[] = [];
    for (const job of await client.imports.list()) {
      if (job.finishedAt !== null || job.id === asked) continue;
      context.io.err(say(context, '先完成上次中断的导入。', 'Finishing the import that was interrupted.'));
      outcomes.push(await followJob(context, client, job.id, options));
    }
    if (asked !== null) outcomes.push(await followJob(context, client, asked, options));
    const total = sum(outcomes, missing);
    if (context.json) printJson(context, forPrograms(context, total));
    else printOutcome(context, total);
    // Told first: a report that cannot be written takes nothing of it back.
    if (options.report !== undefined) await writeReport(context, options.report, reportRows(context, total.rows));
    if (context.io.interrupted.aborted || total.state === 'cancelled') return exits.interrupted;
    if (total.state === 'failed') return exits.failure;
    if (tickets.length === 0 && missing.length > 0) {
      throw new MissingError(`找不到：${paths.join('、')}`, `Not found: ${paths.join(', ')}`);
    }
    return total.refused > 0 ? exits.partial : exits.ok;
  });
}

/** A path that is not there is one more refused source: the rest of the command still makes sense. */
async function stage(archive: Archive, paths: string[]): Promise<{ tickets: string[]; missing: ImportRow[] }> {
  const tickets: string[] = [];
  const missing: ImportRow[] = [];
  for (const given of paths) {
    const path = resolve(given);
    const there = await lstat(path).catch(() => null);
    if (there === null) missing.push({ source: given, outcome: 'refused', code: 'vanished', notices: [] });
    else tickets.push(archive.stage({ path, name: basename(path) }));
  }
  return { tickets, missing };
}

async function followJob(
  context: Context,
  client: ArchiveClient,
  jobId: string,
  options: ImportOptions,
): Promise<Outcome> {
  const cancel = () => {
    context.io.err(say(context, '正在停止，已导入的内容会保留……', 'Stopping; what was imported stays.'));
    void client.imports.cancel({ jobId });
  };
  if (context.io.interrupted.aborted) cancel();
  context.io.interrupted.addEventListener('abort', cancel, { once: true });
  try {
    const last = await follow(await client.imports.watch({ jobId }), (progress) =>
      context.io.progress(progressLine(context, progress)),
    );
    const rows: ImportRow[] = [];
    if (options.report === undefined) await collect(client, jobId, 'refused', rows);
    else await collect(client, jobId, undefined, rows);
    const { imported, alreadyHere, refused, ms, state } = last;
    return { imported, alreadyHere, refused, ms, state, rows };
  } finally {
    context.io.interrupted.removeEventListener('abort', cancel);
  }
}

async function collect(
  client: ArchiveClient,
  jobId: string,
  outcome: ImportRow['outcome'] | undefined,
  into: ImportRow[],
) {
  for (let offset = 0; ; offset += pageSize) {
    const query = { jobId, offset, limit: pageSize, ...(outcome === undefined ? {} : { outcome }) };
    const { total, rows } = await client.imports.report(query);
    into.push(...rows);
    if (rows.length === 0 || offset + pageSize >= total) return;
  }
}

function sum(outcomes: Outcome[], missing: ImportRow[]): Outcome {
  const add = (field: 'imported' | 'alreadyHere' | 'refused' | 'ms') => outcomes.reduce((n, o) => n + o[field], 0);
  const bad = outcomes.find((o) => o.state === 'failed' || o.state === 'cancelled');
  return {
    imported: add('imported'),
    alreadyHere: add('alreadyHere'),
    refused: add('refused') + missing.length,
    ms: add('ms'),
    state: bad?.state ?? 'done',
    rows: [...outcomes.flatMap((o) => o.rows), ...missing],
  };
}

/** The archive's own sentence is the more exact one; it is in Chinese. */
function refusalText(row: ImportRow, language: Language): string {
  const code = row.code ?? 'internal';
  return language === 'zh' && row.message ? row.message : refusalMessage(code, language);
}

function refusals(outcome: Outcome, language: Language) {
  return outcome.rows
    .filter((row) => row.outcome === 'refused')
    .map((row) => ({ source: row.source, code: row.code ?? 'internal', message: refusalText(row, language) }));
}

function forPrograms(context: Context, outcome: Outcome) {
  const { imported, alreadyHere, ms } = outcome;
  return { imported, alreadyHere, refused: refusals(outcome, context.language), ms };
}

function progressLine(context: Context, progress: ImportProgress): string {
  const { sources, imported, alreadyHere, refused } = progress;
  const name = oneLine(progress.current).slice(0, 40);
  const current = name === '' ? '' : ` · ${name}`;
  return say(
    context,
    `${sources.done}/${sources.of} 个来源 · 导入 ${imported} · 已有 ${alreadyHere} · 未导入 ${refused}${current}`,
    `${sources.done}/${sources.of} sources · ${imported} imported · ${alreadyHere} already here · ${refused} refused${current}`,
  );
}

function printOutcome(context: Context, outcome: Outcome): void {
  const { io } = context;
  const refused = refusals(outcome, context.language);
  if (refused.length > 0) {
    io.out(say(context, '未能导入：', 'Not imported:'));
    io.out(table(refused.map((row) => [`  ${oneLine(row.source)}`, row.code, row.message])));
  }
  const seconds = (outcome.ms / 1000).toFixed(1);
  const { imported, alreadyHere } = outcome;
  io.out(
    say(
      context,
      `导入 ${imported} 条，已有 ${alreadyHere} 条，未导入 ${outcome.refused} 个，用时 ${seconds} 秒。`,
      `${imported} imported, ${alreadyHere} already here, ${outcome.refused} refused, ${seconds} s.`,
    ),
  );
}

function reportRows(context: Context, rows: ImportRow[]): string[][] {
  const head = say(context, '来源,结果,编号,题名,代码,说明,提示', 'source,outcome,id,title,code,message,notices').split(
    ',',
  );
  const outcomes = {
    imported: say(context, '已导入', 'imported'),
    'already-here': say(context, '已有', 'already here'),
    refused: say(context, '未导入', 'refused'),
  };
  const lines = rows.map((row) => [
    row.source,
    outcomes[row.outcome],
    row.recordId ?? '',
    row.title ?? '',
    row.code ?? '',
    row.outcome === 'refused' ? refusalText(row, context.language) : '',
    row.notices.map((token) => noticeMessage(token, context.language)).join(' '),
  ]);
  return [head, ...lines];
}

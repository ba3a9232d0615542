/** `handover export | preview | apply`: update sets between archives. What nobody decided stays as it is, exit 5. */
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Archive } from '../../archive/archive.ts';
import type { ArchiveClient } from '../../archive/router.ts';
import {
  type HandoverDecision,
  type HandoverItem,
  type HandoverKind,
  type HandoverOutcome,
  type HandoverRow,
  type HandoverSelection,
  type HandoverState,
  handoverStates,
} from '../../contract/index.ts';
import { type CommonOptions, type Context, follow, printJson, say, withArchive } from './context.ts';
import { checkReport, deliver, outFolder, writeReport } from './deliver.ts';
import { type ExitCode, exits, MissingError, UsageError } from './exit.ts';
import { type FilterOptions, readFilters } from './filters.ts';
import { oneLine, table } from './output.ts';
import { findPack } from './pack.ts';

const pageSize = 500;

export const stateNames: Record<HandoverState, [string, string]> = {
  new: ['新增', 'new'],
  newer: ['较新', 'newer'],
  same: ['相同', 'same'],
  older: ['较旧', 'older'],
  conflict: ['冲突', 'conflict'],
};
const outcomeNames: Record<HandoverOutcome, [string, string]> = {
  taken: ['已采用', 'taken'],
  both: ['并存', 'both kept'],
  kept: ['保留本档案的', 'ours kept'],
  'already-here': ['已有', 'already here'],
  undecided: ['未定', 'undecided'],
};
const kindNames: Record<HandoverKind, [string, string]> = { record: ['记录', 'record'], pack: ['资料包', 'pack'] };
const named = (context: Context, [zh, en]: [string, string]): string => say(context, zh, en);

export interface HandoverExportOptions extends CommonOptions, FilterOptions {
  pack?: string;
  query?: string;
  out?: string;
}

export async function exportHandover(
  context: Context,
  records: string[],
  options: HandoverExportOptions,
): Promise<ExitCode> {
  return withArchive(context, 'write-if-free', async (client, archive) => {
    const filters = readFilters(options, archive.parts.taxonomy.taxonomy);
    const asked = options.query !== undefined || Object.keys(filters).length > 0;
    if (options.pack === undefined && !asked && records.length === 0)
      throw new UsageError(
        '请用 --pack、--query 或记录编号指明交接什么。',
        'Say what to hand over: --pack, --query or the ids of records.',
      );
    const selection: HandoverSelection = {
      ...(options.pack === undefined ? {} : { packId: await findPack(client, options.pack) }),
      ...(records.length === 0 ? {} : { records }),
      ...(asked ? { query: { query: options.query ?? '', filters, mode: 'terms' as const } } : {}),
    };
    const folder = await outFolder(options.out);
    const stream = await client.handover.export(selection, { signal: context.io.interrupted });
    const made = await follow(stream, (p) => context.io.progress(`${p.done}/${p.of}`));
    if (context.io.interrupted.aborted) return exits.interrupted;
    const { path } = archive.takeExport(made.ticket);
    const target = await deliver(path, folder, made.name, context.io.interrupted);
    const { ticket: _ticket, name: _name, ...told } = made;
    if (context.json) printJson(context, { path: target, ...told });
    else {
      context.io.out(target);
      const { records: n, packs, originals, withheld, absent } = made;
      context.io.err(
        say(
          context,
          `记录 ${n} 条，资料包 ${packs} 个，原件 ${originals} 件；${withheld} 条记录来自交换文件，原件不随附；资料包提到而本档案没有的记录 ${absent} 条。`,
          `${n} records, ${packs} packs, ${originals} originals; ${withheld} records from interchange files go without them; ${absent} records the pack names are not here.`,
        ),
      );
    }
    return exits.ok;
  });
}

async function openAt(context: Context, client: ArchiveClient, archive: Archive, given: string): Promise<string> {
  // A person may name a link to a set; within a set there are none.
  const path = await realpath(given).catch(() => null);
  if (path === null)
    throw new MissingError(`没有这个文件或文件夹：${given}`, `There is no such file or folder: ${given}`);
  const ticket = archive.stage({ path, name: basename(path) });
  const stream = await client.handover.open({ tickets: [ticket] }, { signal: context.io.interrupted });
  return (await follow(stream, (p) => context.io.progress(`${p.done}/${p.of}`))).id;
}

async function everyItem(client: ArchiveClient, id: string): Promise<HandoverItem[]> {
  const items: HandoverItem[] = [];
  for (;;) {
    const page = await client.handover.preview({ id, offset: items.length, limit: pageSize });
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total) return items;
  }
}

export async function previewHandover(context: Context, given: string): Promise<ExitCode> {
  return withArchive(context, 'write', async (client, archive) => {
    const id = await openAt(context, client, archive, given);
    const { set, totals } = await client.handover.preview({ id, limit: 1 });
    const items = await everyItem(client, id);
    if (context.json) {
      const { id: _id, ...told } = set;
      printJson(context, { set: told, totals, items });
      return exits.ok;
    }
    const { io } = context;
    io.out(
      say(context, `来自“${oneLine(set.archive.name)}”，${set.at}`, `From "${oneLine(set.archive.name)}", ${set.at}`),
    );
    const rows = items
      .filter((item) => item.state !== 'same')
      .map((item) => [
        named(context, stateNames[item.state]),
        named(context, kindNames[item.kind]),
        item.id,
        item.text === null ? '' : `-${item.text.removed} +${item.text.added}`,
        oneLine(item.title),
      ]);
    if (rows.length > 0) io.out(table(rows));
    io.out(handoverStates.map((state) => `${named(context, stateNames[state])} ${totals[state]}`).join(' · '));
    return exits.ok;
  });
}

export interface HandoverApplyOptions extends CommonOptions {
  new?: string;
  newer?: string;
  older?: string;
  conflict?: string;
  report?: string;
}

const allowed: Record<'new' | 'newer' | 'older' | 'conflict', readonly string[]> = {
  new: ['take', 'keep'],
  newer: ['take', 'keep', 'both'],
  older: ['take', 'keep', 'both'],
  conflict: ['take', 'keep', 'both', 'ask'],
};

function defaultsOf(options: HandoverApplyOptions): Partial<Record<HandoverState, HandoverDecision>> {
  const defaults: Partial<Record<HandoverState, HandoverDecision>> = {};
  for (const state of ['new', 'newer', 'older', 'conflict'] as const) {
    const value = options[state];
    if (value === undefined) continue;
    if (!allowed[state].includes(value))
      throw new UsageError(
        `--${state} 只能是 ${allowed[state].join('、')}：${value}`,
        `--${state} must be one of ${allowed[state].join(', ')}: ${value}`,
      );
    // Asking leaves it undecided: told in the report, and with exit 5.
    if (value === 'take' || value === 'keep' || value === 'both') defaults[state] = value;
  }
  return defaults;
}

export async function applyHandover(context: Context, given: string, options: HandoverApplyOptions): Promise<ExitCode> {
  const defaults = defaultsOf(options);
  await checkReport(options.report);
  return withArchive(context, 'write', async (client, archive) => {
    const id = await openAt(context, client, archive, given);
    const stream = await client.handover.apply({ id, defaults }, { signal: context.io.interrupted });
    const report = await follow(stream, (p) => context.io.progress(`${p.done}/${p.of}`));
    const rows: HandoverRow[] = [];
    for (;;) {
      const page = await client.handover.report({ id, offset: rows.length, limit: pageSize });
      rows.push(...page.rows);
      if (page.rows.length === 0 || rows.length >= page.total) break;
    }
    const undecided = rows.filter((row) => row.outcome === 'undecided');
    if (context.json)
      printJson(context, { ...report, undecided: undecided.map(({ kind, id: item }) => ({ kind, id: item })) });
    else {
      if (undecided.length > 0) {
        context.io.out(say(context, '未定（没有改动）：', 'Undecided (left as they are):'));
        context.io.out(
          table(undecided.map((row) => [`  ${row.id}`, named(context, stateNames[row.state]), oneLine(row.title)])),
        );
      }
      const outcomes = Object.entries(outcomeNames) as Array<[HandoverOutcome, [string, string]]>;
      context.io.out(outcomes.map(([one, name]) => `${named(context, name)} ${report.outcomes[one]}`).join(' · '));
    }
    if (options.report !== undefined) await writeReport(context, options.report, reportRows(context, rows));
    if (context.io.interrupted.aborted || report.state === 'cancelled') return exits.interrupted;
    return undecided.length > 0 ? exits.partial : exits.ok;
  });
}

function reportRows(context: Context, rows: readonly HandoverRow[]): string[][] {
  const head = say(context, '类别,编号,题名,状态,结果,本档案编号', 'kind,id,title,state,outcome,id here').split(',');
  const lines = rows.map((row) => [
    named(context, kindNames[row.kind]),
    row.id,
    row.title,
    named(context, stateNames[row.state]),
    named(context, outcomeNames[row.outcome]),
    row.copy ?? row.id,
  ]);
  return [head, ...lines];
}

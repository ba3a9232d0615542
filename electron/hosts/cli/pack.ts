/** `pack create | add | list | export | verify`: a briefing pack from the command line. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { archiveSource } from '../../archive/packs/archive-source.ts';
import { verifyPack } from '../../archive/packs/verify-pack.ts';
import type { ArchiveClient } from '../../archive/router.ts';
import {
  emptyCover,
  type PackCover,
  PackFormat,
  type PackProblem,
  type PackProblemKind,
  PackTemplate,
  packFormats,
  packTemplates,
  requiredFields,
} from '../../contract/index.ts';
import { packProblemLabels } from '../../contract/messages.ts';
import { holdsArchive } from '../open.ts';
import { type CommonOptions, type Context, follow, printJson, say, withArchive } from './context.ts';
import { deliver, outFolder } from './deliver.ts';
import { type ExitCode, exits, MissingError, UsageError } from './exit.ts';
import { oneLine, table } from './output.ts';

export interface CreateOptions extends CommonOptions {
  template?: string;
  cover?: string[];
}

/** `course=预算审查` of each `--cover`. */
function readCover(pairs: readonly string[]): Partial<PackCover> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/s.exec(pair) ?? [];
      if (Object.hasOwn(emptyCover, name)) return [name, value];
      const known = Object.keys(emptyCover).join(', ');
      throw new UsageError(
        `封面项应写成“名称=内容”：${pair}。可用：${known}`,
        `A cover field is name=value: ${pair}. Known: ${known}`,
      );
    }),
  );
}

export async function createPack(context: Context, title: string, options: CreateOptions): Promise<ExitCode> {
  const template = PackTemplate.safeParse(options.template ?? 'blank');
  const cover = readCover(options.cover ?? []);
  if (!template.success)
    throw new UsageError(
      `没有这种模板：${options.template}。可用：${packTemplates.join('、')}`,
      `Unknown template: ${options.template}. Known: ${packTemplates.join(', ')}`,
    );
  const missing = (requiredFields[template.data] ?? []).filter((field) => (cover[field] ?? '').trim() === '');
  if (missing.length > 0) {
    const asked = missing.map((field) => `--cover ${field}=…`).join(' ');
    throw new UsageError(
      `培训类资料包要写明课程、教学对象和学时，请补充：${asked}`,
      `Training material states its course, audience and hours. Add: ${asked}`,
    );
  }
  return withArchive(context, 'write', async (client) => {
    const made = await client.packs.create({ title, template: template.data });
    const filled = { ...made, cover: { ...made.cover, ...cover } };
    const pack = Object.keys(cover).length === 0 ? made : await client.packs.save(filled);
    if (context.json) printJson(context, pack);
    else context.io.out(pack.id);
    return exits.ok;
  });
}

export async function addToPack(context: Context, name: string, references: string[]): Promise<ExitCode> {
  const items = references.map(readReference);
  return withArchive(context, 'write', async (client) => {
    const pack = await client.packs.add({ id: await findPack(client, name), items });
    if (context.json) printJson(context, pack);
    else {
      const n = pack.items.length;
      context.io.out(say(context, `“${pack.title}”现有 ${n} 项。`, `"${pack.title}" has ${n} items.`));
    }
    return exits.ok;
  });
}

export async function listPacks(context: Context): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    const packs = await client.packs.list();
    if (context.json) printJson(context, packs);
    else if (packs.length > 0) {
      const parts = (p: (typeof packs)[number]) =>
        say(context, `${p.records} 份资料、${p.excerpts} 条摘录`, `${p.records} records, ${p.excerpts} excerpts`);
      context.io.out(table(packs.map((p) => [p.id, p.updatedAt, parts(p), oneLine(p.title)])));
    } else context.io.out(say(context, '还没有资料包。', 'There are no packs yet.'));
    return exits.ok;
  });
}

export interface ExportOptions extends CommonOptions {
  format?: string;
  out?: string;
  confirm?: boolean;
}

export async function exportPack(context: Context, name: string, options: ExportOptions): Promise<ExitCode> {
  const formats = readFormats(options.format ?? 'html');
  return withArchive(context, 'write-if-free', async (client, archive) => {
    const id = await findPack(client, name);
    const folder = await outFolder(options.out);
    const stream = await client.packs.export(
      { id, formats, confirmed: options.confirm === true },
      { signal: context.io.interrupted },
    );
    const done = await follow(stream, (p) => context.io.progress(`${p.done}/${p.of} ${p.step}`));
    if (context.io.interrupted.aborted) return exits.interrupted;
    const { path } = archive.takeExport(done.ticket);
    const target = await deliver(path, folder, done.name, context.io.interrupted);
    const { ticket: _ticket, name: _name, ...told } = done;
    if (context.json) printJson(context, { ...told, path: target });
    else context.io.out(target);
    return exits.ok;
  });
}

/**
 * An exported pack by itself, and against the archive when there is one. An archive that was not named and is not the
 * one the pack came from says nothing about it: a pack is mostly checked by somebody else.
 */
export async function verifyExport(context: Context, target: string, options: CommonOptions): Promise<ExitCode> {
  const path = resolve(target);
  if ((await stat(path).catch(() => null)) === null)
    throw new MissingError(`没有这个文件或文件夹：${target}`, `There is no such file or folder: ${target}`);
  const wanted = options.archive !== undefined;
  const found = wanted || holdsArchive(context.dir);
  const report = found
    ? await withArchive(context, 'read', (_client, { dir, parts }) =>
        verifyPack(path, archiveSource({ dir, archiveId: parts.identity.id, record: parts.records.get })),
      )
    : await verifyPack(path, null);
  const problems = wanted ? report.problems : report.problems.filter((p) => p.kind !== 'archive-other');
  const ok = problems.length === 0;
  if (context.json) printJson(context, { ...report, ok, problems });
  else {
    const name = (kind: PackProblemKind) => packProblemLabels[kind][context.language];
    const place = (p: PackProblem) => oneLine(p.where === '' ? p.subject : `${p.where}: ${p.subject}`);
    if (!ok) context.io.out(table(problems.map((p) => [name(p.kind), place(p), oneLine(p.detail)])));
    const { files, quotations, compared } = report;
    const zh = `文件 ${files}、引文 ${quotations}，${compared ? '已与档案核对' : '未与档案核对'}`;
    const en = `${files} files, ${quotations} quotations, ${compared ? '' : 'not '}compared with the archive`;
    context.io.out(
      ok
        ? say(context, `核对完成，全部一致：${zh}。`, `All good: ${en}.`)
        : say(context, `发现 ${problems.length} 处问题：${zh}。`, `${problems.length} problems: ${en}.`),
    );
  }
  return ok ? exits.ok : exits.partial;
}

function readFormats(text: string): PackFormat[] {
  if (text.trim() === 'all') return [...packFormats];
  return text.split(/[,，]/).map((part) => {
    const format = PackFormat.safeParse(part.trim());
    if (format.success) return format.data;
    const known = packFormats.join('、');
    throw new UsageError(
      `没有这种格式：${part}。可用：${known}`,
      `Unknown format: ${part}. Known: ${packFormats.join(', ')}`,
    );
  });
}

/** `RECORD` or `RECORD:START-END`; record ids may themselves hold colons. */
export function readReference(text: string): { recordId: string; start?: number; end?: number } {
  const range = /^(.+):(\d+)-(\d+)$/.exec(text);
  if (range === null) return { recordId: text };
  const [, recordId = '', start = '', end = ''] = range;
  if (Number(start) < Number(end)) return { recordId, start: Number(start), end: Number(end) };
  throw new UsageError(`摘录范围的终点应大于起点：${text}`, `The end of a range must be after its start: ${text}`);
}

/** A pack by its id or by a title that only one pack has. */
export async function findPack(client: ArchiveClient, name: string): Promise<string> {
  const packs = await client.packs.list();
  if (packs.some((pack) => pack.id === name)) return name;
  const [only, second] = packs.filter((pack) => pack.title === name);
  if (only === undefined) throw new MissingError(`没有这个资料包：${name}`, `There is no such pack: ${name}`);
  if (second === undefined) return only.id;
  throw new UsageError(`有多个资料包叫“${name}”，请用编号。`, `Several packs are called "${name}"; use the id.`);
}

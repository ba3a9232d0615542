/** `init`, `verify`, `backup`, `stats`: making an archive and looking after it. */
import { openArchive } from '../../archive/archive.ts';
import { createLocalClient } from '../../archive/router.ts';
import { importStarter } from '../../archive/starter.ts';
import type { VerifyProblem } from '../../contract/index.ts';
import { holdsArchive } from '../open.ts';
import { type CommonOptions, type Context, follow, printJson, say, withArchive } from './context.ts';
import { type ExitCode, exits } from './exit.ts';
import { oneLine, table } from './output.ts';

export interface InitOptions extends CommonOptions {
  starter?: boolean;
  name?: string;
}

/** Safe to repeat: an archive that is there stays, the starter collection is imported once. */
export async function init(context: Context, options: InitOptions): Promise<ExitCode> {
  const { dir } = context;
  const created = !holdsArchive(dir);
  const archive = await openArchive({
    dir,
    mode: 'write',
    create: created,
    ...(options.name === undefined ? {} : { name: options.name }),
  });
  try {
    const starter = options.starter === true ? await importStarter(archive) : 0;
    const { id, records } = await createLocalClient(archive).archive.info();
    if (context.json) printJson(context, { dir, id, created, starter, records });
    else {
      context.io.out(
        created
          ? say(context, `已建立档案：${dir}`, `Archive created: ${dir}`)
          : say(context, `档案已在：${dir}`, `The archive is already there: ${dir}`),
      );
      if (options.starter === true) {
        context.io.out(say(context, `初始资料 ${starter} 条。`, `${starter} starter records.`));
      }
    }
    return exits.ok;
  } finally {
    await archive.close();
  }
}

/** Often enough to show that it goes on. */
const REBUILD_POLL_MS = 200;

/** Waits for the end: a program that closes at once would leave nothing but the old index. */
export async function rebuild(context: Context): Promise<ExitCode> {
  return withArchive(context, 'write', async (client) => {
    const started = performance.now();
    await client.search.rebuild();
    for (;;) {
      const { index, records } = await client.archive.info();
      if (index.state === 'ready') {
        const ms = Math.round(performance.now() - started);
        if (context.json) printJson(context, { records, ms });
        else context.io.out(say(context, `索引已重建，共 ${records} 条。`, `Index rebuilt: ${records} records.`));
        return exits.ok;
      }
      if (context.io.interrupted.aborted) return exits.interrupted;
      context.io.progress(say(context, `重建索引 ${index.done}/${index.of}`, `indexing ${index.done}/${index.of}`));
      await new Promise((resolve) => setTimeout(resolve, REBUILD_POLL_MS));
    }
  });
}

export async function verify(context: Context): Promise<ExitCode> {
  return withArchive(context, 'write-if-free', async (client) => {
    const stream = await client.archive.verify(undefined, { signal: context.io.interrupted });
    const report = await follow(stream, ({ done, of }) =>
      context.io.progress(say(context, `校验 ${done}/${of}`, `verifying ${done}/${of}`)),
    );
    if (context.io.interrupted.aborted) return exits.interrupted;
    if (context.json) printJson(context, report);
    else {
      const { originals, records, excerpts, problems } = report;
      if (problems.length > 0) {
        context.io.out(table(problems.map((p: VerifyProblem) => [p.kind, oneLine(p.subject), oneLine(p.detail)])));
      }
      const counts = {
        zh: `原件 ${originals}、资料 ${records}、摘录 ${excerpts}`,
        en: `${originals} originals, ${records} records, ${excerpts} excerpts`,
      };
      context.io.out(
        report.ok
          ? say(context, `校验完成，全部一致：${counts.zh}。`, `All good: ${counts.en}.`)
          : say(
              context,
              `发现 ${problems.length} 处问题：${counts.zh}。`,
              `${problems.length} problems: ${counts.en}.`,
            ),
      );
    }
    return report.ok ? exits.ok : exits.partial;
  });
}

export async function backup(context: Context): Promise<ExitCode> {
  return withArchive(context, 'write', async (client) => {
    const stream = await client.archive.backup(undefined, { signal: context.io.interrupted });
    const report = await follow(stream, ({ done, of }) =>
      context.io.progress(say(context, `备份 ${done}/${of}`, `backing up ${done}/${of}`)),
    );
    if (context.io.interrupted.aborted) return exits.interrupted;
    if (context.json) printJson(context, report);
    else {
      const size = megabytes(report.bytes);
      const sure = report.verified ? say(context, '，已核验', ', verified') : '';
      context.io.out(
        say(
          context,
          `已备份为 ${report.name}（${report.records} 条，${size}${sure}）。`,
          `Backed up as ${report.name} (${report.records} records, ${size}${sure}).`,
        ),
      );
    }
    return report.verified ? exits.ok : exits.failure;
  });
}

export async function stats(context: Context): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    const info = await client.archive.info();
    if (context.json) {
      printJson(context, info);
      return exits.ok;
    }
    const never = say(context, '从未', 'never');
    const check = info.lastVerify;
    const rows: [string, string, string][] = [
      ['名称', 'name', info.name],
      ['位置', 'folder', context.dir],
      ['资料', 'records', String(info.records)],
      ['资料包', 'packs', String(info.packs)],
      ['原件', 'originals', `${info.originals.count}（${megabytes(info.originals.bytes)}）`],
      ['上次备份', 'last backup', info.lastBackup ?? never],
      ['上次校验', 'last verify', check === null ? never : `${check.at} ${check.ok ? '✓' : '✗'} ${check.checked}`],
      ['索引', 'index', `${info.index.state} ${info.index.done}/${info.index.of}`],
      ['版本', 'versions', `${info.program} · ${info.formatVersion} · ${info.analyserVersion}`],
    ];
    context.io.out(table(rows.map(([zh, en, value]) => [say(context, zh, en), oneLine(value)])));
    return exits.ok;
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}

/**
 * `pairs list | add | off | on | remove | import | propose`: the words that rewriting robots put in, and what they
 * stand for. A change waits until the records it concerns are indexed again, so that the next search finds them.
 */
import { readFile } from 'node:fs/promises';
import type { Archive } from '../../archive/archive.ts';
import { errorCode } from '../../archive/errors.ts';
import { decode } from '../../archive/ingest/readers/encoding.ts';
import type { ArchiveClient } from '../../archive/router.ts';
import { PairClass, type PairImport, type WordPair } from '../../contract/index.ts';
import { type CommonOptions, type Context, printJson, say, wholeNumber, withArchive } from './context.ts';
import { type ExitCode, exits, MissingError, UsageError } from './exit.ts';
import { oneLine, table } from './output.ts';

export async function listPairs(context: Context, options: CommonOptions): Promise<ExitCode> {
  const limit = wholeNumber(options.limit, '--limit', 1, Number.MAX_SAFE_INTEGER);
  return withArchive(context, 'read', async (client) => {
    const all = await client.pairs.list();
    const pairs = all.slice(0, limit);
    if (context.json) printJson(context, pairs);
    else {
      context.io.out(table(pairs.map((pair) => pairRow(context, pair))));
      const [shown, of] = [pairs.length, all.length];
      context.io.out(say(context, `共 ${of} 条，列出 ${shown} 条。`, `${shown} of ${of} listed.`));
    }
    return exits.ok;
  });
}

export interface AddOptions extends CommonOptions {
  class?: string;
  note?: string;
}

/** What is not stated stays as it is; a new pair is of class C, which changes no clean text. */
export async function addPair(
  context: Context,
  spun: string,
  standard: string,
  options: AddOptions,
): Promise<ExitCode> {
  const cls = options.class === undefined ? undefined : readClass(options.class);
  if (spun.trim() === '' || standard.trim() === '' || spun.trim() === standard.trim())
    throw new UsageError('改写词和标准词都要填写，且不能相同。', 'A pair is two different words.');
  return changing(context, async (client) => {
    const known = (await client.pairs.list()).find((p) => p.spun === spun.trim() && p.standard === standard.trim());
    const saved = await client.pairs.save({
      spun,
      standard,
      cls: cls ?? known?.cls ?? 'C',
      enabled: known?.enabled ?? true,
      note: options.note ?? known?.note ?? '',
    });
    if (context.json) printJson(context, saved);
    else context.io.out(pairRow(context, saved).join('  '));
    return exits.ok;
  });
}

/** Without the standard word: every pair of the rewritten one. */
export async function switchPair(
  context: Context,
  spun: string,
  standard: string | undefined,
  enabled: boolean,
): Promise<ExitCode> {
  return changing(context, async (client) => {
    const changed: WordPair[] = [];
    for (const { origin: _origin, ...pair } of await findPairs(client, spun, standard))
      changed.push(await client.pairs.save({ ...pair, enabled }));
    if (context.json) printJson(context, changed);
    else context.io.out(table(changed.map((pair) => pairRow(context, pair))));
    return exits.ok;
  });
}

export async function removePair(context: Context, spun: string, standard: string | undefined): Promise<ExitCode> {
  return changing(context, async (client) => {
    const found = await findPairs(client, spun, standard);
    if (found.some((pair) => pair.origin === 'supplied'))
      throw new UsageError(
        `“${spun}”是程序自带的词条，不能删除，可用 pairs off 停用。`,
        `"${spun}" comes with the program and cannot be removed; switch it off with pairs off.`,
      );
    for (const pair of found) await client.pairs.remove({ spun: pair.spun, standard: pair.standard });
    if (context.json) printJson(context, { removed: found.length });
    else context.io.out(say(context, `已删除 ${found.length} 条。`, `${found.length} removed.`));
    return exits.ok;
  });
}

export async function importPairs(context: Context, file: string): Promise<ExitCode> {
  // Tables saved on Chinese desktops come as UTF-8, GB18030 or UTF-16.
  const tsv = decode(await readSource(file)).text;
  return changing(context, async (client) => {
    const result = await client.pairs.import({ tsv });
    if (context.json) printJson(context, result);
    else printImport(context, result);
    return result.refused.length > 0 ? exits.partial : exits.ok;
  });
}

export async function proposePairs(context: Context, rewritten: string, clean: string): Promise<ExitCode> {
  return withArchive(context, 'read', async (client) => {
    const proposals = await client.pairs.propose({ rewritten, clean });
    if (context.json) printJson(context, proposals);
    else if (proposals.length === 0)
      context.io.out(say(context, '没有对照出新的词条。', 'No further pairs were found.'));
    else {
      for (const { spun, standard, cls, count, evidence } of proposals) {
        const times = say(context, `${count} 处`, `${count} places`);
        context.io.out(`${oneLine(spun)} → ${oneLine(standard)}  ${cls}  ${times}`);
        for (const piece of evidence) context.io.out(`   ${oneLine(piece.spun)}\n   ${oneLine(piece.standard)}`);
      }
      context.io.out(
        say(
          context,
          '以上只是可能的词条，尚未加入词表。请核对后用 pairs add 添加。',
          'Nothing was added; use pairs add to take one over.',
        ),
      );
    }
    return exits.ok;
  });
}

/** Does the work, then lets the index catch up; what is interrupted goes on with the next opening. */
async function changing(context: Context, work: (client: ArchiveClient) => Promise<ExitCode>): Promise<ExitCode> {
  return withArchive(context, 'write', async (client, archive) => {
    const code = await work(client);
    await caughtUp(context, archive);
    return context.io.interrupted.aborted ? exits.interrupted : code;
  });
}

async function caughtUp({ io }: Context, { parts }: Archive): Promise<void> {
  const { runner, behind } = parts;
  if (runner === null || io.interrupted.aborted) return;
  await new Promise<void>((resolve) => {
    io.interrupted.addEventListener('abort', () => resolve(), { once: true });
    void runner.catchUp(behind()).then(resolve);
  });
}

async function findPairs(client: ArchiveClient, spun: string, standard: string | undefined): Promise<WordPair[]> {
  const found = (await client.pairs.list()).filter(
    (pair) => pair.spun === spun && (standard === undefined || pair.standard === standard),
  );
  const name = standard === undefined ? spun : `${spun} → ${standard}`;
  if (found.length === 0) throw new MissingError(`没有这个词条：${name}`, `There is no such pair: ${name}`);
  return found;
}

function readClass(text: string): PairClass {
  const cls = PairClass.safeParse(text.toUpperCase());
  if (cls.success) return cls.data;
  throw new UsageError(`类别应为 G、C 或 X：${text}`, `The class must be G, C or X: ${text}`);
}

async function readSource(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EISDIR') throw error;
    throw new MissingError(`找不到文件：${file}`, `There is no such file: ${file}`);
  }
}

const origins: Record<WordPair['origin'], [zh: string, en: string]> = {
  supplied: ['自带', 'supplied'],
  added: ['添加', 'added'],
  imported: ['导入', 'imported'],
  proposed: ['对照得出', 'proposed'],
};

function pairRow(context: Context, pair: WordPair): string[] {
  const [zh, en] = origins[pair.origin];
  const state = pair.enabled ? say(context, '启用', 'on') : say(context, '停用', 'off');
  return [oneLine(pair.spun), '→', oneLine(pair.standard), pair.cls, state, say(context, zh, en), oneLine(pair.note)];
}

const reasons: Record<PairImport['refused'][number]['why'], [zh: string, en: string]> = {
  columns: ['缺少标准词一列，各列应以制表符分隔', 'two columns parted by a tab are needed'],
  class: ['类别应为 G、C 或 X', 'the class must be G, C or X'],
  empty: ['改写词或标准词为空，或两者相同', 'a word is missing, or both are the same'],
  long: ['词超过 40 字，或备注超过 400 字', 'a word is longer than 40 characters, or the note than 400'],
};

function printImport(context: Context, { added, changed, same, refused }: PairImport): void {
  const { io } = context;
  for (const { line, text, why } of refused) {
    const [zh, en] = reasons[why];
    io.out(`${say(context, `第 ${line} 行未采用：${zh}。`, `Line ${line} was not taken: ${en}.`)}  ${oneLine(text)}`);
  }
  io.out(
    say(
      context,
      `新增 ${added} 条，更改 ${changed} 条，未变 ${same} 条，未采用 ${refused.length} 行。`,
      `${added} added, ${changed} changed, ${same} unchanged, ${refused.length} lines refused.`,
    ),
  );
}

/** What every verb shares: the common options, an open archive with its client, and streams with a final value. */
import type { Command } from 'commander';
import { type Archive, openArchive } from '../../archive/archive.ts';
import { DoorError } from '../../archive/errors.ts';
import { type ArchiveClient, createLocalClient } from '../../archive/router.ts';
import { defaultFolder, holdsArchive } from '../open.ts';
import { type ExitCode, type Language, noArchive, UsageError } from './exit.ts';
import type { Io } from './output.ts';

export interface CommonOptions {
  archive?: string;
  json?: boolean;
  lang?: string;
  limit?: string;
}

export interface Context {
  io: Io;
  dir: string;
  json: boolean;
  language: Language;
}

/** A verb's work. Returns what the process exits with. */
export type Verb<A extends unknown[]> = (context: Context, ...args: A) => Promise<ExitCode>;

/** Options of the program, not of a verb: they may stand before the verb or anywhere after it. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--archive <dir>', '档案所在文件夹（默认：EXCHANGE_ARCHIVE_DIR，否则为系统的用户数据文件夹）')
    .option('--json', '以 JSON 输出结果；错误也以 JSON 写到标准错误')
    .option('--limit <n>', '最多列出多少条（search 默认 20，list 默认 50）')
    .option('--lang <lang>', '提示语言：zh（默认）或 en');
}

export function oneOf<T extends string>(value: string | undefined, among: readonly T[], option: string, usual: T): T {
  if (value === undefined) return usual;
  const found = among.find((one) => one === value);
  if (found !== undefined) return found;
  const list = among.join('、');
  throw new UsageError(`${option} 只能是 ${list}：${value}`, `${option} is one of ${among.join(', ')}: ${value}`);
}

export function contextOf(options: CommonOptions, io: Io): Context {
  return {
    io,
    dir: defaultFolder(options.archive === undefined ? process.env : { EXCHANGE_ARCHIVE_DIR: options.archive }),
    json: options.json === true,
    language: oneOf(options.lang, ['zh', 'en'], '--lang', 'zh'),
  };
}

/** In the language that was asked for. */
export function say(context: Context, zh: string, en: string): string {
  return context.language === 'zh' ? zh : en;
}

export async function withArchive<T>(
  context: Context,
  mode: 'read' | 'write' | 'write-if-free',
  work: (client: ArchiveClient, archive: Archive) => Promise<T>,
): Promise<T> {
  const archive = await open(context.dir, mode);
  try {
    return await work(createLocalClient(archive), archive);
  } finally {
    await archive.close();
  }
}

async function open(dir: string, mode: 'read' | 'write' | 'write-if-free'): Promise<Archive> {
  if (!holdsArchive(dir)) throw noArchive(dir);
  if (mode !== 'write-if-free') return openArchive({ dir, mode });
  try {
    return await openArchive({ dir, mode: 'write' });
  } catch (error) {
    if (!(error instanceof DoorError) || (error.code !== 'LOCKED' && error.code !== 'READ_ONLY')) throw error;
    return openArchive({ dir, mode: 'read' });
  }
}

/** Runs a stream to its end and gives its return value, which `for await` would drop. */
export async function follow<P, D>(stream: AsyncIterator<P, D, void>, onProgress: (progress: P) => void): Promise<D> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
    onProgress(step.value);
  }
}

export function wholeNumber(text: string | undefined, name: string, least: number, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new UsageError(
    `${name} 应为不小于 ${least} 的整数：${text}`,
    `${name} must be an integer of at least ${least}: ${text}`,
  );
}

export function printJson(context: Context, value: unknown): void {
  context.io.out(JSON.stringify(value, null, context.io.colour ? 2 : undefined));
}

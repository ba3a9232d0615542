/** Runs the real command line in processes of their own, as a person or a script would, and makes something to run it on. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Io } from '../../../electron/hosts/cli/output.ts';
import { execute } from '../../../electron/hosts/cli/program.ts';

export const root = join(import.meta.dirname, '../../..');

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

export function begin(args: string[], env: Record<string, string> = {}): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [join(root, 'electron/hosts/cli.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}

export async function finish(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Finished> {
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

export const command = (args: string[], env?: Record<string, string>): Promise<Finished> => finish(begin(args, env));

export const records = [
  {
    id: 'vote',
    title: '高淳区：民生实事项目票决制',
    kind: 'case',
    regions: ['320118'],
    links: ['L3'],
    dates: { event: '2022-10' },
    people: [{ name: '张三', office: '某区人大常委会主任', role: 'speaker' }],
    figures: [{ subject: '票决项目', value: 12, unit: '个', asOf: '2022' }],
    text: '代表大会上，代表以票决方式选定当年的民生实事项目。',
  },
  { id: 'contact', title: '代表联络站', kind: 'report', regions: ['330482'], text: '平湖的代表每月在联络站接待选民。' },
];

/** The same without a process of its own, where only the answer matters: many small questions in little time. */
export async function ask(args: string[]): Promise<Finished> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    progress: () => {},
    colour: false,
    interrupted: new AbortController().signal,
    finish: async () => null,
  };
  const code = await execute(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A folder with sources (one of them no document, one hidden) and an empty archive in `archive`. */
export async function sample(): Promise<{
  folder: string;
  dir: string;
  at(...args: string[]): string[];
  remove(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-cli-'));
  const dir = join(folder, 'archive');
  mkdirSync(join(folder, 'in', '.hidden'), { recursive: true });
  writeFileSync(join(folder, 'in', 'records.jsonl'), `${records.map((record) => JSON.stringify(record)).join('\n')}\n`);
  writeFileSync(join(folder, 'in', '=开头.zip'), 'PK\u0003\u0004 not really');
  writeFileSync(join(folder, 'in', '.hidden', 'x.txt'), 'x');
  const made = await command(['init', '--archive', dir]);
  if (made.code !== 0) throw new Error(made.err);
  return {
    folder,
    dir,
    at: (...args) => [...args, '--archive', dir],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

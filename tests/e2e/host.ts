/**
 * A web host for one spec file, on an archive of its own in the temp folder.
 *
 * Everything goes through the real command line in processes of their own: what the specs see is what a person gets.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'electron', 'hosts', 'cli.ts');

export interface TestHost {
  /** Logs the browser in; `page.goto(host.url)`. */
  url: string;
  /** `http://127.0.0.1:port` */
  origin: string;
  token: string;
  /** The archive's folder. */
  dir: string;
  stop(): Promise<void>;
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line to its end. Writing verbs are refused (exit 4) while a host has the archive open. */
export async function runCli(...args: string[]): Promise<CommandResult> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** `prepare` runs on the archive before it is served: imports, packs. */
export async function startHost(
  options: { starter?: boolean; prepare?: (dir: string) => Promise<void> } = {},
): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-e2e-'));
  const dir = join(folder, 'archive');
  const made = await runCli('init', '--archive', dir, ...(options.starter === false ? [] : ['--starter']));
  if (made.code !== 0) throw new Error(`init failed: ${made.stderr}`);
  await options.prepare?.(dir);
  const child = spawn(process.execPath, [cli, 'serve', '--json', '--archive', dir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, origin } = await firstLine(child);
  return {
    url,
    origin,
    token: new URL(url).searchParams.get('token') ?? '',
    dir,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function firstLine(child: ChildProcess): Promise<{ url: string; origin: string }> {
  if (child.stdout === null) throw new Error('serve has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    return JSON.parse(line) as { url: string; origin: string };
  }
  throw new Error(`serve ended with ${child.exitCode}`);
}

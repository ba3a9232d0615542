/** Decides how the program opens on this machine, and says in one sentence why it is not the desktop when it is not. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay, openInBrowser } from '../browser.ts';
import { explain } from '../cli/exit.ts';
import { defaultFolder, openToServe } from '../open.ts';
import { startWebHost } from '../web.ts';
import { build, needsBuild } from './build.ts';
import { fetchRuntime, findRuntime, noDesktop, runDesktop, type Unavailable } from './electron-runtime.ts';

const usage = `npm start -- [选项]
  --archive DIR   档案所在文件夹（默认：EXCHANGE_ARCHIVE_DIR，否则为系统的用户数据文件夹）
  --web           不开桌面窗口，直接在浏览器中打开
  --port N        浏览器方式的端口，默认任取一个空闲端口
  --no-open       浏览器方式只显示网址，不打开浏览器
`;

interface Options {
  dir: string;
  web: boolean;
  open: boolean;
  port: number;
}

export async function start(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const root = projectRoot();
  if (needsBuild(root)) {
    process.stderr.write('正在构建程序，首次启动需要片刻……\n');
    const failure = await build(root);
    if (failure !== null) {
      process.stderr.write(`${failure}\n程序构建失败，未能启动。\n`);
      return 1;
    }
  }
  const desktop = options.web ? { reason: '按要求' } : await openDesktop(root, options);
  if (typeof desktop === 'number') return desktop;
  return serveInBrowser(root, options, desktop.reason);
}

function readOptions(args: string[]): Options | number {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        archive: { type: 'string' },
        web: { type: 'boolean', default: false },
        open: { type: 'boolean', default: true },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const port = Number(values.port);
    if (values.help || !Number.isInteger(port) || port < 0 || port > 65_535) {
      process.stderr.write(usage);
      return values.help ? 0 : 2;
    }
    const dir = values.archive === undefined ? defaultFolder() : resolve(values.archive);
    return { dir, web: values.web, open: values.open, port };
  } catch {
    process.stderr.write(usage);
    return 2;
  }
}

function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'electron.vite.config.ts')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function openDesktop(root: string, options: Options): Promise<number | Unavailable> {
  const refusal = noDesktop(hasDisplay());
  if (refusal !== null) return refusal;
  const runtime = findRuntime(root) ?? (await fetchRuntime(root));
  if (typeof runtime !== 'string') return runtime;
  return runDesktop(runtime, root, { ...process.env, EXCHANGE_ARCHIVE_DIR: options.dir });
}

async function serveInBrowser(root: string, options: Options, reason: string): Promise<number> {
  const display = hasDisplay();
  const browse = display && options.open;
  process.stdout.write(`${reason}，${browse ? '现用默认浏览器打开交流档案。' : '请用浏览器打开下面的网址。'}\n`);
  try {
    const { archive, created, starter } = await openToServe({ dir: options.dir, starter: true });
    if (created) process.stdout.write(`已在 ${options.dir} 建立档案，放入初始资料 ${starter} 条。\n`);
    if (!archive.writable) process.stdout.write('另一个程序正在写入这份档案，现以只读方式打开。\n');
    const host = await startWebHost({ archive, page: join(root, 'out', 'renderer'), port: options.port });
    process.stdout.write(`${host.url}\n按 Ctrl-C 结束。\n`);
    if (browse && !(await openInBrowser(host.url))) process.stdout.write('没能打开浏览器，请自行打开上面的网址。\n');
    await stopSignal();
    await host.close();
    await archive.close();
    return 0;
  } catch (error) {
    const failure = explain(error, 'zh');
    process.stderr.write(`${failure.message}\n`);
    if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return failure.exit;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // A second one must not wait for anything.
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

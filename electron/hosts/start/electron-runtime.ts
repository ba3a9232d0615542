/**
 * Finds Electron's runtime, fetches it when it can, and starts the desktop with it.
 *
 * The runtime is a download of about 100 MB that npm does not bring along. Everything here ends in "no, because …"
 * rather than in an error: without a runtime the program opens in the browser.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export interface Unavailable {
  reason: string;
}

const downloadMs = 60_000;
/** Offline must be noticed at once: nobody should look at a silent terminal for a minute. */
const reachMs = 3_000;
/** A desktop that ends this soon with an error never came up (no sandbox, no display, missing system library). */
const earlyMs = 10_000;

export function findRuntime(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const home = join(root, 'node_modules', 'electron');
  const marker = join(home, 'path.txt');
  if (!existsSync(marker)) return null;
  const file = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(home, 'dist'), readFileSync(marker, 'utf8'));
  return existsSync(file) ? file : null;
}

/** Why a window cannot be opened here at all, whatever the runtime. */
export function noDesktop(display: boolean, uid: number | undefined = process.getuid?.()): Unavailable | null {
  if (!display) return { reason: '这里没有图形界面' };
  if (uid === 0) return { reason: '当前为 root 用户，桌面窗口的沙箱无法使用' };
  return null;
}

export async function fetchRuntime(root: string, env: NodeJS.ProcessEnv = process.env): Promise<string | Unavailable> {
  const mirror = env['ELECTRON_MIRROR'] || env['npm_config_electron_mirror'] || 'https://github.com/';
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return { reason: '没有安装 Electron' };
  if (!URL.canParse(mirror)) return { reason: `ELECTRON_MIRROR 不是网址：${mirror}` };
  const { hostname, port, protocol } = new URL(mirror);
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'ELECTRON_GET_USE_PROXY'].some((name) => Boolean(env[name]));
  const reachable = proxied || (await reach(hostname, Number(port || (protocol === 'http:' ? 80 : 443))));
  if (!reachable) return { reason: `未装有 Electron 运行环境，也连不上 ${hostname}` };
  process.stderr.write(`正在下载 Electron 运行环境（${hostname}）……\n`);
  const done = await run(installer, root);
  const file = findRuntime(root, env);
  return done && file !== null ? file : { reason: `未能从 ${hostname} 下载 Electron 运行环境` };
}

function reach(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), reachMs);
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function run(script: string, cwd: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { cwd, stdio: 'ignore', timeout: downloadMs });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Runs the desktop to its end. A start that fails at once is an answer, not an exit. */
export function runDesktop(runtime: string, root: string, env: NodeJS.ProcessEnv): Promise<number | Unavailable> {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(runtime, [root], { cwd: root, stdio: 'inherit', env });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.once('error', () => resolve({ reason: 'Electron 运行环境无法启动' }));
    child.once('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      const early = Date.now() - began < earlyMs;
      const stopped = signal === 'SIGINT' || signal === 'SIGTERM';
      if (code !== 0 && early && !stopped) resolve({ reason: `桌面窗口没能打开（退出码 ${code ?? signal}）` });
      else resolve(code ?? 0);
    });
  });
}

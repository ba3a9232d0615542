/** Gets a browser and a Chinese font for the end-to-end tests where that is possible, and says what is missing where not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './e2e/browser.ts';

const root = join(import.meta.dirname, '..');
/** A slow line gets the time; a dead one must not hold the test run for ever. */
const downloadMs = 240_000;

export const browserMissing =
  'No Chromium was found and none could be installed. Install Google Chrome or Chromium (Debian: apt-get install chromium fonts-noto-cjk; ' +
  'anywhere: npx playwright install chromium), or set CHROMIUM to the path of one.';

function run(command: string, args: string[], timeout: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', timeout, env }).status === 0;
}

function mayUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function apt(...packages: string[]): boolean {
  return run('apt-get', ['update'], downloadMs) && run('apt-get', ['install', '-y', ...packages], downloadMs);
}

export function ensureBrowser(): string | null {
  const found = findBrowser();
  if (found !== null) return found;
  process.stdout.write('No Chromium found; trying to install one.\n');
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  if (run(process.execPath, [playwright, 'install', 'chromium'], downloadMs)) {
    if (findBrowser() === null && mayUseApt())
      run(process.execPath, [playwright, 'install-deps', 'chromium'], downloadMs);
  }
  if (findBrowser() === null && mayUseApt()) apt('chromium', 'fonts-noto-cjk');
  return findBrowser();
}

/** Chinese text without a font measures and looks wrong, which fails layout tests for no fault of ours. */
export function ensureChineseFont(): string | null {
  if (process.platform !== 'linux') return null;
  const list = () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 15_000 }).stdout ?? '';
  if (list().trim() !== '') return null;
  if (mayUseApt() && apt('fontconfig', 'fonts-noto-cjk') && list().trim() !== '') return null;
  return 'No Chinese font was found; install one (Debian: apt-get install fonts-noto-cjk) if layout tests fail.';
}

/**
 * `npm test`: everything, in one run: lint, types, architecture, unit, contract, build, end to end in a real browser.
 *
 * Goes on after a failure, so that one run shows all that is wrong. Counts every test; lint, build and each room's
 * types count as one check each. The last line is `N passed, N failed`, with `, N skipped` when there are any.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserMissing, ensureBrowser, ensureChineseFont } from './install-browser.ts';
import { runTool } from './stage.ts';
import { type PlaywrightReport, type Tally, tallyPlaywright } from './tally.ts';
import { checkRoom, rooms } from './types.ts';

const scratch = mkdtempSync(join(tmpdir(), 'exchange-archive-tests-'));
// Hundreds of processes read the same sources: a third of a second less for each.
process.env['NODE_COMPILE_CACHE'] = join(scratch, 'compiled');
const total: Tally = { passed: 0, failed: [], skipped: [] };

function headline(text: string): void {
  process.stdout.write(`\n== ${text}\n`);
}

function check(name: string, ok: boolean): void {
  if (ok) total.passed += 1;
  else total.failed.push(name);
}

function add(tally: Tally): void {
  total.passed += tally.passed;
  total.failed.push(...tally.failed);
  for (const skipped of tally.skipped) {
    // A test that does not run and does not say why is a hole in the net.
    if (skipped.reason === '') total.failed.push(`${skipped.name}: skipped without a reason`);
    else total.skipped.push(skipped);
  }
}

/** A stage that ended without a report has failed, whatever it printed. */
function readReport<T>(file: string): T | null {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

async function lint(): Promise<void> {
  headline('lint');
  check('lint', await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']));
}

function types(): void {
  headline('types');
  for (const room of rooms) {
    const result = checkRoom(room);
    process.stdout.write(`${result.ok ? 'ok  ' : 'FAIL'} ${room}\n${result.ok ? '' : `${result.output}\n`}`);
    check(`types: ${room}`, result.ok);
  }
}

async function unit(): Promise<void> {
  headline('architecture, unit, contract');
  const file = join(scratch, 'vitest.json');
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=./tests/count-reporter.ts',
  ];
  const ok = await runTool('vitest/vitest.mjs', args, { TALLY_FILE: file });
  const tally = readReport<Tally>(file);
  if (tally === null) check('vitest ended without a report', false);
  else {
    add(tally);
    if (!ok && tally.failed.length === 0) check('vitest', false);
  }
}

async function build(): Promise<boolean> {
  headline('build');
  const ok = await runTool('electron-vite/bin/electron-vite.js', ['build']);
  check('build', ok);
  return ok;
}

async function endToEnd(built: boolean): Promise<void> {
  headline('end to end');
  const browser = built ? ensureBrowser() : null;
  if (browser === null) {
    check(`end to end: ${built ? browserMissing : 'nothing to test, the build failed'}`, false);
    return;
  }
  const fontMissing = ensureChineseFont();
  if (fontMissing !== null) process.stdout.write(`${fontMissing}\n`);
  process.stdout.write(`Browser: ${browser}\n`);
  const file = join(scratch, 'playwright.json');
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'];
  const ok = await runTool('@playwright/test/cli.js', args, { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = readReport<PlaywrightReport>(file);
  const tally = report === null ? null : tallyPlaywright(report);
  if (tally === null) check('playwright ended without a report', false);
  else {
    add(tally);
    if (!ok && tally.failed.length === 0) check('playwright', false);
  }
}

await lint();
types();
await unit();
await endToEnd(await build());
rmSync(scratch, { recursive: true, force: true });

headline('result');
for (const { name, reason } of total.skipped) process.stdout.write(`skipped: ${name}\n         ${reason}\n`);
for (const name of total.failed) process.stdout.write(`failed: ${name}\n`);
const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed.length} failed${skipped}\n`);
process.exitCode = total.failed.length === 0 ? 0 : 1;

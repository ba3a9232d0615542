/**
 * `npm run bench:pack` — how long a person waits in an exported pack: from opening the folder's page to the first
 * result, in Chromium, over the judged documents. `-- --records 500`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { openArchive } from '../../electron/archive/archive.ts';
import { createLocalClient } from '../../electron/archive/router.ts';
import { findBrowser } from '../e2e/browser.ts';
import { judgedDocuments } from './judged/documents.ts';
import { line, percentiles } from './stats.ts';

const ROUNDS = 9;
const { values } = parseArgs({ options: { records: { type: 'string', default: '500' } } });
const work = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-pack-'));
try {
  const documents = judgedDocuments().slice(0, Number(values.records));
  const file = path.join(work, 'records.jsonl');
  writeFileSync(file, documents.map(({ record }) => `${JSON.stringify(record)}\n`).join(''));
  const archive = await openArchive({ dir: path.join(work, 'archive'), mode: 'write', create: true });
  const client = createLocalClient(archive);
  const { jobId } = await client.imports.start({ tickets: [archive.stage({ path: file, name: 'records.jsonl' })] });
  const steps = await client.imports.watch({ jobId });
  while ((await steps.next()).done !== true);
  const list = await Promise.all([0, 500].map((offset) => client.records.list({ limit: 500, offset })));
  const pack = await client.packs.create({ title: '基准' });
  await client.packs.add({
    id: pack.id,
    items: list.flatMap(({ records }) => records.map(({ id }) => ({ recordId: id }))),
  });
  const exported = await client.packs.export({ id: pack.id, formats: ['html'], confirmed: true });
  let done = await exported.next();
  while (done.done !== true) done = await exported.next();
  const { path: folder } = archive.takeExport(done.value.ticket);
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const loads: number[] = [];
  const firsts: number[] = [];
  const laters: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
    const { load, first, later } = await page.evaluate(async () => {
      const input = document.querySelector('#q') as HTMLInputElement;
      const shown = (): boolean => document.querySelector('#results > li') !== null;
      const ask = async (query: string): Promise<number> => {
        input.value = '';
        input.dispatchEvent(new Event('input', { bubbles: true }));
        while (shown()) await new Promise((resolve) => setTimeout(resolve));
        const started = performance.now();
        input.value = query;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        while (!shown()) await new Promise((resolve) => setTimeout(resolve));
        return performance.now() - started;
      };
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return { load: navigation?.loadEventEnd ?? 0, first: await ask('票决'), later: await ask('联络站') };
    });
    loads.push(load);
    firsts.push(first);
    laters.push(later);
    await page.close();
  }
  await browser.close();
  await archive.close();
  process.stdout.write(`# Pack of ${documents.length} records in Chromium, ${ROUNDS} openings\n`);
  process.stdout.write(`load event       ${line(percentiles(loads))}\n`);
  process.stdout.write(`first result     ${line(percentiles(firsts))}  after load, the index included\n`);
  process.stdout.write(`a later query    ${line(percentiles(laters))}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

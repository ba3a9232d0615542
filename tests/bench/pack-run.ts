/**
 * `npm run bench:pack` — how long a person waits in an exported pack: from opening the folder's page to the first
 * result of a typed query, in Chromium, over a pack of 1,000 records with quotations, a comparison, charts and
 * photographs; and what the page costs to write. `-- --records 500`
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { takeSnapshot } from '../../electron/archive/packs/snapshot.ts';
import { writeHtml } from '../../electron/archive/packs/writers/html.ts';
import { packData } from '../../electron/archive/packs/writers/html-data.ts';
import { packIndex } from '../../electron/archive/packs/writers/html-index.ts';
import { findBrowser } from '../e2e/browser.ts';
import { largePack } from './large-pack.ts';
import { type Opening, plainBrowser } from './plain-browser.ts';
import { line, megabytes, ms, percentiles } from './stats.ts';

const ROUNDS = 9;
/** Rare, common, longer than a pair, in a place. */
const QUERIES = ['票决', '代表', '全过程人民民主', '苏州'];

interface Asked {
  answered: number;
  ready: number;
  search: number;
}

/** Types a query as soon as there is a field to type into; answers after the frame that shows the first result. */
async function askAtOnce(query: string): Promise<Asked> {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const form = () => document.querySelector('form.search:not([hidden])');
  while (form() === null) await turn();
  const ready = performance.now();
  const input = document.querySelector('#q') as HTMLInputElement;
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  while (document.querySelector('#results > li') === null) await turn();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const search = Number((document.querySelector('.count') as HTMLElement).dataset['ms']);
  return { answered: performance.now(), ready, search };
}

const { values } = parseArgs({ options: { records: { type: 'string', default: '1000' } } });
const work = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-pack-'));
try {
  const { pack, source } = largePack(Number(values.records));
  const timed = <T>(run: () => T): [T, number] => {
    const started = performance.now();
    const result = run();
    return [result, performance.now() - started];
  };
  const [snapshot, snapshotMs] = timed(() => takeSnapshot(pack, source));
  const [files, writeMs] = timed(() => writeHtml(snapshot, source));
  const [, indexMs] = timed(() => packIndex(packData(snapshot, source).docs));
  for (const file of files) {
    const target = path.join(work, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.bytes);
  }
  const size = (name: string): string => megabytes(files.find((f) => f.path === name)?.bytes.byteLength ?? 0);
  process.stdout.write(`# Pack of ${values.records} records, ${snapshot.pictures.length} photographs\n`);
  process.stdout.write(
    `snapshot ${ms(snapshotMs)} ms · page ${ms(writeMs)} ms, of it data and index ${ms(indexMs)} ms\n`,
  );
  process.stdout.write(`index.html ${size('index.html')} · data.js ${size('assets/data.js')}\n`);

  // As a person has it, with its windows.
  const executable = findBrowser({ whole: true });
  if (executable === null) throw new Error('No Chromium on this machine; name one in CHROMIUM.');
  const browser = plainBrowser(executable);
  const url = pathToFileURL(path.join(work, 'index.html')).href;
  process.stdout.write(`# In Chromium, ${ROUNDS} openings each, milliseconds from the start of navigation\n`);
  try {
    // The browser's own first page is not the pack's.
    await browser.open(url, askAtOnce, QUERIES[0] ?? '');
    for (const query of QUERIES) {
      const openings: Array<Opening<Asked>> = [];
      for (let round = 0; round < ROUNDS; round++) openings.push(await browser.open(url, askAtOnce, query));
      const of = (time: (opening: (typeof openings)[number]) => number): string =>
        line(percentiles(openings.map(time)));
      process.stdout.write(`${query}\n`);
      process.stdout.write(`  field to type in  ${of(({ answer }) => answer.ready)}\n`);
      process.stdout.write(`  the first search  ${of(({ answer }) => answer.search)}  the index made ready included\n`);
      process.stdout.write(`  first result      ${of(({ answer }) => answer.answered)}\n`);
      process.stdout.write(`  page's processor  ${of(({ busy }) => busy)}  until then\n`);
    }
  } finally {
    await browser.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

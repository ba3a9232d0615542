/**
 * `npm run bench:packs` — how long an export takes, how large it is, how much memory it needs: each format alone, then
 * all in one, over a pack with pictures, charts, a matrix and quotations. `-- --records 200 --pictures 20 --charts 5`
 * Every export is made in two processes: at once, and with its thread prepared as by the pack's page; and in each once more,
 * from the thread that waits for the next one. All must have the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packFormats } from '../../electron/contract/index.ts';
import { makeBigPack } from './big-pack.ts';
import { megabytes } from './stats.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '200' },
    pictures: { type: 'string', default: '20' },
    charts: { type: 'string', default: '5' },
    excerpts: { type: 'string', default: '50' },
    formats: { type: 'string', default: '' },
  },
});
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

interface Result {
  ms: number;
  again: number;
  bytes: number;
  peak: number;
  hashes: string[];
}

const work = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-packs-'));
try {
  const { archive, pack } = await makeBigPack(work, {
    records: Number(values.records),
    pictures: Number(values.pictures),
    charts: Number(values.charts),
    excerpts: Number(values.excerpts),
  });
  await archive.close();
  const run = (formats: string, prepared = false): Result => {
    const script = path.join(import.meta.dirname, 'packs-child.ts');
    const out = execFileSync(process.execPath, [script, work, pack.id, formats, ...(prepared ? ['prepared'] : [])], {
      encoding: 'utf8',
    });
    return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Result;
  };
  print(
    `${values.records} records, ${values.pictures} pictures, ${values.charts} charts, ${values.excerpts} quotations`,
  );
  print(
    '| formats | ms | prepared | at once after | size | peak memory | same bytes |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  const asked =
    values.formats === '' ? [...packFormats.filter((f) => f !== 'bag'), packFormats.join(',')] : [values.formats];
  for (const formats of asked) {
    const one = run(formats);
    const two = run(formats, true);
    const states = [one, two].flatMap(({ hashes }) => [
      hashes.slice(0, hashes.length / 2),
      hashes.slice(hashes.length / 2),
    ]);
    const same = new Set(states.map((state) => state.join())).size === 1;
    const name = formats === packFormats.join(',') ? 'all' : formats;
    const peak = megabytes(Math.max(one.peak, two.peak));
    print(
      `| ${name} | ${one.ms} | ${two.ms} | ${Math.min(one.again, two.again)} | ${megabytes(one.bytes)} | ${peak} | ${same ? 'yes' : 'NO'} |`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

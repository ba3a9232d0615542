/**
 * `npm run bench` — how fast, how large, how much memory, beside the engines a user could pick instead.
 *
 *   npm run bench                          1,000 and 10,000 documents
 *   npm run bench -- --docs 100000         any sizes, comma separated
 *   npm run bench -- --corpus FOLDER       all *.jsonl of a folder, in the interchange format
 *
 * Everything is compared inside one run on one machine; compare ratios, not milliseconds, between runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Archive, openArchive } from '../../electron/archive/archive.ts';
import { createLocalClient } from '../../electron/archive/router.ts';
import { readMeta } from '../../electron/archive/search/index-file.ts';
import { literalFold } from '../../electron/text/index.ts';
import { type CorpusDocument, sampleQueries, writeCorpus } from './corpus.ts';
import { bigramPeer, lunrPeer, type Peer, trigramPeer } from './peers.ts';
import { line, megabytes, ms, percentiles } from './stats.ts';

/** Above this lunr needs gigabytes and minutes; search there is reported as not run. */
const LUNR_LIMIT = 10_000;
const QUERIES = 1000;
const SETTLE_MS = 240_000;
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function sizeOf(dir: string, names: string[]): number {
  return names.reduce((sum, name) => {
    try {
      return sum + statSync(path.join(dir, name)).size;
    } catch {
      return sum;
    }
  }, 0);
}

function child(script: string, ...args: string[]): Record<string, number> {
  const file = path.join(import.meta.dirname, script);
  const out = execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', maxBuffer: 1 << 24 });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
}

/** What the indexer does when nothing else is asked of it, and the size of the index after it. */
async function settle(archive: Archive, dir: string): Promise<number> {
  await archive.parts.runner?.catchUp(1);
  const room = archive.parts.index.room();
  const end = performance.now() + SETTLE_MS;
  for (let before = -1; performance.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    archive.parts.search({ query: '' });
    const now = readMeta(room.index, 'learned_rid');
    if (now === before) break;
    before = now;
  }
  return sizeOf(dir, ['index.sqlite']);
}

async function measure(label: string, corpus: string, work: string): Promise<void> {
  const documents = readFileSync(corpus, 'utf8')
    .split('\n')
    .filter((l) => l !== '')
    .map(
      (l, i) =>
        ({ title: '', text: '', id: String(i), ...(JSON.parse(l) as Partial<CorpusDocument>) }) as CorpusDocument,
    );
  const textBytes = documents.reduce((sum, d) => sum + Buffer.byteLength(d.text) + Buffer.byteLength(d.title), 0);
  print(`\n## ${label}: ${documents.length} documents, ${megabytes(textBytes)} of text`);

  const dir = path.join(work, 'archive');
  const imported = child('import-child.ts', dir, corpus);
  const seconds = (imported['ms'] ?? 0) / 1000;
  const index = sizeOf(dir, ['index.sqlite', 'index.sqlite-wal']);
  const catalogue = sizeOf(dir, ['archive.sqlite', 'archive.sqlite-wal']);
  print(
    `import       ${Math.round((imported['imported'] ?? 0) / seconds)} records/s (${seconds.toFixed(1)} s), peak memory ${megabytes(imported['maxRss'] ?? 0)}`,
  );
  print(
    `size         index ${megabytes(index)} = ${(index / textBytes).toFixed(2)} × text; catalogue ${megabytes(catalogue)}`,
  );
  const cold = child('open-child.ts', dir);
  print(
    `cold open    first result ${ms(cold['openMs'] ?? 0)} ms after opening, ${ms(cold['sinceStartMs'] ?? 0)} ms after process start`,
  );

  const archive = await openArchive({ dir, mode: 'write' });
  const client = createLocalClient(archive);
  const settled = await settle(archive, dir);
  print(
    `at rest      index ${megabytes(settled)} = ${(settled / textBytes).toFixed(2)} × text, segments merged, words learned`,
  );
  const queries = sampleQueries(documents, QUERIES);
  const sentences = sampleQueries(documents, 200, 11).map(
    (q, i) => q + (documents[i]?.text.slice(20, 29 + (i % 24)) ?? ''),
  );
  const asked = path.join(work, 'queries.json');
  writeFileSync(asked, JSON.stringify({ queries, sentences }));
  const times = child('query-child.ts', dir, asked) as unknown as Record<'keystroke' | 'ranked' | 'natural', number[]>;
  print(
    `keystroke    ${line(percentiles(times.keystroke))}  (1–8 characters, page of 20 with passages, facets, total)`,
  );
  print(`ranked       ${line(percentiles(times.ranked))}  (whole sentences of 10–40 characters, top 100)`);
  print(`question     ${line(percentiles(times.natural))}  (the same, page of 20 with passages, facets, total)`);

  const folded = documents.map((d) => [literalFold(d.title), literalFold(d.text)] as const);
  let missed = 0;
  let wrong = 0;
  const scan: number[] = [];
  const exact = queries.map((query) => {
    const result = archive.parts.batch({ id: '', text: query, mode: 'exact', k: 0 });
    const started = performance.now();
    const needle = literalFold(query);
    const truth = new Set(documents.filter((_, i) => folded[i]?.some((t) => t.includes(needle))).map((d) => d.id));
    scan.push(performance.now() - started);
    const found = new Set(result.hits.map((h) => h.id));
    for (const id of truth) if (!found.has(id)) missed++;
    for (const id of found) if (!truth.has(id)) wrong++;
    return result.ms;
  });
  print(`exact        ${line(percentiles(exact))}  (all ids; missed ${missed}, wrong ${wrong} against the scan)`);
  print(`linear scan  ${line(percentiles(scan))}  (in memory, ids only)`);
  const pack = await client.packs.create({ title: '基准' });
  const first = documents.slice(0, 50).map((d) => ({ recordId: d.id }));
  await client.packs.add({ id: pack.id, items: first });
  for (const format of ['html', 'docx'] as const) {
    const started = performance.now();
    const steps = await client.packs.export({ id: pack.id, formats: [format], confirmed: true });
    for (;;) if ((await steps.next()).done) break;
    print(`pack ${format}    ${ms(performance.now() - started)} ms for ${first.length} records`);
  }
  await archive.close();

  const peers: Peer[] = [
    trigramPeer(documents, path.join(work, 'trigram.sqlite')),
    bigramPeer(documents, path.join(work, 'bigram.sqlite')),
  ];
  if (documents.length <= LUNR_LIMIT) peers.push(lunrPeer(documents));
  else print(`lunr         not run above ${LUNR_LIMIT} documents (minutes and gigabytes)`);
  for (const peer of peers) {
    let none = 0;
    const times = queries.map((query) => {
      const started = performance.now();
      try {
        if (peer.search(query) === 0) none++;
      } catch {
        none++;
      }
      return performance.now() - started;
    });
    const rate = Math.round(documents.length / (peer.buildMs / 1000));
    print(
      `${peer.name.padEnd(13)}${line(percentiles(times))}  no hit for ${none} of ${queries.length}; ${rate} docs/s in; index ${megabytes(peer.bytes)}`,
    );
  }
}

const { values } = parseArgs({
  options: { docs: { type: 'string', default: '1000,10000' }, corpus: { type: 'string' } },
  allowPositionals: true,
});
const work = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-bench-'));
try {
  print(
    `# Bench · Node ${process.versions.node} · ${os.cpus().length} × ${os.cpus()[0]?.model ?? '?'} · ${megabytes(os.totalmem())}`,
  );
  if (values.corpus === undefined) {
    for (const count of values.docs.split(',').map(Number)) {
      const folder = mkdtempSync(path.join(work, 'run-'));
      const file = path.join(folder, 'corpus.jsonl');
      await writeCorpus(file, count);
      await measure('generated corpus', file, folder);
      rmSync(folder, { recursive: true, force: true });
    }
  } else {
    const file = path.join(work, 'corpus.jsonl');
    const folder = values.corpus;
    const parts = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    writeFileSync(file, parts.map((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd()).join('\n'));
    await measure(folder, file, work);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Asks an archive a list of queries, in a process that holds nothing else: what a person's laptop does. Reads JSON
 * `{queries, sentences}` from the file named second; prints the milliseconds of each.
 */
import { readFileSync } from 'node:fs';
import { openArchive } from '../../electron/archive/archive.ts';

const [dir = '', file = ''] = process.argv.slice(2);
const { queries, sentences } = JSON.parse(readFileSync(file, 'utf8')) as { queries: string[]; sentences: string[] };
const archive = await openArchive({ dir, mode: 'read' });
const timed = async (work: () => unknown): Promise<number> => {
  // A keystroke comes through the event loop, and so does what is done between two of them.
  await new Promise((resolve) => setImmediate(resolve));
  const started = performance.now();
  work();
  return performance.now() - started;
};
const { search, batch } = archive.parts;
// Until the code is compiled: a program that a person has been using.
for (const query of queries.slice(0, 50)) search({ query });
const keystroke: number[] = [];
for (const query of queries) keystroke.push(await timed(() => search({ query })));
const ranked: number[] = [];
for (const text of sentences) ranked.push(await timed(() => batch({ id: '', text, mode: 'ranked', k: 100 })));
const natural: number[] = [];
for (const query of sentences) natural.push(await timed(() => search({ query, mode: 'natural' })));
await archive.close();
process.stdout.write(`${JSON.stringify({ keystroke, ranked, natural })}\n`);

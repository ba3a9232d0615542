/**
 * `npm run bench:search` — how well searches are answered, beside engines a reader could use instead.
 *
 *   npm run bench:search                   tables by kind of query, and our times
 *   npm run bench:search -- --kind typo    each query of a kind, with what came first
 *   npm run bench:search -- --save         also stores our scores as the floor that the tests hold
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgedDocuments } from './judged/documents.ts';
import { type EngineScores, measureAll } from './judged/measure.ts';
import { measures, type Score } from './judged/metrics.ts';
import { judgedQueries, queryKinds } from './judged/queries.ts';
import { line, percentiles } from './stats.ts';

const titles: Record<keyof Score, string> = {
  mrr: 'MRR@10',
  ndcg: 'nDCG@10',
  recall: 'Recall@100',
  zero: 'Share of queries without any result',
};
/** Scores are kept rounded down, so that the floor is never above what was measured; rates of failure rounded up. */
const DIGITS = 1000;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function table(engines: readonly EngineScores[], measure: keyof Score): void {
  print(`\n## ${titles[measure]}\n`);
  print(`| kind | n | ${engines.map((e) => e.name).join(' | ')} |`);
  print(`| --- | --- |${' --- |'.repeat(engines.length)}`);
  for (const kind of [...queryKinds, 'all']) {
    const count = judgedQueries().filter((q) => kind === 'all' || q.kind === kind).length;
    const cells = engines.map((e) => (e.kinds[kind]?.[measure] ?? Number.NaN).toFixed(3));
    print(`| ${kind} | ${count} | ${cells.join(' | ')} |`);
  }
}

function floorOf({ kinds }: EngineScores): Record<string, Score> {
  const down = (value: number): number => Math.floor(value * DIGITS) / DIGITS;
  const up = (value: number): number => Math.ceil(value * DIGITS) / DIGITS;
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, { mrr, ndcg, recall, zero }]) => [
      kind,
      { mrr: down(mrr), ndcg: down(ndcg), recall: down(recall), zero: up(zero) },
    ]),
  );
}

const { values } = parseArgs({ options: { save: { type: 'boolean', default: false }, kind: { type: 'string' } } });
const engines = await measureAll();
const ours = engines[0];
print(`# Judged search · ${judgedDocuments().length} documents · ${judgedQueries().length} queries`);
for (const measure of measures) table(engines, measure);
if (ours !== undefined) {
  print(`\nours, a query: ${line(percentiles(ours.queries.map((q) => q.ms)))}`);
  if (values.kind !== undefined) {
    print('');
    for (const q of ours.queries.filter(({ kind }) => kind === values.kind)) {
      const { mrr, ndcg, recall } = q.score;
      const grades = judgedQueries().find(({ id }) => id === q.id)?.relevant;
      const first = q.ranking.slice(0, 10).map((id) => grades?.get(id) ?? 0);
      print(
        `${q.id}  ${JSON.stringify(q.text)}  mrr ${mrr.toFixed(2)} ndcg ${ndcg.toFixed(2)} recall ${recall.toFixed(2)}`,
      );
      print(`       ${q.ranking.length} found of ${grades?.size ?? 0}; grades of the first ten: ${first.join(' ')}`);
    }
  }
  if (values.save) {
    const file = path.join(import.meta.dirname, 'judged', 'floor.json');
    writeFileSync(file, `${JSON.stringify(floorOf(ours), null, 2)}\n`);
    print(`\nfloor kept in ${path.relative(process.cwd(), file)}`);
  }
}

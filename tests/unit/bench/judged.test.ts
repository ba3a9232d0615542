/**
 * The judged collection is what its README says, and our search answers it no worse than it did.
 *
 * A score below its floor is a loss somebody has to look at: `npm run bench:search -- --kind KIND` shows the queries.
 * A floor is raised, or lowered for a reason, with `--save`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InterchangeRecord } from '../../../electron/contract/index.ts';
import { judgedDocuments } from '../../bench/judged/documents.ts';
import { measureJudged } from '../../bench/judged/measure.ts';
import type { Score } from '../../bench/judged/metrics.ts';
import { judgedQueries, queryKinds } from '../../bench/judged/queries.ts';
import { chineseNumber } from '../../bench/judged/spelling.ts';
import { holds } from '../../bench/judged/truth.ts';
import { distort, rewrite } from '../../bench/judged/variants.ts';

const documents = judgedDocuments();
const queries = judgedQueries();

function documentOf(id: string): (typeof documents)[number] {
  const found = documents.find(({ record }) => record.id === id);
  if (found === undefined) throw new Error(`no document ${id}`);
  return found;
}

describe('the documents', () => {
  it('are valid interchange records with ids of their own', () => {
    expect(documents.length).toBeGreaterThanOrEqual(600);
    expect(new Set(documents.map(({ record }) => record.id)).size).toBe(documents.length);
    for (const { record } of documents) expect(() => InterchangeRecord.parse(record)).not.toThrow();
  });

  it('are the same on every machine', () => {
    // Without those that follow from the starter collection and from the supplied word pairs, which may grow.
    const own = documents.filter(({ record, truth }) => record.id.startsWith('j-') && truth.variant !== 'rewritten');
    const all = JSON.stringify(own.map(({ record }) => record));
    // Changed on purpose? Look through the rules of queries.jsonl, then put the new sum here and store a new floor.
    expect(createHash('sha256').update(all).digest('hex').slice(0, 16)).toBe('e273f374ce834162');
  });

  it('hold each kind of copy and damage', () => {
    const counts = new Map<string, number>();
    for (const { truth } of documents) counts.set(truth.variant, (counts.get(truth.variant) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      plain: 540,
      rewritten: 20,
      mirror: 12,
      traditional: 10,
      'pinyin-notes': 6,
      spaced: 6,
      'full-width': 6,
      'lost-quotes': 6,
      wrapped: 6,
    });
  });

  it('say in their text what is known of them', () => {
    for (const { record, truth } of documents) {
      if (!['plain', 'mirror', 'lost-quotes'].includes(truth.variant)) continue;
      for (const person of truth.people) expect(record.text, record.id).toContain(person);
    }
  });

  it('rewritten copies differ from their originals in words and not in figures', () => {
    for (const { record, truth } of documents.filter((d) => d.truth.variant === 'rewritten')) {
      const original = documentOf(truth.base).record.text ?? '';
      const digits = (text: string): string[] => text.match(/\d+/g) ?? [];
      expect(record.text).not.toBe(original);
      expect(digits(record.text ?? '')).toEqual(digits(original));
    }
  });
});

describe('the pieces', () => {
  it.each([
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '一千'],
    [1024, '一千零二十四'],
    [15_112, '一万五千一百一十二'],
    [20_005, '二万零五'],
  ])('%i is %s', (value, words) => {
    expect(chineseNumber(value)).toBe(words);
  });

  it('damage as it is found', () => {
    expect(rewrite('全过程人民民主的“预算联网监督”')).toBe('全历程群众平易近主的 估算联网监视 ');
    expect(distort('代表联络站', 'traditional')).toBe('代表聯絡站');
    expect(distort('学习联络', 'pinyin-notes')).toMatch(/^學\(xué\)習聯絡\(luò\)$/);
    expect(distort('585名AI', 'full-width')).toBe('５８５名ＡＩ');
    expect(distort('票决制', 'spaced')).toBe('票 决 制');
    expect(distort('一'.repeat(30), 'wrapped')).toBe(`${'一'.repeat(22)}\n${'一'.repeat(8)}`);
  });

  it('a number is found whole, whatever its spelling', () => {
    const one = documents[0];
    if (one === undefined) throw new Error('no documents');
    const document = { ...one, truth: { ...one.truth, plain: '选出1585名代表，99.96%', own: '' } };
    expect(holds({ has: '1,585名' }, document)).toBe(true);
    expect(holds({ has: '585名' }, document)).toBe(false);
    expect(holds({ has: '99' }, document)).toBe(false);
  });
});

describe('the queries', () => {
  it('are at least 170, at least 8 of each kind, each with an id of its own', () => {
    expect(queries.length).toBeGreaterThanOrEqual(170);
    expect(new Set(queries.map((q) => q.id)).size).toBe(queries.length);
    for (const kind of queryKinds)
      expect(queries.filter((q) => q.kind === kind).length, kind).toBeGreaterThanOrEqual(8);
  });

  it('each have a document that answers them, and not more than 40 of grade 3', () => {
    for (const { id, text, relevant } of queries) {
      const best = [...relevant.values()].filter((grade) => grade === 3).length;
      expect(best, `${id} ${text}`).toBeGreaterThanOrEqual(1);
      expect(best, `${id} ${text}`).toBeLessThanOrEqual(40);
    }
  });
});

it('our search is nowhere below its floor', async () => {
  const file = new URL('../../bench/judged/floor.json', import.meta.url);
  const floor = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Score>;
  const { kinds } = await measureJudged();
  const lost: string[] = [];
  expect(Object.keys(floor).sort()).toEqual([...queryKinds, 'all'].sort());
  for (const [kind, least] of Object.entries(floor)) {
    const now = kinds[kind];
    if (now === undefined) throw new Error(`no score for ${kind}`);
    for (const measure of ['mrr', 'ndcg', 'recall'] as const)
      if (now[measure] < least[measure])
        lost.push(`${kind} ${measure}: ${now[measure].toFixed(3)} < ${least[measure]}`);
    if (now.zero > least.zero) lost.push(`${kind} without result: ${now.zero.toFixed(3)} > ${least.zero}`);
  }
  expect(lost).toEqual([]);
}, 120_000);

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTaxonomy } from '../../../electron/archive/catalogue/taxonomy.ts';
import { resourcePath } from '../../../electron/archive/resources.ts';
import { topK } from '../../../electron/archive/search/top.ts';
import { literalFold, matches, parseQuery, prepare } from '../../../electron/text/index.ts';
import { generateCorpus, lcg, sampleQueries } from '../../bench/corpus.ts';
import { sharedArchive } from './temp.ts';

interface Line {
  id: string;
  title: string;
  text: string;
}

const starter = readFileSync(resourcePath('starter', 'records.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

describe('the starter collection', () => {
  const shared = sharedArchive(starter);

  it.each([
    ['票决', 'starter-gaochun-piaojuezhi'],
    ['票决制 高淳', 'starter-gaochun-piaojuezhi'],
  ])('%s has %s first', (query, id) => {
    expect(shared.archive.parts.search({ query }).hits[0]?.id).toBe(id);
  });

  it.each([
    '家站格',
    '99.96%',
    '平湖',
    '全過程人民民主',
    '站',
    '９９．９６％',
    '585',
    '"找得着、说得上"',
    '代表聯絡站',
    '标题:昆山',
  ])('%s finds something, with its place shown', (query) => {
    const { total, hits } = shared.archive.parts.search({ query });
    expect(total).toBeGreaterThan(0);
    for (const hit of hits)
      expect(hit.titleHighlights.length + hit.passages.reduce((n, p) => n + p.highlights.length, 0)).toBeGreaterThan(0);
  });

  it('quotes exact slices of the record', async () => {
    for (const hit of shared.archive.parts.search({ query: '代表' }).hits) {
      const record = await shared.client.records.get({ id: hit.id });
      for (const { text, locator } of hit.passages) expect(record.text.slice(locator.start, locator.end)).toBe(text);
    }
  });

  it('finds everything below a region, and counts each facet under the other filters', () => {
    const { search } = shared.archive.parts;
    const jiangsu = search({ query: '', filters: { region: ['江苏省'] } });
    const suzhou = search({ query: '', filters: { region: ['320500'] } });
    expect(jiangsu.total).toBeGreaterThan(suzhou.total);
    expect(
      search({ query: '旧改', filters: { region: ['上海'] } }).hits.some((h) => h.regions.includes('310101')),
    ).toBe(true);
    const counted = jiangsu.facets.region.find((f) => f.value === '320500')?.count;
    expect(counted).toBe(suzhou.total);
    // The region facet still offers Shanghai although the filter keeps it out.
    expect(jiangsu.facets.region.some((f) => f.value === '310000')).toBe(true);
    for (const { value, count } of jiangsu.facets.kind)
      expect(search({ query: '', filters: { region: ['320000'], kind: [value] } }).total).toBe(count);
  });

  it('reads fields in Chinese and in English', () => {
    const total = (query: string): number => shared.archive.parts.search({ query }).total;
    expect(total('地区:高淳')).toBeGreaterThan(0);
    expect(total('地区:高淳')).toBe(total('region:320118'));
    expect(total('环节:民主决策')).toBe(total('link:L3'));
    expect(total('类型:案例')).toBe(total('kind:case'));
    expect(total('实践:票决制')).toBeGreaterThan(0);
    expect(total('人物:赵火平')).toBeGreaterThan(0);
    expect(total('年:2021..2023')).toBeGreaterThanOrEqual(total('年:2022'));
    expect(total('地区:没有这个地方')).toBe(0);
    expect(total('票决 -地区:高淳')).toBe(total('票决') - total('票决 地区:高淳'));
  });

  it('explains a miss', () => {
    const { miss } = shared.archive.parts.search({ query: '票决 齉龘' });
    expect(miss).toEqual({ absent: ['齉龘'], totalWithoutFilters: 0, searched: starter.length, withoutFilter: [] });
    const filtered = shared.archive.parts.search({ query: '票决', filters: { year: ['1999'] } });
    expect(filtered.miss?.totalWithoutFilters).toBeGreaterThan(0);
  });

  it('pages without repeating or losing a record', () => {
    const { search } = shared.archive.parts;
    const whole = search({ query: '人大', limit: 200 }).hits.map((h) => h.id);
    const pages = [0, 5, 10, 15, 20].flatMap((offset) =>
      search({ query: '人大', offset, limit: 5 }).hits.map((h) => h.id),
    );
    expect(pages).toEqual(whole);
  });

  it('answers hostile strings', () => {
    for (const query of [
      '"',
      '* OR',
      'NEAR(a b)',
      "'; DROP TABLE fts; --",
      '{title} : x',
      '\u0000',
      '((((',
      '-',
      '%_',
      '票'.repeat(100_000),
    ])
      expect(() => shared.archive.parts.search({ query })).not.toThrow();
  });
});

describe('a pasted page', () => {
  const documents = [...generateCorpus(300, 9)];
  const long = documents
    .map((d) => d.text)
    .join('')
    .replace(/\s+/g, '')
    .slice(0, 6000);
  const shared = sharedArchive([...documents, { id: 'page', title: '整页', text: long }]);

  it('is found by itself, as a whole or from the middle, and by nothing else', () => {
    for (const query of [long, long.slice(700, 5200)]) {
      const text = query.replace(/[\s"“”()（）|:：]/g, '');
      const found = shared.archive.parts.search({ query: `"${text}"`, facets: false });
      expect(found.hits.map((hit) => hit.id)).toEqual(['page']);
    }
    const changed = `${long.slice(700, 3000)}龘${long.slice(3001, 5200)}`.replace(/[\s"“”()（）|:：]/g, '');
    expect(shared.archive.parts.search({ query: `"${changed}"` }).total).toBe(0);
    expect(shared.archive.parts.batch({ id: '', text: long, mode: 'exact', k: 0 }).hits.map((h) => h.id)).toEqual([
      'page',
    ]);
    expect(shared.archive.parts.search({ query: long, mode: 'natural' }).hits[0]?.id).toBe('page');
  });
});

describe('the index against the text itself', () => {
  const documents = [...generateCorpus(1500, 5)].map((d, i) => ({
    ...d,
    // Both scripts, pinyin notes, invisible characters: what folding is for.
    text: i % 7 === 0 ? `${d.text}\n\n實踐選舉，聯(lián)絡站\u200b接待。` : d.text,
  }));
  const shared = sharedArchive(documents);
  let prepared: Array<{ id: string; doc: ReturnType<typeof prepare>; folded: [string, string] }> = [];
  beforeAll(() => {
    prepared = documents.map((d) => ({
      id: d.id,
      doc: prepare(d),
      folded: [literalFold(d.title), literalFold(d.text)],
    }));
  });

  it('finds the same records as the reference, for words, phrases, alternatives and exclusions', () => {
    const random = lcg(3);
    // A place also finds what is filed under it, which the texts alone do not tell.
    const pieces = sampleQueries(documents, 240)
      .map((q) => q.replace(/[\s"“”()（）|:：-]/g, ''))
      .filter((q) => loadTaxonomy().placeOf(q) === null);
    for (let i = 0; i + 2 < pieces.length; i++) {
      const [a = '', b = '', c = ''] = pieces.slice(i, i + 3);
      const query =
        [a, `${a} ${b}`, `"${a}${b}" OR ${c}`, `${a} -${b}`, `标题:${a} OR ${b}`, `-${a}`][Math.floor(random() * 6)] ??
        a;
      const { tree } = parseQuery(query);
      const wanted = prepared.filter((p) => matches(tree, p.doc)).map((p) => p.id);
      const found = shared.archive.parts.search({ query, limit: 1, facets: false });
      expect([query, found.total]).toEqual([query, wanted.length]);
    }
  });

  it('contains literally exactly what a scan contains, over 1,000 sampled strings of 1–8 characters', () => {
    const queries = [...sampleQueries(documents, 1000, 99), '實踐', '实践', '聯(li', '站\u200b接', '絡站'];
    for (const text of queries) {
      const needle = literalFold(text);
      const wanted = prepared.filter((p) => p.folded.some((f) => f.includes(needle))).map((p) => p.id);
      const found = shared.archive.parts.batch({ id: '', text, mode: 'exact', k: 0 }).hits.map((h) => h.id);
      const ids = new Set(found);
      const lost = wanted.filter((id) => !ids.has(id));
      if (found.length !== wanted.length || lost.length > 0)
        expect.fail(`${text}: ${found.length} of ${wanted.length}`);
    }
  }, 60_000);

  it('reads postings and records by key, never by scanning', () => {
    const plan = (sql: string): string[] =>
      shared.archive.parts.index
        .room()
        .index.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail);
    expect(plan('SELECT page FROM posting_page WHERE id = 7')).toEqual([
      'SEARCH posting_page USING INTEGER PRIMARY KEY (rowid=?)',
    ]);
    expect(plan('SELECT rid FROM doc WHERE rid > 7 ORDER BY rid')).toEqual([
      'SEARCH doc USING INTEGER PRIMARY KEY (rowid>?)',
    ]);
  });
});

describe('the best of many', () => {
  it('is what sorting all would give', () => {
    const random = lcg(1);
    const ids = Array.from({ length: 500 }, (_, i) => i);
    const scores = ids.map(() => Math.floor(random() * 20));
    const sorted = [...ids].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, 37);
    expect(topK(ids, (i) => scores[i] ?? 0, 37).map((e) => e.id)).toEqual(sorted);
  });
});

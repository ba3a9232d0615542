/** The pack's search (lunr) and the archive's give the same records for the same words. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { loadTaxonomy, regionAliases } from '../../../electron/archive/catalogue/taxonomy.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { packData } from '../../../electron/archive/packs/writers/html-data.ts';
import { packIndex } from '../../../electron/archive/packs/writers/html-index.ts';
import { type ArchiveClient, createLocalClient } from '../../../electron/archive/router.ts';
import { importStarter } from '../../../electron/archive/starter.ts';
import type { ArchiveRecord } from '../../../electron/contract/index.ts';
import { matches, parseQuery, prepare } from '../../../electron/text/index.ts';
import { AnalyserMismatch, createPackSearch, type PackSearch } from '../../../renderer/pack/search.ts';
import { packOf, sourceOf, whole } from './pack.ts';

/** Pairs of simplified and traditional characters that stand in the collection. */
const traditional: Record<string, string> = {
  决: '決',
  实: '實',
  联: '聯',
  议: '議',
  区: '區',
  过: '過',
  农: '農',
  数: '數',
  监: '監',
  选: '選',
};

const byHand = [
  '票决',
  '家站格',
  '99.96%',
  '９９．９６％',
  '99.96',
  '平湖',
  '全過程人民民主',
  '站',
  '票决制 高淳',
  '票决制 OR 平湖',
  '票决 -高淳',
  '-高淳',
  '"家、站、格"',
  '“民生实事项目”',
  '家站格 OR (平湖 直播)',
  '标题:昆山',
  '标题:585',
  '类型:案例',
  '类型:实物',
  '地区:上海',
  '地区:苏州',
  '地区:320507',
  '地区:高淳',
  '地区:卢湾区',
  '环节:监督',
  '环节:L3',
  '实践:票决制',
  '实践:PT02',
  '年:2022',
  '年:2021..2023',
  '人物:赵火平',
  '来源:苏州日报',
  '会议:研讨会',
  '会议:没有这个会',
  '日期:2022',
  '日期:2022-10..2022-12',
  '日期:2021..',
  '日期:后天',
  '数值:>98%',
  '数值:585名',
  '数值:>=500名 地区:苏州',
  '票决 NEAR 项目',
  '代表 同段 选民',
  '家 同句 站',
  '585 near 819',
  '2019年4月',
  '2019-04',
  '2019.4',
  '"2019年4月"',
  '五百八十五名',
  '第一千条',
  '地区:上海 类型:案例 -标题:虹桥',
  '2022-10-13',
  '585',
  '1585',
  '585名',
  '12米',
  'constructor',
  '__proto__',
  'toString',
  '没有这样的词',
  '',
  '   ',
  'OR',
  '-',
  '"',
  '*',
  '代*',
  '8*',
  ')(',
  '🙂',
  '\u0000',
];

function queriesOf(records: readonly ArchiveRecord[]): string[] {
  const queries = new Set(byHand);
  const counts = new Map<string, number>();
  for (const { title, text, figures, people } of records) {
    queries.add(title).add(`"${title}"`);
    for (let i = 0; i + 4 <= title.length; i += 3) queries.add(title.slice(i, i + 2)).add(title.slice(i, i + 4));
    // Across marks, numbers and line ends, wherever they fall.
    for (let i = 0; i + 7 < text.length; i += 97) queries.add(text.slice(i, i + 3)).add(text.slice(i, i + 7));
    for (const { display, value, unit } of figures) {
      queries.add(display ?? '').add(String(value ?? ''));
      queries.add(`${value ?? ''}${unit ?? ''}`);
    }
    for (const { name } of people) queries.add(name).add(name.slice(0, 1));
    for (const character of text)
      if (/\p{Script=Han}/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  for (const [character] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 60)) queries.add(character);
  for (const query of [...queries].slice(0, 200)) {
    const written = [...query].map((c) => traditional[c] ?? c).join('');
    if (written !== query) queries.add(written);
  }
  return [...queries];
}

describe('parity', () => {
  let folder: string;
  let archive: Archive;
  let client: ArchiveClient;
  let records: ArchiveRecord[];
  let search: PackSearch;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-parity-'));
    archive = await openArchive({ dir: path.join(folder, 'archive'), mode: 'write', create: true });
    await importStarter(archive);
    client = createLocalClient(archive);
    const list = await client.records.list({ limit: 500 });
    records = await Promise.all(list.records.map(({ id }) => client.records.get({ id })));
    const source = { ...sourceOf(...records), regionAliases: regionAliases() };
    const data = packData(takeSnapshot(packOf(records.map((r) => whole(r))), source), source);
    // Through JSON, as in the exported page.
    search = createPackSearch(JSON.parse(JSON.stringify(data)), JSON.parse(JSON.stringify(packIndex(data.docs))));
  });

  afterAll(async () => {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the same ids for every query', async () => {
    const queries = queriesOf(records);
    expect(queries.length).toBeGreaterThan(400);
    const different: unknown[] = [];
    let withHits = 0;
    for (const query of queries) {
      const { hits } = await client.search.query({ query, limit: 200, facets: false });
      const archive = hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((copy) => copy.id)]).sort();
      const pack = search.ids(query).sort();
      if (archive.length > 0) withHits++;
      if (archive.join() !== pack.join()) different.push({ query, archive, pack });
    }
    expect(different).toEqual([]);
    expect(withHits).toBeGreaterThan(350);
  });

  test('lunr leaves out nothing that the reference finds', () => {
    const docs = records.map((r) => ({
      id: r.id,
      doc: prepare({
        title: r.title,
        text: r.text,
        figures: r.figures.flatMap((f) => (f.value === null ? [] : [{ value: f.value, unit: f.unit ?? '' }])),
      }),
    }));
    // A place also finds what is filed under it, which the texts alone do not tell.
    const { placeOf } = loadTaxonomy();
    const people = new Set(records.flatMap((r) => r.people.map((p) => p.name)));
    const named = (query: string): boolean =>
      query.split(/\s+/).some((word) => placeOf(word) !== null || people.has(word));
    for (const query of queriesOf(records).filter((q) => (!/[:：]/.test(q) && !named(q)) || /^数值:[^ ]+$/.test(q))) {
      const { tree } = parseQuery(query);
      const expected = docs.filter(({ doc }) => matches(tree, doc)).map(({ id }) => id);
      expect(search.ids(query).sort(), query).toEqual(expected.sort());
    }
  });

  test('filters narrow, and a region holds what is below it', () => {
    const all = search.query('票决');
    expect(all.hits[0]?.doc.id).toBe('starter-gaochun-piaojuezhi');
    const jiangsu = search.query('', { region: '320000' });
    const nanjing = search.query('', { region: '320100' });
    expect(nanjing.total).toBeGreaterThan(0);
    expect(jiangsu.total).toBeGreaterThan(nanjing.total);
    expect(jiangsu.counts.region.get('310000') ?? 0).toBeGreaterThan(0);
    expect(search.query('', { region: '320100', kind: 'artefact' }).total).toBe(0);
  });

  test('highlights point at the words in the text as it is', () => {
    for (const hit of search.query('全過程人民民主').hits)
      for (const cut of hit.passages)
        for (const [start, end] of cut.highlights) expect(cut.text.slice(start, end)).toBe('全过程人民民主');
  });

  test('data of another analyser is refused', () => {
    const source = sourceOf(...records);
    const data = packData(takeSnapshot(packOf([]), source), source);
    expect(() => createPackSearch({ ...data, analyserVersion: 999 }, packIndex([]))).toThrow(AnalyserMismatch);
  });
});

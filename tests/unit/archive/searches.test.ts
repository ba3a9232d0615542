/** Saved searches with what is new since, and the history of what was asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { HISTORY_LENGTH, plainQuestion } from '../../../electron/archive/catalogue/saved-searches.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { facetNames } from '../../../electron/contract/index.ts';
import { archiveOf, importPaths, newArchive, tempFolder, writeJsonl } from './temp.ts';

const first = [
  { id: 'a', title: '高淳区票决制', kind: 'case', regions: ['320118'], text: '代表票决民生实事项目。' },
  { id: 'b', title: '平湖市联络站', kind: 'report', regions: ['330482'], text: '代表在联络站接待选民，票决项目。' },
];
const later = [
  { id: 'c', title: '海盐县票决制', kind: 'case', regions: ['330424'], text: '票决之前公开征集项目。' },
  { id: 'd', title: '某镇简报', kind: 'case', text: '联络站本月接待选民。' },
];

describe('saved searches', () => {
  it('count what is found now, and what came after the search was last looked at', async () => {
    const { archive, client } = await archiveOf(first);
    const saved = await client.searches.save({ query: '票决', name: '票决制' });
    expect(saved).toMatchObject({ query: '票决', filters: {}, mode: 'terms', total: 2, fresh: 0 });
    expect(saved.seenAt).toBe(saved.savedAt);
    await importPaths(archive, client, writeJsonl(`${tempFolder()}/later.jsonl`, later));
    expect(await client.searches.saved()).toMatchObject([{ id: saved.id, total: 3, fresh: 1 }]);
    const seen = await client.searches.seen({ id: saved.id });
    expect(seen).toMatchObject({ total: 3, fresh: 0, savedAt: saved.savedAt });
    expect(seen.seenAt >= saved.seenAt).toBe(true);
    expect(await client.searches.saved()).toMatchObject([{ id: saved.id, total: 3, fresh: 0 }]);
  });

  it('obey their filters and mode', async () => {
    const { archive, client } = await archiveOf(first);
    await client.searches.save({ query: '票决', filters: { kind: ['case'] }, name: '案例' });
    await client.searches.save({ query: '', filters: { region: ['330000'] }, name: '浙江' });
    await client.searches.save({ query: '票决 接待', name: '两词' });
    await client.searches.save({ query: '票决 接待', mode: 'natural', name: '任一词' });
    await importPaths(archive, client, writeJsonl(`${tempFolder()}/later.jsonl`, later));
    for (const search of await client.searches.saved()) {
      const { query, filters, mode, total } = search;
      expect([search.name, total]).toEqual([search.name, (await client.search.query({ query, filters, mode })).total]);
    }
    const fresh = Object.fromEntries((await client.searches.saved()).map((s) => [s.name, s.fresh]));
    expect(fresh).toMatchObject({ 案例: 1, 浙江: 1, 两词: 0 });
  });

  it('are newest first; the same question, however typed, is renamed and not doubled', async () => {
    const { client } = await archiveOf(first);
    const one = await client.searches.save({ query: '票决', filters: { kind: ['report', 'case'] }, name: '甲' });
    await client.searches.save({ query: '票决', name: '乙' });
    const again = await client.searches.save({
      query: ' 票决\n',
      filters: { region: [], kind: ['case', 'report', 'case'] },
      name: '丙',
    });
    expect(again).toEqual({ ...one, name: '丙' });
    const natural = await client.searches.save({ query: '票决', mode: 'natural', name: '丁' });
    expect((await client.searches.saved()).map((s) => s.name)).toEqual(['丁', '乙', '丙']);
    expect(await client.searches.rename({ id: natural.id, name: ' 戊 ' })).toMatchObject({ name: '戊' });
    expect(await client.searches.remove({ id: one.id })).toEqual({ removed: true });
    expect(await client.searches.remove({ id: one.id })).toEqual({ removed: false });
    expect((await client.searches.saved()).map((s) => s.name)).toEqual(['戊', '乙']);
  });

  it('that do not exist cannot be renamed or seen', async () => {
    const { archive, client } = await newArchive();
    await expect(client.searches.rename({ id: 'x', name: '甲' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(archive.parts.catalogue.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);
    await expect(client.searches.seen({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keep a record that could not be found yet as new for later', async () => {
    const { archive, client } = await archiveOf(first);
    const { writer } = archive.parts;
    writer?.exec(`INSERT INTO record (rid, id, seq, title, kind, format, characters, text_sha256, content_key, certainty,
        imported_at) VALUES (3, 'e', 3, '又一件', 'case', 'plain', 2, '', '', 'stated', '2026');
      INSERT INTO record_text (rid, text) VALUES (3, '票决');`);
    const saved = await client.searches.save({ query: '票决', name: '票决制' });
    expect(saved).toMatchObject({ total: 2, fresh: 0 });
    await archive.parts.runner?.catchUp(archive.parts.behind());
    expect(await client.searches.saved()).toMatchObject([{ total: 3, fresh: 1 }]);
  });
});

describe('search history', () => {
  it('holds each question once, newest first, with what it found then', async () => {
    const { client } = await newArchive();
    expect(await client.searches.remember({ query: '票决', total: 7 })).toEqual({ kept: true });
    await client.searches.remember({ query: '联络站', filters: { year: ['2022', '2021'] }, total: 3 });
    await client.searches.remember({ query: '票决 ', total: 9 });
    const history = await client.searches.history({});
    expect(history).toMatchObject([
      { query: '票决', filters: {}, mode: 'terms', total: 9 },
      { query: '联络站', filters: { year: ['2021', '2022'] }, mode: 'terms', total: 3 },
    ]);
    expect(await client.searches.history({ limit: 1 })).toHaveLength(1);
  });

  it('does not keep a question that asks nothing', async () => {
    const { client } = await newArchive();
    expect(await client.searches.remember({ query: ' ', filters: { kind: [] }, total: 22 })).toEqual({ kept: false });
    expect(await client.searches.remember({ query: '', filters: { kind: ['case'] }, total: 2 })).toEqual({
      kept: true,
    });
    expect(await client.searches.history({})).toMatchObject([{ query: '', filters: { kind: ['case'] } }]);
  });

  it(`is bounded: the last ${HISTORY_LENGTH}`, async () => {
    const { archive } = await newArchive();
    const { searches } = archive.parts;
    for (let i = 0; i < HISTORY_LENGTH + 20; i++)
      searches.remember({ query: `第${i % (HISTORY_LENGTH + 10)}号`, filters: {}, mode: 'terms', total: i });
    const history = searches.history(10_000);
    expect(history).toHaveLength(HISTORY_LENGTH);
    expect(history[0]?.query).toBe('第9号');
    // The first ten were asked again and so moved up; the ten behind them went.
    expect(history.at(-1)?.query).toBe('第20号');
  });

  it('forgets one question, or all', async () => {
    const { client } = await newArchive();
    for (const query of ['甲', '乙', '丙']) await client.searches.remember({ query, total: 1 });
    await client.searches.remember({ query: '甲', filters: { kind: ['case'] }, total: 1 });
    expect(await client.searches.forget({ query: '甲' })).toEqual({ forgotten: 1 });
    expect(await client.searches.forget({ query: '', filters: { kind: ['report'] } })).toEqual({ forgotten: 0 });
    expect((await client.searches.history({})).map((h) => h.query)).toEqual(['甲', '丙', '乙']);
    expect(await client.searches.forget({ query: '' })).toEqual({ forgotten: 0 });
    expect(await client.searches.forget({})).toEqual({ forgotten: 3 });
    expect(await client.searches.history({})).toEqual([]);
  });
});

it('a reader beside the writer sees what is kept and changes nothing', async () => {
  const { client, dir } = await archiveOf(first);
  const { id } = await client.searches.save({ query: '票决', name: '票决制' });
  await client.searches.remember({ query: '票决', total: 2 });
  const reading = await openArchive({ dir, mode: 'read' });
  try {
    const reader = createLocalClient(reading);
    expect(await reader.searches.saved()).toMatchObject([{ id, total: 2 }]);
    expect(await reader.searches.history({})).toMatchObject([{ query: '票决' }]);
    for (const call of [
      reader.searches.save({ query: '甲', name: '甲' }),
      reader.searches.rename({ id, name: '甲' }),
      reader.searches.remove({ id }),
      reader.searches.seen({ id }),
      reader.searches.remember({ query: '甲', total: 0 }),
      reader.searches.forget({}),
    ])
      await expect(call).rejects.toMatchObject({ code: 'READ_ONLY' });
  } finally {
    await reading.close();
  }
});

it('a question has one plain form, whatever the order and the blanks', () => {
  const values = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 });
  const filters = fc.dictionary(fc.constantFrom(...facetNames), values, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.string(), filters, fc.constantFrom('', ' ', '\n\t', '\u3000'), (query, given, blank) => {
      const plain = plainQuestion({ query, filters: given, mode: 'terms' });
      const shuffled = Object.fromEntries(
        Object.entries(given)
          .reverse()
          .map(([name, list]) => [name, [...list, ...list].reverse()]),
      );
      const other = plainQuestion({ query: blank + query + blank, filters: shuffled, mode: 'terms' });
      expect(JSON.stringify(other)).toBe(JSON.stringify(plain));
      expect(plainQuestion(plain)).toEqual(plain);
      for (const [name, list] of Object.entries(given))
        expect(plain.filters[name as 'kind'] ?? []).toEqual([...new Set(list)].sort());
    }),
  );
});

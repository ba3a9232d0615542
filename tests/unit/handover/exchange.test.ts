/** Records and packs between two archives and a third: new, newer, older, conflict, both; nothing replaced unkept. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { explain } from '../../../electron/hosts/cli/exit.ts';
import { archiveOf, importPaths, newArchive, tempFolder } from '../archive/temp.ts';
import { apply, handOver, last, openSet, receive, revise, type Side, states } from './exchange.ts';

const records = [
  { id: 'a', title: '票决制', text: '代表票决民生实事项目。', regions: ['320118'], 备用: { 甲: 1 } },
  { id: 'b', title: '联络站', text: '代表在联络站接待选民。', relations: [{ type: 'presented-at', target: 'm' }] },
  { id: 'm', title: '研讨会', text: '会议报道。', relations: [{ type: 'same-event', target: 'a' }] },
];
const all = { records: ['a', 'b', 'm'] };
const filesIn = (folder: string): Array<[string, string]> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [path.relative(folder, file), readFileSync(file).toString('base64')]);

describe('a set', () => {
  it('has the same bytes for the same state, with originals and without interchange files', async () => {
    const one = await archiveOf(records);
    const file = path.join(tempFolder(), '简报.md');
    writeFileSync(file, '# 简报\n\n代表接待选民。\n');
    const { rows } = await importPaths(one.archive, one.client, file);
    const ids = [...all.records, rows[0]?.recordId ?? ''];
    const [first, second] = [await handOver(one, { records: ids }), await handOver(one, { records: ids.toReversed() })];
    expect(filesIn(first.folder)).toEqual(filesIn(second.folder));
    expect(first.made).toMatchObject({ records: 4, originals: 1, packs: 0, withheld: 3, absent: 0 });
    const two = await newArchive();
    expect(await receive(two, first.folder)).toMatchObject({ state: 'done', outcomes: { taken: 4 } });
    const { importedAt: _a, original, ...theirs } = await two.client.records.get({ id: rows[0]?.recordId ?? '' });
    const { importedAt: _b, original: from, ...ours } = await one.client.records.get({ id: theirs.id });
    expect(theirs).toEqual(ours);
    expect(original).toEqual(from);
    expect(await (await two.client.records.original({ id: theirs.id })).text()).toBe('# 简报\n\n代表接待选民。\n');
    expect(await two.client.records.get({ id: 'a' })).toMatchObject({ original: null, extra: { 备用: { 甲: 1 } } });
    expect((await two.client.search.query({ query: '票决' })).total).toBe(1);
    expect((await last(await two.client.archive.verify())).ok).toBe(true);
    // An original that is gone is named as that; what is asked for is not made without it.
    rmSync(one.archive.parts.vault.pathOf(original?.sha256 ?? ''));
    const gone = await handOver(one, { records: ids }).catch((error: unknown) => error);
    expect(explain(gone, 'zh')).toMatchObject({ code: 'DAMAGED', message: expect.stringMatching(/一件原件缺失/) });
    // Handed back, it is known; and by a question instead of by name.
    const back = await handOver(two, { query: { query: '代表' } });
    expect(new Set(Object.values(await states(one, await openSet(one, back.folder))))).toEqual(new Set(['same']));
  });

  it('is newer, older or a conflict by what was gone through, in any archive', async () => {
    const one = await archiveOf(records);
    const [two, three] = [await newArchive(), await newArchive()];
    const first = await handOver(one, all);
    await receive(two, first.folder);
    await receive(three, first.folder);
    await revise(one, 'a', { text: '代表票决十件民生实事项目。' });
    await revise(one, 'a', { note: '已核' });
    const second = await handOver(one, all);
    const id = await openSet(two, second.folder);
    const preview = await two.client.handover.preview({ id, states: ['newer'] });
    expect(preview).toMatchObject({
      totals: { new: 0, newer: 1, same: 2, older: 0, conflict: 0 },
      total: 1,
      items: [{ kind: 'record', id: 'a', changed: ['text', 'note'], text: { removed: 0, added: 2 } }],
    });
    expect(await two.client.handover.compare({ id, kind: 'record', item: 'a' })).toMatchObject({
      ours: { text: '代表票决民生实事项目。' },
      theirs: { text: '代表票决十件民生实事项目。' },
    });
    expect(await apply(two, id)).toMatchObject({ outcomes: { taken: 1, 'already-here': 2 } });
    expect(await two.client.records.revisions({ id: 'a' })).toMatchObject([
      { origin: 'update', changed: ['text', 'note'] },
    ]);
    expect((await two.client.search.query({ query: '十件' })).total).toBe(1);
    // The first set is now an old one, also where only its successor ever came.
    expect(await states(two, await openSet(two, first.folder))).toMatchObject({ a: 'older', b: 'same' });
    const four = await newArchive();
    await receive(four, second.folder);
    expect(await states(four, await openSet(four, first.folder))).toMatchObject({ a: 'older' });
    // A third hears of it from the second.
    const passedOn = await handOver(two, all);
    expect(await states(three, await openSet(three, passedOn.folder))).toMatchObject({ a: 'newer', b: 'same' });
    await revise(three, 'a', { title: '票决制的做法' });
    expect(await states(three, await openSet(three, passedOn.folder))).toMatchObject({ a: 'conflict' });
  });

  it('in conflict is left until decided; taken, kept and both leave nothing lost', async () => {
    const one = await archiveOf(records);
    const two = await newArchive();
    await receive(two, (await handOver(one, all)).folder);
    await revise(one, 'a', { text: '甲方的改动。' });
    await revise(two, 'a', { text: '乙方的改动。' });
    const { folder } = await handOver(one, all);
    const id = await openSet(two, folder);
    expect(await apply(two, id)).toMatchObject({ outcomes: { undecided: 1, 'already-here': 2, taken: 0 } });
    expect((await two.client.handover.report({ id, outcome: 'undecided' })).rows).toMatchObject([{ id: 'a' }]);
    const keep = { kind: 'record' as const, id: 'a', decision: 'keep' as const };
    expect(await apply(two, id, { decisions: [keep] })).toMatchObject({ outcomes: { kept: 1 } });
    // Decided over a state that is no longer there.
    const stale = { ...keep, decision: 'take' as const, state: 'newer' as const };
    expect(await apply(two, id, { decisions: [stale] })).toMatchObject({ outcomes: { undecided: 1 } });
    expect((await two.client.records.get({ id: 'a' })).text).toBe('乙方的改动。');

    const both = await apply(two, id, { decisions: [{ ...keep, decision: 'both' }] });
    expect(both.outcomes).toMatchObject({ both: 1 });
    const copy = (await two.client.handover.report({ id, outcome: 'both' })).rows[0]?.copy ?? '';
    expect(await two.client.records.get({ id: copy })).toMatchObject({
      text: '甲方的改动。',
      relations: [{ type: 'version-of', target: 'a' }],
    });
    const count = (await two.client.archive.info()).records;
    expect(await receive(two, folder, { defaults: { conflict: 'both' } })).toMatchObject({
      outcomes: { 'already-here': 3, both: 0 },
    });
    expect((await two.client.archive.info()).records).toBe(count);

    await revise(one, 'b', { text: '甲方改了二。' });
    await revise(two, 'b', { text: '乙方改了二。' });
    await receive(two, (await handOver(one, all)).folder, { defaults: { conflict: 'take' } });
    expect((await two.client.records.get({ id: 'b' })).text).toBe('甲方改了二。');
    expect((await two.client.records.revision({ id: 'b', revision: 2 })).text).toBe('乙方改了二。');
    expect((await last(await two.client.archive.verify())).ok).toBe(true);
    const actions = two.archive.parts.catalogue.prepare('SELECT action FROM audit').pluck().all();
    expect(actions).toEqual(expect.arrayContaining(['handover.take', 'handover.apply', 'record.revise']));
  });

  it('brings what refers to a copy along to the copy', async () => {
    const one = await archiveOf(records);
    const two = await archiveOf([{ id: 'a', title: '票决制', text: '另一份同号的记录。' }]);
    const { folder } = await handOver(one, all);
    const choices = { defaults: { conflict: 'both' as const } };
    await receive(two, folder, choices);
    const copy = (await two.client.records.get({ id: 'a' })).relatedFrom[0]?.id ?? '';
    expect((await two.client.records.get({ id: 'm' })).relations).toEqual([{ type: 'same-event', target: copy }]);
    expect(await states(two, await openSet(two, folder))).toEqual({ a: 'same', b: 'same', m: 'same' });
  });
});

describe('a pack', () => {
  async function packed(side: Side): Promise<string> {
    const { id } = await side.client.packs.create({ title: '汇编' });
    await side.client.packs.add({ id, items: [{ recordId: 'a', start: 2, end: 4 }, { recordId: 'b' }] });
    return id;
  }

  it('goes with its records and their meeting, comes back newer, and keeps the state it replaces', async () => {
    const one = await archiveOf(records);
    const two = await newArchive();
    const packId = await packed(one);
    const first = await handOver(one, { packId });
    expect(first.made).toMatchObject({ packs: 1, records: 3, name: '汇编 更新包' });
    expect(filesIn((await handOver(one, { packId })).folder)).toEqual(filesIn(first.folder));
    await receive(two, first.folder);
    const pack = await two.client.packs.get({ id: packId });
    expect(pack.items).toEqual((await one.client.packs.get({ id: packId })).items);
    expect((await two.client.packs.check({ id: packId })).map((item) => item.state)).toEqual(['ok', 'ok']);
    await two.client.packs.save({ ...pack, title: '汇编（二稿）' });
    const back = await handOver(two, { packId });
    const id = await openSet(one, back.folder);
    expect((await one.client.handover.preview({ id, kind: 'pack' })).items).toMatchObject([
      { kind: 'pack', state: 'newer', ourTitle: '汇编', changed: ['title'] },
    ]);
    expect(await apply(one, id)).toMatchObject({ outcomes: { taken: 1, 'already-here': 3 } });
    expect((await one.client.packs.get({ id: packId })).title).toBe('汇编（二稿）');
    expect((await one.client.packs.versions({ id: packId })).map((version) => version.title)).toContain('汇编');
    await one.client.packs.save({ ...(await one.client.packs.get({ id: packId })), title: '三稿' });
    await two.client.packs.save({ ...(await two.client.packs.get({ id: packId })), title: '另一稿' });
    const { folder } = await handOver(two, { packId });
    expect(await receive(one, folder, { defaults: { conflict: 'both' } })).toMatchObject({ outcomes: { both: 1 } });
    expect((await one.client.packs.list()).map((one) => one.title).sort()).toEqual(
      ['三稿', '另一稿（交流档案）'].sort(),
    );
    expect(await receive(one, folder)).toMatchObject({ outcomes: { 'already-here': 4 } });
  });

  it('without a record and without a pack is nothing to hand over', async () => {
    const one = await archiveOf(records);
    await expect(handOver(one, { query: { query: '没有这样的话' } })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { params: { why: 'empty-selection' } },
    });
    await expect(handOver(one, { records: ['none'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('stopped in the middle and applied again, nothing comes in twice and nothing is missing', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ id: `r${i}`, title: `第${i}号`, text: `代表第${i}次接待。` }));
  const one = await archiveOf(many);
  const { folder } = await handOver(one, { query: { query: '' } });
  const two = await newArchive();
  const id = await openSet(two, folder);
  const abort = new AbortController();
  const stream = await two.client.handover.apply({ id }, { signal: abort.signal });
  await stream.next();
  await stream.next();
  abort.abort();
  await last(stream).catch(() => undefined);
  const some = (await two.client.archive.info()).records;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(many.length);
  // As after a kill: the archive is opened anew and knows nothing of the set.
  await two.archive.close();
  const archive = await openArchive({ dir: two.dir, mode: 'write' });
  const again: Side = { archive, client: createLocalClient(archive) };
  try {
    expect(await receive(again, folder)).toMatchObject({
      outcomes: { 'already-here': some, taken: many.length - some },
    });
    expect((await again.client.archive.info()).records).toBe(many.length);
    expect(await receive(again, folder)).toMatchObject({ outcomes: { 'already-here': many.length } });
    expect((await last(await again.client.archive.verify())).ok).toBe(true);
  } finally {
    await archive.close();
  }
});

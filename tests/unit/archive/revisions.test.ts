/** Corrections: a new state of a record, the former ones whole, found by the new words and no longer by the old. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { movedPages } from '../../../electron/archive/catalogue/record-state.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { explain } from '../../../electron/hosts/cli/exit.ts';
import { archiveOf, importPaths, tempFolder, writeJsonl } from './temp.ts';

const line = {
  id: 'a',
  title: '某县简报',
  text: '代表下沉网格，收集群众意见。\n\n共接待选民 585 人次。',
  regions: ['320118'],
  quality: ['rewritten', 'unreviewed'],
  people: [{ name: '张三', role: 'speaker' }],
  figures: [{ subject: '接待选民', value: 585, unit: '人次' }],
  relations: [{ type: 'part-of', target: 'b' }],
  来稿: { 编号: 7 },
};
const records = [line, { id: 'b', title: '研讨会', text: '会议报道。' }];

const refusal = (call: Promise<unknown>): Promise<{ code: string; why?: string }> =>
  call.then(
    () => ({ code: 'none' }),
    (error: { code: string; data?: { params?: Record<string, string> } }) => ({
      code: error.code,
      ...(error.data?.params?.['why'] === undefined ? {} : { why: error.data.params['why'] }),
    }),
  );

async function verified(client: Awaited<ReturnType<typeof archiveOf>>['client']) {
  const stream = await client.archive.verify();
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

describe('a correction', () => {
  it('makes a new state, keeps the former one whole and audits', async () => {
    const { archive, client } = await archiveOf(records);
    const before = await client.records.get({ id: 'a' });
    expect([before.revision, before.cleared]).toEqual([1, []]);
    const after = await client.records.revise({
      id: 'a',
      base: before.textSha256,
      change: {
        title: ' 某县工作简报 ',
        text: before.text.replace('群众意见', '人民建议'),
        regions: ['高淳'],
        quality: ['unreviewed'],
        figures: [],
        note: '据原件校正',
      },
      why: '与原件核对',
    });
    expect(after).toMatchObject({
      title: '某县工作简报',
      regions: ['320118'],
      quality: ['unreviewed'],
      cleared: ['rewritten'],
      figures: [],
      people: before.people,
      relations: before.relations,
      extra: line.来稿 === undefined ? {} : { 来稿: { 编号: 7 } },
      revision: 2,
      note: '据原件校正',
      original: before.original,
    });
    expect(await client.records.revisions({ id: 'a' })).toMatchObject([
      {
        revision: 1,
        title: '某县简报',
        why: '与原件核对',
        origin: 'correction',
        changed: ['title', 'text', 'figures', 'quality', 'note'],
      },
    ]);
    const { relatedFrom: _from, importedAt: _at, ...state } = before;
    expect(await client.records.revision({ id: 'a', revision: 1 })).toEqual(state);
    expect((await client.records.revision({ id: 'a', revision: 2 })).text).toBe(after.text);
    expect(await refusal(client.records.revision({ id: 'a', revision: 3 }))).toEqual({ code: 'NOT_FOUND' });
    const audit = archive.parts.catalogue.prepare("SELECT subject, detail FROM audit WHERE action = 'record.revise'");
    expect(audit.all()).toMatchObject([{ subject: 'a' }]);
    expect((await verified(client)).ok).toBe(true);
  });

  it('is found by its new words, figures, places and marks, and no longer by the old', async () => {
    const { archive, client } = await archiveOf(records);
    const total = async (query: string, filters = {}) => (await client.search.query({ query, filters })).total;
    expect([await total('群众意见'), await total('585'), await total('下沉')]).toEqual([1, 1, 1]);
    const base = (await client.records.get({ id: 'a' })).revision;
    await client.records.revise({
      id: 'a',
      base,
      change: { text: '代表进站听取人民建议。', quality: [], regions: ['330482'], figures: [] },
      why: '更正',
    });
    await expect.poll(archive.parts.behind, { timeout: 20_000 }).toBe(0);
    expect(await total('人民建议')).toBe(1);
    expect([await total('群众意见'), await total('585'), await total('下沉')]).toEqual([0, 0, 0]);
    expect(await total('建议', { region: ['320118'] })).toBe(0);
    expect(await total('建议', { region: ['330000'] })).toBe(1);
    expect(await total('建议', { quality: ['rewritten'] })).toBe(0);
    expect((await verified(client)).ok).toBe(true);
  });

  it('does not come back from the file it was imported from', async () => {
    const { archive, client } = await archiveOf(records);
    await client.records.revise({ id: 'a', base: 1, change: { note: '已核' }, why: '核对' });
    const again = await importPaths(archive, client, writeJsonl(path.join(tempFolder(), 'again.jsonl'), records));
    expect(again.progress).toMatchObject({ imported: 0, alreadyHere: 2, refused: 0 });
    expect((await client.records.get({ id: 'a' })).note).toBe('已核');
    const other = [{ ...line, text: '另一份。' }];
    expect(
      (await importPaths(archive, client, writeJsonl(path.join(tempFolder(), 'x.jsonl'), other))).rows,
    ).toMatchObject([{ outcome: 'refused', code: 'conflict' }]);
  });

  it('clears the mark of a text that the index itself recognises as rewritten', async () => {
    const spun = '党的群众至上理念要求代表下沉，听取群众至上的意见，织密履职网，群众至上、姑苏相城、群众至上。';
    const { archive, client } = await archiveOf([{ id: 'r', title: '转载', text: spun, quality: ['rewritten'] }]);
    const marked = async () =>
      (await client.search.query({ query: '相城', filters: { quality: ['rewritten'] } })).total;
    expect(await marked()).toBe(1);
    await client.records.revise({ id: 'r', base: 1, change: { quality: [] }, why: '已与原文核对' });
    await expect.poll(archive.parts.behind, { timeout: 20_000 }).toBe(0);
    expect(await marked()).toBe(0);
  });

  it('of nothing makes no state', async () => {
    const { client } = await archiveOf(records);
    const record = await client.records.revise({ id: 'a', base: 1, change: { title: '某县简报' }, why: '无' });
    expect(record.revision).toBe(1);
    expect(await client.records.revisions({ id: 'a' })).toEqual([]);
  });

  it('is refused with a reason: an older base, unknown codes, no words, a secrecy marking', async () => {
    const { client } = await archiveOf(records);
    const revise = (change: object, base: number | string = 1) =>
      client.records.revise({ id: 'a', base, change, why: '试' });
    expect(await refusal(revise({ title: '甲' }, 2))).toEqual({ code: 'CONFLICT' });
    expect(await refusal(revise({ title: '甲' }, 'no such hash'))).toEqual({ code: 'CONFLICT' });
    expect(await refusal(revise({ regions: ['没有的地方'] }))).toEqual({ code: 'CONFLICT', why: 'unknown-region' });
    expect(await refusal(revise({ practices: ['P99'] }))).toEqual({ code: 'CONFLICT', why: 'unknown-practice' });
    expect(await refusal(revise({ title: ' ', text: ' \n' }))).toEqual({ code: 'CONFLICT', why: 'blank-record' });
    expect(await refusal(revise({ text: '机密★1年\n\n关于某事的通知' }))).toEqual({
      code: 'CONFLICT',
      why: 'classified',
    });
    expect(await refusal(client.records.revise({ id: 'a', base: 1, change: {}, why: '  ' }))).toEqual({
      code: 'BAD_REQUEST',
    });
    expect(await refusal(client.records.revise({ id: 'none', base: 1, change: {}, why: '试' }))).toEqual({
      code: 'NOT_FOUND',
    });
    const told: unknown = await revise({ regions: ['没有的地方'] }).catch((error: unknown) => error);
    expect(explain(told, 'zh').message).toMatch(/地区.*没有改动.*（详情：没有的地方）$/);
    expect((await client.records.get({ id: 'a' })).revision).toBe(1);
  });

  it('keeps codes it has and does not know, and follows the text with the mark "no text"', async () => {
    const { client } = await archiveOf([{ id: 'x', title: '扫描件', regions: ['别处'], practices: ['P99'] }]);
    const first = await client.records.get({ id: 'x' });
    expect(first.quality).toEqual(['no-text']);
    const next = await client.records.revise({
      id: 'x',
      base: 1,
      change: { text: '补录的文字。', regions: ['别处', '320118'], practices: ['P99'], title: '' },
      why: '补录',
    });
    expect(next).toMatchObject({ quality: [], cleared: [], regions: ['别处', '320118'], title: '补录的文字。' });
    expect((await client.records.revise({ id: 'x', base: 2, change: { text: '' }, why: '撤回' })).quality).toEqual([
      'no-text',
    ]);
  });
});

describe('former states', () => {
  it('are append-only, and a flipped bit in one is found', async () => {
    const { archive, client, dir } = await archiveOf(records);
    await client.records.revise({ id: 'a', base: 1, change: { text: '新。' }, why: '改' });
    const db = new Database(path.join(dir, 'archive.sqlite'));
    onTestFinished(() => void db.close());
    expect(() => db.exec("UPDATE record_revision SET text = 'x'")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM record_revision')).toThrow(/append-only/);
    db.exec("DROP TRIGGER record_revision_is_append_only_update; UPDATE record_revision SET text = '假' || text");
    expect(await verified(client)).toMatchObject({
      ok: false,
      problems: [{ kind: 'text-changed', subject: 'a', detail: '1' }],
    });
    expect(archive.writable).toBe(true);
  });

  it('are read, but not made, in an archive that is open for reading', async () => {
    const { archive, client, dir } = await archiveOf(records);
    await client.records.revise({ id: 'a', base: 1, change: { title: '改' }, why: '改' });
    await archive.close();
    const reading = await openArchive({ dir, mode: 'read' });
    onTestFinished(() => reading.close());
    const reader = createLocalClient(reading);
    expect(await reader.records.revisions({ id: 'a' })).toHaveLength(1);
    expect(await refusal(reader.records.revise({ id: 'a', base: 2, change: { title: '再改' }, why: '改' }))).toEqual({
      code: 'READ_ONLY',
    });
  });
});

it('page marks move with the text, and a page that is gone gives way', () => {
  const before = '第一页。\n第二页。\n第三页。\n';
  const pages = [0, 5, 10].map((start, i) => ({ page: i + 1, start }));
  expect(movedPages(pages, before, before)).toBe(pages);
  expect(movedPages(pages, before, `按：\n${before}`)).toEqual([
    { page: 1, start: 3 },
    { page: 2, start: 8 },
    { page: 3, start: 13 },
  ]);
  expect(movedPages(pages, before, '第一页。\n第三页。\n')).toEqual([
    { page: 1, start: 0 },
    { page: 3, start: 5 },
  ]);
  expect(movedPages(pages, before, '')).toEqual([{ page: 3, start: 0 }]);
});

it('a correction of a document leaves its original as it was', async () => {
  const { archive, client } = await archiveOf([]);
  const file = path.join(tempFolder(), '简报.md');
  writeFileSync(file, '# 简报\n\n代表接待选民。\n');
  const { rows } = await importPaths(archive, client, file);
  const id = rows[0]?.recordId ?? '';
  const before = await client.records.get({ id });
  await client.records.revise({ id, base: 1, change: { text: '代表接待群众。' }, why: '改' });
  expect((await client.records.get({ id })).original).toEqual(before.original);
  expect(await (await client.records.original({ id })).text()).toBe('# 简报\n\n代表接待选民。\n');
});

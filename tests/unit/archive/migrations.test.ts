/** Archives of earlier versions open, keep what they hold, and have what is new. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { createRecordWriter } from '../../../electron/archive/catalogue/write-records.ts';
import { migrations } from '../../../electron/archive/db/migrations/index.ts';
import { FORMAT_VERSION, migrate } from '../../../electron/archive/db/open.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { openIndexForWriting } from '../../../electron/archive/search/index-file.ts';
import { tempFolder } from './temp.ts';

/** An archive as an earlier version left it: its tables only, two records, a pack, a note. */
function earlier(version: number): string {
  const dir = path.join(tempFolder(), 'archive');
  mkdirSync(path.join(dir, 'originals'), { recursive: true });
  const identity = { id: 'first', name: '旧档案', format: 1, createdAt: '2026-11-24T00:00:00.000Z' };
  writeFileSync(path.join(dir, 'archive.json'), JSON.stringify(identity));
  const db = new Database(path.join(dir, 'archive.sqlite'));
  db.pragma('journal_mode = WAL');
  migrate(db, migrations.slice(0, version));
  const records = createRecordWriter(db);
  const shared = {
    format: 'plain' as const,
    kind: 'case' as const,
    regions: ['320118'],
    practices: [],
    links: [],
    people: [],
    figures: [],
    relations: [],
    dates: { event: '2022-10' },
    source: {},
    quality: [],
    certainty: 'stated' as const,
    note: '',
    pages: [],
    extra: {},
  };
  records.write({ ...shared, id: 'vote', title: '票决制', text: '代表票决民生实事项目。' });
  records.write({ ...shared, id: 'contact', title: '联络站', text: '代表在联络站接待选民。' });
  db.exec(`INSERT INTO pack (id, title, cover, items, version, created_at, updated_at) VALUES ('p', '汇编', '{"subtitle":"","issuer":"","date":""}', '[]', 3, '2026', '2026');
    INSERT INTO note VALUES ('last-backup', '2026-11-24');
    INSERT INTO audit (at, action, subject) VALUES ('2026', 'pack.create', 'p');`);
  expect(db.pragma('user_version', { simple: true })).toBe(version);
  db.close();
  return dir;
}

async function use(dir: string, mode: 'read' | 'write', work: (archive: Archive) => Promise<void>): Promise<void> {
  const archive = await openArchive({ dir, mode });
  try {
    await work(archive);
  } finally {
    await archive.close();
  }
}

it('an archive of version 1 opens for writing, keeps its content and keeps searches and pairs', async () => {
  const dir = earlier(1);
  await use(dir, 'write', async (archive) => {
    const client = createLocalClient(archive);
    expect(archive.parts.writer?.pragma('user_version', { simple: true })).toBe(FORMAT_VERSION);
    expect(await client.archive.info()).toMatchObject({ id: 'first', records: 2, packs: 1, lastBackup: '2026-11-24' });
    await expect.poll(archive.parts.behind, { timeout: 20_000 }).toBe(0);
    expect(await client.search.query({ query: '票决' })).toMatchObject({ total: 1, hits: [{ id: 'vote' }] });
    expect((await client.records.get({ id: 'contact' })).text).toBe('代表在联络站接待选民。');
    expect(await client.packs.get({ id: 'p' })).toMatchObject({ title: '汇编', version: 3 });
    await client.searches.save({ query: '票决', name: '票决制' });
    await client.searches.remember({ query: '票决', total: 1 });
    await client.pairs.save({ spun: '甲', standard: '乙', cls: 'G', enabled: true, note: '' });
  });
  await use(dir, 'write', async (archive) => {
    const client = createLocalClient(archive);
    expect(await client.searches.saved()).toMatchObject([{ name: '票决制', total: 1, fresh: 0 }]);
    expect(await client.searches.history({})).toHaveLength(1);
    expect((await client.pairs.list()).at(-1)).toMatchObject({ spun: '甲', origin: 'added' });
    expect(archive.parts.catalogue.prepare('SELECT action FROM audit ORDER BY n LIMIT 1').pluck().get()).toBe(
      'pack.create',
    );
  });
});

it('an archive of version 1 opens for reading as it is', async () => {
  const dir = earlier(1);
  openIndexForWriting(dir).close();
  await use(dir, 'read', async (archive) => {
    const client = createLocalClient(archive);
    expect(archive.parts.catalogue.pragma('user_version', { simple: true })).toBe(1);
    expect(await client.searches.saved()).toEqual([]);
    expect(await client.searches.history({})).toEqual([]);
    expect((await client.pairs.list()).length).toBeGreaterThan(200);
    expect(archive.parts.pairs.version()).toBe(0);
    await expect(client.searches.remember({ query: '甲', total: 0 })).rejects.toMatchObject({ code: 'READ_ONLY' });
  });
});

it('an archive of version 3 takes corrections once it is open for writing, and reads as it is before', async () => {
  const dir = earlier(3);
  openIndexForWriting(dir).close();
  await use(dir, 'read', async (archive) => {
    const client = createLocalClient(archive);
    expect(archive.parts.catalogue.pragma('user_version', { simple: true })).toBe(3);
    expect(await client.records.get({ id: 'vote' })).toMatchObject({ revision: 1, cleared: [] });
    expect(await client.records.revisions({ id: 'vote' })).toEqual([]);
    expect((await client.records.revision({ id: 'vote', revision: 1 })).title).toBe('票决制');
  });
  await use(dir, 'write', async (archive) => {
    const client = createLocalClient(archive);
    const before = await client.records.get({ id: 'vote' });
    expect(
      await client.records.revise({ id: 'vote', base: 1, change: { title: '民生实事票决' }, why: '定名' }),
    ).toEqual({
      ...before,
      title: '民生实事票决',
      revision: 2,
    });
    await expect.poll(archive.parts.behind, { timeout: 20_000 }).toBe(0);
    expect((await client.search.query({ query: '民生实事票决' })).total).toBe(1);
    expect(await client.records.revisions({ id: 'vote' })).toMatchObject([{ revision: 1, title: '票决制' }]);
  });
});

/** What a person keeps, on the command line: saved searches, the history, and the list of rewritten words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { ask, command, sample } from './command.ts';

const { folder, dir, at, remove } = await sample();
const json = async (...args: string[]) => JSON.parse((await ask(at(...args, '--json'))).out);
beforeAll(async () => {
  expect((await command(at('import', join(folder, 'in', 'records.jsonl')))).code).toBe(0);
});
afterAll(remove);

describe('saved', () => {
  test('save, list, run and remove, by name or id', async () => {
    const { code, out: id } = await ask(at('saved', 'save', '票决制', '票决', '--region', '高淳', '--year', '2022'));
    expect(code).toBe(0);
    expect(await json('saved', 'list')).toMatchObject([
      { id, name: '票决制', query: '票决', filters: { region: ['320118'], year: ['2022'] }, mode: 'terms', total: 1 },
    ]);
    const list = await ask(at('saved', 'list'));
    expect(list.out).toContain('1 条');
    expect(list.out).toContain('票决；地区：高淳区；年份：2022');
    const run = await json('saved', 'run', '票决制');
    expect(run).toMatchObject({ saved: { id }, total: 1, hits: [{ id: 'vote', regions: ['320118'] }] });
    expect((await ask(at('saved', 'run', id))).out).toMatch(/高淳区：民生实事项目票决制[\s\S]*2022-10 · vote/);
    expect(await json('saved', 'remove', '票决制')).toEqual({ id, removed: true });
    expect((await ask(at('saved', 'list'))).out).toBe('还没有保存过检索。');
    expect((await ask(at('saved', 'run', '票决制'))).code).toBe(3);
    expect((await ask(at('saved', 'remove', id))).code).toBe(3);
  });

  test('run leaves what is new as new, until it is told that a person has looked', async () => {
    await ask(at('saved', 'save', '代表', '代表'));
    const more = join(folder, 'more.jsonl');
    writeFileSync(more, `${JSON.stringify({ id: 'new', title: '新来的', text: '代表视察。' })}\n`);
    expect((await ask(at('import', more))).code).toBe(0);
    const fresh = async () => (await json('saved', 'list'))[0].fresh;
    await json('saved', 'run', '代表');
    expect(await fresh()).toBe(1);
    expect((await ask(at('saved', 'list'))).out).toContain('3 条，新增 1 条');
    await json('saved', 'run', '代表', '--seen');
    expect(await fresh()).toBe(0);
  });

  test('what was typed wrong is exit 2', async () => {
    for (const args of [
      ['save', '甲', '乙', '--mode', 'x'],
      ['save', ' ', '乙'],
      ['save', '甲', '--region', '没有的地方'],
      ['save'],
      ['run', '代表', '--limit', '0'],
    ])
      expect([args, (await ask(at('saved', ...args))).code]).toEqual([args, 2]);
  });
});

test('history: newest first, at most as many as asked for, and cleared', async () => {
  expect((await ask(at('history'))).out).toBe('还没有检索记录。');
  const archive = await openArchive({ dir, mode: 'write' });
  const client = createLocalClient(archive);
  await client.searches.remember({ query: '票决', filters: { kind: ['case'] }, total: 1 });
  await client.searches.remember({ query: '联络站', total: 2 });
  // One process writes: reading goes on, clearing has to wait.
  expect((await ask(at('history'))).out).toMatch(/2 条\s+联络站\n.*1 条\s+票决；类型：案例$/);
  expect((await ask(at('history', '--clear'))).code).toBe(4);
  await archive.close();
  expect(await json('history', '--limit', '1')).toMatchObject([{ query: '联络站', total: 2 }]);
  expect(await json('history', '--clear')).toEqual({ forgotten: 2 });
  expect(await json('history')).toEqual([]);
});

describe('pairs', () => {
  test('add, change, switch off and on, remove', async () => {
    expect(await json('pairs', 'add', '履职网', '履职网格')).toMatchObject({
      cls: 'C',
      enabled: true,
      origin: 'added',
    });
    await ask(at('pairs', 'off', '履职网'));
    expect(await json('pairs', 'add', '履职网', '履职网格', '--class', 'g', '--note', '试')).toMatchObject({
      cls: 'G',
      enabled: false,
      note: '试',
    });
    await json('pairs', 'add', '履职网', '履职平台');
    expect(await json('pairs', 'on', '履职网', '履职网格')).toMatchObject([{ standard: '履职网格', enabled: true }]);
    expect(await json('pairs', 'off', '履职网')).toHaveLength(2);
    expect((await ask(at('pairs', 'list'))).out).toMatch(/履职网\s+→\s+履职网格\s+G\s+停用\s+添加\s+试/);
    expect(await json('pairs', 'remove', '履职网')).toEqual({ removed: 2 });
    expect((await ask(at('pairs', 'remove', '履职网'))).code).toBe(3);
    expect((await ask(at('pairs', 'off', '履职网', '履职网格'))).code).toBe(3);
  });

  test('a supplied pair is switched off, not removed', async () => {
    const { code, err } = await ask(at('pairs', 'remove', '全历程'));
    expect(code).toBe(2);
    expect(err).toContain('pairs off');
    expect(await json('pairs', 'off', '全历程')).toMatchObject([{ origin: 'supplied', enabled: false }]);
    expect(await json('pairs', 'on', '全历程')).toMatchObject([{ origin: 'supplied', enabled: true }]);
    expect(await json('pairs', 'list', '--limit', '2')).toMatchObject([{ spun: '全历程', enabled: true }, {}]);
  });

  test('a change is in the index when the command ends', async () => {
    await ask(at('pairs', 'add', '票决', '表决', '--class', 'G'));
    const reader = await openArchive({ dir, mode: 'read' });
    expect(reader.parts.behind()).toBe(0);
    expect(reader.parts.catalogue.prepare("SELECT seq FROM record WHERE id = 'vote'").pluck().get()).toBe(4);
    await reader.close();
    await ask(at('pairs', 'remove', '票决'));
  });

  test('import: exit 5 with the refused lines, and tables as Chinese desktops save them', async () => {
    const file = join(folder, 'pairs.tsv');
    writeFileSync(file, '\uFEFF# 自编\r\n履职圈\t履职平台\tG\t试用\r\n只有一栏\r\n');
    const { code, out } = await ask(at('pairs', 'import', file));
    expect(code).toBe(5);
    expect(out).toContain('第 3 行未采用');
    expect(out).toContain('新增 1 条，更改 0 条，未变 0 条，未采用 1 行。');
    writeFileSync(file, Buffer.from('\uFEFF履职圈\t履职平台\tG\t试用\r\n', 'utf16le'));
    expect(await json('pairs', 'import', file)).toEqual({ added: 0, changed: 0, same: 1, refused: [] });
    expect((await ask(at('pairs', 'import', join(folder, 'gone.tsv')))).code).toBe(3);
    expect((await ask(at('pairs', 'add', '甲', '乙', '--class', 'Z'))).code).toBe(2);
    expect((await ask(at('pairs', 'add', '甲', ' 甲 '))).code).toBe(2);
  });

  test('propose adds nothing; a record that is not there is exit 3', async () => {
    expect(await json('pairs', 'propose', 'vote', 'contact')).toEqual([]);
    expect((await ask(at('pairs', 'propose', 'vote', 'contact'))).out).toBe('没有对照出新的词条。');
    expect((await ask(at('pairs', 'propose', 'vote', 'x'))).code).toBe(3);
  });
});

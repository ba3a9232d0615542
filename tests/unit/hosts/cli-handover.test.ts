/** Update sets on the command line: made, looked at, applied; exit 5 while something is undecided. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { ask, command, sample } from './command.ts';

const { folder, dir, at, remove } = await sample();
const other = join(folder, 'other');
const there = (...args: string[]) => [...args, '--archive', other];
const out = join(folder, 'out');
let set = '';

beforeAll(async () => {
  expect((await ask(at('import', join(folder, 'in', 'records.jsonl')))).code).toBe(0);
  expect((await ask(['init', '--archive', other])).code).toBe(0);
}, 60_000);
afterAll(remove);

async function revise(where: string, text: string): Promise<void> {
  const archive = await openArchive({ dir: where, mode: 'write' });
  try {
    const client = createLocalClient(archive);
    const { revision } = await client.records.get({ id: 'vote' });
    await client.records.revise({ id: 'vote', base: revision, change: { text }, why: '更正' });
  } finally {
    await archive.close();
  }
}

test('export by id, by question and by pack; a free name each time', async () => {
  const made = await ask(at('handover', 'export', 'vote', 'contact', '--out', out));
  expect(made.code).toBe(0);
  set = made.out;
  expect(existsSync(join(set, 'handover.json'))).toBe(true);
  const again = JSON.parse((await ask(at('handover', 'export', '--query', '票决', '--out', out, '--json'))).out);
  expect(again).toMatchObject({ records: 1, withheld: 1, packs: 0 });
  expect(again.path).not.toBe(set);
  expect((await ask(at('handover', 'export'))).code).toBe(2);
  expect((await ask(at('handover', 'export', 'none', '--out', out))).code).toBe(3);
  expect((await ask(at('handover', 'export', '--pack', '没有', '--out', out))).code).toBe(3);
});

test('preview and apply: what is new comes in, and the second time nothing', async () => {
  const seen = await ask(there('handover', 'preview', set));
  expect(seen.out).toMatch(/来自“交流档案”[\s\S]*新增 {2}记录 {2}contact[\s\S]*新增 2 · 较新 0 · 相同 0/);
  expect((await ask(there('handover', 'apply', set, '--new', 'keep'))).out).toContain('保留本档案的 2');
  expect((await ask(there('handover', 'apply', set))).out).toContain('已采用 2');
  expect((await ask(there('handover', 'apply', set))).out).toContain('已有 2');
  expect(JSON.parse((await ask(there('show', 'vote', '--json'))).out).title).toBe('高淳区：民生实事项目票决制');
});

test('a conflict is exit 5 until it is decided, and told in the report', async () => {
  await revise(dir, '甲方的文字。');
  await revise(other, '乙方的文字。');
  const second = (await ask(at('handover', 'export', 'vote', '--out', out))).out;
  const report = join(folder, 'report.csv');
  const left = await command(there('handover', 'apply', second, '--conflict', 'ask', '--report', report));
  expect(left.code).toBe(5);
  expect(left.out).toContain('vote  冲突');
  expect(readFileSync(report, 'utf8')).toMatch(
    /^\uFEFF类别,编号,题名,状态,结果,本档案编号\r\n记录,vote,.*,冲突,未定,vote\r\n$/,
  );
  expect((await ask(there('handover', 'apply', second, '--conflict', 'merge'))).code).toBe(2);
  expect((await ask(there('handover', 'apply', second, '--conflict', 'take'))).code).toBe(0);
  expect(JSON.parse((await ask(there('show', 'vote', '--json'))).out).text).toBe('甲方的文字。');
});

test('a long title keeps the ending that tells a set from a pack', async () => {
  const title = '长'.repeat(90);
  expect((await ask(at('pack', 'create', title))).code).toBe(0);
  const made = (await ask(at('handover', 'export', '--pack', title, '--out', out))).out;
  expect(basename(made)).toMatch(/^长+ 更新包$/);
  expect(Buffer.byteLength(basename(made))).toBeLessThanOrEqual(200);
});

test('what is no set is refused with a sentence', async () => {
  const file = join(folder, 'x.zip');
  writeFileSync(file, 'PK\u0003\u0004 not really');
  const refused = await ask(there('handover', 'preview', file));
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/^所选内容不是更新包/);
  expect((await ask(there('handover', 'preview', join(folder, 'nowhere')))).code).toBe(3);
});

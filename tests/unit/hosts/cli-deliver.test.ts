/** Results on their way out: whole or not at all, never over what is there, and with a sentence where they cannot. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver } from '../../../electron/hosts/cli/deliver.ts';
import { explain } from '../../../electron/hosts/cli/exit.ts';
import { ask, sample } from './command.ts';

const { folder, dir, at, remove } = await sample();
const file = join(folder, '是文件');
const never = new AbortController().signal;

beforeAll(async () => {
  writeFileSync(file, '原来的');
  expect((await ask(at('import', join(folder, 'in', 'records.jsonl')))).code).toBe(0);
  expect((await ask(at('pack', 'create', '汇编'))).code).toBe(0);
  expect((await ask(at('pack', 'add', '汇编', 'vote'))).code).toBe(0);
}, 60_000);
afterAll(remove);

describe('a place that cannot be written to', () => {
  const places: Array<[string, () => string, RegExp]> = [
    ['a file', () => file, /是一个文件/],
    ['below a file', () => join(file, 'x'), /不是文件夹/],
    ['a name that is too long', () => join(folder, '长'.repeat(100)), /名称过长/],
  ];
  test.each(places)('%s: exit 1, the place, the reason and what to do', async (_what, place, reason) => {
    for (const verb of [
      ['pack', 'export', '汇编'],
      ['handover', 'export', 'vote'],
    ]) {
      const { code, out, err } = await ask(at(...verb, '--out', place()));
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(reason);
      expect(err).toContain(place());
      expect(err).toContain('请换一个位置');
    }
    expect(readFileSync(file, 'utf8')).toBe('原来的');
  });

  test('a report is asked for before anything comes in', async () => {
    const document = join(folder, 'new.txt');
    writeFileSync(document, '尚未导入的文字。');
    for (const report of [join(folder, 'nowhere', 'r.csv'), folder]) {
      const refused = await ask(at('import', document, '--report', report, '--json'));
      expect([refused.code, JSON.parse(refused.err).error.code]).toEqual([1, 'CANNOT_WRITE']);
    }
    expect(JSON.parse((await ask(at('import', document, '--json'))).out).imported).toBe(1);
  });

  test('of a batch neither file is begun when one cannot be', async () => {
    const out = join(folder, 'run');
    mkdirSync(`${out}.times.jsonl.part`);
    const queries = join(folder, 'queries.jsonl');
    writeFileSync(queries, '{"id":"1","text":"代表","mode":"ranked","k":10}\n');
    const refused = await ask(at('search', '--batch', queries, '--out', out, '--lang', 'en'));
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/^Cannot write to .*it is a folder/)]);
    expect(existsSync(`${out}.part`)).toBe(false);
  });
});

test('a database that cannot be opened is told as that, with a way out', () => {
  const fault = Object.assign(new Error('unable to open database file'), { code: 'SQLITE_CANTOPEN' });
  expect(explain(fault, 'zh')).toMatchObject({
    exit: 1,
    code: 'READ_ONLY',
    message: expect.stringContaining('复制到可以写入的磁盘'),
  });
});

describe('delivering', () => {
  function place(): { made: string; out: string } {
    const root = mkdtempSync(join(folder, 'deliver-'));
    const made = join(root, 'made');
    mkdirSync(made);
    writeFileSync(join(made, '甲.txt'), '甲');
    const out = join(root, 'out');
    mkdirSync(out);
    return { made, out };
  }

  test('what stops on the way leaves nothing behind', async () => {
    const { made, out } = place();
    const stopped = new AbortController();
    stopped.abort();
    const error = await deliver(made, out, '汇编', stopped.signal).catch((thrown: unknown) => thrown);
    expect(explain(error, 'zh').exit).toBe(130);
    await expect(deliver(join(made, '没有'), out, '汇编', never)).rejects.toThrow();
    expect(readdirSync(out)).toEqual([]);
  });

  test('two at once, files and folders, get a name each', async () => {
    const { made, out } = place();
    const one = join(made, '甲.txt');
    writeFileSync(join(out, '乙.txt'), '早有的');
    const names = await Promise.all([
      ...[1, 2, 3].map(() => deliver(made, out, '汇编 1.2', never)),
      ...[1, 2, 3].map(() => deliver(one, out, '乙.txt', never)),
    ]);
    expect(new Set(names).size).toBe(6);
    const expected = ['汇编 1.2', '汇编 1.2 (2)', '汇编 1.2 (3)', '乙.txt', '乙 (2).txt', '乙 (3).txt', '乙 (4).txt'];
    expect(readdirSync(out).sort()).toEqual(expected.sort());
    expect(readFileSync(join(out, '乙.txt'), 'utf8')).toBe('早有的');
    for (const name of names.slice(0, 3)) expect(readdirSync(name)).toEqual(['甲.txt']);
  });

  test('no copy stays in the archive', async () => {
    const out = join(folder, 'out');
    expect((await ask(at('pack', 'export', '汇编', '--format', 'text', '--out', out))).code).toBe(0);
    const set = (await ask(at('handover', 'export', 'vote', '--out', out))).out;
    const left = existsSync(join(dir, 'exports')) ? readdirSync(join(dir, 'exports')) : [];
    expect(left).toEqual([]);
    const link = join(mkdtempSync(join(tmpdir(), 'exchange-archive-link-')), 'set');
    symlinkSync(set, link, 'junction');
    expect(await ask(at('handover', 'preview', link))).toMatchObject({
      code: 0,
      out: expect.stringContaining('相同 1'),
    });
    rmSync(join(link, '..'), { recursive: true });
  });
});

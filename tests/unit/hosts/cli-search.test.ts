/** Importing and searching on the command line as scripts do it: shapes, exit codes, files. Runs the real program. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createLocalClient } from '../../../electron/archive/router.ts';
import { ask, begin, command, finish, sample } from './command.ts';

const { folder, at, remove } = await sample();
beforeAll(async () => {
  expect((await command(at('import', join(folder, 'in', 'records.jsonl')))).code).toBe(0);
});
afterAll(remove);

describe('import', () => {
  test('ends with the documented object, and exit 5 when something was refused', async () => {
    const report = join(folder, 'report.csv');
    const fresh = join(folder, 'fresh');
    await command(['init', '--archive', fresh]);
    const { code, out, err } = await command([
      'import',
      join(folder, 'in'),
      '--archive',
      fresh,
      '--json',
      '--report',
      report,
    ]);
    const result = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect(Object.keys(result).sort()).toEqual(['alreadyHere', 'imported', 'ms', 'refused']);
    expect(result).toMatchObject({ imported: 2, alreadyHere: 0 });
    const bad = result.refused.find((row: { source: string }) => row.source.includes('开头.zip'));
    expect(Object.keys(bad).sort()).toEqual(['code', 'message', 'source']);
    expect([code, out.trim().split('\n').length]).toEqual([5, 1]);
    expect(err).toContain(report);
    const csv = readFileSync(report, 'utf8');
    expect(csv.startsWith('\uFEFF来源,结果')).toBe(true);
    expect(csv).toContain('已导入');
    expect(csv).not.toMatch(/(^|,)[=+@-]/m);
  });

  test('again: already here, hidden files told, exit 0 without refusals', async () => {
    const { code, out } = await command(at('import', join(folder, 'in', 'records.jsonl')));
    expect(code).toBe(0);
    expect(out).toMatch(/导入 0 条，已有 [12] 条，未导入 0 个/);
  });

  test('what is not there: exit 3; beside something that is: one more refused source', async () => {
    const gone = join(folder, 'gone.docx');
    expect((await command(at('import', gone))).code).toBe(3);
    const { code, out } = await command(at('import', gone, join(folder, 'in', 'records.jsonl'), '--json'));
    expect(code).toBe(5);
    expect(JSON.parse(out).refused).toMatchObject([{ source: gone, code: 'vanished' }]);
  });

  const many = join(folder, 'many.jsonl');
  const count = 20_000;
  const text = Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `m${i}`,
      title: `第${i}号简报`,
      text: `第${i}次接待选民，收到意见${i % 7}条，均已转交办理。`,
    }),
  );
  writeFileSync(many, `${text.join('\n')}\n`);

  /** Starts the import of `many`, and lets `stop` loose on it as soon as something has been stored. */
  const stopMidway = async (dir: string, signal: 'SIGINT' | 'SIGKILL') => {
    await command(['init', '--archive', dir]);
    const child = begin(['import', many, '--archive', dir, '--json']);
    const ended = finish(child);
    const reader = await openArchive({ dir, mode: 'read' });
    while ((await createLocalClient(reader).archive.info()).records === 0) await new Promise((r) => setTimeout(r, 20));
    child.kill(signal);
    await reader.close();
    return ended;
  };
  const recordsIn = async (dir: string) =>
    JSON.parse((await command(['stats', '--archive', dir, '--json'])).out).records;

  test('Ctrl-C stops between items: exit 130, what is in stays, the next run goes on', async () => {
    const dir = join(folder, 'interrupted');
    const stopped = await stopMidway(dir, 'SIGINT');
    expect(stopped.code).toBe(130);
    const { imported } = JSON.parse(stopped.out);
    expect(imported).toBeLessThan(count);
    expect(await recordsIn(dir)).toBe(imported);
    expect((await command(['import', many, '--archive', dir])).code).toBe(0);
    expect(await recordsIn(dir)).toBe(count);
  });

  test('a kill loses nothing and doubles nothing: the next import finishes the job', async () => {
    const dir = join(folder, 'killed');
    expect((await stopMidway(dir, 'SIGKILL')).code).toBeNull();
    const before = await recordsIn(dir);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(count);
    const again = await command(['import', many, '--archive', dir, '--json']);
    expect(again.code).toBe(0);
    expect(await recordsIn(dir)).toBe(count);
    expect((await command(['verify', '--archive', dir])).code).toBe(0);
  });
});

describe('search', () => {
  test('--json prints one object of the documented shape', async () => {
    const { code, out } = await command(at('search', '票决', '--json'));
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual(['query', 'total', 'ms', 'hits', 'facets']);
    expect(Object.keys(result.hits[0])).toEqual(['id', 'title', 'kind', 'score', 'regions', 'passages']);
    expect(Object.keys(result.hits[0].passages[0])).toEqual(['text', 'highlights', 'locator']);
    expect(result.hits[0].id).toBe('vote');
  });

  test('for people: Chinese, with place and date', async () => {
    const { out } = await ask(at('search', '票决'));
    expect(out).toMatch(/共 1 条[\s\S]*1\. 高淳区：民生实事项目票决制[\s\S]*案例 · 高淳区 · 2022-10 · vote/);
    expect(out).not.toContain('\u001b');
  });

  test('a bare -word excludes; common options may stand before the verb', async () => {
    const { code, out } = await ask(['--json', '--limit', '5', ...at('search', '代表', '-平湖')]);
    expect([code, JSON.parse(out).hits.map((hit: { id: string }) => hit.id)]).toEqual([0, ['vote']]);
  });

  test('a miss says what was searched', async () => {
    const { code, out } = await ask(at('search', '不存在的词'));
    expect([code, out.includes('共 0 条'), out.includes('已检索全部')]).toEqual([0, true, true]);
  });

  test.each([
    [['--region', '高淳'], 1],
    [['--region', '320100'], 1],
    [['--region', '江苏,浙江'], 2],
    [['--region', '上海'], 0],
    [['--kind', '案例'], 1],
    [['--kind', 'report', '--kind', 'case'], 2],
    [['--link', '决策'], 1],
    [['--year', '2022'], 1],
    [['--year', '2021'], 0],
  ])('代表 %j finds %i', async (filters, total) => {
    const { out } = await ask(at('search', '代表', '--json', ...filters));
    expect(JSON.parse(out).total).toBe(total);
  });

  test.each([
    ['--region', '火星'],
    ['--kind', 'nothing'],
    ['--year', '22'],
    ['--limit', '0'],
    ['--limit', 'x'],
    ['--nonsense', 'x'],
  ])('%s %s is a usage error: exit 2, said on stderr', async (option, value) => {
    const { code, out, err } = await ask(at('search', '代表', option, value));
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });

  test('--batch writes a TREC run and its times', async () => {
    const queries = [
      { id: 'a', text: '代表', mode: 'exact', k: 0 },
      { id: 'b', text: '选民', mode: 'ranked', k: 5 },
      { id: 3, text: '无此词语', mode: 'exact', k: 0 },
    ];
    const source = join(folder, 'queries.jsonl');
    const out = join(folder, 'run.trec');
    writeFileSync(source, `\uFEFF${queries.map((query) => JSON.stringify(query)).join('\r\n')}\n\n`);
    expect((await ask(at('search', '--batch', source, '--out', out))).code).toBe(0);
    const run = readFileSync(out, 'utf8').trim().split('\n');
    for (const line of run) expect(line).toMatch(/^\S+ Q0 \S+ \d+ [-\d.e]+ \S+$/);
    expect(
      run
        .filter((line) => line.startsWith('a '))
        .map((line) => line.split(' ')[2])
        .sort(),
    ).toEqual(['contact', 'vote']);
    expect(
      run
        .find((line) => line.startsWith('b '))
        ?.split(' ')
        .slice(0, 4),
    ).toEqual(['b', 'Q0', 'contact', '1']);
    const times = readFileSync(`${out}.times.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(times.map(({ id }) => id)).toEqual(['a', 'b', '3']);
    for (const time of times) expect(time).toEqual({ id: time.id, ms: expect.any(Number) });
  });

  test('a bad batch line names itself and leaves no half result', async () => {
    const source = join(folder, 'bad.jsonl');
    const out = join(folder, 'bad.trec');
    writeFileSync(source, '{"id":"a","text":"代表"}\n{oops\n');
    const { code, err } = await ask(at('search', '--batch', source, '--out', out));
    expect([code, err.includes('第 2 行')]).toEqual([2, true]);
    expect(readdirSync(folder).filter((name) => name.startsWith('bad.trec'))).toEqual([]);
    expect((await ask(at('search', '--batch', join(folder, 'none.jsonl')))).code).toBe(3);
  });
});

/** Comparisons on the command line: the same scope as a search, formats that programs read, tables that run no formula. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Matrix } from '../../../electron/contract/index.ts';
import { ask, command, sample } from './command.ts';

const { folder, at, remove } = await sample();
beforeAll(async () => {
  const formula = {
    id: 'f',
    title: '=HYPERLINK("x")',
    regions: ['320507'],
    links: ['L1'],
    practices: ['PT10'],
    text: '换届选举。',
  };
  writeFileSync(join(folder, 'in', 'formula.jsonl'), `${JSON.stringify(formula)}\n`);
  await command(at('import', join(folder, 'in', 'records.jsonl'), join(folder, 'in', 'formula.jsonl')));
});
afterAll(remove);

describe('compare', () => {
  test('as a table: places, columns, cases and their figures; what is left out on stderr', async () => {
    const { code, out, err } = await ask(at('compare'));
    expect(code).toBe(0);
    expect(out).toContain('高淳区 · 江苏省南京市 · 320118');
    expect(out).toMatch(/民主决策\n {4}高淳区：民生实事项目票决制 · 2022 · .+\n {6}票决项目 12个（截至2022年）/);
    expect(err).toContain('另有 1 件未列入：未注明地区 0 件，未归入各列 1 件。');
  });

  test('of a search with filters, in columns and rows as asked', async () => {
    const { out } = await ask(
      at('compare', '票决', '--region', '高淳', '--columns', 'years', '--rows', 'province', '--json'),
    );
    const matrix = Matrix.parse(JSON.parse(out));
    expect(matrix.rows.map((r) => r.name)).toEqual(['江苏省']);
    expect(matrix.columns.map((c) => c.name)).toEqual(['2022年']);
    expect(matrix.records).toBe(1);
    expect(JSON.parse((await ask(at('compare', '没有这个词', '--json'))).out).records).toBe(0);
  });

  test('as CSV: a mark for the encoding, one line a case, no cell that a spreadsheet would run', async () => {
    const { out } = await ask(at('compare', '--format', 'csv'));
    expect(out.startsWith('\uFEFF地区代码,地区,所属,列,资料')).toBe(true);
    const lines = out.split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.startsWith('320118'))).toContain('票决项目 12个（截至2022年）');
    expect(out).toContain(`"'=HYPERLINK(""x"")"`);
    expect(out).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  test('what cannot be is said, exit 2', async () => {
    for (const wrong of [
      ['--columns', 'x'],
      ['--rows', 'x'],
      ['--format', 'x'],
      ['--mode', 'x'],
    ])
      expect((await ask(at('compare', ...wrong))).code).toBe(2);
  });
});

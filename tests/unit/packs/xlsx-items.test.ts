/** Items that are tables themselves as sheets of their own: numbers as numbers, names apart, a number that only looks so kept. */
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeXlsx } from '../../../electron/archive/packs/writers/xlsx.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { canOpen, notInstalled, pagesInLibreOffice } from './libre-office.ts';
import { packOf, record, sourceOf, whole } from './pack.ts';
import { bookOf, expectWellFormed, table, values } from './workbook.ts';

const gaochun = record({
  id: 'gaochun',
  title: '高淳区：票决制',
  regions: ['320118'],
  links: ['L3'],
  figures: [
    { subject: '征集意见', value: 1500, unit: '条', bound: 'more-than', asOf: '2021' },
    { subject: '征集意见', value: 0.5, unit: '条', bound: 'exact', asOf: '2022' },
  ],
});
const changning = record({
  id: 'changning',
  title: '长宁区：联系点',
  regions: ['310105'],
  quality: ['rewritten'],
  links: ['L2'],
});
const source = sourceOf(gaochun, changning);
const stop = {
  type: 'stop' as const,
  see: '陈列',
  tell: '历程',
  speaker: '讲解员',
  form: '参观',
  materials: '',
  records: [],
};
const column = (name: string) => ({ name, personal: false });
const filled = (id: string, title: string): PackItem => ({
  id,
  type: 'table',
  title,
  columns: ['序号', '姓名', '编号', '电话'].map(column),
  rows: [
    ['1', '=1+1', '007', '13800000000'],
    ['', '乙', '12', ''],
    ['2345', '丙', '13', ''],
  ],
});
const items: PackItem[] = [
  whole(gaochun),
  whole(changning),
  { id: 'm', type: 'comparison', title: '', rows: 'county', columns: 'links', records: [] },
  { id: 'c', type: 'chart', title: '意见/条数', subject: '征集意见', unit: '条', form: 'bar', records: [] },
  { id: 'st1', ...stop, place: '展示馆', minutes: 40 },
  { id: 'st2', ...stop, place: '联络站', minutes: 30 },
  filled('t1', `甲:[乙]*?/\\'${'很长的题目'.repeat(9)}<b>`),
  { ...filled('t2', '只有电话'), columns: [column('电话')] } as PackItem,
];
const snapshot = takeSnapshot(
  packOf(items, {
    options: {
      endings: [{ kind: 'attachments', title: '' }],
      queries: [
        { query: '=票决', filters: { kind: ['case'], region: ['320118', '999999'] }, mode: 'terms', total: 1234 },
      ],
    },
  }),
  source,
);
const book = await bookOf(snapshot);
const sheet = (n: number): string => book.names[n] ?? '';

describe('sheets of items', () => {
  test('stand between the comparison of all records and the notes, with names a program allows', () => {
    expect(book.names.slice(0, 4)).toEqual(['资料来源', '数据', '摘录', '对比']);
    expect(book.names.slice(4, 7)).toEqual(['表1 各地做法对照表', '图1 意见 条数', '表2 教学路线与时间安排']);
    expect(sheet(7)).toMatch(/^表3 甲 乙 很长的题目/);
    expect(book.names.slice(8)).toEqual(['附件清单', '查询说明', '编制说明']);
    for (const name of book.names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\']/);
    }
    for (const [name, xml] of book.parts) expectWellFormed(xml, name);
  });

  test('a comparison: cases with their numbers, marks and key figures', () => {
    const rows = table(book, sheet(4));
    expect(rows.map((row) => row['地区'])).toHaveLength(2);
    const cells = values(book, sheet(4)).flat();
    expect(cells).toContain('[2] 长宁区：联系点※');
    expect(cells.some((cell) => String(cell).startsWith('[1] 高淳区：票决制\n征集意见'))).toBe(true);
    expect(table(book, '编制说明').some((row) => String(row['内容']).startsWith('标“※”的资料'))).toBe(true);
  });

  test('values of a chart are numbers, whole ones with thousands', () => {
    const rows = table(book, sheet(5));
    expect(rows.map((row) => [row['数值'], row['原文表述'], row['截至'], row['资料编号']])).toEqual([
      [1500, '超1500', '2021', 1],
      [0.5, '0.5', '2022', 1],
    ]);
    const looks = (book.parts.get('xl/styles.xml') ?? '').match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf .*?>/g) ?? [];
    const formats = (book.sheets.get(sheet(5)) ?? []).slice(1).map((row) => looks[row[1]?.style ?? 0]);
    expect(formats.map((look) => /numFmtId="(\d+)"/.exec(look ?? '')?.[1])).toEqual(['3', '0']);
  });

  test('a route counts from the start', () => {
    expect(table(book, sheet(6)).map((row) => [row['时段'], row['分钟'], row['点位']])).toEqual([
      ['0:00—0:40', 40, '展示馆'],
      ['0:40—1:10', 30, '联络站'],
    ]);
  });

  test('a table: a column of numbers only is numbers, one with a leading nought is not, personal ones are out', () => {
    expect(values(book, sheet(7))).toEqual([
      ['序号', '姓名', '编号'],
      [1, '=1+1', '007'],
      [null, '乙', '12'],
      [2345, '丙', '13'],
    ]);
    // Nothing is left of a table of telephone numbers but the reason.
    expect(table(book, '编制说明').filter((row) => String(row['内容']).includes('涉及个人信息'))).toHaveLength(2);
  });

  test('attachments with whole hashes, searches with what they were narrowed to', () => {
    expect(table(book, '附件清单')[0]).toMatchObject({
      序号: 1,
      文件: 'a.txt',
      字节: 10,
      'SHA-256': gaochun.original?.sha256,
      资料编号: 1,
    });
    expect(table(book, '查询说明')).toEqual([
      {
        序号: 1,
        检索词: '=票决',
        检索方式: '按词检索',
        筛选条件: '地区：江苏省南京市高淳区、999999\n类型：案例',
        查得件数: 1234,
      },
    ]);
  });

  test('tables of one name are sheets of two', async () => {
    const twice = await bookOf(takeSnapshot(packOf([filled('a', '对比'), filled('b', '表格')]), source));
    expect(new Set(twice.names).size).toBe(twice.names.length);
    expect(twice.names.slice(4, 6)).toEqual(['表1 对比', '表2 表格']);
  });
});

test('LibreOffice opens the workbook: every sheet on pages that name it', async ({ skip }) => {
  if (!canOpen) return skip(notInstalled);
  const [file] = await writeXlsx(snapshot, source);
  const pages = pagesInLibreOffice(file?.bytes, 'workbook.xlsx');
  // The sheet of quotations has its head only, the others rows.
  for (const name of book.names)
    expect(
      pages.some((page) => page.includes(name.replace(/\s/g, ''))),
      name,
    ).toBe(true);
  expect(pages.join('')).toContain('=1+1');
  expect(pages.join('')).toContain('1,500');
}, 60_000);

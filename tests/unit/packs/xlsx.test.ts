/** The workbook read back: its sheets and rows, numbers as numbers, the same bytes every time. */
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { writeXlsx } from '../../../electron/archive/packs/writers/xlsx.ts';
import { rowHeight } from '../../../electron/archive/packs/writers/xlsx-book.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';
import { bookOf, expectWellFormed, table, values } from './workbook.ts';

const gaochun = record({
  id: 'gaochun',
  title: '高淳区：民生实事项目人大代表票决制',
  regions: ['320118'],
  links: ['L1', 'L3'],
  dates: { event: '2021', document: '2022-10-13' },
  source: { name: '高淳人大网', url: 'https://example.org/a?b=1&c=2' },
  text: '## 做法\n\n票决制由代表投票决定。\n\n代表全程监督。',
  figures: [
    { subject: '得票率', value: 99.96, unit: '%', asOf: '2021', bound: 'exact' },
    { subject: '征集意见', value: 1500, unit: '条', bound: 'more-than' },
    { subject: '项目', value: null, display: '十余', unit: '项', bound: 'exact' },
  ],
});
const changning = record({
  id: 'changning',
  title: '长宁区：基层立法联系点',
  regions: ['310105'],
  links: ['L3'],
  quality: ['rewritten', 'incomplete'],
  text: '联系点直接听取群众意见。',
});
const alliance = record({ id: 'alliance', title: '交流活动综述', text: '综述全文。' });
const small = [
  { id: 's1', type: 'section' as const, title: '各地做法' },
  excerpt(gaochun, '票决制由代表投票决定。', '可与长宁**对照**。'),
  excerpt(changning, '听取群众意见'),
  { id: 's2', type: 'section' as const, title: '综述' },
  whole(alliance, '供参阅。'),
];
const pack = packOf(small, {
  title: '基层实践资料包',
  cover: { subtitle: '——摘编', issuer: '某办公室', date: '2022-10' },
});
const snapshot = takeSnapshot(pack, sourceOf(gaochun, changning, alliance));

describe('the workbook', () => {
  test('has five sheets with their rows', async () => {
    const book = await bookOf(snapshot);
    expect(book.names).toEqual(['资料来源', '数据', '摘录', '对比', '编制说明']);
    expect(table(book, '资料来源')).toMatchObject([
      {
        编号: 1,
        资料: gaochun.title,
        类型: '案例',
        地区: '江苏省南京市高淳区',
        日期: '2021',
        日期说明: '2021年（事件），2022年10月13日（成文）',
        来源: '高淳人大网',
        网址: 'https://example.org/a?b=1&c=2',
        质量标记: null,
        '原件 SHA-256（前16位）': gaochun.original?.sha256.slice(0, 16),
      },
      { 编号: 2, 质量标记: '文字经机器改写、内容不全' },
      { 编号: 3, 地区: null, 日期: null, 按语: '供参阅。' },
    ]);
    expect(table(book, '资料来源').map((row) => row['参考文献'])).toEqual(snapshot.references.map((r) => r.citation));
    expect(table(book, '摘录')).toMatchObject([
      {
        引文: 1,
        章节: '一、各地做法',
        引文内容: '票决制由代表投票决定。',
        按语: '可与长宁对照。',
        资料编号: 1,
        位置: '“做法”部分，第2段',
        核对结果: '与原文一致',
      },
      { 引文: 2, 引文内容: '听取群众意见', 按语: null, 资料编号: 2, 质量标记: '文字经机器改写、内容不全' },
    ]);
    expect(table(book, '编制说明').slice(0, 5)).toEqual([
      { 项目: '标题', 内容: '基层实践资料包' },
      { 项目: '副标题', 内容: '——摘编' },
      { 项目: '编制单位', 内容: '某办公室' },
      { 项目: '日期', 内容: '2022-10' },
      { 项目: '说明1', 内容: snapshot.notes[0] },
    ]);
    expect(table(book, '编制说明')).toHaveLength(4 + snapshot.notes.length);
  });

  test('compares places by links; what has neither is at the end', async () => {
    const marked = '[2] 长宁区：基层立法联系点〔文字经机器改写；内容不全〕';
    expect(values(await bookOf(snapshot), '对比')).toEqual([
      ['地区', '民主选举', '民主协商', '民主决策', '民主管理', '民主监督', '未标注环节'],
      ['上海市长宁区', null, null, marked, null, null, null],
      ['江苏省南京市高淳区', `[1] ${gaochun.title}`, null, `[1] ${gaochun.title}`, null, null, null],
      ['未标注地区', null, null, null, null, null, '[3] 交流活动综述'],
    ]);
    const placed = takeSnapshot(packOf([whole(gaochun)]), sourceOf(gaochun));
    expect(values(await bookOf(placed), '对比')[0]).toEqual([
      '地区',
      '民主选举',
      '民主协商',
      '民主决策',
      '民主管理',
      '民主监督',
    ]);
  });

  test('two records of one cell stand on two lines', async () => {
    const other = record({ id: 'other', title: '高淳区：\n另一做法', regions: ['320118'], links: ['L3'] });
    const both = takeSnapshot(packOf([whole(gaochun), whole(other)]), sourceOf(gaochun, other));
    expect(table(await bookOf(both), '对比')[0]?.['民主决策']).toBe(`[1] ${gaochun.title}\n[2] 高淳区： 另一做法`);
  });

  test('figures are numbers beside the wording of the source', async () => {
    const rows = table(await bookOf(snapshot), '数据');
    expect(rows.map((r) => [r['指标'], r['数值'], r['原文表述'], r['单位'], r['截至'], r['资料编号']])).toEqual([
      ['得票率', 99.96, '99.96', '%', '2021', 1],
      ['征集意见', 1500, '超1500', '条', null, 1],
      ['项目', null, '十余', '项', null, 1],
    ]);
  });

  test('a quotation whose record is gone or changed says so', async () => {
    const changed = record({ ...changning, text: '已是另一段文字。' });
    const later = takeSnapshot(pack, sourceOf(changed, alliance));
    expect(table(await bookOf(later), '摘录')).toMatchObject([
      { 资料编号: null, 出处: '原记录（编号：gaochun）已不在档案中。', 核对结果: '原记录已不在档案中' },
      { 资料编号: 1, 核对结果: '原文已改动', 引文内容: '听取群众意见' },
    ]);
  });

  test('heads are frozen, columns have widths, every part is well-formed', async () => {
    const { parts } = await bookOf(snapshot);
    for (const [name, xml] of parts) expectWellFormed(xml, name);
    for (const n of [1, 2, 3, 4, 5]) {
      const xml = parts.get(`xl/worksheets/sheet${n}.xml`) ?? '';
      expect(xml).toMatch(/<pane (xSplit="1" )?ySplit="1" topLeftCell="[AB]2" activePane="\w+" state="frozen"\/>/);
      expect(xml).toMatch(/<col min="1" max="1" width="\d+" customWidth="1"\/>/);
    }
    // Every part is named to the program that opens it, and no other.
    const types = parts.get('[Content_Types].xml') ?? '';
    const named = [...types.matchAll(/PartName="\/([^"]*)"/g)].map((m) => m[1]);
    // The manifest goes by the default type of XML.
    const own = (p: string): boolean => p.endsWith('.xml') && !p.startsWith('[') && p !== 'customXml/item1.xml';
    expect(named.sort()).toEqual([...parts.keys()].filter(own).sort());
  });

  test('a row is as high as its longest text, within what a spreadsheet knows', () => {
    const columns = [
      { title: '甲', width: 12, style: 'text' as const },
      { title: '乙', width: 22, style: 'text' as const },
    ];
    expect(rowHeight([1, null], columns)).toBe(17);
    expect(rowHeight(['五字一行的', '一行'], columns)).toBe(17);
    expect(rowHeight(['五字一行的文', '一行'], columns)).toBe(34);
    expect(rowHeight(['ten letters', '一\n二\n三'], columns)).toBe(51);
    expect(rowHeight(['', '长'.repeat(9000)], columns)).toBe(409);
  });

  test('the same bytes, whenever it is made', async () => {
    const [one] = await writeXlsx(snapshot, sourceOf());
    // A zip counts time in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const [two] = await writeXlsx(structuredClone(snapshot), sourceOf());
    expect(Buffer.from(two?.bytes ?? []).equals(Buffer.from(one?.bytes ?? [1]))).toBe(true);
    expect(one?.path).toBe('workbook.xlsx');
  });

  test('an empty pack is a workbook too', async () => {
    const book = await bookOf(takeSnapshot(packOf([]), sourceOf()));
    expect([...book.sheets.values()].map((rows) => rows.length).slice(0, 4)).toEqual([1, 1, 1, 1]);
    for (const [name, xml] of book.parts) expectWellFormed(xml, name);
  });

  test('two hundred records', async () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      record({
        ...gaochun,
        id: `r-${i}`,
        title: `第${i + 1}件`,
        regions: [i % 2 === 0 ? '320118' : '310105'],
      }),
    );
    const items: PackItem[] = many.flatMap((r) => [excerpt(r, '代表全程监督。'), whole(r)]);
    const book = await bookOf(takeSnapshot(packOf(items), sourceOf(...many)));
    expect([...book.sheets.values()].map((rows) => rows.length).slice(0, 4)).toEqual([201, 601, 201, 3]);
    expect(table(book, '资料来源').at(-1)).toMatchObject({ 编号: 200, 资料: '第200件' });
  });
});

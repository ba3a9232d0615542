/** How the columns of a table share the line: dates, spans of time and names stay on one line beside long texts. */
import { describe, expect, test } from 'vitest';
import { columnsOf, INSET, share, unbrokenColumns } from '../../../electron/archive/packs/writers/table-columns.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { docxOf, partsOf } from './docx-xml.ts';
import { everyPack, everySource } from './every-kind.ts';

/** Points. */
const UPRIGHT = (156 * 72) / 25.4;
const SIZE = 10.5;

const schedule = {
  head: ['日期', '时间', '内容', '主讲、主持', '地点', '备注'],
  rows: [
    ['9月10日', '14:00—18:00', '专题讲座：全过程人民民主的理论与实践', '某大学法学院教授周某', '第一至第四会议室', ''],
    [
      '9月11日',
      '8:30—9:00',
      '现场教学：家、站、格三级代表履职平台',
      '某市委党校教授吴某',
      '元和街道代表之家',
      '统一着装',
    ],
  ],
};
const roster = {
  head: ['序号', '地区', '单位', '姓名', '职务', '题目'],
  rows: [['1', '安徽', '苏州市相城区人大常委会', '陆梅英', '副主任、党组副书记', '打造全过程人民民主最佳基层实践地']],
};

describe('columns', () => {
  test('a date and a span of time stay on one line, with the space between Han and Latin', () => {
    const { head, rows } = schedule;
    const [date = 0, time = 0] = share(columnsOf(head, rows), UPRIGHT, SIZE) ?? [];
    // Digits are 0.55 of a character, seams a quarter.
    expect((date - INSET) / SIZE).toBeGreaterThan(2 + 3 * 0.55 + 3 * 0.25);
    expect((time - INSET) / SIZE).toBeGreaterThan(1 + 10 * 0.55);
    const dates = columnsOf(['指标', '截至'], [['年均接待选民', '2022年10月13日']]);
    expect(dates[1]?.least).toBeGreaterThan(3 + 8 * 0.55 + 5 * 0.25);
  });

  test('columns of names, dates and spans are told apart from columns of sentences', () => {
    expect(unbrokenColumns(schedule.head, schedule.rows)).toEqual([0, 1, 5]);
    expect(unbrokenColumns(roster.head, roster.rows)).toEqual([0, 1, 3]);
  });

  test('they fill the line', () => {
    const widths = share(columnsOf(roster.head, roster.rows), UPRIGHT, SIZE) ?? [];
    expect(Math.abs(widths.reduce((a, b) => a + b, 0) - UPRIGHT)).toBeLessThan(widths.length);
  });

  test('a name stays on one line in Word', async () => {
    const table: PackItem = {
      id: 't',
      type: 'table',
      title: '发言单位名单',
      columns: roster.head.map((name) => ({ name, personal: false })),
      rows: roster.rows,
    };
    const docx = await docxOf(everyPack({ template: 'briefing', items: [table] }), everySource());
    const xml = (await partsOf(docx)).get('word/document.xml') ?? '';
    const [grid = ''] = xml.match(/<w:tblGrid>.*?<\/w:tblGrid>/) ?? [];
    const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map((found) => Number(found[1]) / 20);
    expect(widths).toHaveLength(roster.head.length);
    expect((widths[3] ?? 0) - INSET).toBeGreaterThan(3 * SIZE);
  });
});

/** A filled-in table: what Excel and WPS put on the clipboard, and where it goes. */
import { describe, expect, test } from 'vitest';
import {
  addColumn,
  addRow,
  MOST_COLUMNS,
  pasteBlock,
  removeColumn,
  removeRow,
  setCell,
} from '../../../renderer/app/features/packs/items/table-grid.ts';
import { isTable, parseTsv } from '../../../renderer/app/lib/tsv.ts';

describe('reading the clipboard', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\tb\nc', [['a', 'b'], ['c']]],
    ['"一\n行"\t"说""好"""', [['一\n行', '说"好"']]],
    ['5" 屏\t"未合', [['5" 屏', '"未合']]],
    ['"引"后\tx', [['"引"后', 'x']]],
    ['\t\n', [['', '']]],
    ['', []],
  ])('%j', (text, rows) => expect(parseTsv(text)).toEqual(rows));
  test('one cell is words, more are a table', () => {
    expect(isTable(parseTsv('只有一格'))).toBe(false);
    expect(isTable(parseTsv('两\t格'))).toBe(true);
    expect(isTable(parseTsv('两\n行'))).toBe(true);
  });
});

const table = () => ({
  columns: [
    { name: '姓名', personal: false },
    { name: '电话', personal: true },
  ],
  rows: [['甲', '1'], ['乙']],
});

describe('changing the table', () => {
  test('a cell of a row that is too short', () =>
    expect(setCell(table(), 1, 1, '2').rows).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]));
  test('rows and columns in and out, marks stay with their column', () => {
    expect(addRow(table(), 1).rows).toEqual([['甲', '1'], ['', ''], ['乙']]);
    expect(removeRow(table(), 0).rows).toEqual([['乙']]);
    const wider = addColumn(table(), 1);
    expect(wider.rows).toEqual([
      ['甲', '', '1'],
      ['乙', '', ''],
    ]);
    expect(wider.columns.map((column) => column.personal)).toEqual([false, false, true]);
    expect(removeColumn(wider, 0).columns.map((column) => column.name)).toEqual(['', '电话']);
  });
});

describe('pasting a block', () => {
  test('grows to the right and down; line breaks in a cell become spaces', () => {
    const { table: next, left } = pasteBlock(table(), 1, 1, [['2', '镇\n江'], ['3']]);
    expect(left).toBe(0);
    expect(next.columns).toHaveLength(3);
    expect(next.rows).toEqual([
      ['甲', '1', ''],
      ['乙', '2', '镇 江'],
      ['', '3', ''],
    ]);
  });
  test('at the headings the first line names the columns', () => {
    const { table: next } = pasteBlock(table(), -1, 0, [
      ['姓 名', '手机'],
      ['丙', '9'],
    ]);
    expect(next.columns).toEqual([
      { name: '姓 名', personal: false },
      { name: '手机', personal: true },
    ]);
    expect(next.rows[0]).toEqual(['丙', '9']);
  });
  test('what does not fit is counted', () => {
    const wide = Array.from({ length: MOST_COLUMNS + 3 }, (_, i) => String(i));
    const { table: next, left } = pasteBlock(table(), 0, 0, [wide]);
    expect(next.columns).toHaveLength(MOST_COLUMNS);
    expect(left).toBe(3);
  });
});

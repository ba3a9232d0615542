/** The matrix: every record in its rows and columns, and each cell with what it rests on. */
import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../electron/archive/compare/matrix.ts';
import type { ArchiveRecord, Matrix, MatrixCase } from '../../../electron/contract/index.ts';
import { record } from '../packs/pack.ts';
import { compareSource, starterRecords } from './starter.ts';

const starter = starterRecords();
const starterSource = compareSource(starter);
const ids = starter.map((r) => r.id);

function casesAt(matrix: Matrix, row: string, column: string): MatrixCase[] {
  return matrix.cells.find((cell) => cell.row === row && cell.column === column)?.cases ?? [];
}

function matrix(
  records: ArchiveRecord[],
  rows: 'county' | 'prefecture' | 'province' = 'county',
  columns: 'links' | 'practices' | 'years' = 'links',
): Matrix {
  return matrixOf(
    compareSource(records),
    records.map((r) => r.id),
    rows,
    columns,
  );
}

describe('the starter archive', () => {
  const links = matrixOf(starterSource, ids, 'county', 'links');

  it('stands in rows by code and columns by the taxonomy', () => {
    expect(links.columns.map((c) => c.name)).toEqual(['民主选举', '民主协商', '民主决策', '民主管理', '民主监督']);
    expect(links.rows.find((r) => r.code === '320507')).toEqual({
      code: '320507',
      name: '相城区',
      within: '江苏省苏州市',
    });
    expect(links.rows.map((r) => r.code)).toEqual(links.rows.map((r) => r.code).toSorted());
    const practices = matrixOf(starterSource, ids, 'province', 'practices');
    expect(practices.columns.map((c) => c.id)).toEqual(practices.columns.map((c) => c.id).toSorted());
    expect(practices.rows.map((r) => r.name)).toEqual(['上海市', '江苏省', '浙江省', '安徽省']);
  });

  it('quotes exact slices, three at most, and each speaks of its column', () => {
    const practices = matrixOf(starterSource, ids, 'county', 'practices');
    for (const matrixOfAll of [links, practices])
      for (const cell of matrixOfAll.cells)
        for (const one of cell.cases) {
          const text = starterSource.record(one.recordId)?.text ?? '';
          expect(one.passages.length).toBeLessThanOrEqual(3);
          for (const { quote, locator } of one.passages) expect(text.slice(locator.start, locator.end)).toBe(quote);
        }
    const [vote] = casesAt(practices, '320118', 'PT02');
    expect(vote?.passages.length).toBe(3);
    for (const { quote } of vote?.passages ?? []) expect(quote).toContain('票决');
  });

  it('shows the figures of the row, the most telling first', () => {
    const [first] = casesAt(links, '320507', 'L2');
    expect(first?.figures[0]?.subject).toContain('接待选民');
    // The meeting is filed under four places; its figures are all of one.
    expect(casesAt(links, '310000', 'L1')[0]?.figures).toEqual([]);
    const assembly = casesAt(links, '320507', 'L2').find((c) => c.title.includes('街道议政代表会'));
    expect(assembly?.figures.map((f) => f.subject)).toEqual(['相城区街道议政代表']);
  });

  it('says which records have no place in it, and why', () => {
    expect(links.unplaced.find((u) => u.recordId === 'starter-kunshan-shu')?.without).toBe('column');
    expect(links.records).toBe(starter.length);
  });

  it('is the same whenever it is asked for', () => {
    expect(JSON.stringify(matrixOf(starterSource, ids, 'county', 'links'))).toBe(JSON.stringify(links));
  });
});

describe('rows', () => {
  const at = (...regions: string[]) => record({ id: regions.join('+'), regions, links: ['L1'] });

  it('take codes of any length', () => {
    const codes = matrix([at('320507003000'), at('3205'), at('32'), at('320500-SIP')]).rows.map((r) => r.code);
    expect(codes).toEqual(['320000', '320500', '320507']);
    expect(matrix([at('320507003'), at('310101'), at('320000')], 'prefecture').rows.map((r) => r.name)).toEqual([
      '上海市',
      '江苏省',
      '苏州市',
    ]);
  });

  it('hold former codes under the place of today', () => {
    expect(matrix([at('310103'), at('310101')]).rows.map((r) => r.name)).toEqual(['黄浦区']);
  });

  it('keep a code that the list does not know', () => {
    expect(matrix([at('110108')]).rows).toEqual([{ code: '110108', name: '110108', within: '' }]);
    expect(matrix([at('110108')], 'province').rows[0]?.code).toBe('110000');
  });

  it('tell shared names apart', () => {
    expect(matrix([at('310107'), at('330903')]).rows.map((r) => r.name)).toEqual(['上海市普陀区', '舟山市普陀区']);
  });

  it('hold a record of several places once in each', () => {
    const found = matrix([at('320507', '320583', '320507')]);
    expect(found.cells.map((c) => [c.row, c.cases.length])).toEqual([
      ['320507', 1],
      ['320583', 1],
    ]);
    expect(matrix([at('320507', '320583')], 'prefecture').cells.map((c) => c.cases.length)).toEqual([1]);
  });
});

describe('cells', () => {
  it('put cases with figures first, then the newest', () => {
    const of = (id: string, event: string, figures: ArchiveRecord['figures'] = []) =>
      record({ id, regions: ['320507'], links: ['L1'], dates: { event }, figures });
    const rate = { subject: '参选率', value: 98.35, unit: '%', bound: 'exact' as const };
    const found = matrix([of('old', '2020'), of('new', '2023'), of('counted', '2019', [rate])]);
    expect(casesAt(found, '320507', 'L1').map((c) => c.recordId)).toEqual(['counted', 'new', 'old']);
  });

  it('of a year quote the sentence with the date, also where the year is understood', () => {
    const text = '各地代表到会。10月13日，研讨会在相城召开。二〇二二年，苏州继续推进。';
    const found = matrix(
      [record({ id: 'r', text, regions: ['320507'], dates: { event: '2022-10-13' } })],
      'county',
      'years',
    );
    expect(found.columns).toEqual([{ id: '2022', name: '2022年' }]);
    expect(casesAt(found, '320507', '2022')[0]?.passages.map((p) => p.quote)).toEqual([
      '二〇二二年，苏州继续推进。',
      '10月13日，研讨会在相城召开。',
    ]);
  });

  it('find a practice in traditional characters', () => {
    const text = '前言。當地推行預算聯網監督系統。';
    const found = matrix([record({ id: 'r', text, regions: ['320507'], practices: ['PT04'] })], 'county', 'practices');
    expect(casesAt(found, '320507', 'PT04')[0]?.passages[0]?.quote).toBe('當地推行預算聯網監督系統。');
  });

  it('prefer sentences that name the row where a record tells of several places', () => {
    const text = '昆山推行票决制。相城也推行票决制。';
    const found = matrix(
      [record({ id: 'r', text, regions: ['320507', '320583'], practices: ['PT02'] })],
      'county',
      'practices',
    );
    expect(casesAt(found, '320507', 'PT02')[0]?.passages[0]?.quote).toBe('相城也推行票决制。');
    expect(casesAt(found, '320583', 'PT02')[0]?.passages[0]?.quote).toBe('昆山推行票决制。');
  });

  it('carry the marks of their records', () => {
    const found = matrix([record({ id: 'r', regions: ['320507'], links: ['L1'], quality: ['rewritten'] })]);
    expect(casesAt(found, '320507', 'L1')[0]?.quality).toEqual(['rewritten']);
  });
});

/** Figures side by side: found in their texts, grouped by what they are about, never mistaken for each other. */
import { describe, expect, it } from 'vitest';
import { figureGroups, placedFigures, pointsOf } from '../../../electron/archive/compare/figures.ts';
import { placesOf } from '../../../electron/archive/compare/places.ts';
import { comparable, comparableUnit, localPlaces, readSubject } from '../../../electron/archive/compare/subjects.ts';
import type { ArchiveRecord, Figure } from '../../../electron/contract/index.ts';
import { record } from '../packs/pack.ts';
import { compareSource, starterRecords } from './starter.ts';

const starter = starterRecords();
const source = compareSource(starter);
const places = placesOf(source);
const groups = figureGroups(
  source,
  starter.map((r) => r.id),
);

function figure(subject: string, value: number | null, fields: Partial<Figure> = {}): Figure {
  return { subject, value, bound: 'exact', ...fields };
}

function quoteOf(text: string, stated: Figure): string | null {
  const one = record({ id: 'r', text, regions: ['320507'], figures: [stated] });
  const passage = placedFigures(one, places)[0]?.figure.passage ?? null;
  if (passage !== null) expect(text.slice(passage.locator.start, passage.locator.end)).toBe(passage.quote);
  return passage?.quote ?? null;
}

function subjectOf(subject: string, fields: Partial<ArchiveRecord> = {}): { subject: string; place: string } {
  const one = record({ id: 'r', regions: ['320507'], ...fields });
  const read = readSubject(subject, one, localPlaces(one, places), places);
  return { subject: read.subject, place: read.place?.name ?? '' };
}

describe('figures of the starter archive', () => {
  it('all stand in a passage of their record, as an exact slice that holds the value', () => {
    for (const one of starter)
      for (const { figure: stated } of placedFigures(one, places)) {
        const passage = stated.passage;
        expect(passage, `${one.id} ${stated.subject}`).not.toBeNull();
        if (passage === null) continue;
        expect(one.text.slice(passage.locator.start, passage.locator.end)).toBe(passage.quote);
        const digits = /[0-9.]+/.exec(stated.display ?? '')?.[0];
        if (digits !== undefined) expect(passage.quote).toContain(digits);
      }
  });

  it('put the same thing of different places beside each other', () => {
    const adopted = groups.find((g) => g.subject === '基层立法联系点意见建议被采纳');
    expect(adopted?.points.map((p) => [p.regionName, p.figure.value, p.figure.asOf])).toEqual([
      ['长宁区虹桥街道', 25, '2020-01'],
      ['长宁区虹桥街道', 101, '2022-03'],
      ['长宁区虹桥街道', 361, '2025-07'],
      ['昆山市', 155, '2022-11'],
      ['昆山市', 196, '2023-02'],
    ]);
    expect(adopted?.conflicts).toBe(0);
  });

  it('take the line of the table that states the date', () => {
    const adopted = pointsOf(groups, '基层立法联系点意见建议被采纳', '条');
    expect(adopted[0]?.figure.passage?.quote).toBe('2020年1月 | 未载 | 未载 | 25条');
  });

  it('keep what is not the same apart', () => {
    const subjects = groups.map((g) => g.subject);
    for (const subject of ['选民登记率', '参选率', '区人大代表', '镇人大代表', '街道议政代表', '人大代表'])
      expect(subjects.filter((one) => one === subject)).toHaveLength(1);
    expect(subjects).toContain('基层立法联系点意见建议被采纳（前两部法规）');
  });

  it('are of the place they name, not of the record that tells of it', () => {
    const elsewhere = pointsOf(groups, '履职平台', '个');
    expect(elsewhere.map((p) => [p.region, p.regionName])).toEqual([['321084', '高邮市马棚街道']]);
  });
});

describe('a figure in its text', () => {
  it('is found in any spelling', () => {
    const named = figure('初步代表候选人', 1216, { unit: '名', display: '1216' });
    for (const text of [
      '产生初步代表候选人1,216名。',
      '产生初步代表候选人１２１６名。',
      '产生初步代表候选人一千二百一十六名。',
      '产生初步代表候选人共1216人。',
    ])
      expect(quoteOf(`前言。${text}后语。`, named)).toBe(text);
    expect(quoteOf('登记率达到百分之九十九点九六。', figure('登记率', 99.96, { unit: '%' }))).toContain('九十九点九六');
    expect(quoteOf('参与人次为4.6万。', figure('参与人次', 46000, { unit: '人次', display: '4.6万' }))).toContain(
      '4.6万',
    );
    expect(quoteOf('年均接待选民近1500场。', figure('接待选民', 1500, { unit: '场', display: '超1500' }))).toContain(
      '1500场',
    );
  });

  it('stands where its subject is spoken of', () => {
    const text = '区人大代表329名。会场共329个座位。镇人大代表329名。';
    expect(quoteOf(text, figure('镇人大代表', 329, { unit: '名', display: '329名' }))).toBe('镇人大代表329名。');
    expect(quoteOf(text, figure('区人大代表', 329, { unit: '名', display: '329名' }))).toBe('区人大代表329名。');
    expect(quoteOf(text, figure('会场座位', 329, { unit: '个' }))).toBe('会场共329个座位。');
  });

  it('is not part of another number or of a date', () => {
    expect(quoteOf('选民登记率299.96%。', figure('选民登记率', 99.96, { unit: '%', display: '99.96%' }))).toBeNull();
    expect(quoteOf('选民登记率99.965%。', figure('选民登记率', 99.96, { unit: '%' }))).toBeNull();
    expect(quoteOf('代表于2022年10月12日到会。', figure('代表', 12, { display: '12' }))).toBeNull();
    expect(quoteOf('长卷长12米。', figure('长卷场景', 12, { unit: '幅' }))).toBeNull();
    expect(quoteOf('没有数字。', figure('选民登记率', 99.96, { unit: '%' }))).toBeNull();
  });

  it('quotes no more of a long sentence than a person reads, and keeps the figure in it', () => {
    const long = `${'代表们听取了情况介绍，'.repeat(40)}选民登记率99.96%，${'与会人员参观了展示馆，'.repeat(40)}。`;
    const quote = quoteOf(long, figure('选民登记率', 99.96, { unit: '%' })) ?? '';
    expect(quote).toContain('选民登记率99.96%');
    expect(quote.length).toBeLessThanOrEqual(240);
    expect(quote.startsWith('，')).toBe(false);
  });
});

describe('subjects', () => {
  it('lose their place and their date', () => {
    expect(subjectOf('相城区2021年区镇人大换届选举选民登记率')).toEqual({ subject: '选民登记率', place: '相城区' });
    expect(subjectOf('2021年苏州市相城区选民登记率')).toEqual({ subject: '选民登记率', place: '相城区' });
    expect(subjectOf('相城选民登记率（2021年）')).toEqual({ subject: '选民登记率', place: '相城区' });
    expect(subjectOf('选民登记率（相城区）')).toEqual({ subject: '选民登记率', place: '相城区' });
    expect(subjectOf('截至2022年10月底全区代表联络站')).toEqual({ subject: '代表联络站', place: '' });
    expect(subjectOf('卢湾区代表联络站', { regions: ['310101'] })).toEqual({ subject: '代表联络站', place: '黄浦区' });
    expect(subjectOf('相城区黄桥街道议政代表')).toEqual({ subject: '议政代表', place: '相城区黄桥街道' });
  });

  it('lose nothing else', () => {
    expect(subjectOf('相城区镇人大代表').subject).toBe('镇人大代表');
    expect(subjectOf('相城区街道议政代表').subject).toBe('街道议政代表');
    expect(subjectOf('相城区示范镇代表之家').subject).toBe('示范镇代表之家');
    expect(subjectOf('相城区2021年区人大换届选举选民登记率').subject).toBe('区人大换届选举选民登记率');
    expect(subjectOf('2021年以来受理代表建议').subject).not.toBe(subjectOf('2021年受理代表建议').subject);
    expect(subjectOf('2000余名代表').subject).toBe('2000余名代表');
    expect(subjectOf('相城区').subject).toBe('相城区');
  });

  it('of a shared name go by the record', () => {
    expect(subjectOf('普陀区代表联络站', { regions: ['330903'] }).place).toBe('舟山市普陀区');
    expect(subjectOf('普陀区代表联络站', { regions: ['310107'] }).place).toBe('上海市普陀区');
    expect(subjectOf('普陀区代表联络站', { regions: ['320507'] }).place).toBe('');
  });

  it('are the same in spellings that cannot differ in meaning, and in no others', () => {
    for (const [a, b] of [
      ['家、站、格接待选民', '家站格接待选民'],
      ['征求意见的法律草案', '征求意见法律草案'],
      ['正式代表候选人', '正式代表候选人人数'],
      ['票决项目数', '票决项目'],
      ['选民参选率', '参选率'],
    ] as const)
      expect(comparable(a)).toBe(comparable(b));
    for (const [a, b] of [
      ['登记率', '参选率'],
      ['初步代表候选人', '正式代表候选人'],
      ['区人大代表', '镇人大代表'],
      ['满意度指数', '满意度指'],
      ['接待选民', '接待选民（年均）'],
      ['受理建议', '办结建议'],
    ] as const)
      expect(comparable(a)).not.toBe(comparable(b));
    expect(comparableUnit('位')).toBe(comparableUnit('名'));
    expect(comparableUnit('％')).toBe(comparableUnit('%'));
    expect(comparableUnit('人次')).not.toBe(comparableUnit('人'));
    expect(comparableUnit('万元')).not.toBe(comparableUnit('元'));
  });
});

describe('conflicts', () => {
  const rate = (id: string, value: number | null, asOf?: string, display?: string): ArchiveRecord =>
    record({
      id,
      regions: ['320507'],
      figures: [
        figure('选民登记率', value, {
          unit: '%',
          ...(asOf === undefined ? {} : { asOf }),
          ...(display === undefined ? {} : { display }),
        }),
      ],
    });
  const of = (...records: ArchiveRecord[]) =>
    figureGroups(
      compareSource(records),
      records.map((r) => r.id),
    )[0];

  it('are two values of one place and one date', () => {
    const group = of(rate('a', 99.96, '2021'), rate('b', 99.9, '2021'), rate('c', 98, '2016'));
    expect(group?.conflicts).toBe(1);
    expect(group?.points.map((p) => [p.figure.asOf, p.conflict])).toEqual([
      ['2016', false],
      ['2021', true],
      ['2021', true],
    ]);
  });

  it('are none where dates differ, where the values agree, or where none is stated', () => {
    expect(of(rate('a', 99.96, '2021'), rate('b', 99.9))?.conflicts).toBe(0);
    expect(of(rate('a', 99.96, '2021', '99.96%'), rate('b', 99.96, '2021'))?.conflicts).toBe(0);
    expect(of(rate('a', 99.96, '2021'), rate('b', null, '2021'))?.conflicts).toBe(0);
  });

  it('are seen between undated values', () => {
    expect(of(rate('a', 99.96), rate('b', 99.9))?.points.every((p) => p.conflict)).toBe(true);
  });

  it('count a record that is asked for twice once', () => {
    const one = rate('a', 99.96, '2021');
    expect(figureGroups(compareSource([one]), ['a', 'a', 'none'])[0]?.points).toHaveLength(1);
  });
});

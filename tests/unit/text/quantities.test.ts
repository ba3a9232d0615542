/** Figures with units: values, the tests of 数值, and the tokens that join 585名 with 五百八十五名. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/text/normalise.ts';
import {
  parseQuantityTest,
  quantitiesIn,
  quantityMatches,
  quantityTokens,
  wholeQuantity,
} from '../../../electron/text/quantities.ts';
import { anyText } from './arbitrary.ts';

const shown = (text: string): string[] =>
  quantitiesIn(fold(text)).map((q) => `${fold(text).slice(q.start, q.end)}=${q.value}${q.unit}`);
const tokens = (text: string): string[] => quantityTokens(fold(text)).map((t) => t.token);

describe('quantities of a text', () => {
  it.each([
    ['选民登记率99.96%，参选率98.35%', ['99.96%=99.96%', '98.35%=98.35%']],
    ['选出585名区镇人大代表', ['585名=585名']],
    ['选出五百八十五名', ['五百八十五名=585名']],
    ['585 名', ['585 名=585名']],
    ['接待选民超过1500场', ['1500场=1500场']],
    ['1,500场', ['1,500场=1500场']],
    ['1.2万件', ['1.2万件=12000件']],
    ['2.3亿件', ['2.3亿件=230000000件']],
    ['三点五万亩', ['三点五万亩=35000亩']],
    ['1.2亿元', ['1.2亿元=1.2亿元']],
    ['百分之九十八', ['百分之九十八=98%']],
    ['百分之98', ['百分之98=98%']],
    ['5‰', ['5‰=5‰']],
    ['12米长卷', ['12米=12米']],
    ['1000平方米', ['1000平方米=1000平方米']],
    ['３—５个', ['3=3个', '5个=5个']],
    ['三至五个', ['三=3个', '五个=5个']],
    ['3-5万件', ['3=30000件', '5万件=50000件']],
    ['8000—1万件', ['8000=8000件', '1万件=10000件']],
    ['3%-5%', ['3%=3%', '5%=5%']],
    ['20多个区县', ['20多个=20个']],
    ['1500余场', ['1500余场=1500场']],
    ['300多万元', ['300多万元=300万元']],
    ['99.96，98.35%', ['98.35%=98.35%']],
    ['三个百分点', ['三个=3个']],
    ['两年来', ['两年=2年']],
    ['3年4个月', ['3年=3年', '4个月=4个月']],
    ['1500年', ['1500年=1500年']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ...[
      '2019年4月',
      '2019年',
      '二〇一九年四月',
      '2019—2022年',
      '98年5月',
      '4月13号',
      '2019-04-13',
      '2019.4.13个',
      '585',
    ],
    ...[
      '第1000条',
      '第 1000 条',
      '第一千条',
      '第3—5条',
      '第三至五条',
      '第十四届',
      '10万',
      '五部门',
      '90年代',
      '三年级',
    ],
    ...['b2级', '0512-6900', '1.2.3条', '3人大', '十几个', '几十名', '三分之二', '1234567890123456名', '〔2019〕10'],
  ])('none in %s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('takes any text, with offsets in order and inside', () => {
    const near = fc.array(
      fc.constantFrom(
        '5',
        '12',
        ',',
        '.',
        '%',
        '名',
        '万',
        '元',
        '三',
        '十',
        '至',
        '—',
        '第',
        '多',
        '百分之',
        '年',
        ' ',
        '点',
        '之',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText.map(fold),
          near.map((parts) => parts.join('')),
        ),
        (text) => {
          for (const spans of [quantitiesIn(text), quantityTokens(text)]) {
            let last = 0;
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              last = end;
            }
          }
          for (const { value } of quantitiesIn(text)) expect(Number.isFinite(value)).toBe(true);
          // Index tokenizers split at ASCII punctuation and at blanks.
          for (const { token } of quantityTokens(text)) expect(token).toMatch(/^＃[^\s!-/:-@[-`{-~]+$/);
          wholeQuantity(text);
          parseQuantityTest(text);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each(['一', '1,', '年', '1', '1.', '1 ', '3-', '一个', '三至', '2019年', '1万', '1多'])(
    'grows linearly over %s',
    (piece) => {
      const text = piece.repeat((1 << 20) / piece.length);
      const start = performance.now();
      quantitiesIn(text);
      quantityTokens(text);
      // Linear is a tenth of a second, quadratic minutes: no busy machine confuses the two.
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});

describe('tokens', () => {
  it.each([
    ['五百八十五名', ['＃585名']],
    ['第一千条', ['＃第1000条']],
    ['百分之九十九点九六', ['＃99．96％']],
    ['百分之九十九点九零', ['＃99．9％']],
    ['1.2万件', ['＃12000件']],
    ['5000万元', ['＃50000000元']],
    ['五千万元', ['＃50000000元']],
    ['二〇一九年四月', ['＃2019年']],
    ['第十四届全国人民代表大会第一次会议', ['＃第14届', '＃第1次']],
    ['585名', []],
    ['99.96%', []],
    ['1,500场', []],
    ['第1000条', []],
    ['五百多名', []],
    ['第三至五条', []],
    ['5千米', []],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it.each([
    ['五百八十五名', '585名', '＃585名'],
    ['585名', null, '＃585名'],
    ['第一千条', '第1000条', '＃第1000条'],
    ['第 1000 条', null, '＃第1000条'],
    ['百分之九十九点九六', '99.96%', '＃99．96％'],
    ['９９．９０％', null, '＃99．9％'],
    ['百分之九十九点九零', '99.90%', '＃99．9％'],
    ['1.2万件', '12000件', '＃12000件'],
    ['1.2亿元', '120000000元', '＃120000000元'],
    ['二〇一九年', '2019年', '＃2019年'],
    ['1,500场', null, '＃1500场'],
  ])('the query %s is also %s', (text, digits, token) => {
    expect(wholeQuantity(fold(text))).toEqual({ digits, token });
  });

  it.each([
    '',
    '585',
    '五百八十五',
    '585名代表',
    '选出585名',
    '五百多名',
    '三四个',
    '第一',
    '3—5个',
    '2019年4月',
    '一样',
  ])('the query %s is no quantity', (text) => {
    expect(wholeQuantity(text)).toBeNull();
  });

  it('are the same for every spelling of a figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('名', '件', '平方米', '元'), (thousands, unit) => {
        const value = thousands * 1000;
        const spellings = [`${value}${unit}`, `${value.toLocaleString('en')}${unit}`, `${value / 10000}万${unit}`];
        const found = spellings.map((text) => wholeQuantity(text)?.token);
        expect(found).toEqual(spellings.map(() => `＃${value}${unit}`));
      }),
    );
  });
});

describe('数值', () => {
  it.each([
    ['>98%', '>', 98, null, '%'],
    ['＞９８％', '>', 98, null, '%'],
    ['>=500名', '>=', 500, null, '名'],
    ['<10', '<', 10, null, null],
    ['585名', '=', 585, null, '名'],
    ['五百八十五名', '=', 585, null, '名'],
    ['90%..99%', 'range', 90, 99, '%'],
    ['90..99%', 'range', 90, 99, '%'],
    ['99%..90%', 'range', 90, 99, '%'],
    ['≥98%', '>=', 98, null, '%'],
    ['大于98%', '>', 98, null, '%'],
    ['不少于500名', '>=', 500, null, '名'],
    ['不超过500名', '<=', 500, null, '名'],
    ['超过1500场', '>', 1500, null, '场'],
    ['不足10%', '<', 10, null, '%'],
    ['百分之九十八以上', '>=', 98, null, '%'],
    ['百分之九十至百分之九十九', 'range', 90, 99, '%'],
    ['10天以内', '<=', 10, null, '天'],
    ['500-600名', 'range', 500, 600, '名'],
    ['3-5万件', 'range', 30000, 50000, '件'],
    ['1000万元..2亿元', 'range', 1e7, 2e8, '元'],
    ['90%..', '>=', 90, null, '%'],
    ['..99%', '<=', 99, null, '%'],
    ['>1.2万件', '>', 12000, null, '件'],
    ['1万', '=', 10000, null, null],
    ['1,500场', '=', 1500, null, '场'],
    ['8点', '=', 8, null, '点'],
  ] as const)('%s', (value, op, low, high, unit) => {
    expect(parseQuantityTest(value)).toEqual({ op, value: low, high, unit });
  });

  it.each([
    '',
    '>',
    '..',
    'abc',
    '名',
    '500朵',
    '>>5',
    '1,2名',
    '500名..2亿元',
    '1..2..3',
    '五六百名',
    '20多个',
    '9'.repeat(70),
  ])('cannot read %s', (value) => {
    expect(parseQuantityTest(value)).toBeNull();
  });

  it.each([
    ['>98%', '选民登记率99.96%', true],
    ['>98%', '选民登记率98%', false],
    ['>98%', '585名', false],
    ['>=98%', '百分之九十八', true],
    ['585', '五百八十五名', true],
    ['585名', '1585名', false],
    ['90..99%', '参选率98.35%', true],
    ['90..99%', '登记率99.96%', false],
    ['>1亿元', '总投资12000万元', true],
    ['>1亿元', '总投资1.2亿元', true],
    ['=12000万元', '总投资1.2亿元', true],
    ['<1亿元', '总投资1.2亿元', false],
    ['500', '投入500万元', true],
    ['>4000000', '投入500万元', true],
    ['<=10天', '10天', true],
    ['<10天', '10天', false],
    ['<10天', '9.5天', true],
    ['>100', '2019年4月', false],
  ])('%s of %s: %s', (value, text, expected) => {
    const test = parseQuantityTest(value);
    expect(test !== null && quantitiesIn(text).some((q) => quantityMatches(test, q))).toBe(expected);
  });
});

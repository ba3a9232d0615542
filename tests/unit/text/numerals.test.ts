/** Chinese numerals: what a spelling is worth, and which characters of a text are figures at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/text/normalise.ts';
import { numeralsIn, numeralValue, shiftPoint, tailAt, unitAt } from '../../../electron/text/numerals.ts';
import { anyText } from './arbitrary.ts';

const digits = '零一二三四五六七八九';

/** Four digits as the school writes them: 1205 → 一千二百零五. */
function section(value: number): string {
  let out = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + digits.charAt(digit) + name;
      gap = false;
    }
  }
  return out;
}

function spell(value: number): string {
  if (value === 0) return '零';
  let out = '';
  let rest = value;
  for (const [unit, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(rest / unit);
    rest %= unit;
    if (part === 0) continue;
    out += (out !== '' && part < 1000 ? '零' : '') + section(part) + name;
  }
  return out.replace(/^一十/, '十');
}

describe('value of a numeral', () => {
  it.each([
    ['一千二百零五', '1205'],
    ['二零一九', '2019'],
    ['二○一九', '2019'],
    ['十二', '12'],
    ['十', '10'],
    ['两', '2'],
    ['两百', '200'],
    ['两万', '20000'],
    ['两万三', '23000'],
    ['一千二', '1200'],
    ['一亿二', '120000000'],
    ['一亿零五百万', '105000000'],
    ['三万亿', '3000000000000'],
    ['三点五', '3.5'],
    ['零点五', '0.5'],
    ['三点五零', '3.50'],
    ['三点五万', '35000'],
    ['九十九点九六', '99.96'],
    ['零', '0'],
  ])('%s = %s', (text, value) => {
    expect(numeralValue(text)).toEqual({ value, percent: false });
  });

  it.each([
    ['百分之九十九点九六', '99.96'],
    ['百分之九十八', '98'],
    ['百分之百', '100'],
    ['百分之一百二十', '120'],
    ['百分之98.5', '98.5'],
  ])('%s = %s per cent', (text, value) => {
    expect(numeralValue(text)).toEqual({ value, percent: true });
  });

  it.each([
    ...['', '人', '百', '千万', '万一', '亿', '十四五', '三四十', '五六百', '两十', '一百零两', '一万两', '一千零五百'],
    ...[
      '一千零',
      '点五',
      '三点',
      '三点五十',
      '几十',
      '百分之',
      '百分之几',
      '一千二百零五名',
      '二十零五',
      '九千九百九十九万亿',
      '585',
    ],
  ])('%s is none', (text) => {
    expect(numeralValue(text)).toBeNull();
  });

  it('reads every number back from its spelling', () => {
    const numbers = fc.oneof(
      fc.nat(99),
      fc.nat(99_999),
      fc.nat(2_000_000_000),
      fc.integer({ min: 1, max: 99_999 }).map((n) => n * 1e7),
    );
    fc.assert(
      fc.property(numbers, (value) => {
        expect(numeralValue(spell(value))).toEqual({ value: String(value), percent: false });
      }),
      { numRuns: 2000 },
    );
  });

  it('reads decimals and percentages back', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.stringMatching(/^[0-9]{1,4}$/), fc.boolean(), (whole, fraction, percent) => {
        const spelling = `${spell(whole)}点${[...fraction].map((d) => digits.charAt(Number(d))).join('')}`;
        expect(numeralValue((percent ? '百分之' : '') + spelling)).toEqual({ value: `${whole}.${fraction}`, percent });
      }),
      { numRuns: 500 },
    );
  });
});

describe('numerals of a text', () => {
  const shown = (text: string): string[] =>
    numeralsIn(fold(text)).map(
      (n) => `${fold(text).slice(n.start, n.end)}=${n.ordinal ? '第' : ''}${n.value}${n.percent ? '%' : ''}`,
    );

  it.each([
    ['共选出五百八十五名代表', ['五百八十五=585']],
    ['《立法法》第一千条', ['一千=第1000']],
    ['第一书记', ['一=第1']],
    ['登记率百分之九十九点九六，参选率百分之98', ['百分之九十九点九六=99.96%', '百分之98=98%']],
    ['二〇一九年四月', ['二零一九=2019']],
    ['一名代表提出三项建议', ['一=1', '三=3']],
    ['每周一次', ['一=1']],
    ['十分钟', ['十=10']],
    ['总数十二个', ['十二=12']],
    ['六十多个区县', ['六十=60']],
    ['全长一点三公里', ['一点三=1.3']],
    ['一个月办结', ['一=1']],
    ['兩萬戶', ['两万=20000']],
    ['提高三个百分点', ['三=3']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ...[
      '一些',
      '一样',
      '一般',
      '十分',
      '千万',
      '万一',
      '三明',
      '五四',
      '九三学社',
      '四川',
      '百姓',
      '千方百计',
      '一体化',
    ],
    ...['三农', '万里', '统一部署', '单一项目', '之一名', '一起', '一点', '一部分', '一点一滴', '两点一线', '三位一体'],
    ...[
      '十四五规划',
      '八五普法',
      '三四十名',
      '三四个',
      '两三次',
      '几十名',
      '数百万元',
      '数十家',
      '上百名',
      '三分之二以上',
    ],
    ...[
      '千分之五',
      '十五分之七',
      '零件',
      '五部门',
      '三年级',
      '四处奔走',
      '一二三产业',
      '第三四条',
      '3十个',
      '三点五十分',
      '三角',
      '两院',
    ],
    ...['十几个', '百分之几', '一', '一站式', '一次性', '一家人'],
  ])('none in %s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('takes any text, with offsets in order and inside', () => {
    const numeric = fc.array(fc.constantFrom(...'零一二三十百千万亿两点第分之个名几数百3.○'), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          anyText.map(fold),
          numeric.map((parts) => parts.join('')),
        ),
        (text) => {
          let last = 0;
          for (const { start, end, value } of numeralsIn(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(value).toMatch(/^(?:0|[1-9][0-9]*|[0-9]+(?:\.[0-9]+)?)$/);
            last = end;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds a spelling again inside a sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999_999 }), (value) => {
        const spelling = spell(value);
        expect(numeralsIn(`会议选出${spelling}名代表`)).toEqual([
          { start: 4, end: 4 + spelling.length, value: String(value), percent: false, ordinal: false },
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['一', '一个', '一点', '百分之', '万', '第一', '几十'])('grows linearly over %s', (piece) => {
    const text = piece.repeat((1 << 20) / piece.length);
    const start = performance.now();
    numeralsIn(text);
    // Linear is a tenth of a second, quadratic minutes: no busy machine confuses the two.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('parts', () => {
  it('moves the point on the spelling', () => {
    expect(shiftPoint('2.3', 8)).toBe('230000000');
    expect(shiftPoint('1.25', 1)).toBe('12.5');
    expect(shiftPoint('0.05', 4)).toBe('500');
    expect(shiftPoint('007', 0)).toBe('7');
  });

  it('takes the longest unit, and none that begins another word', () => {
    expect(['平方公里', '人次', '人大', '部门', '万元', '年级', '个月', '朵'].map((text) => unitAt(text, 0))).toEqual([
      ...['平方公里', '人次', '', '', '万元', '', '个月', ''],
    ]);
  });

  it('reads what stands between a figure and its unit', () => {
    expect(tailAt('20多万件', 2)).toEqual({ end: 5, unit: '件', power: 4, vague: true });
    expect(tailAt('20 名', 2)).toEqual({ end: 4, unit: '名', power: 0, vague: false });
    expect(tailAt('20  名', 2)).toBeNull();
    expect(tailAt('20万', 2)).toBeNull();
  });
});

/** Dates: every spelling is one, a version number or a decimal is none, ranges have the right edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn, dateTokens, parseDateRange, wholeDate } from '../../../electron/text/dates.ts';
import { fold } from '../../../electron/text/normalise.ts';
import { anyText } from './arbitrary.ts';

const shown = (text: string): string[] =>
  datesIn(fold(text)).map((d) => `${fold(text).slice(d.start, d.end)}=${d.iso}`);
const digits = '零一二三四五六七八九';

function smallNumeral(value: number): string {
  const ten = Math.floor(value / 10);
  const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits.charAt(ten)}十`;
  return tens + (value % 10 === 0 ? '' : digits.charAt(value % 10));
}

describe('dates of a text', () => {
  it.each([
    ['2019年4月13日', ['2019年4月13日=2019-04-13']],
    ['2019 年 4 月 13 日', ['2019 年 4 月 13 日=2019-04-13']],
    ['２０１９年４月', ['2019年4月=2019-04']],
    ['2019年04月份预算', ['2019年04月份=2019-04']],
    ['发布日期:2019-04-13 18:55', ['2019-04-13=2019-04-13']],
    ['2019.4.13', ['2019.4.13=2019-04-13']],
    ['2019/4', ['2019/4=2019-04']],
    ['2019.4起', ['2019.4=2019-04']],
    ['20190413', ['20190413=2019-04-13']],
    ['二〇一九年四月十三日', ['二零一九年四月十三日=2019-04-13']],
    ['二○一九年十月', ['二○一九年十月=2019-10']],
    ['二O一九年四月', ['二o一九年四月=2019-04']],
    ['一九四九年十月一日', ['一九四九年十月一日=1949-10-01']],
    ['2019年四月三十日', ['2019年四月三十日=2019-04-30']],
    ['2019年4月13—15日', ['2019年4月13—15日=2019-04-13']],
    ['2018.4-2019.4', ['2018.4=2018-04', '2019.4=2019-04']],
    ['2019.4.13-2019.4.15', ['2019.4.13=2019-04-13', '2019.4.15=2019-04-15']],
    ['1.2019年4月', ['2019年4月=2019-04']],
    ['2019年4月32日', ['2019年4月=2019-04']],
    ['2019.10.1，2019.10.7', ['2019.10.1=2019-10-01', '2019.10.7=2019-10-07']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ...[
      '2019',
      '2019年',
      '二〇一九年',
      '2019.45',
      '2019.4%',
      '2019.4 %',
      '2019.4万元',
      '2019.4亩',
      '2019.123',
      '2019-13',
    ],
    ...[
      '2019年13月',
      '2019-04-32',
      '2019-04-133',
      '20191341',
      '20190400',
      '120190413',
      '201904130',
      '2019-2020',
      '12019-04',
    ],
    ...['1899年1月', '2100-01', '1.2.2019.4', '〔2019〕10号', 'v2019.4', 't20190413x', '二零一九年二十月', '4月13日'],
  ])('none in %s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('reads every spelling of a date as the same one', () => {
    const date = fc.record({
      year: fc.integer({ min: 1900, max: 2099 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(date, ({ year, month, day }) => {
        const mm = String(month).padStart(2, '0');
        const dd = String(day).padStart(2, '0');
        const chinese = `${[...String(year)].map((d) => digits.charAt(Number(d))).join('')}年${smallNumeral(month)}月`;
        const level = `${year}-${mm}`;
        const full = `${level}-${dd}`;
        for (const spelling of [
          ...[`${year}年${month}月${day}日`, `${year}年${mm}月${dd}日`, `${year} 年 ${month} 月 ${day} 号`, full],
          ...[
            `${year}.${month}.${day}`,
            `${year}/${mm}/${dd}`,
            `${year}${mm}${dd}`,
            `${chinese}${smallNumeral(day)}日`,
          ],
        ])
          expect([spelling, wholeDate(spelling)]).toEqual([spelling, full]);
        for (const spelling of [`${year}年${month}月`, level, `${year}.${month}`, `${year}/${mm}`, chinese])
          expect([spelling, wholeDate(spelling)]).toEqual([spelling, level]);
        expect(datesIn(`会议于${full}召开`)).toEqual([{ start: 3, end: 13, iso: full }]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes any text, with offsets in order and inside', () => {
    const near = fc.array(
      fc.constantFrom('2019', '20', '年', '月', '日', '4', '13', '-', '.', '/', '二零', '一九', '十', ' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText.map(fold),
          near.map((parts) => parts.join('')),
        ),
        (text) => {
          let last = 0;
          for (const { start, end, iso } of datesIn(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(iso).toMatch(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/);
            last = end;
          }
          wholeDate(text);
          parseDateRange(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['年', '一', '1,', '2019', '2019年', '2019-', '2019-04-', '二零一九', ' '])(
    'grows linearly over %s',
    (piece) => {
      const text = piece.repeat((1 << 20) / piece.length);
      const start = performance.now();
      datesIn(text);
      // Linear is a tenth of a second, quadratic minutes: no busy machine confuses the two.
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});

describe('a date as a query', () => {
  it.each([
    ['2019年', '2019'],
    ['二零一九年', '2019'],
    [' 2019-04 ', '2019-04'],
    ['2019', null],
    ['2019年4月会议', null],
    ['2019年4月13—15日', null],
    ['2018.4-2019.4', null],
    ['1819年', null],
    ['', null],
  ])('%s → %s', (text, iso) => {
    expect(wholeDate(text)).toBe(iso);
  });

  it('has a token for the day and its month, none for the year', () => {
    expect(dateTokens('2019-04-13')).toEqual(['＠2019－04－13', '＠2019－04']);
    expect(dateTokens('2019-04')).toEqual(['＠2019－04']);
    expect(dateTokens('2019')).toEqual([]);
  });
});

describe('日期', () => {
  it.each([
    ['2022', 20220101, 20221231],
    ['2022年', 20220101, 20221231],
    ['2022-10', 20221001, 20221031],
    ['2022年10月', 20221001, 20221031],
    ['2022-10-13', 20221013, 20221013],
    ['2021..2022', 20210101, 20221231],
    ['2021…2022', 20210101, 20221231],
    ['2021-03..2021-12', 20210301, 20211231],
    ['2021.3-2021.12', 20210301, 20211231],
    ['2021-2022', 20210101, 20221231],
    ['2021年至2022年', 20210101, 20221231],
    ['2021年3月至12月', 20210301, 20211231],
    ['2021年3-12月', 20210301, 20211231],
    ['2021年3月5日—8日', 20210305, 20210308],
    ['2021年3月5—8日', 20210305, 20210308],
    ['２０２１～２０２２', 20210101, 20221231],
    ['2022..2021', 20210101, 20221231],
    ['2021..', 20210101, 99991231],
    ['..2022', 10101, 20221231],
    ['>=2021', 20210101, 99991231],
    ['≥2021年', 20210101, 99991231],
    ['<=2021-03', 10101, 20210331],
    ['>2021', 20220101, 99991231],
    ['>2021-12', 20220101, 99991231],
    ['>2021-02', 20210301, 99991231],
    ['>2021-12-31', 20220101, 99991231],
    ['＜2021', 10101, 20201231],
    ['<2021-03', 10101, 20210228],
    ['<2021-03-01', 10101, 20210228],
    ['2021年以来', 20210101, 99991231],
    ['自2021年3月起', 20210301, 99991231],
    ['2021年以前', 10101, 20211231],
    ['2021年之前', 10101, 20201231],
    ['晚于2021年', 20220101, 99991231],
  ])('%s', (value, from, to) => {
    expect(parseDateRange(value)).toEqual({ from, to });
  });

  it.each([
    '',
    '..',
    '>',
    '最近',
    '2021..x',
    'x..2021',
    '2019.45',
    '2021-13',
    '2021..2022..2023',
    '1800',
    '—',
    '2021'.repeat(30),
  ])('cannot read %s', (value) => {
    expect(parseDateRange(value)).toBeNull();
  });
});

/** Small pure parts of the page: passages, marks, routes, order, tables, the newest question. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveItems, stepItem } from '../../../renderer/app/features/packs/order.ts';
import { partsOf } from '../../../renderer/app/features/reader/marks.ts';
import { shownPassage, withoutPiece } from '../../../renderer/app/features/search/passage.ts';
import { csv, csvCell } from '../../../renderer/app/lib/csv.ts';
import { formatBytes, formatMoment, formatPartialDate } from '../../../renderer/app/lib/format.ts';
import { newest } from '../../../renderer/app/lib/newest.ts';
import { emptyCompare, emptySearch, formatRoute, parseRoute, toggleFilter } from '../../../renderer/app/lib/route.ts';

describe('passages', () => {
  test('signs of Markdown go, hits keep their characters', () => {
    const text = '## 数据\n\n- **票决**率：98%\n| 票决 | 12 |\n';
    const spans: Array<[number, number]> = [text.indexOf('票决'), text.lastIndexOf('票决')].map((at) => [at, at + 2]);
    const shown = shownPassage(text, spans);
    expect(shown.text).toBe('票决率：98% 票决 12');
    expect(shown.spans.map(([a, b]) => shown.text.slice(a, b))).toEqual(['票决', '票决']);
  });

  test('a heading that was hit stays', () => {
    expect(shownPassage('## 票决\n\n正文', [[3, 5]])).toEqual({ text: '票决 正文', spans: [[0, 2]] });
    expect(shownPassage('概况\n\n正文。', [])).toEqual({ text: '正文。', spans: [] });
  });

  test('spans always point at what they pointed at before, for any text', () => {
    const bits = fc.constantFrom('票', '决', ' ', '\n', '# ', '**', '- ', '|', '`', '1. ', '> ', '---\n');
    return fc.assert(
      fc.property(fc.array(bits, { maxLength: 24 }), fc.nat(40), fc.nat(6), (parts, from, length) => {
        const text = parts.join('');
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const { text: shown, spans } = shownPassage(text, [[start, end]]);
        for (const [a, b] of spans) {
          expect(b).toBeGreaterThan(a);
          const han = (s: string): string => s.replace(/[^\p{Script=Han}]/gu, '');
          expect(han(shown.slice(a, b))).toBe(han(text.slice(start, end)));
        }
      }),
    );
  });

  test('a piece is taken out of a query with its blanks', () => {
    expect(withoutPiece('甲 -乙 丙', 2, 4)).toBe('甲 丙');
    expect(withoutPiece('甲', 0, 1)).toBe('');
  });
});

describe('marks', () => {
  const piece = { type: 'piece' as const, text: '推行票决制度', start: 10, end: 16 };

  test('a piece is cut where hits and the cited passage begin and end', () => {
    const hits = [
      [2, 4],
      [12, 15],
    ] as const;
    expect(partsOf(piece, hits, [14, 40]).map((part) => [part.text, part.hit, part.cited])).toEqual([
      ['推行', null, false],
      ['票决', 1, false],
      ['制', 1, true],
      ['度', null, true],
    ]);
  });

  test('parts join up to the piece, whatever the hits', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 5 })), { maxLength: 5 }), (raw) => {
        let at = 0;
        const hits = raw.map(([gap, length]): [number, number] => {
          const start = at + gap;
          at = start + length;
          return [start, at];
        });
        expect(
          partsOf(piece, hits, null)
            .map((part) => part.text)
            .join(''),
        ).toBe(piece.text);
      }),
    ));

  test('what shows something else than the text is not cut', () => {
    const entity = { type: 'piece' as const, text: '&', start: 0, end: 5 };
    expect(partsOf(entity, [[2, 3]], null)).toEqual([{ text: '&', start: 0, end: 5, hit: 0, cited: false }]);
  });
});

describe('routes', () => {
  test('every place survives the address bar', () => {
    const route = {
      ...emptySearch,
      query: '票决 "a&b#" 100%',
      filters: { region: ['320118', '310000'], year: ['2022'] },
      mode: 'natural' as const,
      sort: 'region' as const,
      record: 'a/b?c#d',
      at: [3, 9] as [number, number],
    };
    expect(parseRoute(formatRoute(route))).toEqual(route);
    const compared = {
      ...emptyCompare,
      of: 'all',
      view: 'figures',
      query: 'a&b',
      subject: '参选率',
      unit: '%',
    } as const;
    expect(parseRoute(formatRoute(compared))).toEqual(compared);
    const chosen = { ...emptyCompare, of: 'selected' } as const;
    expect(formatRoute(chosen)).toBe('#/compare?of=selected');
    expect(parseRoute(formatRoute(chosen))).toEqual(chosen);
    expect(parseRoute('#/compare?rows=village&columns=x&of=y')).toEqual(emptyCompare);
    expect(parseRoute(formatRoute({ page: 'packs', pack: 'x y' }))).toEqual({ page: 'packs', pack: 'x y' });
    expect(parseRoute(formatRoute({ page: 'imports', job: null }))).toEqual({ page: 'imports', job: null });
  });

  test('an unknown order or mode is the standard one', () => {
    const { mode, sort } = { ...emptySearch, ...parseRoute('#/search?q=a&mode=best&sort=size') };
    expect([mode, sort]).toEqual(['terms', 'relevance']);
  });

  test('any string is an address', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseRoute(text).page.length > 0)));

  test('a filter goes on and off, an empty one disappears', () => {
    const on = toggleFilter({}, 'kind', 'case');
    expect(on).toEqual({ kind: ['case'] });
    expect(toggleFilter(on, 'kind', 'case')).toEqual({});
  });
});

describe('order', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const ids = (list: Array<{ id: string }>): string => list.map((item) => item.id).join('');

  test('dragged items land where they are dropped', () => {
    expect(ids(moveItems(items, new Set(['a']), 'c', 'after'))).toBe('bcad');
    expect(ids(moveItems(items, new Set(['d', 'b']), 'a', 'before'))).toBe('bdac');
    expect(ids(moveItems(items, new Set(['a']), 'a', 'after'))).toBe('abcd');
  });

  test('steps stop at the ends', () => {
    expect(ids(stepItem(items, 'b', -1))).toBe('bacd');
    expect(ids(stepItem(items, 'a', -1))).toBe('abcd');
    expect(ids(stepItem(items, 'd', 1))).toBe('abcd');
  });
});

describe('tables and wordings', () => {
  test('no cell runs as a formula, and commas stay inside', () => {
    expect(csvCell('=1+1')).toBe("'=1+1");
    expect(csvCell('甲,"乙"')).toBe('"甲,""乙"""');
    expect(csv([['甲'], ['@x']]).startsWith('\ufeff甲\r\n')).toBe(true);
  });

  test('a date is shown as precisely as it is known', () => {
    expect(formatPartialDate('2022', 'zh-CN')).toBe('2022年');
    expect(formatPartialDate('2022-10', 'zh-CN')).toBe('2022年10月');
    expect(formatPartialDate('2022-10-03', 'zh-CN')).toBe('2022年10月3日');
  });

  test('sizes and moments', () => {
    expect(formatBytes(68_800, 'zh-CN')).toBe('68.8 KB');
    const now = new Date(2026, 0, 2, 12, 0);
    expect(formatMoment(new Date(2026, 0, 2, 9, 20).toISOString(), 'zh-CN', true, now)).toBe('09:20');
    expect(formatMoment(new Date(2026, 0, 1, 9, 20).toISOString(), 'zh-CN', false, now)).toBe('1/1 09:20');
  });
});

describe('the newest question', () => {
  test('one in flight, one waiting, answers to older questions are not shown', async () => {
    const flights: Array<{ input: string; land: (output: string) => void }> = [];
    const shown: string[] = [];
    const asker = newest<string, string>({
      run: (input) => new Promise((land) => flights.push({ input, land })),
      show: (output) => shown.push(output),
      fail: () => shown.push('failed'),
    });
    asker.ask('票');
    asker.ask('票决');
    asker.ask('票决制');
    expect(flights.map((flight) => flight.input)).toEqual(['票']);
    flights[0]?.land('old');
    await new Promise((resolve) => setTimeout(resolve));
    expect(flights.map((flight) => flight.input)).toEqual(['票', '票决制']);
    flights[1]?.land('new');
    await new Promise((resolve) => setTimeout(resolve));
    expect(shown).toEqual(['new']);
  });
});

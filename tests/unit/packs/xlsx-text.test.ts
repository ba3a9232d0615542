/** Text in a workbook is text whatever it begins with, however long it is, and comes back letter for letter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotationsOf, takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { columnName, pieces } from '../../../electron/archive/packs/writers/xlsx-book.ts';
import { excerpt, packOf, record, sourceOf, whole } from './pack.ts';
import { bookOf, expectWellFormed, table } from './workbook.ts';

describe('text stays text', () => {
  const nasty = [
    '=cmd|calc!A1',
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '＝1+1',
    '\t=1',
    '"><f>1+1</f><!--',
    ']]><![CDATA[',
    '&amp;lt;',
    '_x0041_ _x005F_',
    '1e5',
  ];
  const titled = nasty.map((title, i) =>
    record({
      id: `n-${i}`,
      title,
      text: title,
      regions: [title],
      note: title,
      source: { name: title, url: title },
      figures: [{ subject: title, value: null, display: title, unit: title, bound: 'exact', note: title }],
    }),
  );
  const evil = takeSnapshot(
    packOf(
      titled.flatMap((r) => [excerpt(r, r.text, r.title), whole(r)]),
      {
        title: '=1+1</dc:title>',
        cover: { subtitle: '-1', issuer: '@x', date: '=2022' },
      },
    ),
    sourceOf(...titled),
  );

  test('no formula, no markup, no link to elsewhere', async () => {
    const { parts } = await bookOf(evil);
    for (const [name, xml] of parts) {
      expectWellFormed(xml, name);
      expect(xml, name).not.toMatch(/<f[ >/]|<hyperlink|TargetMode| t="(?!s")/);
    }
  });

  test('each string comes back as it was, and stays text when a person edits the cell', async () => {
    const book = await bookOf(evil);
    expect(table(book, '资料来源').map((row) => row['资料'])).toEqual(nasty);
    expect(table(book, '资料来源').map((row) => row['网址'])).toEqual(nasty);
    expect(table(book, '数据').map((row) => row['原文表述'])).toEqual(nasty);
    expect(table(book, '数据').every((row) => row['数值'] === null)).toBe(true);
    expect(table(book, '摘录').map((row) => row['引文内容'])).toEqual(quotationsOf(evil).map((q) => q.quote));
    const looks = (book.parts.get('xl/styles.xml') ?? '').match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf .*?>/g) ?? [];
    const cells = [...book.sheets.values()].flatMap((rows) => rows.flat());
    const formulas = cells.filter(({ value }) => typeof value === 'string' && /^\s*[=+\-@＝]/.test(value));
    expect(formulas.length).toBeGreaterThan(30);
    for (const { value, style } of formulas)
      expect(looks[style], String(value)).toMatch(/quotePrefix="1"|numFmtId="49"/);
    // Not every cell: the prefix is shown to a person who edits.
    expect(cells.filter(({ style }) => /quotePrefix/.test(looks[style] ?? '')).length).toBeLessThan(cells.length / 2);
  });

  test('what XML cannot hold is shown by its code point', async () => {
    const odd = record({ id: 'odd', title: '甲\u0000乙\u0007丙\u202E丁\uFFFF戊\ud800己', text: '一\r\n二' });
    const book = await bookOf(takeSnapshot(packOf([whole(odd)]), sourceOf(odd)));
    expect(table(book, '资料来源')[0]?.['资料']).toBe('甲[U+0000]乙[U+0007]丙[U+202E]丁[U+FFFF]戊\ufffd己');
    for (const [name, xml] of book.parts) expectWellFormed(xml, name);
  });

  test('any title survives', async () => {
    const unit = fc.constantFrom('_', 'x', '0', '4', '1', '&', ';', '<', '=', '"', ' ', '\n', '常', '𠮷');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 30 }), async (title) => {
        const one = record({ id: 'one', title, text: '文' });
        const book = await bookOf(takeSnapshot(packOf([whole(one)]), sourceOf(one)));
        expect(table(book, '资料来源')[0]?.['资料']).toBe(title);
      }),
      { numRuns: 60 },
    );
  });

  test('a passage too long for a cell goes on in the row below', async () => {
    const long = `${'长'.repeat(32_766)}𠮷${'文'.repeat(40_000)}`;
    const source = record({ id: 'long', title: '长文', text: long });
    const rows = table(await bookOf(takeSnapshot(packOf([excerpt(source, long)]), sourceOf(source))), '摘录');
    expect(rows.map((row) => row['引文'])).toEqual([1, 1, 1]);
    expect(rows.map((row) => String(row['引文内容'])).join('')).toBe(long);
    expect(rows.map((row) => row['位置'])).toEqual(['第1段', null, null]);
    for (const row of rows) expect(String(row['引文内容']).length).toBeLessThanOrEqual(32_767);
  });

  test('what is shown by code point counts as long as it is shown', async () => {
    const bells = record({ id: 'bells', title: '响铃', note: '\u0007'.repeat(9000), text: '文' });
    const rows = table(await bookOf(takeSnapshot(packOf([whole(bells)]), sourceOf(bells))), '资料来源');
    expect(rows.map((row) => row['编号'])).toEqual([1, 1, 1]);
    expect(rows.map((row) => row['附注']).join('')).toBe('[U+0007]'.repeat(9000));
    for (const row of rows) expect(String(row['附注']).length).toBeLessThanOrEqual(32_767);
  });

  test('pieces cut nothing away and no character in two', () => {
    const unit = fc.constantFrom('a', '字', '𠮷', '\n');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 2, max: 9 }), (text, limit) => {
        const cut = pieces(text, limit);
        expect(cut.join('')).toBe(text);
        for (const piece of cut) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

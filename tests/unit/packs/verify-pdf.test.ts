/** PDF: attachments, the seal, and the words on its pages, over the ends of pages and past what stands between. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageTextOf, printedOnPages, type Run } from '../../../electron/archive/packs/verify/pages.ts';
import { verifyPack } from '../../../electron/archive/packs/verify-pack.ts';
import { tempFolder } from '../archive/temp.ts';
import { found, pdfPack, source } from './proof.ts';

function written(bytes: Uint8Array): string {
  const file = path.join(tempFolder(), '票决制.pdf');
  writeFileSync(file, bytes);
  return file;
}

describe('a PDF', () => {
  test('passes, alone and against its archive', async () => {
    const file = written(pdfPack());
    expect(await verifyPack(file, null)).toMatchObject({ ok: true, kind: 'pdf', quotations: 4, compared: false });
    expect(await verifyPack(file, source)).toMatchObject({ ok: true, problems: [], compared: true });
  });

  test('a changed word on a page, in a taken text, in the manifest', async () => {
    const word = pdfPack((pages) => {
      for (const line of pages.flat()) line.text = line.text.replace('由网络直播', '由网络录播');
    });
    expect(await found(written(word))).toEqual(['quotation-changed 引文3']);
    const gone = pdfPack((pages) => {
      for (const page of pages) page.splice(0, page.length, ...page.filter((line) => !line.text.includes('引文1')));
    });
    expect(await found(written(gone))).toEqual(['quotation-changed 引文1']);
    expect(await found(written(pdfPack(() => {}, { 'quotations.json': '[]' })))).toEqual(
      [1, 2, 3, 4].map((n) => `quotation-changed 引文${n}`),
    );
    expect(await found(written(pdfPack(() => {}, { 'quotations.json': '{' })))).toEqual([
      'quotation-changed quotations.json',
    ]);
    expect(await found(written(pdfPack(() => {}, { 'manifest.json': '{}' })))).toEqual([
      'manifest-broken manifest.json',
    ]);
  });

  test('saved again, one byte changed, cut, or not a PDF', async () => {
    const good = Buffer.from(pdfPack());
    expect(await found(written(good.subarray(0, good.lastIndexOf('%exchange'))))).toEqual(['seal-missing 票决制.pdf']);
    for (let at = 0; at < good.length; at += Math.ceil(good.length / 20)) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const problems = await found(written(bytes));
      expect(
        problems.some((p) => /^(?:seal-broken|manifest-missing) 票决制\.pdf$/.test(p)),
        `${at}`,
      ).toBe(true);
    }
    for (const length of [0, 4, 20, 1000, good.length - 70])
      expect((await found(written(good.subarray(0, length)))).length).toBeGreaterThan(0);
    expect(await found(written(Buffer.from('%PDF-1.7\n%%EOF\n')))).toEqual([
      'seal-missing 票决制.pdf',
      'manifest-missing 票决制.pdf',
    ]);
  });
});

describe('words over the end of a page', () => {
  const body = (text: string): Run => ({ text, size: 16 });
  const small = (text: string): Run => ({ text, size: 9 });
  const quoted = (text: string, pages: Run[][]): boolean =>
    printedOnPages(pages.map(pageTextOf))({ number: 1, format: 'plain', text });
  const filler = [body('其他文字。'.repeat(40))];
  const words = '甲乙丙丁戊己庚辛1壬癸';

  test('notes, page numbers and repeated heads are passed over', () => {
    const pages = [
      [...filler, body('引文1甲乙丙'), small('1'), small('[1]出处。'), { text: '—1—', size: 14 }],
      [small('项目'), small('数'), body('丁戊己'), { text: '—2—', size: 14 }],
      [body('庚辛1壬癸'), body('之后')],
    ];
    expect(quoted(words, pages)).toBe(true);
  });

  test('a table at the foot of a page is read before what stands below it', () => {
    expect(
      quoted('甲乙丙', [
        [...filler, body('引文1甲'), small('乙'), small('1出处'), body('—1—')],
        [small('丙'), body('后')],
      ]),
    ).toBe(true);
  });

  const cell = (text: string): Run => ({ text, size: 10.5 });
  const note = [small('1'), small('[1]出处。'), { text: '—1—', size: 14 }];

  test('in a pack that is tables for the most part, and under a head of forty columns', () => {
    const head = Array.from({ length: 40 }, (_, i) => [cell('列'), cell(`${i}`)]).flat();
    const row = (i: number): Run[] => [cell(`行${i}`), cell('数据'.repeat(30))];
    const rows = Array.from({ length: 40 }, (_, i) => row(i));
    const table = [...head, ...rows.flat()];
    const text = table.map((run) => run.text).join('');
    const cut = head.length + 30;
    const pages = [
      [body('引文1'), ...table.slice(0, cut), ...note],
      [...head, ...table.slice(cut, cut + 20), { text: '—2—', size: 14 }],
      [...head, ...table.slice(cut + 20)],
    ];
    expect(quoted(text, pages)).toBe(true);
    expect(quoted(text.replace('行30', '行31'), pages)).toBe(false);
    expect(quoted(text, pages.toSpliced(1, 1))).toBe(false);
  });

  test('a row that goes over three pages is read cell by cell, and every letter of it', () => {
    // The second cell ends on the second page, the third on the third; a row follows there.
    const rows = [
      ['一', '甲乙丙丁', '子丑寅卯辰巳'],
      ['二', '戊', '午'],
    ];
    const pagesOf = (first: string, second: string, third: string): Run[][] => [
      [...filler, body('引文1'), ...['头', '目', '一', '甲', '乙', first].map(cell), ...note],
      [...['头', '目', '丙', '丁', '寅', second].map(cell), { text: '—2—', size: 14 }],
      [...['头', '目', '辰', third, '二', '戊', '午'].map(cell), body('后文。')],
    ];
    const text = `头目${rows.flat().join('')}`;
    expect(quoted(text, pagesOf('子丑', '卯', '巳'))).toBe(true);
    for (const [first, second, third] of [
      ['子改', '卯', '巳'],
      ['子丑', '改', '巳'],
      ['子丑', '卯', '改'],
      ['丑子', '卯', '巳'],
      ['子丑', '巳', '卯'],
      ['子丑', '卯', ''],
      ['子丑', '', '巳'],
    ] as const)
      expect(quoted(text, pagesOf(first, second, third)), `${first}${second}${third}`).toBe(false);
  });

  test('a page of nothing but notes in between', () => {
    const pages = [
      [body('引文1甲乙'), ...note],
      [small('注。'.repeat(400)), { text: '—2—', size: 14 }],
      [body('丙丁')],
    ];
    expect(quoted('甲乙丙丁', pages)).toBe(true);
    expect(quoted('甲乙丁', pages)).toBe(false);
  });

  test('a note that begins like the passage goes on does not lead astray', () => {
    expect(quoted('甲1乙', [[...filler, body('引文1甲'), small('1'), small('乙地出处')], [body('1乙')]])).toBe(true);
  });

  test('a word changed, left out or put in anywhere is found', () => {
    const set = (text: string): Run[][] => {
      const characters = [...`引文1${text}`];
      const cut = Math.ceil(characters.length / 2);
      return [
        [...filler, body(characters.slice(0, cut).join('')), small('1注'), body('—1—')],
        [body(characters.slice(cut).join('')), body('后文')],
      ];
    };
    expect(quoted(words, set(words))).toBe(true);
    const characters = [...words];
    characters.forEach((_, i) => {
      expect(quoted(words, set(characters.with(i, '改').join(''))), `${i} changed`).toBe(false);
      expect(quoted(words, set(characters.toSpliced(i, 1).join(''))), `${i} left out`).toBe(false);
      if (i > 0) expect(quoted(words, set(characters.toSpliced(i, 0, '添').join(''))), `${i} put in`).toBe(false);
    });
  });

  test('a character that the typeface lacks stands by its code point', () => {
    expect(quoted('好😀了', [[body('引文1好[U+1F600]了')]])).toBe(true);
    expect(quoted('好😀了', [[body('引文1好[U+1F601]了')]])).toBe(false);
  });

  test('marks that the typeface lacks stand in the order they were written in', () => {
    const written = 'Z\u0351\u0334\u0323之后';
    expect(quoted(written, [[body('引文1Z[U+0351][U+0334][U+0323]之后')]])).toBe(true);
    expect(quoted(written, [[body('引文1Z[U+0351][U+0334][U+0324]之后')]])).toBe(false);
    expect(quoted(written, [[body('引文1Z[U+0351][U+0334]之后')]])).toBe(false);
  });

  test('pages made to keep a program busy are given up', () => {
    const pages = Array.from({ length: 300 }, () => [small('引文1'), ...Array.from({ length: 60 }, () => small('1'))]);
    expect(quoted(`${'1'.repeat(3000)}x`, [filler, ...pages])).toBe(false);
  });
});

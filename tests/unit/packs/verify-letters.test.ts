/** No honest PDF is reported, whatever letters are quoted in it; and a changed letter is, between any of them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { pageLetters } from '../../../electron/archive/packs/verify/page-letters.ts';
import { pageTextOf, printedOnPages, type Run } from '../../../electron/archive/packs/verify/pages.ts';
import { printable } from '../../../electron/archive/packs/writers/pdf-fonts.ts';
import { tempFolder } from '../archive/temp.ts';
import { excerpt, packOf, record, sourceOf } from './pack.ts';
import { readPdf } from './pdf-file.ts';
import { found } from './proof.ts';

async function pdfOf(texts: readonly string[]): Promise<string> {
  const records = texts.map((text, i) => record({ id: `r${i}`, title: `第${i}件`, format: 'plain', text }));
  const targetDir = tempFolder();
  const pack = packOf(
    records.map((one) => excerpt(one, one.text)),
    { title: '字符' },
  );
  await exportPack({ pack, source: sourceOf(...records), formats: ['pdf'], targetDir });
  return path.join(targetDir, readdirSync(targetDir).find((name) => name.endsWith('.pdf')) ?? '');
}

const between = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));

const letters = [
  // Pinyin, and what Unicode has no single character for.
  'nǚ lǜ ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ ā é ě è ń ň ǹ ḿ ê̄ ế ê̌ ề m̄ m̀ n̄ ŋ ẑ ĉ ŝ',
  // The same in parts.
  'e\u0301 u\u0308\u030c n\u0303 c\u0327 o\u030b a\u0328\u0301 e\u0302\u0304 u\u0308\u0304',
  'x x\u0301 q\u0307 z\u0323\u0307 z\u0307\u0323 中文 中文\u0301后 \u0301a b\u0304\u0301c',
  'ñ ç ő ű Å ø æ œ ß þ ð ı İ ł đ Việt Nam Dvořák Łódź Kōbe naïve façade',
  'office file flow affix waffle \ufb00 \ufb01 \ufb02 \ufb03 \ufb04 \ufb05 \ufb06 fi fl ff',
  between(0xc0, 0x24f).join(''),
  between(0x1e00, 0x1eff).join(' '),
  between(0x300, 0x34f)
    .map((mark) => `a${mark}`)
    .join(''),
  'α ά ὰ ᾳ и й ё ї が ガ か\u3099 ハ\u309a ｶﾞ 한글 \u1112\u1161\u11ab ① ➀ Ⅳ ㎡ № ℃ Ａ１ ½ ª …⋯ –‒ —― ～〜',
  'soft\u00adhyphen zero\u200bwidth join\u200der A\u00a0B 葛\u{e0100}城 辻\ufe00 👨\u200d👩\ufe0f \u2028\u2029\u202a',
];

test('letters in parts, marks, ligatures, characters that the typeface lacks', async () => {
  expect(await found(await pdfOf(letters))).toEqual([]);
});

test('a mark is never set over another letter: it is printed by its number where no single character means the same', () => {
  expect(printable('e\u0301 u\u0308\u030c')).toBe('é ǚ');
  expect(printable('ê̄ x\u0301')).toBe('ê[U+0304] x[U+0301]');
  expect(printable('葛\u{e0100}城')).toBe('葛\u{e0100}城');
});

test('every character of the typefaces, in one document, so that twins meet', async () => {
  const all = between(0x21, 0x2ffff).filter((one) => !/\p{Surrogate}/u.test(one) && printable(one) === one);
  expect(all.length).toBeGreaterThan(30_000);
  const chunks = Array.from({ length: Math.ceil(all.length / 400) }, (_, i) => all.slice(i * 400, i * 400 + 400));
  expect(await found(await pdfOf(chunks.map((chunk) => chunk.join(''))))).toEqual([]);
}, 60_000);

test('a letter changed, left out or put in is found, anywhere between them', async () => {
  const words = 'nǚ x\u0301 ê̄ 中文\u0301 office ‒⋯ ①𪚥👨\u200d👩';
  const { pages } = await readPdf(readFileSync(await pdfOf([words])));
  const runs = pages.map((page) => page.words.map((word): Run => ({ text: pageLetters(word.text), size: word.size })));
  const printed = (text: string): boolean => printedOnPages(runs.map(pageTextOf))({ number: 1, format: 'plain', text });
  expect(printed(words)).toBe(true);
  const characters = [...words];
  characters.forEach((one, i) => {
    if (/[\s\u200d]/.test(one)) return;
    expect(printed(characters.with(i, '改').join('')), `${i} changed`).toBe(false);
    expect(printed(characters.toSpliced(i, 0, '添').join('')), `${i} put in`).toBe(false);
    // The page goes on with what follows the passage: less of it is printed as well.
    if (i < characters.length - 1) expect(printed(characters.toSpliced(i, 1).join('')), `${i} left out`).toBe(false);
  });
});

test('a number that stands for a character goes on over the end of a page', () => {
  const body = (text: string): Run => ({ text, size: 16 });
  const small = (text: string): Run => ({ text, size: 9 });
  const filler = body('其他文字。'.repeat(40));
  for (const cut of [1, 2, 3, 5, 8]) {
    const shown = '[U+1F600]';
    const pages = [
      [filler, body(`引文1好${shown.slice(0, cut)}`), small('1注'), body('—1—')],
      [body(`${shown.slice(cut)}了`), body('后文')],
    ].map(pageTextOf);
    expect(printedOnPages(pages)({ number: 1, format: 'plain', text: '好😀了' }), `${cut}`).toBe(true);
    expect(printedOnPages(pages)({ number: 1, format: 'plain', text: '好😁了' }), `${cut}`).toBe(false);
  }
});

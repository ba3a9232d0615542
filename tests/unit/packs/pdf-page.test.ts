/** The page of the PDF measured: type area, lines, numbers, turned pages. The same bytes wherever it is made. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '../../../electron/archive/packs/writers/pdf.ts';
import { rasterStream } from '../../../electron/archive/packs/writers/pdf-raster.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { excerpt, record, sha256, sourceOf } from './pack.ts';
import { bare, type PdfFile, readPdf, type Word } from './pdf-file.ts';
import { items, jpeg, pdfOf, snapshotOf, source, stop } from './pdf-pack.ts';

const run = promisify(execFile);
const MM = 72 / 25.4;
const work = mkdtempSync(path.join(os.tmpdir(), 'pdf-page-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Baselines of the words of this size, from the top of the page, each once. */
function baselines(words: readonly Word[], height: number, size: number): number[] {
  const lines = words.filter((w) => Math.abs(w.size - size) < 0.01 && w.text.trim() !== '');
  return [...new Set(lines.map((w) => Math.round((height - w.y) * 100) / 100))].sort((a, b) => a - b);
}

describe('the page of GB/T 9704', () => {
  const text = '人民代表大会制度是坚持党的领导人民当家作主依法治国有机统一的根本政治制度安排'.repeat(60);
  let file: PdfFile;
  beforeAll(async () => {
    const long = [
      { id: 's', type: 'section' as const, title: '正文' },
      { id: 'n', type: 'note' as const, markdown: text },
    ];
    file = await readPdf(await pdfOf({}, long));
  });

  test('is A4 with a type area of 156 × 225 mm, 22 lines of 28 characters', () => {
    const page = file.pages[3];
    if (page === undefined) throw new Error('the text fills a page');
    expect(page.width).toBeCloseTo(210 * MM, 1);
    expect(page.height).toBeCloseTo(297 * MM, 1);
    const lines = baselines(page.words, page.height, 16);
    expect(lines).toHaveLength(22);
    const pitch = (225 * MM) / 22;
    lines.slice(1).forEach((y, i) => {
      expect(y - (lines[i] ?? 0)).toBeCloseTo(pitch, 1);
    });
    // The line box of 22 equal parts: the em box stands in the middle of it, 0.88 em above the baseline.
    expect((lines[0] ?? 0) - 0.88 * 16 - (pitch - 16) / 2).toBeCloseTo(37 * MM, 1);
    const body = page.words.filter((w) => Math.abs(w.size - 16) < 0.01);
    const left = Math.min(...body.map((w) => w.x));
    expect(left).toBeCloseTo(28 * MM, 1);
    // The space after the last character of a line reaches to the edge or just over it.
    expect(Math.max(...body.map((w) => w.x + w.width))).toBeLessThan((210 - 26) * MM + 1);
    const line = body.filter((w) => Math.abs(page.height - w.y - (lines[4] ?? 0)) < 0.1);
    expect([...line.map((w) => w.text).join('')]).toHaveLength(28);
  });

  test('the names of 报尾 stand in the first line of what they name', async () => {
    const reportTo = '省人大常委会办公厅，市委办公室，市人大常委会主任、副主任、秘书长、党组成员';
    const file = await readPdf(await pdfOf({ template: 'briefing', cover: { reportTo } }, items.slice(0, 2)));
    const words = file.pages.at(-1)?.words ?? [];
    const name = words.find((w) => w.text.startsWith('报'));
    const value = words.filter((w) => w.text.includes('省人大') || w.text.includes('党组成员'));
    expect(value.length).toBeGreaterThan(1);
    expect(name?.y).toBeCloseTo(value[0]?.y ?? 0, 1);
    expect(name?.y).toBeGreaterThan((value.at(-1)?.y ?? 0) + 14);
  });

  test('a paragraph begins two characters in', () => {
    const first = file.pages[2]?.words.find((w) => w.text.startsWith('人民代表'));
    expect(first?.x).toBeCloseTo((28 + (2 * 156) / 28) * MM, 1);
  });

  test('its number stands 7 mm below the type area, outside on either side, and not on cover and contents', () => {
    const numbers = file.pages.map((page) => page.words.filter((w) => w.size > 13.9 && w.size < 14.1 && w.y < 35 * MM));
    expect(numbers[0]).toEqual([]);
    expect(numbers[1]).toEqual([]);
    for (const [i, words] of numbers.slice(2).entries()) {
      expect(bare(words.map((w) => w.text).join(''))).toBe(`—${i + 1}—`);
      // The dash, 0.38 em above the baseline, is where the standard measures to.
      for (const word of words) expect(word.y + 0.38 * 14).toBeCloseTo((35 - 7) * MM, 0);
      const left = Math.min(...words.map((w) => w.x));
      const right = Math.max(...words.map((w) => w.x + w.width));
      // The reader takes the spaces between dash and number for wider than they are set.
      if (i % 2 === 0) expect(Math.abs(right - ((210 - 26) * MM - 14))).toBeLessThan(4);
      else expect(left).toBeCloseTo(28 * MM + 14, 0);
    }
  });
});

test('a wide table stands on a page turned by a quarter with its heading, numbered where the others are', async () => {
  const section: PackItem = { id: 's', type: 'section', title: '路线' };
  const note: PackItem = { id: 'n', type: 'note', markdown: '说明。' };
  for (const [items, number] of [
    [[section, stop, stop], 1],
    [
      [
        section,
        note,
        { ...section, id: 's2', title: '安排' },
        stop,
        stop,
        { ...section, id: 's3', title: '再访' },
        stop,
      ],
      2,
    ],
  ] as const) {
    const { pages } = await readPdf(await pdfOf({}, [...items]));
    const turned = pages.filter((page) => page.width > page.height);
    expect(turned).toHaveLength(1);
    const [page] = turned;
    expect(bare(page?.text ?? '')).toMatch(
      number === 1 ? /一、路线.*表1教学路线/s : /二、安排.*表1教学路线.*三、再访.*表2教学路线/s,
    );
    // Turned to the left: the outer edge of odd pages is below, that of even ones above.
    const words = page?.words.filter((w) => w.x < 35 * MM) ?? [];
    expect(bare(words.map((w) => w.text).join(''))).toBe(`—${number}—`);
    for (const word of words) expect(word.y < (page?.height ?? 0) / 2).toBe(number % 2 === 1);
  }
});

test('a head is repeated on every page, and no row is torn', async () => {
  const columns = ['序号', '做法'].map((name) => ({ name, personal: false }));
  const rows = Array.from({ length: 60 }, (_, i) => [`${i + 1}`, `做法${i + 1}始${'各地做法'.repeat(40)}终${i + 1}。`]);
  const { pages } = await readPdf(await pdfOf({}, [{ id: 't', type: 'table', title: '长表', columns, rows }]));
  const table = pages.filter((page) => page.text.includes('各地做法各地做法'));
  expect(table.length).toBeGreaterThan(3);
  for (const page of table) expect(bare(page.text)).toContain('序号做法');
  for (let i = 1; i <= 60; i++) {
    const whole = table.filter(
      (page) => bare(page.text).includes(`做法${i}始`) && bare(page.text).includes(`终${i}。`),
    );
    expect(whole, `row ${i}`).toHaveLength(1);
  }
});

test('a row taller than a page is printed to its end', async () => {
  const columns = [{ name: '内容', personal: false }];
  const rows = [[`始${'很长的一格文字'.repeat(600)}终`]];
  const { text } = await readPdf(await pdfOf({}, [{ id: 't', type: 'table', title: '高表', columns, rows }]));
  // A page may end within the words.
  expect(text.replace(/—\d+—(内容)?/g, '')).toContain(`始${'很长的一格文字'.repeat(600)}终`);
});

test.each([8, 14])(
  'amounts in a quoted table of %d columns stand beside each other, inside the type area',
  async (n) => {
    const row = (name: string, cell: (i: number) => string): string =>
      `|${[name, ...Array.from({ length: n - 1 }, (_, i) => cell(i))].join('|')}|\n`;
    const text =
      row('项目', (i) => `${2010 + i}年`) + row('---', () => '---') + row('收入', (i) => `12,345,6${10 + i}.90`);
    const budget = record({ id: 'budget', text: text.trim() });
    const { pages } = await readPdf(await pdfOf({}, [excerpt(budget, budget.text)], sourceOf(budget)));
    const words = pages.flatMap((page) => page.words.filter((w) => w.size < 10 && /^[\d,.]+$/.test(w.text)));
    expect(words.length).toBeGreaterThanOrEqual(n - 1);
    for (const word of words) {
      expect(word.x + word.width).toBeLessThan((210 - 26) * MM);
      const after = words.filter((w) => w.y === word.y && w.x > word.x);
      for (const next of after) expect(word.x + word.width, `${word.text} ${next.text}`).toBeLessThan(next.x);
    }
  },
);

test('a picture is in the file as the archive holds it', async () => {
  expect(Buffer.from(await pdfOf()).includes(jpeg)).toBe(true);
  expect(rasterStream(jpeg)).toMatchObject({ width: 32, height: 16 });
  expect(rasterStream(jpeg.subarray(0, -2))).toBeNull();
});

describe('the same bytes', () => {
  test('twice in one process', async () => {
    const snapshot = snapshotOf();
    const [first] = await writePdf(snapshot, source);
    await pdfOf({ title: '别的' }, items.slice(0, 2));
    const [second] = await writePdf(snapshot, source);
    expect(sha256(second?.bytes ?? '')).toBe(sha256(first?.bytes ?? ' '));
  });

  test('in another process, another time zone, and with a font of the same name installed', async () => {
    // The family and weight of the body, and the shapes of another weight: if it were taken, every glyph would differ.
    const at = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json');
    const font = readFileSync(path.join(path.dirname(at), '900Black/NotoSerifSC_900Black.ttf'));
    for (let i = 0, entry = 12; i < font.readUInt16BE(4); i++, entry += 16)
      if (font.toString('latin1', entry, entry + 4) === 'OS/2')
        font.writeUInt16BE(400, font.readUInt32BE(entry + 8) + 4);
    writeFileSync(path.join(work, 'same-name.ttf'), font);
    const config = path.join(work, 'fonts.conf');
    writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${work}</dir></fontconfig>`);
    const child = (env: NodeJS.ProcessEnv) =>
      run(process.execPath, [path.join(import.meta.dirname, 'pdf-pack.ts')], { env: { ...process.env, ...env } });
    const here = sha256(await pdfOf());
    expect((await child({ TZ: 'America/New_York', FONTCONFIG_FILE: config })).stdout).toBe(here);
    expect((await child({ TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' })).stdout).toBe(here);
  });
});

test('qpdf finds nothing wrong', async (context) => {
  const found = await run('qpdf', ['--version']).catch(() => null);
  if (found === null) return context.skip('qpdf is not installed');
  const name = path.join(work, 'checked.pdf');
  writeFileSync(name, await pdfOf());
  expect((await run('qpdf', ['--check', name])).stdout).toContain('No syntax or stream encoding errors found');
});

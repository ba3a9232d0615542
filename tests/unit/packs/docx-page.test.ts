/** The page as it is printed: set by LibreOffice, measured in the PDF against GB/T 9704-2012. */
import { spawnSync } from 'node:child_process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fullPack, items, sentence, source } from './docx-pack.ts';
import { docxOf, partsOf } from './docx-xml.ts';
import { printedByLibreOffice } from './libre-office.ts';

const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;

/** Millimetres to points. */
const mm = (value: number): number => (value * 72) / 25.4;

interface Line {
  y: number;
  left: number;
  right: number;
  text: string;
}

interface Page {
  width: number;
  height: number;
  /** From the top. */
  lines: Line[];
}

let xml = '';
let pages: Page[] = [];

async function pagesOf(pdf: Uint8Array): Promise<Page[]> {
  const task = getDocument({ data: pdf, useSystemFonts: true, verbosity: 0 });
  const document = await task.promise;
  const made: Page[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const [, , width = 0, height = 0] = page.view;
    const lines = new Map<number, Line>();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const key = Math.round(y / 2);
      const line = lines.get(key) ?? { y: height - y, left: x, right: x, text: '' };
      line.left = Math.min(line.left, x);
      line.right = Math.max(line.right, x + item.width);
      line.text += item.str;
      lines.set(key, line);
    }
    made.push({ width, height, lines: [...lines.values()].sort((a, b) => a.y - b.y) });
  }
  await task.destroy();
  return made;
}

/** Without the number of the page, which stands below the type area. */
function inside({ lines, height }: Page): Line[] {
  return lines.filter((line) => line.y < height - mm(34));
}

beforeAll(async () => {
  if (!found) return;
  const text = Array.from({ length: 40 }, () => sentence.replace(/[，。]/g, '人').repeat(3)).join('\n\n');
  const pack = fullPack({ items: [...items(), { id: 'long', type: 'note', markdown: text }] });
  const docx = await docxOf(pack, source);
  const parts = await partsOf(docx);
  xml = `${parts.get('word/styles.xml')}${parts.get('word/fontTable.xml')}`;
  pages = await pagesOf(new Uint8Array(printedByLibreOffice(docx, 'a.docx')));
}, 120_000);

describe('the printed page', () => {
  beforeEach(({ skip }) => {
    if (!found) skip('soffice is not installed: nothing sets the page');
  });

  test('A4, upright, and turned for the route', () => {
    const sizes = new Set(pages.map((p) => `${Math.round(p.width)}×${Math.round(p.height)}`));
    expect([...sizes].sort()).toEqual(['595×842', '842×595']);
    const turned = pages.filter((p) => p.width > p.height);
    expect(turned).toHaveLength(1);
    expect(turned[0]?.lines.some((line) => line.text.includes('看什么'))).toBe(true);
  });

  test('margins of 37, 28 and 26 mm; 22 lines of 28 characters', () => {
    const full = pages.filter((p) => p.width < p.height && inside(p).length === 22);
    // Some fonts answer with radicals for characters.
    const solid = full.filter((p) => inside(p).every((line) => /^[\u2e80-\u9fff]+$/.test(line.text)));
    expect(solid.length).toBeGreaterThan(2);
    for (const page of solid) {
      const lines = inside(page);
      const [top, second] = lines;
      const last = lines.at(-1);
      // Baselines stand in their lines of 28.95 points; the first line begins at the margin.
      expect((second?.y ?? 0) - (top?.y ?? 0)).toBeCloseTo(28.95, 0);
      expect(top?.y ?? 0).toBeGreaterThan(mm(37));
      expect(top?.y ?? 0).toBeLessThan(mm(37) + 28.95);
      expect(last?.y ?? 0).toBeLessThan(page.height - mm(35));
      expect(Math.min(...lines.map((line) => line.left))).toBeCloseTo(mm(28), -1);
      expect(Math.max(...lines.map((line) => line.right))).toBeLessThan(page.width - mm(26) + 2);
      expect(Math.max(...lines.map((line) => line.text.length))).toBe(28);
    }
    for (const page of pages) expect(inside(page).length).toBeLessThanOrEqual(page.width < page.height ? 60 : 40);
  });

  test('numbers stand at the right of odd pages and at the left of even ones', () => {
    const numbers = pages.flatMap((page) => {
      const foot = page.lines.find((line) => /^— ?\d+ ?—$/.test(line.text.trim()));
      const n = Number(/\d+/.exec(foot?.text ?? '')?.[0] ?? 0);
      return foot === undefined ? [] : [{ n, isRight: foot.left > page.width / 2 }];
    });
    expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(6);
    for (const { n, isRight } of numbers) expect(isRight, String(n)).toBe(n % 2 === 1);
  });

  test('the head of a table is repeated on the next page', () => {
    const headed = pages.filter((page) => page.lines.some((line) => /日期.*内容/.test(line.text)));
    expect(headed.length).toBe(2);
    expect(inside(headed[1] ?? { width: 0, height: 0, lines: [] })[0]?.text).toMatch(/日期.*内容/);
  });

  test('the contents show the pages the headings are on', () => {
    const contents = pages.flatMap((p) => p.lines).filter((line) => /\.{3,}\s*\d+$/.test(line.text));
    expect(contents.length).toBeGreaterThan(8);
    const restart = pages.findIndex((p) => p.lines.some((line) => /^— ?1 ?—$/.test(line.text.trim())));
    const lines = pages
      .slice(restart)
      .flatMap((page, i) => page.lines.map((line) => ({ text: line.text, page: i + 1 })));
    let from = 0;
    for (const { text } of contents) {
      const [, title = '', page = ''] = /^(.*?)\s*\.{3,}\s*(\d+)$/.exec(text) ?? [];
      const at = lines.findIndex((line, i) => i >= from && line.text.trim() === title.trim());
      expect(Math.abs((lines[at]?.page ?? -9) - Number(page)), text).toBeLessThanOrEqual(1);
      from = at + 1;
    }
  });

  test('the typefaces of the standard are asked for, with names to fall back to', () => {
    for (const name of ['仿宋_GB2312', '楷体_GB2312', '黑体', '方正小标宋简体', '宋体'])
      expect(xml).toMatch(new RegExp(`<w:font w:name="${name}"><w:altName w:val="[^"]+"/>`));
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  });
});

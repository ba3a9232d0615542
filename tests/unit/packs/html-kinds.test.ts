/** Every kind of item, every ending and every style of notes in the exported page: its structure, its links, its files. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSnapshot } from '../../../electron/archive/packs/snapshot-shape.ts';
import { writeHtml } from '../../../electron/archive/packs/writers/html.ts';
import { briefing, everySnapshot, everySource, evilPack, evilSource, photo } from './every-kind.ts';
import { sha256 } from './pack.ts';
import { text } from './text-pack.ts';

function pageOf(snapshot: PackSnapshot): Document {
  return parseHTML(text(writeHtml(snapshot, everySource()), 'index.html')).document as unknown as Document;
}

function textsOf(where: ParentNode, selector: string): string[] {
  return [...where.querySelectorAll(selector)].map((element) => element.textContent ?? '');
}

const snapshot = everySnapshot();
const files = writeHtml(snapshot, everySource());
const page = pageOf(snapshot);

describe('the page', () => {
  test('headings are those of the pack and its endings, in their order', () => {
    expect(textsOf(page, 'main > section > h2')).toEqual([
      ...snapshot.sections.map((section) => section.title),
      '引文所据资料',
      ...snapshot.endings.map((ending) => ending.title),
    ]);
    expect(textsOf(page, '#section-2 > article > h3')).toEqual([
      '（一）高淳区：民生实事项目代表票决制[5]',
      '（二）长宁区：虹桥街道基层立法联系点[6]',
    ]);
    expect(textsOf(page, '#section-1 > h3')[0]).toBe('（一）相城区：家、站、格三级代表履职平台');
  });

  test('every link leads to something in the page, and no anchor is there twice', () => {
    for (const one of [snapshot, everySnapshot({ options: { notes: 'endnote', endings: [] } })]) {
      const document = pageOf(one);
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const link of document.querySelectorAll('a[href^="#"]'))
        expect(ids, link.outerHTML).toContain(link.getAttribute('href')?.slice(1));
    }
  });

  test('a cover, or the masthead of a briefing and who gets it', () => {
    const cover = page.querySelector('.cover');
    expect(textsOf(page, '.cover-facts th')).toEqual(['课程名称', '教学对象', '学时']);
    expect(cover?.querySelector('.notice')?.textContent).toBe('内部资料　注意保存');
    expect(cover?.querySelector('.cover-foot')?.textContent).toBe('某市人大常委会办公室2026年11月20日');
    expect(page.querySelector('.distribution')).toBeNull();
    const issued = pageOf(everySnapshot(briefing));
    expect(textsOf(issued, '.masthead > *').map((line) => line.trim())).toEqual([
      '内部资料　注意保存',
      '人大工作简报',
      '第3期（总第15期）',
      '某市人大常委会办公室2026年11月20日',
      '',
      '各地推行民生实事项目代表票决制的做法',
    ]);
    expect(textsOf(issued, '.distribution > p')).toEqual([
      '报：市委，市人大常委会各位领导',
      '送：各区人大常委会',
      '发：各镇（街道）人大',
      '共印80份',
    ]);
  });

  test('a case has its box, its figures, the expert and the questions; the second time it is only named', () => {
    const found = page.querySelector('#record-5');
    expect(found?.className).toBe('record case');
    expect(textsOf(page, '#record-5 > .facts dt')).toContain('关键数据');
    expect(textsOf(page, '#record-5 .figures tbody tr')).toHaveLength(2);
    expect(textsOf(page, '#record-5 .expert > *')).toEqual([
      '专家点评',
      '把选择权交给代表，是全过程人民民主的具体实践。',
      '张某（某大学法学院教授）',
    ]);
    expect(textsOf(page, '#record-5 .questions li')).toHaveLength(2);
    expect(page.querySelector('.again')?.textContent).toBe('《高淳区：民生实事项目代表票决制》全文见前文[5]。');
    expect(textsOf(page, '.gone')).toEqual(['列入此处的一件资料已不在档案中，未能收入。']);
  });

  test('short columns of a filled-in table do not break', () => {
    const cells = [...page.querySelectorAll('td.short')].map((cell) => cell.textContent);
    expect(cells).toContain('赵某');
  });

  test('the comparison is a table of headed rows and columns, and its cases lead to their records', () => {
    const table = page.querySelector('#table-1 table');
    expect(table?.querySelector('caption')?.textContent).toBe('表1　各地做法对照表');
    expect(table?.getAttribute('data-by')).toBe('link');
    expect(textsOf(page, '#table-1 thead th[scope=col]')[0]).toBe('设区的市');
    const row = page.querySelector('#table-1 tr[data-region~="320500"]');
    expect(row?.getAttribute('data-region')).toBe('320500 320000');
    expect(row?.querySelector('th[scope=row]')?.textContent).toBe('苏州市');
    expect(row?.querySelector('td[data-column="L2"] li[data-n="1"] a')?.getAttribute('href')).toBe('#record-1');
    expect(textsOf(page, '#table-1 li[data-n="2"] .case-mark')).toEqual(['※']);
    expect(textsOf(page, '#table-1 .table-note').join('')).toContain('下列3件资料未著录地区');
  });

  test('charts and pictures are files with their size and words; tables keep what is personal out', () => {
    const [picture, chart] = [...page.querySelectorAll('main img')];
    expect(picture?.getAttribute('src')).toBe('assets/picture-1.png');
    expect([picture?.getAttribute('width'), picture?.getAttribute('height')]).toEqual(['480', '320']);
    expect(picture?.getAttribute('alt')).toBe('相城区“代表之家”接待日');
    expect(chart?.getAttribute('src')).toBe('assets/chart-2.svg');
    expect(chart?.getAttribute('alt')).toContain('各地选民登记率');
    expect(textsOf(page, '#figure-2 tbody tr')).toHaveLength(7);
    expect(textsOf(page, '#table-3 tbody tr')).toHaveLength(2);
    expect(page.querySelector('#table-3 a')?.getAttribute('href')).toBe('#record-1');
    expect(textsOf(page, '#table-4 th')).toEqual(['组别', '组长']);
    for (const file of files)
      if (!/\.(png|css)$/.test(file.path)) expect(text(files, file.path), file.path).not.toContain('13812345678');
    expect(textsOf(page, '#attachments tbody tr')).toHaveLength(8);
  });

  test('sources stand with the quotation, at the end, or in the list alone', () => {
    expect(page.querySelector('#quotation-1 .from')?.textContent).toContain(
      '出处：[1] 相城区人大常委会. 相城区：家、站、格三级代表履职平台：JL-2022-01[A]. 见“主要做法”部分，第3段。',
    );
    const atEnd = pageOf(everySnapshot({ options: { notes: 'endnote' } }));
    expect(atEnd.querySelector('#quotation-1 .from a')?.getAttribute('href')).toBe('#note-1');
    expect(textsOf(atEnd, '#endnotes li')).toHaveLength(4);
    expect(atEnd.querySelector('#endnotes + section')?.id).toBe('figures');
    const byNumber = pageOf(everySnapshot({ options: { notes: 'list' } }));
    expect(byNumber.querySelector('#quotation-1 .from span')?.textContent).toBe('出处：[1] 见“主要做法”部分，第3段。');
  });

  test('the manifest knows every file, and the same snapshot gives the same bytes', () => {
    const { files: listed } = JSON.parse(text(files, 'manifest.json')) as {
      files: Array<{ path: string; sha256: string }>;
    };
    expect(listed.map((file) => file.path)).toEqual([
      'index.html',
      'assets/data.js',
      'assets/pack.css',
      'assets/pack.js',
      'assets/chart-2.svg',
      'assets/picture-1.png',
    ]);
    expect(listed.at(-1)?.sha256).toBe(sha256(photo));
    const hashes = (): string[] => writeHtml(everySnapshot(), everySource()).map((file) => sha256(file.bytes));
    expect(hashes()).toEqual(hashes());
  });

  test('a picture whose bytes are gone stops the export', () => {
    expect(() => writeHtml(snapshot, { ...everySource(), original: () => null })).toThrow('DAMAGED');
  });
});

test('strings that are code somewhere stay text in every kind of item', () => {
  for (const template of ['handbook', 'briefing'] as const) {
    const made = writeHtml(takeSnapshot(evilPack({ template }), evilSource()), evilSource());
    const source = text(made, 'index.html');
    const { document } = parseHTML(source);
    expect([...document.querySelectorAll('script')].map((script) => script.getAttribute('src'))).toEqual([
      'assets/data.js',
      'assets/pack.js',
    ]);
    for (const image of document.querySelectorAll('img'))
      expect(image.getAttribute('src')).toMatch(/^assets\/(chart|picture)-\d+\.(svg|png)$/);
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name, value).not.toMatch(/^on|^style$/);
        if (name === 'href') expect(value).toMatch(/^(#[\w-]+|assets\/(?:pack\.css|data\.js|pack\.js))$/);
      }
    for (const where of ['.cover', '#table-1', '#table-3', '#table-4', '#figure-1 figcaption', '.expert', '.questions'])
      expect(document.querySelector(where)?.textContent, where).toContain('<script>alert(1)</script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(source).not.toMatch(/[\u0000-\u0008\u202a-\u202e]/);
  }
});

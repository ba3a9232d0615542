/** What stands before and after the text of a Word document has its place, whatever stands there, as LibreOffice sets it. */
import { describe, expect, test } from 'vitest';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { everySnapshot, everySource } from './every-kind.ts';
import { allPrintedByLibreOffice, canOpen, notInstalled, printedByLibreOffice, wordsOfPages } from './libre-office.ts';
import { bare, readPdf } from './pdf-file.ts';

const long = '长三角地区县乡人大践行全过程人民民主基层实践案例';
const training = { course: '全过程人民民主的基层实践', audience: '县乡人大干部', hours: '4' };
const none = { course: '', audience: '', hours: '' };

describe.skipIf(!canOpen)(`covers${canOpen ? '' : `: ${notInstalled}`}`, () => {
  test('issuer and date stand on the first page, the contents follow on the second', async () => {
    const covers = {
      plain: { title: '基层实践案例选编', cover: { ...none, subtitle: '' } },
      subtitled: { title: '基层实践案例选编', cover: none },
      training: { title: '基层实践案例选编', cover: training },
      'long training': {
        title: `${long}\n专题资料汇编`,
        cover: { ...training, course: `${long}、${long}`, audience: `${long}、${long}`, hours: '16学时（四天）' },
      },
    };
    const files = new Map<string, Uint8Array>();
    for (const [name, { title, cover }] of Object.entries(covers)) {
      const [file] = await writeDocx(everySnapshot({ title, template: 'handbook', cover, items: [] }), everySource());
      files.set(`${name}.docx`, file?.bytes ?? new Uint8Array());
    }
    allPrintedByLibreOffice(files).forEach((pdf, i) => {
      const [first = '', second = ''] = wordsOfPages(pdf);
      const name = Object.keys(covers)[i];
      expect(first, name).toMatch(/某市人大常委会办公室2026年11月20日$/);
      expect(second, name).toMatch(/^目录/);
    });
  }, 120_000);

  test('contents that fill their page are followed by the text, not by an empty page', async () => {
    const items = Array.from({ length: 21 }, (_, i) => [
      { id: `s${i}`, type: 'section' as const, title: '工作情况' },
      { id: `n${i}`, type: 'note' as const, markdown: '完。' },
    ]).flat();
    const snapshot = everySnapshot({ template: 'handbook', items, options: { endings: [] } });
    const [file] = await writeDocx(snapshot, everySource());
    const [, contents = '', text = ''] = wordsOfPages(printedByLibreOffice(file?.bytes, 'contents.docx'));
    expect(contents).toMatch(/^目录.*二十一、工作情况/);
    expect(text).toMatch(/^一、工作情况/);
  }, 120_000);

  test('报尾 stands at the foot of the last page, on a page of its own where there is no room', async () => {
    const cover = { reportTo: '省人大常委会办公厅', sendTo: '各设区市人大常委会', distributeTo: '', copies: '120' };
    // Pages of 22 lines: with the shortest text there is room, with one of these there is none.
    const lengths = [1, 7, 9, 11];
    const files = new Map<string, Uint8Array>();
    for (const length of lengths) {
      const markdown = Array.from({ length }, () => '家、站、点建设要持续推进。').join('\n\n');
      const items = [{ id: 'note', type: 'note' as const, markdown }];
      const [file] = await writeDocx(everySnapshot({ template: 'briefing', cover, items }), everySource());
      files.set(`${length}.docx`, file?.bytes ?? new Uint8Array());
    }
    const alone: boolean[] = [];
    for (const pdf of allPrintedByLibreOffice(files)) {
      const { pages } = await readPdf(pdf);
      const texts = pages.map((page) => bare(page.text).normalize('NFKC'));
      const last = texts.pop() ?? '';
      expect(texts.join()).not.toContain('共印');
      expect(last).toContain('报:省人大常委会办公厅送:各设区市人大常委会共印120份');
      // Between the last line of the type area, 35 mm above the foot of the page, and the one before.
      const { y = 0 } = pages.at(-1)?.words.find(({ text }) => text.includes('份')) ?? {};
      expect(y).toBeGreaterThan((35 * 72) / 25.4);
      expect(y).toBeLessThan((45 * 72) / 25.4);
      alone.push(!last.includes('编定于'));
    }
    expect(alone[0]).toBe(false);
    expect(alone).toContain(true);
  }, 120_000);
});

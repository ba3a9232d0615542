import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/archive/ingest/readers/index.ts';
import { makePdf, setPages } from '../../tools/fixture-pdf.ts';
import * as texts from '../../tools/fixture-texts.ts';
import { isLong, readFixture, refusalOf, temporary } from './read.ts';

const files = temporary();
const readBytes = (bytes: Buffer, signal?: AbortSignal) =>
  readDocument({ path: files.put('a.pdf', bytes), name: 'a.pdf' }, signal);
const whole = [texts.title, ...texts.paragraphs, texts.closing, ...texts.paragraphs].join('\n\n');

describe('PDF', () => {
  it('joins lines and pages to paragraphs, keeps where each page begins', async () => {
    const draft = await readFixture('report.pdf');
    expect(draft.text).toBe(whole);
    expect(draft.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(draft.pages[0]?.start).toBe(0);
    // The page breaks in the middle of sentences; each mark stands before the page's first character.
    for (const { page, start } of draft.pages.slice(1)) {
      const first = setPages(texts.title, [...texts.paragraphs, texts.closing, ...texts.paragraphs], 8)[page - 1]?.[1]
        ?.text;
      expect(draft.text.slice(start, start + 10)).toBe(first?.slice(0, 10));
    }
  });

  it('takes the printed headline, author and day; page numbers and running heads leave the text', async () => {
    const draft = await readFixture('report.pdf');
    expect(draft).toMatchObject({
      title: texts.title,
      format: 'plain',
      mediaType: 'application/pdf',
      dates: { document: '2024-05-17' },
      source: { author: '清溪区人大办', note: '页眉页脚：清溪区人大工作资料' },
      quality: [],
      notices: [],
    });
  });

  it('reads what a browser printed, with its radicals put right', async () => {
    const draft = await readFixture('browser.pdf');
    expect(draft.text).toBe(whole);
    expect(draft.title).toBe(texts.title);
    expect(draft.pages.length).toBe(2);
    expect(draft.dates.capture).toBeDefined();
    expect(draft.dates.document).toBeUndefined();
  });

  it('closes up text set character by character', async () => {
    expect((await readFixture('spaced.pdf')).text).toBe((texts.paragraphs[0] ?? '').slice(0, 24));
  });

  it('opens what only its owner may change', async () => {
    expect((await readFixture('owner-locked.pdf')).text).toBe(whole);
  });

  it('is read under another name, and the name is told', async () => {
    const draft = await readFixture('report-pdf.docx');
    expect(draft.text).toBe(whole);
    expect(draft.notices).toEqual(['wrong-extension:docx']);
  });

  it('a scan is a record without text; a scanned page among others is told', async () => {
    expect(await readFixture('scan.pdf')).toMatchObject({ title: 'scan', text: '', pages: [], quality: ['no-text'] });
    const mixed = await readBytes(
      makePdf([[{ x: 70, y: 700, size: 16, text: '第一页' }], [], [{ x: 70, y: 700, size: 16, text: '第三页' }]]),
    );
    expect(mixed.notices).toEqual(['pages-without-text:1']);
    expect(mixed.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  it.each([
    ['encrypted.pdf', 'encrypted'],
    ['truncated.pdf', 'corrupt'],
  ])('%s is refused as %s', async (name, code) => {
    expect((await refusalOf(readFixture(name))).code).toBe(code);
  });

  it('rubbish after the header is corrupt', async () => {
    expect((await refusalOf(readBytes(Buffer.from('%PDF-1.7\nnothing here\n%%EOF\n')))).code).toBe('corrupt');
  });

  it('body lines that repeat from page to page stay', async () => {
    const page = (number: number) => [
      { x: 73, y: 700, size: 16, text: '接待登记表' },
      { x: 73, y: 660, size: 16, text: `第${number}号站点` },
    ];
    const { text } = await readBytes(makePdf([page(1), page(2), page(3), page(4)]));
    expect(text.match(/接待登记表/g)?.length).toBe(4);
  });

  const pages = isLong ? 5000 : 400;
  it(`${pages} pages, in bounded memory`, async () => {
    const bytes = makePdf(
      Array.from({ length: pages }, (_, index) => [{ x: 70, y: 700, size: 16, text: `正文第${index + 1}页。` }]),
    );
    const before = process.memoryUsage().rss;
    const draft = await readBytes(bytes);
    expect(draft.pages.length).toBe(pages);
    expect(draft.text.endsWith(`正文第${pages}页。`)).toBe(true);
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(600);
  }, 120_000);

  it('stops when asked', async () => {
    const bytes = makePdf(Array.from({ length: 300 }, () => [{ x: 70, y: 700, size: 16, text: texts.closing }]));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    expect((await refusalOf(readBytes(bytes, controller.signal))).code).toBe('cancelled');
  });
});

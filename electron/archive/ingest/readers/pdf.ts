/**
 * Reads the text layer of a PDF, page by page, with the offset of each page kept as a locator.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dayIn, isPoorTitle } from '../clean/index.ts';
import { chooseTitle, firstLine, oneLine } from './choose-title.ts';
import { mark, markIfEmpty } from './decoded-text.ts';
import { blankDraft, type Draft, Refusal } from './draft.ts';
import { type Line, type Piece, toLines } from './pdf-lines.ts';
import { openPdf } from './pdf-open.ts';
import { headline, toParagraphs } from './pdf-paragraphs.ts';
import { takeRunningLines } from './pdf-running.ts';
import { refuseClassified } from './secrecy.ts';

const PAGES_MAX = 20_000;
/** Where the end mark has to be; some producers append a little after it. */
const END_BYTES = 4096;
/** How long a reading may keep the thread to itself. */
const TURN_MS = 20;

export async function readPdf(bytes: Buffer, name: string, signal?: AbortSignal): Promise<Draft> {
  // Recovery from a cut file would silently lose its last pages.
  if (bytes.subarray(-END_BYTES).indexOf('%%EOF') === -1) throw corrupt();
  const task = openPdf(bytes);
  const stop = () => void task.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await readPages(await task.promise, name, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw asPdfRefusal(error);
  } finally {
    signal?.removeEventListener('abort', stop);
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy, name: string, signal: AbortSignal | undefined): Promise<Draft> {
  if (document.numPages > PAGES_MAX) {
    const detail = `共 ${document.numPages} 页，超过上限 ${PAGES_MAX} 页。请拆分后再导入。`;
    throw new Refusal('too-large', detail, { size: String(document.numPages), limit: String(PAGES_MAX) });
  }
  const draft = blankDraft('application/pdf');
  const pages: Line[][] = [];
  let turned = performance.now();
  for (let number = 1; number <= document.numPages; number += 1) {
    // Subtle: the library answers without ever leaving the microtask queue, so a wish to stop would not be heard.
    if (performance.now() - turned > TURN_MS) {
      await turn();
      turned = performance.now();
    }
    signal?.throwIfAborted();
    const lines = await linesOfPage(document, number).catch((): undefined => undefined);
    signal?.throwIfAborted();
    if (lines === undefined) {
      draft.notices.push(`unreadable-page:${number}`);
      mark(draft, 'incomplete');
    }
    pages.push(lines ?? []);
    if (number === 1) refuseClassified((lines ?? []).map((line) => line.text).join('\n'));
  }
  const empty = pages.filter((lines) => lines.length === 0).length;
  if (empty === pages.length && draft.quality.includes('incomplete')) throw corrupt();
  const first = [...(pages[0] ?? [])];
  const running = takeRunningLines(pages);
  if (running.length > 0) draft.source.note = `页眉页脚：${running.join(' / ')}`;
  const { text, pages: marks } = toParagraphs(pages);
  draft.text = text.toWellFormed();
  draft.pages = marks;
  markIfEmpty(draft);
  if (draft.text !== '' && empty > 0) draft.notices.push(`pages-without-text:${empty}`);
  await applyProperties(draft, document, name, headline(first, pages));
  return draft;
}

async function linesOfPage(document: PDFDocumentProxy, number: number): Promise<Line[]> {
  const page = await document.getPage(number);
  try {
    const { items } = await page.getTextContent();
    return toLines(
      items.filter((item): item is typeof item & Piece => 'str' in item),
      number,
      page.view,
    );
  } finally {
    page.cleanup();
  }
}

async function applyProperties(
  draft: Draft,
  document: PDFDocumentProxy,
  name: string,
  printed: string | undefined,
): Promise<void> {
  const info = await infoOf(document);
  const stated = oneLine(info('Title'));
  const usable = isPoorTitle(stated) || /\ufffd/.test(stated) ? undefined : stated;
  // The property is often left over from another document; one that the page prints is right.
  const bare = (text: string) => text.replace(/\s+/g, '');
  const holds = (text: string | undefined) => usable !== undefined && bare(text ?? '').includes(bare(usable));
  const confirmed = holds(printed) ? printed : holds(draft.text.slice(0, 2000)) ? usable : undefined;
  chooseTitle(draft, name, [confirmed, printed, usable, firstLine(draft.text)]);
  const author = oneLine(info('Author'));
  if (author !== '') draft.source.author = author;
  const day = dayIn(info('CreationDate').replace(/^D:(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'));
  if (day === undefined) return;
  // A browser's PDF was made when somebody printed a page, which says nothing about when the page was written.
  const printedFromBrowser = /skia|wkhtmltopdf|chrome|quartz/i.test(`${info('Producer')} ${info('Creator')}`);
  const note = '日期取自文件属性中的创建时间';
  draft.dates = printedFromBrowser ? { capture: day, note } : { document: day, note };
}

async function infoOf(document: PDFDocumentProxy): Promise<(key: string) => string> {
  const metadata = await document.getMetadata().catch((): undefined => undefined);
  const info: Record<string, unknown> = { ...metadata?.info };
  return (key) => (typeof info[key] === 'string' ? info[key] : '');
}

function corrupt(cause?: unknown): Refusal {
  return new Refusal('corrupt', 'PDF 已损坏或不完整。请重新获取后导入。', {}, cause);
}

function asPdfRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.name === 'PasswordException') {
    return new Refusal('encrypted', 'PDF 设有打开密码。请取消密码后导入。', { kind: 'pdf' }, error);
  }
  return corrupt(error);
}

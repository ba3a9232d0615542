/** PDF: the manifest and the quoted texts are attached; the words are read from the pages. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from '../../ingest/readers/pdf-open.ts';
import { manifestName, quotationsName } from '../manifest.ts';
import type { Found } from './check-file.ts';
import { pageLetters } from './page-letters.ts';
import { type PageText, pageTextOf, printedOnPages, type Run } from './pages.ts';
import { checkQuotations } from './printed-quotations.ts';
import { readManifest, readTaken } from './read-manifest.ts';
import type { Report } from './report.ts';

/** Far above any pack; what is checked may have been made to keep a program busy. */
const PAGES_MAX = 5000;

async function attached(document: PDFDocumentProxy): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const [id, { filename }] of (await document.getAttachments()) ?? []) {
    if (filename !== manifestName && filename !== quotationsName) continue;
    const content = await document.getAttachmentContent(id).catch(() => null);
    if (content !== null) found.set(filename, Buffer.from(content));
  }
  return found;
}

async function textOf(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  try {
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): Run[] => {
      if (!('str' in item)) return [];
      const [, , c = 0, d = 0] = item.transform;
      return [{ text: pageLetters(item.str), size: Math.hypot(c, d) || item.height }];
    });
    return pageTextOf(runs);
  } finally {
    page.cleanup();
  }
}

async function checkDocument(document: PDFDocumentProxy, name: string, report: Report): Promise<Omit<Found, 'kind'>> {
  const files = await attached(document);
  const read = readManifest(files.get(manifestName)?.toString());
  if (read === null) {
    report(
      files.has(manifestName) ? 'manifest-broken' : 'manifest-missing',
      files.has(manifestName) ? manifestName : name,
    );
    return { manifest: null, files: 0 };
  }
  const taken = readTaken(files.get(quotationsName)?.toString());
  if (!read.whole) report('manifest-broken', manifestName);
  if (taken === null) report('quotation-changed', quotationsName);
  if (document.numPages > PAGES_MAX) report('too-large', name, `${document.numPages} > ${PAGES_MAX}`);
  const pages: PageText[] = [];
  for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number++) {
    const page = await textOf(document, number).catch(() => null);
    if (page === null) report('file-changed', name, `第${number}页`);
    else pages.push(page);
  }
  if (taken !== null) {
    const isPrinted = printedOnPages(pages);
    checkQuotations(read.manifest, taken, quotationsName, report, [{ place: name, isPrinted }]);
  }
  return { manifest: read.manifest, files: 1 + files.size };
}

/** A file that cannot be opened has no manifest that could be read. */
export async function checkPdf(bytes: Buffer, name: string, report: Report): Promise<Omit<Found, 'kind'>> {
  const task = openPdf(Buffer.from(bytes));
  try {
    return await checkDocument(await task.promise, name, report);
  } catch {
    report('manifest-missing', name);
    return { manifest: null, files: 0 };
  } finally {
    await task.destroy().catch(() => {});
  }
}

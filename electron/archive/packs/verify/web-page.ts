/** The web page: the texts in its data, and the quotations as they stand on the page. */
import * as z from 'zod';
import { sha256 } from '../../digest.ts';
import { manifestName } from '../manifest.ts';
import { letters, markupLetters, printedLetters } from './letters.ts';
import { readJson } from './read-manifest.ts';
import { type Checked, quotationName, wasVerified } from './report.ts';

export const pageFile = 'index.html';
export const dataFile = 'assets/data.js';

const PageData = z.object({
  analyserVersion: z.number().int(),
  title: z.string(),
  docs: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});

/** The data of the page: one line, a string literal as `scriptString` writes it. */
function pageData(script: string): z.infer<typeof PageData> | null {
  const line = script.split('\n').find((text) => text.startsWith("data: '") && text.endsWith("',"));
  const json = line
    ?.slice("data: '".length, -"',".length)
    .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, character: string) =>
      code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
    );
  return PageData.safeParse(readJson(json)).data ?? null;
}

function shownOnPage(page: string, number: number): string {
  const figure = page.indexOf(`id="quotation-${number}">`);
  const start = figure < 0 ? -1 : page.indexOf('<blockquote>', figure);
  const end = start < 0 ? -1 : page.indexOf('<p class="from">', start);
  return end < 0 ? '' : markupLetters(page.slice(start, end));
}

/** A quotation whose record was gone or rewritten when the pack was made stands on the page only: its file's hash is all. */
export async function checkWebPage({ manifest, parts, report }: Checked): Promise<void> {
  const data = pageData((await parts.read(dataFile))?.toString() ?? '');
  const page = (await parts.read(pageFile))?.toString();
  if (data === null) report('quotation-changed', dataFile);
  if (page === undefined) report('quotation-changed', pageFile);
  if (data === null || page === undefined) return;
  if (data.title !== manifest.pack.title || data.analyserVersion !== manifest.analyserVersion)
    report('manifest-broken', manifestName, dataFile);
  const docs = new Map(data.docs.map((doc) => [doc.id, doc]));
  for (const record of manifest.records) {
    const doc = docs.get(record.id);
    if (doc === undefined) report('record-missing', record.id, dataFile);
    else if (doc.title !== record.title || sha256(doc.text) !== record.printedSha256)
      report('record-changed', record.id, dataFile);
  }
  for (const q of manifest.quotations) {
    if (!wasVerified(q)) continue;
    const text = docs.get(q.record)?.text.slice(q.start, q.end) ?? '';
    if (sha256(text) !== q.quoteSha256) {
      report('quotation-changed', quotationName(q.number), dataFile);
      continue;
    }
    const shown = letters(shownOnPage(page, q.number));
    // The page does not say which way a text was set.
    const isShown = (['markdown', 'plain'] as const).some((format) => shown === printedLetters({ text, format }));
    if (!isShown) report('quotation-changed', quotationName(q.number), pageFile);
  }
}

/**
 * Checks an exported pack long after: from the pack alone, and against the archive it came from.
 *
 * Alone it proves that files and quotations are what the manifest says. Who rewrites the manifest as well can only be
 * found out by the archive. The manifest has no hash of its own: of it, the form is checked, and all that the files repeat.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { PackQuery } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';
import { sha256 } from './hash.ts';
import { folderParts, type PackParts, zipParts } from './pack-parts.ts';
import type { PackSource } from './source.ts';
import { manifestPart, readManifestPart, type TakenText } from './writers/docx-manifest.ts';
import { textHtml } from './writers/html-blocks.ts';

export interface PackVerifyReport {
  ok: boolean;
  kind: 'folder' | 'docx';
  /** How many the manifest names. */
  files: number;
  quotations: number;
  problems: PackProblem[];
}

export interface PackProblem {
  kind:
    | 'manifest-missing'
    | 'manifest-broken'
    | 'file-missing'
    | 'file-changed'
    | 'file-extra'
    | 'quotation-changed'
    | 'record-missing'
    | 'record-changed'
    | 'archive-other';
  subject: string;
  detail: string;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const offset = z.number().int().nonnegative();
/** All that `manifest.ts` writes, also what is not compared: a name that is not there was changed. */
const Manifest = z.object({
  type: z.literal('exchange-archive-pack'),
  format: z.literal(2),
  program: z.string(),
  analyserVersion: z.number().int(),
  citationStyle: z.string(),
  archive: z.string().min(1),
  pack: z.object({ id: z.string(), title: z.string(), version: z.number().int() }),
  template: z.string(),
  queries: z.array(PackQuery),
  records: z.array(
    z.object({
      reference: z.number().int(),
      id: z.string(),
      title: z.string(),
      textSha256: hash,
      /** Of the text as printed: personal numbers are masked. */
      printedSha256: hash,
      originalSha256: hash.nullable(),
      quality: z.array(z.string()),
    }),
  ),
  quotations: z.array(
    z.object({
      number: z.number().int(),
      record: z.string(),
      /** 0 when the record was gone; the two hashes are empty then. */
      reference: z.number().int(),
      textSha256: z.string(),
      originalSha256: z.string(),
      start: offset,
      end: offset,
      paragraph: z.number().int(),
      page: z.number().int().nullable(),
      takenFromTextSha256: z.string(),
      state: z.enum(['ok', 'moved', 'changed', 'missing']),
      quoteSha256: hash,
    }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: offset, sha256: hash })),
});
type Manifest = z.infer<typeof Manifest>;

const PageData = z.object({
  analyserVersion: z.number().int(),
  title: z.string(),
  docs: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});
const TakenTexts: z.ZodType<TakenText[]> = z.array(
  z.object({ number: z.number().int(), format: z.enum(['plain', 'markdown']), text: z.string() }),
);

const folderManifest = 'manifest.json';
const pageFile = 'index.html';
const dataFile = 'assets/data.js';
const wordText = 'word/document.xml';

/** JSON of a known shape, or null. */
function parsed<T>(json: string | undefined, shape: z.ZodType<T>): T | null {
  try {
    return shape.safeParse(JSON.parse(json ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** As `manifest.ts` writes it: a changed byte between the values changes no value. */
function asWritten(json: string): boolean {
  return `${JSON.stringify(JSON.parse(json), null, 2)}\n` === json;
}

/** What a quotation says of its record, the list of records says as well. */
function agrees({ records, quotations }: Manifest): boolean {
  return quotations.every((q) => {
    const record = records.find((r) => r.reference === q.reference);
    const { id, textSha256, originalSha256 } = record ?? { id: q.record, textSha256: '', originalSha256: null };
    return q.record === id && q.textSha256 === textSha256 && q.originalSha256 === (originalSha256 ?? '');
  });
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** What is read of markup of our own making, without white space: formats break and indent each in its own way. */
function letters(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos|#39);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/\s+/g, '');
}

/** The data of the page: one line, a string literal as `scriptString` writes it. */
function pageData(script: string): z.infer<typeof PageData> | null {
  const line = script.split('\n').find((text) => text.startsWith("data: '") && text.endsWith("',"));
  const json = line
    ?.slice("data: '".length, -"',".length)
    .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, character: string) =>
      code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
    );
  return parsed(json, PageData);
}

function shownOnPage(page: string, number: number): string {
  const figure = page.indexOf(`id="quotation-${number}">`);
  const start = page.indexOf('<blockquote>', figure);
  const end = page.indexOf('<p class="from">', figure);
  return figure < 0 || start < 0 || end < start ? '' : letters(page.slice(start, end));
}

type Report = (kind: PackProblem['kind'], subject: string, detail?: string) => void;

const quotationName = (number: number): string => `引文${number}`;

async function checkFiles(manifest: Manifest, parts: PackParts, own: string, report: Report): Promise<void> {
  const listed = new Set([own]);
  for (const file of manifest.files) {
    listed.add(file.path);
    if (!parts.names.includes(file.path)) {
      report('file-missing', file.path);
      continue;
    }
    const data = await parts.read(file.path);
    if (data === null) report('file-changed', file.path);
    else if (data.byteLength !== file.bytes) report('file-changed', file.path, `${data.byteLength} ≠ ${file.bytes}`);
    else if (sha256(data) !== file.sha256)
      report('file-changed', file.path, `${sha256(data).slice(0, 16)} ≠ ${file.sha256.slice(0, 16)}`);
  }
  for (const name of parts.names) if (!listed.has(name)) report('file-extra', name);
  for (const name of parts.repeated) report('file-extra', name, '×2');
}

/** A quotation whose record was gone or rewritten when the pack was made stands on the page only: its file's hash is all. */
async function checkPage(manifest: Manifest, parts: PackParts, report: Report): Promise<void> {
  const data = pageData((await parts.read(dataFile))?.toString() ?? '');
  const page = (await parts.read(pageFile))?.toString();
  if (data === null) report('quotation-changed', dataFile);
  if (page === undefined) report('quotation-changed', pageFile);
  if (data === null || page === undefined) return;
  if (data.title !== manifest.pack.title || data.analyserVersion !== manifest.analyserVersion)
    report('manifest-broken', folderManifest, dataFile);
  const docs = new Map(data.docs.map((doc) => [doc.id, doc]));
  for (const record of manifest.records) {
    const doc = docs.get(record.id);
    if (doc === undefined) report('record-missing', record.id, dataFile);
    else if (doc.title !== record.title || sha256(doc.text) !== record.printedSha256)
      report('record-changed', record.id, dataFile);
  }
  for (const q of manifest.quotations) {
    if (q.state !== 'ok' && q.state !== 'moved') continue;
    const quote = docs.get(q.record)?.text.slice(q.start, q.end) ?? '';
    if (sha256(quote) !== q.quoteSha256) {
      report('quotation-changed', quotationName(q.number), dataFile);
      continue;
    }
    const shown = shownOnPage(page, q.number);
    // The page does not say which way a text was set.
    if (shown !== letters(textHtml(quote, 'markdown')) && shown !== letters(textHtml(quote, 'plain')))
      report('quotation-changed', quotationName(q.number), pageFile);
  }
}

async function checkWord(manifest: Manifest, taken: TakenText[], parts: PackParts, report: Report): Promise<void> {
  const xml = (await parts.read(wordText))?.toString();
  if (xml === undefined) {
    report('quotation-changed', wordText);
    return;
  }
  const text = letters((xml.match(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/g) ?? []).join(''));
  for (const q of manifest.quotations) {
    const name = quotationName(q.number);
    const found = taken.find((one) => one.number === q.number);
    if (found === undefined || sha256(found.text) !== q.quoteSha256) report('quotation-changed', name, manifestPart);
    else if (!text.includes(`${name}${letters(textHtml(found.text, found.format))}`))
      report('quotation-changed', name, wordText);
  }
}

function checkArchive(manifest: Manifest, archive: PackSource, report: Report): void {
  if (archive.archiveId !== manifest.archive) {
    report('archive-other', manifest.archive, archive.archiveId);
    return;
  }
  const titles = new Map(manifest.quotations.map((q) => [q.record, '']));
  for (const { id, title, textSha256, originalSha256 } of manifest.records) {
    titles.set(id, title);
    const record = archive.record(id);
    if (record === null) continue;
    if (sha256(record.text) !== textSha256 || (record.original?.sha256 ?? null) !== originalSha256)
      report('record-changed', id, title);
  }
  for (const [id, title] of titles) if (archive.record(id) === null) report('record-missing', id, title);
  for (const q of manifest.quotations) {
    const record = archive.record(q.record);
    if (record !== null && sha256(record.text.slice(q.start, q.end)) !== q.quoteSha256)
      report('quotation-changed', quotationName(q.number), q.record);
  }
}

/**
 * @param target a folder, or a Word file
 * @param archive what the pack came from, or null to check the pack alone
 * @throws DoorError NOT_FOUND
 */
export async function verifyPack(target: string, archive: PackSource | null): Promise<PackVerifyReport> {
  const there = await stat(target).catch(() => null);
  if (there === null) throw new DoorError('NOT_FOUND', { file: target });
  const isFolder = there.isDirectory();
  const problems: PackProblem[] = [];
  const report: Report = (kind, subject, detail = '') => {
    problems.push({ kind, subject, detail });
  };
  const result = (manifest: Manifest | null): PackVerifyReport => ({
    ok: problems.length === 0,
    kind: isFolder ? 'folder' : 'docx',
    files: manifest?.files.length ?? 0,
    quotations: manifest?.quotations.length ?? 0,
    problems,
  });

  const own = isFolder ? folderManifest : manifestPart;
  const parts = isFolder ? await folderParts(target) : await zipParts(target);
  if (parts === null || !parts.names.includes(own)) {
    // Not a zip, or not a whole one: there is no telling whether it ever held a manifest.
    report('manifest-missing', isFolder ? own : path.basename(target));
    return result(null);
  }
  const text = (await parts.read(own))?.toString() ?? '';
  const inWord = isFolder ? null : readManifestPart(text);
  const manifest = parsed(isFolder ? text : inWord?.manifest, Manifest);
  const taken = isFolder ? [] : parsed(inWord?.quotations, TakenTexts);
  if (manifest === null || taken === null || (isFolder && !asWritten(text)) || !agrees(manifest)) {
    report('manifest-broken', own);
    return result(null);
  }
  await checkFiles(manifest, parts, own, report);
  if (!isFolder) await checkWord(manifest, taken, parts, report);
  // The other folders hold plain text, where the hashes say all.
  else if (manifest.files.some((file) => file.path === dataFile)) await checkPage(manifest, parts, report);
  if (archive !== null) checkArchive(manifest, archive, report);
  return result(manifest);
}

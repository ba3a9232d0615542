/**
 * Reads Word documents: headings, lists, tables and notes as Markdown, with the properties the author's program wrote.
 *
 * The package is checked first (`zip-safety.ts`); only then does mammoth open the same bytes.
 */
import mammoth from 'mammoth';
import type { RecordDates } from '../../../contract/record.ts';
import { dayIn, isPoorTitle } from '../clean/index.ts';
import { chooseTitle, firstLine, oneLine } from './choose-title.ts';
import { markIfEmpty } from './decoded-text.ts';
import { parsePage } from './dom.ts';
import { blankDraft, type Draft, Refusal } from './draft.ts';
import { toMarkdown } from './html-to-markdown.ts';
import { firstHeading } from './markdown.ts';
import { refuseClassified } from './secrecy.ts';
import { unsupported } from './unsupported.ts';
import { checkZip } from './zip-safety.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const properties = 'docProps/core.xml';
const isHeader = (name: string) => /^word\/header\d*\.xml$/.test(name);

/** Chinese versions of Word and WPS name the built-in styles in Chinese. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

export async function readDocx(bytes: Buffer, name: string, signal?: AbortSignal): Promise<Draft> {
  const zip = await checkZip(bytes, (entry) => entry === properties || isHeader(entry), signal);
  if (zip.kind !== 'docx') throw unsupported(zip.kind);
  for (const [part, xml] of zip.parts) if (isHeader(part)) refuseClassified(wordsOf(xml));
  const draft = blankDraft(mediaType);
  draft.format = 'markdown';
  const { html, pictures, ignored } = await convert(bytes);
  signal?.throwIfAborted();
  const body = parsePage(html).body;
  // The arrows that lead back from a note to its place are the converter's, not the author's.
  for (const back of body?.querySelectorAll('a[href^="#footnote-ref"], a[href^="#endnote-ref"]') ?? []) back.remove();
  draft.text = body ? toMarkdown(body).toWellFormed() : '';
  refuseClassified(draft.text);
  markIfEmpty(draft);
  if (pictures > 0) draft.notices.push(`images:${pictures}`);
  if (ignored > 0) draft.notices.push(`ignored-elements:${ignored}`);
  const core = coreProperties(zip.parts.get(properties) ?? '');
  if (core.author !== undefined) draft.source.author = core.author;
  draft.dates = core.dates;
  const stated = core.title === undefined || isPoorTitle(core.title) ? undefined : core.title;
  chooseTitle(draft, name, [stated, firstHeading(draft.text), firstLine(draft.text)]);
  return draft;
}

async function convert(bytes: Buffer): Promise<{ html: string; pictures: number; ignored: number }> {
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(() => {
    pictures += 1;
    return Promise.resolve({ src: '' });
  });
  try {
    const result = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: styles, convertImage });
    const ignored = result.messages.filter((message) => /unrecogni[sz]ed element/i.test(message.message)).length;
    return { html: result.value, pictures, ignored };
  } catch (error) {
    throw new Refusal('corrupt', '文档内部结构已损坏。请用 Word 或 WPS 打开并另存后导入。', {}, error);
  }
}

interface CoreProperties {
  title?: string;
  author?: string;
  dates: RecordDates;
}

function coreProperties(xml: string): CoreProperties {
  const value = (tag: string) =>
    oneLine(unescapeXml(new RegExp(`<${tag}\\b[^>]*>([^<]*)</${tag}>`).exec(xml)?.[1] ?? ''));
  const found: CoreProperties = { dates: {} };
  const title = value('dc:title');
  const author = value('dc:creator');
  const day = dayIn(value('dcterms:created'));
  if (title !== '') found.title = title;
  if (author !== '' && !isProgramName(author)) found.author = author;
  if (day !== undefined) found.dates = { document: day, note: '日期取自文件属性中的创建时间' };
  return found;
}

/** Names that programs write where nobody signed. */
function isProgramName(author: string): boolean {
  return /^(?:administrator|admin|user|users|un-named|unknown|微软用户|microsoft|lenovo|dell|hp|python-docx|apache poi)\b/i.test(
    author,
  );
}

function wordsOf(xml: string): string {
  return unescapeXml(xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, ''));
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

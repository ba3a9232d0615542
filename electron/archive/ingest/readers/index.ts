/**
 * The readers' door: one source in, one draft or one refusal out.
 *
 * A source is read by what it contains; its name only helps where content has no signature (Markdown) and is
 * reported when it says otherwise. To add a format: recognise it in `detect.ts` or `text-kind.ts`, write its reader,
 * add a line in `read` below.
 */
import { detect, detectOle, imageTypes } from './detect.ts';
import { asRefusal, type Draft, Refusal } from './draft.ts';
import { decode } from './encoding.ts';
import { readImage } from './image.ts';
import { readMarkdown } from './markdown.ts';
import { extensionOf } from './name.ts';
import { readPlainText } from './plain-text.ts';
import { type SourceFile, withSourceFile } from './source-file.ts';
import { contradicts, textKind } from './text-kind.ts';
import { unsupported } from './unsupported.ts';

export { asRefusal, type Draft, Refusal } from './draft.ts';
export { type InterchangeLine, isInterchange, readInterchange } from './interchange.ts';
export { secrecyMarking } from './secrecy.ts';

/** Reads by content, not by name. Throws Refusal, never another error. */
export async function readDocument(file: { path: string; name: string }, signal?: AbortSignal): Promise<Draft> {
  try {
    return await withSourceFile(file, signal, async (source) => {
      const { draft, found } = await read(source, signal);
      if (contradicts(source.name, found)) draft.notices.unshift(`wrong-extension:${extensionOf(source.name)}`);
      return draft;
    });
  } catch (error) {
    throw asRefusal(error);
  }
}

interface Reading {
  draft: Draft;
  /** What the content turned out to be, in the words of `text-kind.ts`. */
  found: string;
}

// The heavy readers load when first needed: most sessions open an archive without importing a PDF.
async function read(source: SourceFile, signal: AbortSignal | undefined): Promise<Reading> {
  const kind = detect(source.head);
  const image = kind === undefined ? undefined : imageTypes[kind];
  if (kind !== undefined && image !== undefined) return { draft: readImage(source.name, image), found: kind };
  switch (kind) {
    case undefined:
      return readText(source);
    case 'pdf':
      return {
        draft: await (await import('./pdf.ts')).readPdf(await source.bytes(), source.name, signal),
        found: kind,
      };
    case 'zip':
      return {
        draft: await (await import('./docx.ts')).readDocx(await source.bytes(), source.name, signal),
        found: 'docx',
      };
    case 'ole':
      throw refuseOle(await source.bytes());
    default:
      throw unsupported(kind);
  }
}

function refuseOle(bytes: Buffer): Refusal {
  const held = detectOle(bytes);
  if (held !== 'encrypted') return unsupported(held);
  return new Refusal('encrypted', '文档设有打开密码。请用 Word 或 WPS 打开并取消密码后导入。', { kind: 'docx' });
}

async function readText(source: SourceFile): Promise<Reading> {
  const bytes = await source.bytes();
  const { text: opening, binary } = decode(bytes.subarray(0, 16_384));
  if (binary && contradicts(source.name, 'binary')) {
    const extension = extensionOf(source.name);
    const detail = `扩展名为 .${extension}，内容却不是这种文件，也不是文字。文件可能已损坏或经过加密。`;
    throw new Refusal('mismatch', detail, { extension });
  }
  if (/^\s*<\?xml[^>]*>\s*<\?mso-application\s+progid="Word/i.test(opening)) throw unsupported('wordxml');
  const found = textKind(opening, source.name);
  if (found === 'html') return { draft: (await import('./html.ts')).readHtml(bytes, source.name), found };
  const draft = found === 'markdown' ? readMarkdown(bytes, source.name) : readPlainText(bytes, source.name);
  return { draft, found };
}

/** Tells a web page from Markdown and from plain text, and finds the charset a page declares for itself. */
import { extensionOf } from './name.ts';

export type TextKind = 'html' | 'markdown' | 'plain';

const htmlNames = ['html', 'htm', 'xhtml', 'shtml'];
const markdownNames = ['md', 'markdown', 'mdown', 'mkd'];

/** `opening` is the first few thousand characters. Markdown has no signature, so for it the name decides. */
export function textKind(opening: string, name: string): TextKind {
  const extension = extensionOf(name);
  const start = opening.replace(/^(?:\s|\ufeff|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/i, '');
  if (/^<(?:!doctype\s+html|html|head|body|meta|title)\b/i.test(start)) return 'html';
  if (htmlNames.includes(extension) && /<[a-z!/][^>]*>/i.test(opening)) return 'html';
  return markdownNames.includes(extension) ? 'markdown' : 'plain';
}

/** The charset named in the page's head, read before anything is decoded. */
export function declaredCharset(head: Buffer): string | undefined {
  const opening = head.toString('latin1', 0, 8192);
  const inMeta = /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(opening);
  const inXml = /^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w:-]+)["']/i.exec(opening);
  return inMeta?.[1] ?? inXml?.[1];
}

/** Extensions whose content can be told, and what the content should then be. */
const promises: Record<string, readonly string[]> = {
  pdf: ['pdf'],
  docx: ['docx'],
  doc: ['doc'],
  rtf: ['rtf'],
  xls: ['xls'],
  xlsx: ['xlsx'],
  ppt: ['ppt'],
  pptx: ['pptx'],
  zip: ['zip'],
  ofd: ['ofd'],
  epub: ['epub'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  bmp: ['bmp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  webp: ['webp'],
  heic: ['heic'],
  txt: ['plain', 'markdown'],
  md: ['markdown', 'plain'],
  markdown: ['markdown', 'plain'],
  html: ['html'],
  htm: ['html'],
};

/** True when the name promises something else than what was found. Unknown extensions promise nothing. */
export function contradicts(name: string, found: string): boolean {
  const promised = promises[extensionOf(name)];
  return promised !== undefined && !promised.includes(found);
}

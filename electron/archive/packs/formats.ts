/** Each format's writer, and what its result is called. */
import type { PackFormat } from '../../contract/index.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { type CopiedFile, type OutputFile, renamed } from './writers/output.ts';

/** What is behind the name of a format that is one file; the others are folders. */
export const extensions: Partial<Record<PackFormat, string>> = {
  docx: '.docx',
  pdf: '.pdf',
  pptx: '.pptx',
  xlsx: '.xlsx',
};
/** Behind the title where the folder stands alone; two folders of one pack stand side by side. */
export const folderSuffixes: Partial<Record<PackFormat, string>> = {
  markdown: '（Markdown）',
  text: '（纯文本）',
  citations: '（参考文献）',
  bag: '（BagIt）',
};
/** Where several formats are in one folder. */
export const folderNames: Partial<Record<PackFormat, string>> = {
  html: '网页',
  markdown: 'Markdown',
  text: '纯文本',
  citations: '参考文献',
  bag: 'BagIt',
};

export function isFolder(format: PackFormat): boolean {
  return extensions[format] === undefined;
}

/** Files of one format as they stand beside others. */
export function placed<File extends OutputFile | CopiedFile>(
  format: PackFormat,
  title: string,
  files: readonly File[],
): File[] {
  const extension = extensions[format];
  const prefix = folderNames[format] ?? format;
  return files.map((file) =>
    renamed(file, extension === undefined ? `${prefix}/${file.path}` : `${title}${extension}`),
  );
}

/**
 * Everything but a bag, which holds the others. One writer is loaded at a time: docx alone takes a quarter of a second.
 */
export async function render(
  format: Exclude<PackFormat, 'bag'>,
  snapshot: PackSnapshot,
  source: PackSource,
): Promise<OutputFile[]> {
  switch (format) {
    case 'html':
      return (await import('./writers/html.ts')).writeHtml(snapshot, source);
    case 'docx':
      return (await import('./writers/docx.ts')).writeDocx(snapshot, source);
    case 'pdf':
      return (await import('./writers/pdf.ts')).writePdf(snapshot, source);
    case 'pptx':
      return (await import('./writers/pptx.ts')).writePptx(snapshot, source);
    case 'markdown':
      return (await import('./writers/markdown-files.ts')).writeMarkdown(snapshot, source);
    case 'text':
      return (await import('./writers/plain-text.ts')).writePlainText(snapshot);
    case 'xlsx':
      return (await import('./writers/xlsx.ts')).writeXlsx(snapshot, source);
    case 'citations':
      return (await import('./writers/citations.ts')).writeCitations(snapshot, source);
  }
}

/** A PDF as its readers find it: words with their places, bookmarks, properties, attachments. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Word {
  text: string;
  /** Points from the left and from the foot of the page; `y` is the baseline. */
  x: number;
  y: number;
  width: number;
  size: number;
}
export interface Page {
  width: number;
  height: number;
  words: Word[];
  text: string;
}
export interface PdfFile {
  pages: Page[];
  /** Of all pages, without the spaces and line ends of the page. */
  text: string;
  outline: Array<{ title: string; under: string[] }>;
  info: Record<string, unknown>;
  labels: string[] | null;
  attachments: Map<string, string>;
  /** Page, counted from nothing, that each link of a page leads to. */
  links: Array<{ from: number; to: number }>;
  /** The structure tree, page by page, in reading order: what each part is, and its other words where it has some. */
  tags: Array<{ role: string; alt: string }>;
}

interface TreeNode {
  role?: string;
  alt?: string;
  children?: TreeNode[];
}

function tagsIn({ role, alt = '', children = [] }: TreeNode): PdfFile['tags'] {
  return [...(role === undefined ? [] : [{ role, alt }]), ...children.flatMap(tagsIn)];
}

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

export async function readPdf(bytes: Uint8Array): Promise<PdfFile> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: 0,
  });
  const document = await task.promise;
  try {
    const pages: Page[] = [];
    const links: PdfFile['links'] = [];
    const tags: PdfFile['tags'] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const words = items.flatMap((item): Word[] => {
        if (!('str' in item) || item.str === '') return [];
        const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) }];
      });
      tags.push(...tagsIn(((await page.getStructTree()) ?? {}) as TreeNode));
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      pages.push({ width: right - left, height: top - bottom, words, text: words.map((w) => w.text).join('') });
      for (const { dest } of (await page.getAnnotations()) as Array<{ dest?: string | unknown[] | null }>) {
        const target = typeof dest === 'string' ? await document.getDestination(dest) : dest;
        if (Array.isArray(target)) links.push({ from: number - 1, to: await document.getPageIndex(target[0]) });
      }
    }
    const outline = ((await document.getOutline()) ?? []) as Array<{ title: string; items: Array<{ title: string }> }>;
    const attachments = new Map<string, string>();
    for (const [id, { filename }] of (await document.getAttachments()) ?? []) {
      const content = await document.getAttachmentContent(id);
      attachments.set(filename, new TextDecoder().decode(content ?? new Uint8Array()));
    }
    return {
      pages,
      text: bare(pages.map((page) => page.text).join('')),
      outline: outline.map((one) => ({ title: one.title, under: one.items.map((item) => item.title) })),
      info: { ...(await document.getMetadata()).info },
      labels: await document.getPageLabels(),
      attachments,
      links,
      tags,
    };
  } finally {
    await task.destroy();
  }
}

/**
 * Turns parsed HTML into the Markdown that is stored: headings, paragraphs, lists, quotations and tables.
 *
 * The words are the source's, in its order. Emphasis and link targets are left out on purpose: signs in the middle
 * of a Chinese sentence would stand in every quotation taken from it. The original keeps them.
 */
import TurndownService from 'turndown';
import type { PageElement } from './dom.ts';
import { addTableRules, unfoldRowSpans } from './table-rules.ts';

export function toMarkdown(root: PageElement): string {
  // Subtle: the parser ends a text node at every entity, and signs must be escaped by what stands beside them.
  root.normalize();
  unfoldRowSpans(root);
  let markdown: string;
  try {
    markdown = makeService().turndown(root as never);
  } catch (error) {
    // Subtle: turndown recurses, and a hostile page nests deeper than the stack; its words are kept without structure.
    if (!(error instanceof RangeError)) throw error;
    markdown = escapeText(root.textContent ?? '');
  }
  return tidy(markdown);
}

function makeService(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    hr: '---',
    emDelimiter: '*',
  });
  service.escape = escapeText;
  service.addRule('words-only', {
    filter: ['a', 'b', 'strong', 'i', 'em', 'u', 'sup', 'sub', 'code', 'kbd', 'samp'],
    replacement: (content) => content,
  });
  service.addRule('struck', {
    filter: (node) => ['DEL', 'S', 'STRIKE'].includes(node.nodeName),
    replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`),
  });
  service.addRule('no-pictures', { filter: ['img', 'picture'], replacement: () => '' });
  service.addRule('item', {
    filter: 'li',
    replacement: (content, node) => {
      const item = node as unknown as PageElement;
      const marker = markerOf(item);
      const indented = content.trim().replace(/\n(?!\n|$)/g, `\n${' '.repeat(marker.length)}`);
      return `${marker}${indented}\n`;
    },
  });
  addTableRules(service);
  return service;
}

function markerOf(item: PageElement): string {
  const list = item.parentNode;
  if (list?.nodeName !== 'OL') return '- ';
  const start = Number.parseInt(list.getAttribute('start') ?? '1', 10);
  const before = [...list.children].filter((child) => child.nodeName === 'LI').indexOf(item);
  return `${(Number.isFinite(start) ? start : 1) + before}. `;
}

/** Escapes only what Markdown would take for markup, so that ordinary prose comes through unchanged. */
export function escapeText(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~/g, '\\~\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?[a-z0-9]+;)/gi, '\\&')
    .replace(/\[(?=[^\]\n]{0,200}\][([:])/g, '\\[')
    .replace(/^([ \t]*)(#{1,6}\s|[-+]\s|>|=+[ \t]*$|-{2,}[ \t]*$)/gm, '$1\\$2')
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
}

/** Paragraph indents of the page (ideographic or no-break spaces) are layout; a line that only has them is blank. */
function tidy(markdown: string): string {
  return markdown
    .replace(/ {2}\n[\u3000\u00a0]{2,}/g, '\n\n')
    .replace(/^[\u3000\u00a0]+/gm, '')
    .replace(/(?<![ \t\u3000\u00a0])[ \t\u3000\u00a0]+$/gm, (end) => (end === '  ' ? end : ''))
    .replace(/(?: {2}\n){2,}/g, '\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

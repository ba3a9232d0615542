/** Small parts of the Markdown file: headings, paragraphs, tables, comments. All words in them are escaped. */
import { toBlocks } from '../markdown.ts';
import {
  blocksMarkdown,
  escapeLine,
  escapeMarkdown,
  inlinesMarkdown,
  paragraphMarkdown,
  tableMarkdown,
} from './markdown-blocks.ts';

/** Level of the first headings inside a text: `###` is a record's title, `####` would be its own parts. */
export const IN_TEXT = 4;
export const IN_QUOTATION = 5;

export function heading(level: 1 | 2 | 3 | 4, text: string): string {
  const words = escapeLine(text);
  return words === '' ? '' : `${'#'.repeat(level)} ${words}`;
}

export function paragraph(text: string): string {
  return paragraphMarkdown(escapeMarkdown(text));
}

export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return tableMarkdown(
    head.map(escapeLine),
    rows.map((row) => row.map(escapeLine)),
  );
}

export function facts(pairs: ReadonlyArray<readonly [string, string]>): string {
  return pairs.map(([name, value]) => `- **${escapeLine(name)}**：${escapeLine(value)}`).join('\n');
}

/** `path` is one of our own names: letters, digits and a slash. The caption below says what is seen, in escaped words. */
export function image(n: number, path: string): string {
  return `![图${n}](${path})`;
}

/** What an editor of the pack wrote, after a label. The colon stands outside: `**` after a full-width mark and before a letter is no emphasis. */
export function comment(text: string, label = '按语'): string[] {
  if (text.trim() === '') return [];
  const [first, ...rest] = toBlocks(text, 'markdown');
  if (first?.type !== 'paragraph') return [`**${label}**：`, blocksMarkdown(toBlocks(text, 'markdown'), IN_QUOTATION)];
  return [`**${label}**：${paragraphMarkdown(inlinesMarkdown(first.inlines))}`, blocksMarkdown(rest, IN_QUOTATION)];
}

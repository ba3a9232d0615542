/** Lines of the plain-text file: centred, indented, and tables in columns where they fit. */
import { type Block, inlineText, toBlocks } from '../markdown.ts';
import { visible } from '../wording.ts';

export const INDENT = '　　';
/** Characters to a line of an official document. */
const LINE = 28;
/** A table wider than this is a list of named values: columns that wrap are none. */
const TABLE = 44;
const GAP = 1;

/** Width in full-width characters. */
function widthOf(text: string): number {
  let ems = 0;
  for (const c of text) ems += (c.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return ems;
}

export function centred(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => line.trim())
    .map((line) => `${'　'.repeat(Math.max(0, Math.floor((LINE - widthOf(line)) / 2)))}${line}`)
    .join('\n');
}

export function indented(text: string): string {
  return visible(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${INDENT}${line.trim()}`)
    .join('\n');
}

export function oneLine(text: string): string {
  return visible(text).replace(/\s*\n\s*/g, ' ');
}

/** As it stands; only empty lines around it go. */
export function verbatim(text: string): string {
  return visible(text).replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

/** What an editor of the pack wrote in Markdown: the words, without the marks. */
export function editorText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'quote':
          return editorText(block.blocks);
        case 'table':
          return [block.head, ...block.rows].map((row) => row.map(inlineText).join('；')).join('\n');
        case 'code':
          return block.text;
        case 'rule':
          return '';
        case 'item':
          return `${block.marker} ${inlineText(block.inlines)}`;
        default:
          return inlineText(block.inlines);
      }
    })
    .join('\n');
}

export function comment(text: string, label = '按语'): string[] {
  return text.trim() === '' ? [] : [indented(`${label}：${editorText(toBlocks(text, 'markdown'))}`)];
}

function padded(text: string, width: number): string {
  const missing = width - widthOf(text);
  return `${text}${missing % 1 === 0 ? '' : ' '}${'　'.repeat(Math.floor(missing))}`;
}

function named(head: readonly string[], cells: readonly string[]): string {
  const parts = cells.flatMap((cell, i) => (cell === '' ? [] : [`${head[i] ?? ''}：${cell}`]));
  return `${INDENT}${parts.join('；')}`;
}

/**
 * Columns are set with full-width spaces, never with tabs: pasted into a spreadsheet, a line stays one cell, and that
 * does not begin with `=`.
 */
export function tableLines(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const clean = [head, ...rows].map((row) => row.map((cell) => oneLine(cell).trim()));
  const [names = [], ...cells] = clean;
  const widths = head.map((_, i) => Math.max(...clean.map((row) => widthOf(row[i] ?? ''))));
  const width = widths.reduce((sum, one) => sum + one + GAP, 0);
  if (width > TABLE) return cells.map((row) => named(names, row)).join('\n');
  const gap = '　'.repeat(GAP);
  return clean
    .map((row) => `${INDENT}${row.map((cell, i) => padded(cell, widths[i] ?? 0)).join(gap)}`.trimEnd())
    .join('\n');
}

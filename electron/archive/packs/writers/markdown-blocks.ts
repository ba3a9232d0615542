/**
 * Text and blocks as CommonMark (with GFM's tables and strikethrough) that shows every character as it stands.
 *
 * Emphasis is written only where its marks are sure to be read as marks; elsewhere the words stand without it. Before or
 * after a full-width mark `**` is often no emphasis at all, and a reader would see the asterisks.
 */
import type { Block, Inline } from '../markdown.ts';
import { visible } from '../wording.ts';

/**
 * Beside the marks of CommonMark: `$`, `==`, `^`, `%%`, `++`, `{`, `@`, `:x` and `www.`, which common extensions read as
 * formulas, highlights, footnotes, comments, insertions, attributes, pictographs and links.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>#|~$^@&]|:(?=[\w/+-])|([=%+])(?=\1)/g, '\\$&')
    .replace(/(www)\./gi, '$1\\.');
}

/** On one line: for headings, cells and labels. */
export function escapeLine(text: string): string {
  return escapeMarkdown(visible(text).replace(/\s*\n\s*/g, ' ')).trim();
}

/** What would begin a list or a definition, or underline the line above. */
function escapeStart(line: string): string {
  return line.replace(/^[-+=:]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Escaped text with its line breaks → paragraphs, each an array of lines. */
function paragraphsOf(escaped: string): string[][] {
  return escaped
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeStart(line.replace(/^[ \t]+|[ \t]+$/g, '')))
        .filter((line) => line !== ''),
    )
    .filter((paragraph) => paragraph.length > 0);
}

/** Every line break of `escaped` is kept. */
export function paragraphMarkdown(escaped: string): string {
  return paragraphsOf(escaped)
    .map((lines) => lines.join('\\\n'))
    .join('\n\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}

function codeSpan(text: string): string {
  if (text.trim() === '' || text.includes('\n')) return escapeMarkdown(text);
  const fence = '`'.repeat(longestRun(text) + 1);
  // One space on either side is taken away by the reader.
  return /^[ `]|[ `]$/.test(text) ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function pieceMarkdown(inline: Inline): string {
  const words = inline.code === true ? codeSpan(inline.text) : escapeMarkdown(inline.text);
  const linked =
    inline.href === undefined || words.trim() === '' || words.includes('\n')
      ? words
      : `[${words}](<${inline.href.replace(/[\\&]/g, '\\$&')}>)`;
  return inline.lineBreak === true ? `\n${linked}` : linked;
}

const isSpace = (c: string): boolean => c === '' || /\s/u.test(c);
const isMark = (c: string): boolean => /[\p{P}\p{S}]/u.test(c);

/** Left- and right-flanking as CommonMark defines them, on the characters as they will be written. */
function flanks(before: string, inner: string, after: string): boolean {
  const first = [...inner].at(0) ?? '';
  const last = [...inner].at(-1) ?? '';
  const left = [...before].at(-1) ?? '';
  const right = [...after].at(0) ?? '';
  const opens = !isSpace(first) && (!isMark(first) || isSpace(left) || isMark(left));
  return opens && !isSpace(last) && (!isMark(last) || isSpace(right) || isMark(right));
}

function delimiter(run: readonly Inline[]): string {
  const all = (test: (inline: Inline) => boolean): boolean => run.every(test);
  if (all((i) => i.strike === true)) return '~~';
  return `${all((i) => i.bold === true) ? '**' : ''}${all((i) => i.italic === true) ? '*' : ''}`;
}

const isStyled = (inline: Inline): boolean => inline.bold === true || inline.italic === true || inline.strike === true;

export function inlinesMarkdown(inlines: readonly Inline[]): string {
  const pieces = inlines.filter((inline) => inline.text !== '' || inline.lineBreak === true);
  const runs: Inline[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && isStyled(previous) === isStyled(piece)) last.push(piece);
    else runs.push([piece]);
  }
  const raw = runs.map((run) => run.map(pieceMarkdown).join(''));
  return raw.reduce((out, inner, i) => {
    const mark = delimiter(runs[i] ?? []);
    const safe = mark !== '' && !inner.includes('\n') && flanks(out, inner, raw[i + 1] ?? '');
    return out + (safe ? `${mark}${inner}${mark}` : inner);
  }, '');
}

/** A row of a table. An entity for `|`: readers differ in how they take `\|` after a backslash. */
export function tableRow(escapedCells: readonly string[]): string {
  const cells = escapedCells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('\\|', '&#124;'));
  return `| ${cells.join(' | ')} |`;
}

export function tableMarkdown(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [tableRow(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(tableRow)].join('\n');
}

function cellMarkdown(inlines: readonly Inline[]): string {
  // A code span would show the entity as it is written.
  return inlinesMarkdown(inlines.map(({ code: _, ...inline }) => inline)).trim();
}

export function quoteMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

interface OpenItem {
  depth: number;
  /** The column its words begin at. */
  column: number;
  marker: string;
  /** Set when the list has been told from the one before it by another sign. */
  other: boolean;
}

function goesOn(previous: string, marker: string): boolean {
  const before = Number.parseInt(previous, 10);
  const now = Number.parseInt(marker, 10);
  // A list of the other kind is another list without more.
  return Number.isNaN(before) || Number.isNaN(now) || now === before + 1;
}

/** Items that follow each other, as nested lists with the very numbers they have. */
function listMarkdown(items: ReadonlyArray<Block & { type: 'item' }>): string {
  const open: OpenItem[] = [];
  const lines: string[] = [];
  for (const { depth, marker, inlines } of items) {
    let closed: OpenItem | undefined;
    while ((open.at(-1)?.depth ?? -1) >= depth) closed = open.pop();
    // A list that does not go on from the one before takes the other sign: `)` for `.`, `*` for `-`.
    const other =
      closed === undefined || closed.depth !== depth
        ? false
        : goesOn(closed.marker, marker)
          ? closed.other
          : !closed.other;
    const indent = ' '.repeat(open.at(-1)?.column ?? 0);
    const sign = marker === '•' ? (other ? '*' : '-') : other ? marker.replace('.', ')') : marker;
    const column = indent.length + sign.length + 1;
    open.push({ depth, column, marker, other });
    const words = paragraphsOf(inlinesMarkdown(inlines)).flat();
    lines.push(`${indent}${sign} ${words.join(`\\\n${' '.repeat(column)}`)}`.trimEnd());
  }
  return lines.join('\n');
}

function blockMarkdown(block: Block, topHeading: number): string {
  switch (block.type) {
    case 'heading': {
      const words = inlinesMarkdown(block.inlines)
        .replace(/\s*\n\s*/g, ' ')
        .trim();
      return words === '' ? '' : `${'#'.repeat(Math.min(6, topHeading + Math.max(0, block.level - 2)))} ${words}`;
    }
    case 'paragraph':
      return paragraphMarkdown(inlinesMarkdown(block.inlines));
    case 'item':
      return listMarkdown([block]);
    case 'quote':
      return quoteMarkdown(blocksMarkdown(block.blocks, topHeading));
    case 'table':
      return tableMarkdown(
        block.head.map(cellMarkdown),
        block.rows.map((row) => row.map(cellMarkdown)),
      );
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      return `${fence}\n${block.text}\n${fence}`;
    }
    default:
      return '---';
  }
}

/** Headings of a text stand below those of the pack: `topHeading` is the level of its first two. */
export function blocksMarkdown(blocks: readonly Block[], topHeading: number): string {
  const out: string[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (block.type !== 'item') {
      out.push(blockMarkdown(block, topHeading));
      continue;
    }
    const items = [block];
    for (let next = blocks[i + 1]; next?.type === 'item'; next = blocks[++i + 1]) items.push(next);
    out.push(listMarkdown(items));
  }
  return out.filter((part) => part !== '').join('\n\n');
}

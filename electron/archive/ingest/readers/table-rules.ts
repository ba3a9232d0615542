/**
 * Tables as GitHub-flavoured Markdown, for turndown.
 *
 * Old pages and official documents also use tables for layout (a frame of one cell, columns of whole articles).
 * Those are unfolded into the paragraphs they hold; only a grid of short cells becomes a Markdown table.
 */
import type TurndownService from 'turndown';
import type { PageElement } from './dom.ts';

const CELL_MAX = 600;
const COLUMNS_MAX = 60;

interface Grid {
  isGrid: boolean;
  firstRow: PageElement | undefined;
}
const noGrid: Grid = { isGrid: false, firstRow: undefined };

export function addTableRules(service: TurndownService): void {
  const grids = new WeakMap<object, Grid>();
  const gridOf = (part: PageElement): Grid => {
    const table = closestTable(part);
    if (!table) return noGrid;
    const known = grids.get(table) ?? { isGrid: isGrid(table), firstRow: rowsOf(table)[0] };
    grids.set(table, known);
    return known;
  };
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => {
      const cell = node as unknown as PageElement;
      if (!gridOf(cell).isGrid) return `\n\n${content.trim()}\n\n`;
      const line = content
        .replace(/\s*\n\s*/g, ' ')
        .trim()
        .replace(/(?<!\\)\|/g, '\\|');
      return ` ${line} |${'  |'.repeat(span(cell) - 1)}`;
    },
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => {
      const row = node as unknown as PageElement;
      const grid = gridOf(row);
      if (!grid.isGrid) return content;
      const line = `|${content.trimEnd()}\n`;
      return grid.firstRow === row ? `${line}|${' --- |'.repeat(width(row))}\n` : line;
    },
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (content) => `\n\n${content.replace(/^\n+|\n+$/g, '')}\n\n`,
  });
  service.addRule('table-part', {
    filter: ['thead', 'tbody', 'tfoot'],
    replacement: (content) => content,
  });
}

/**
 * Puts an empty cell where a cell above reaches down, so that columns stay in line in a format without row spans.
 * Changes the document; call it once, before turndown.
 */
export function unfoldRowSpans(root: PageElement): void {
  for (const table of root.querySelectorAll('table')) {
    let reaching: number[] = [];
    for (const row of rowsOf(table).slice(0, 5000)) {
      const next: number[] = [];
      let column = 0;
      const fill = (before: PageElement | null) => {
        while ((reaching[column] ?? 0) > 0 && column < COLUMNS_MAX) {
          row.insertBefore(table.ownerDocument.createElement('td'), before);
          next[column] = (reaching[column] ?? 0) - 1;
          column += 1;
        }
      };
      for (const cell of cellsOf(row)) {
        fill(cell);
        const down = bounded(cell.getAttribute('rowspan'), 1000);
        for (let covered = 0; covered < span(cell); covered += 1, column += 1) next[column] = down - 1;
      }
      fill(null);
      reaching = next;
    }
  }
}

function isGrid(table: PageElement): boolean {
  if (table.querySelector('table, h1, h2, h3, ul, ol, blockquote, pre')) return false;
  const rows = rowsOf(table);
  const widest = rows.reduce((most, row) => Math.max(most, width(row)), 0);
  if (rows.length < 2 || widest < 2 || widest > COLUMNS_MAX) return false;
  return rows.every((row) => cellsOf(row).every((cell) => (cell.textContent ?? '').length <= CELL_MAX));
}

function rowsOf(table: PageElement): PageElement[] {
  return [...table.querySelectorAll('tr')].filter((row) => closestTable(row) === table);
}

function cellsOf(row: PageElement): PageElement[] {
  return [...row.children].filter((child) => child.nodeName === 'TD' || child.nodeName === 'TH');
}

function width(row: PageElement): number {
  return cellsOf(row).reduce((sum, cell) => sum + span(cell), 0);
}

function span(cell: PageElement): number {
  return bounded(cell.getAttribute('colspan'), COLUMNS_MAX);
}

function bounded(written: string | null, most: number): number {
  const value = Number.parseInt(written ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), most) : 1;
}

function closestTable(from: PageElement): PageElement | null {
  let at: PageElement | null = from.parentNode;
  while (at && at.nodeName !== 'TABLE') at = at.parentNode;
  return at;
}

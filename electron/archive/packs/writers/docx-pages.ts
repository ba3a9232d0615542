/**
 * The numbers of pages for the contents, from the lines each paragraph takes on the fixed grid of the page. Word counts
 * them again when it opens the file (`updateFields`); a program that does not, shows these. A thousand records take a
 * fraction of a second; laying out every glyph would take minutes.
 */
import type { PageNumberEstimator } from 'docx';
import { type PackSnapshot, quotationsOf } from '../snapshot.ts';
import { linesOf } from './docx-measure.ts';
import { CONTENTS_PITCH, LINE_PITCH, TYPE_WIDTH } from './docx-styles.ts';
import { sourceLine } from './text-parts.ts';

/** Of a paragraph style, in twips: a line, a character, what stands before and after, what the first line and all lines are moved in by. */
interface Measure {
  line: number;
  em: number;
  space?: number;
  first?: number;
  inset?: number;
  keep?: boolean;
}

const body: Measure = { line: LINE_PITCH, em: 315, first: 2 };
const measures: Record<string, Measure> = {
  Body: body,
  Quotation: body,
  InnerHeading: { ...body, keep: true },
  Heading1: { ...body, keep: true },
  Heading2: { ...body, keep: true },
  Reference: { line: LINE_PITCH, em: 280, inset: 700 },
  CoverTitle: { line: 700, em: 440 },
  CoverFact: { line: 420, em: 280 },
  CoverFactName: { line: 420, em: 280 },
  MastheadName: { line: 2 * LINE_PITCH, em: 440 },
  Cell: { line: 320, em: 210 },
  CellHead: { line: 320, em: 210 },
  TableNote: { line: 320, em: 210, space: 40 },
  TableCaption: { line: 400, em: 240, space: 160, keep: true },
  FigureCaption: { line: 400, em: 240, space: 160 },
  Figure: { line: 0, em: 320, space: 160, keep: true },
  Gap: { line: 160, em: 210 },
  Break: { line: 20, em: 210 },
  TOC1: { line: CONTENTS_PITCH, em: 280 },
  TOC2: { line: CONTENTS_PITCH, em: 280, inset: 560 },
};
const plain: Measure = { line: LINE_PITCH, em: 320 };

/** 小五 in lines of 13 points, and the rule above the first note of a page. */
const NOTE = { line: 260, em: 180, rule: 260 };
const EMU_PER_TWIP = 635;
const CELL_PADDING = 80;

/** An element as docx formats it: `{ 'w:p': [...] }`, its attributes under `_attr`. */
function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null ? (Object.keys(node)[0] ?? '') : '';
}

function inside(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const value: unknown = Reflect.get(node, nameOf(node));
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function child(node: unknown, name: string): unknown {
  return inside(node).find((one) => nameOf(one) === name);
}

function attribute(node: unknown, name: string): string {
  for (const one of [...inside(node)]) {
    if (nameOf(one) !== '_attr') continue;
    const value: unknown = Reflect.get(Object(Reflect.get(Object(one), '_attr')), name);
    if (value !== undefined) return String(value);
  }
  return '';
}

interface Paragraph {
  style: Measure;
  text: string;
  /** Of the highest picture, in twips. */
  picture: number;
  notes: number[];
  bookmarks: string[];
  /** What follows begins a page. */
  breaks: boolean;
  /** It begins a page itself. */
  begins: boolean;
}

function paragraphOf(node: unknown): Paragraph {
  const style = attribute(child(child(node, 'w:pPr'), 'w:pStyle'), 'w:val');
  const found: Paragraph = {
    style: measures[style] ?? plain,
    text: '',
    picture: 0,
    notes: [],
    bookmarks: [],
    breaks: false,
    begins: child(child(node, 'w:pPr'), 'w:pageBreakBefore') !== undefined,
  };
  const walk = (one: unknown): void => {
    switch (nameOf(one)) {
      case 'w:pPr':
      case 'w:rPr':
      case 'w:instrText':
        return;
      case 'w:t':
        for (const part of inside(one)) if (typeof part === 'string') found.text += part;
        return;
      case 'w:br':
        if (attribute(one, 'w:type') === 'page') found.breaks = true;
        else found.text += '\n';
        return;
      case 'w:bookmarkStart':
        found.bookmarks.push(attribute(one, 'w:name'));
        return;
      case 'w:footnoteReference':
        found.notes.push(Number(attribute(one, 'w:id')));
        return;
      case 'wp:extent':
        found.picture = Math.max(found.picture, Number(attribute(one, 'cy')) / EMU_PER_TWIP);
        return;
      default:
        for (const part of inside(one)) walk(part);
    }
  };
  for (const one of inside(node)) walk(one);
  return found;
}

function linesIn({ style, text }: Paragraph, width: number): number {
  return linesOf(text, Math.max(1, (width - (style.inset ?? 0)) / style.em), style.first ?? 0);
}

function heightOf(paragraph: Paragraph, width: number): number {
  const { style, picture } = paragraph;
  return (style.space ?? 0) + picture + linesIn(paragraph, width) * style.line;
}

function rowHeight(row: unknown): number {
  const cells = inside(row).filter((one) => nameOf(one) === 'w:tc');
  const heights = cells.map((cell) => {
    const width = Number(attribute(child(child(cell, 'w:tcPr'), 'w:tcW'), 'w:w')) - 2 * 60;
    const paragraphs = inside(cell).filter((one) => nameOf(one) === 'w:p');
    return paragraphs.reduce<number>((sum, one) => sum + heightOf(paragraphOf(one), width), 0);
  });
  return Math.max(0, ...heights) + CELL_PADDING;
}

/** A row stays with the next where its first paragraph does. */
const keepsNext = (row: unknown): boolean =>
  child(child(child(child(row, 'w:tc'), 'w:p'), 'w:pPr'), 'w:keepNext') !== undefined;

interface Kept {
  height: number;
  bookmarks: string[];
}

/** Pages as they fill up. */
function createPages(noteHeight: (id: number) => number): {
  begin(section: unknown, isFirst: boolean): void;
  place(node: unknown): void;
  bookmarks: Map<string, string>;
} {
  const bookmarks = new Map<string, string>();
  let number = 1;
  let capacity = 0;
  let room = 0;
  let width = 0;
  let noted = false;
  let kept: Kept[] = [];

  function turn(): void {
    number++;
    room = capacity;
    noted = false;
  }

  /** Sets what waits for its next line, if that line has room as well. */
  function settle(next: number): void {
    const waiting = kept.reduce((sum, one) => sum + one.height, 0);
    if (waiting + next > room && room < capacity) turn();
    for (const one of kept) {
      for (const name of one.bookmarks) bookmarks.set(name, String(number));
      room -= one.height;
    }
    kept = [];
  }

  function begin(): void {
    settle(0);
    if (room < capacity) turn();
  }

  function put(height: number): void {
    settle(height);
    room -= height;
    while (room < 0) {
      const over = -room;
      turn();
      room = capacity - over;
    }
  }

  function paragraph(node: unknown): void {
    // What stands in a frame takes no room of the text.
    if (child(child(node, 'w:pPr'), 'w:framePr') !== undefined) return;
    const one = paragraphOf(node);
    if (one.begins) begin();
    const { style, notes } = one;
    const height = heightOf(one, width);
    if (style.keep === true) {
      kept.push({ height, bookmarks: one.bookmarks });
      return;
    }
    const below = notes.reduce((sum, id) => sum + noteHeight(id), 0) + (notes.length > 0 && !noted ? NOTE.rule : 0);
    const lines = one.picture > 0 ? 1 : linesIn(one, width);
    const first = one.picture > 0 ? height : (style.space ?? 0) + style.line;
    settle(lines === 1 ? first + below : first);
    for (const name of one.bookmarks) bookmarks.set(name, String(number));
    put(first + (lines === 1 ? below : 0));
    // The mark of a note ends the last line, and takes its note along.
    for (let i = 1; i < lines; i++) put(style.line + (i === lines - 1 ? below : 0));
    if (notes.length > 0) noted = true;
    if (one.breaks) turn();
  }

  function table(node: unknown): void {
    const rows = inside(node).filter((one) => nameOf(one) === 'w:tr');
    let head = 0;
    for (const row of rows) {
      const height = rowHeight(row);
      const isHead = child(child(row, 'w:trPr'), 'w:tblHeader') !== undefined;
      if (isHead) head += height;
      if (isHead || keepsNext(row)) {
        kept.push({ height, bookmarks: [] });
        continue;
      }
      const before = number;
      settle(height);
      if (number === before && height > room && room < capacity) turn();
      if (number !== before) room -= head;
      put(height);
    }
    settle(0);
  }

  return {
    bookmarks,
    begin(section, isFirst) {
      const [size, margin] = [child(section, 'w:pgSz'), child(section, 'w:pgMar')];
      const measured = (node: unknown, name: string): number => Number(attribute(node, name));
      settle(0);
      if (!isFirst) number++;
      if (attribute(child(section, 'w:type'), 'w:val') === 'oddPage' && number % 2 === 0) number++;
      const start = attribute(child(section, 'w:pgNumType'), 'w:start');
      if (start !== '') number = Number(start);
      capacity = measured(size, 'w:h') - measured(margin, 'w:top') - measured(margin, 'w:bottom');
      width = measured(size, 'w:w') - measured(margin, 'w:left') - measured(margin, 'w:right');
      room = capacity;
      noted = false;
    },
    place(node) {
      switch (nameOf(node)) {
        case 'w:p':
          return paragraph(node);
        case 'w:tbl':
          return table(node);
        case 'w:sdt':
          for (const one of inside(child(node, 'w:sdtContent'))) if (nameOf(one) === 'w:p') paragraph(one);
      }
    },
  };
}

/** A section's elements, and its properties, which stand in its last paragraph or at the end of the body. */
function sectionsOf(body: unknown): Array<{ properties: unknown; nodes: unknown[] }> {
  const sections: Array<{ properties: unknown; nodes: unknown[] }> = [];
  let nodes: unknown[] = [];
  for (const node of inside(body)) {
    const own = nameOf(node) === 'w:sectPr' ? node : child(child(node, 'w:pPr'), 'w:sectPr');
    if (nameOf(node) !== 'w:sectPr') nodes.push(node);
    if (own === undefined) continue;
    sections.push({ properties: own, nodes });
    nodes = [];
  }
  return sections;
}

export function estimatedPages(snapshot: PackSnapshot): PageNumberEstimator {
  const notes = new Map(quotationsOf(snapshot).map((q) => [q.number, sourceLine(q)]));
  const noteHeight = (id: number): number => linesOf(notes.get(id) ?? '', TYPE_WIDTH / NOTE.em) * NOTE.line;
  return (body) => {
    const pages = createPages(noteHeight);
    sectionsOf(body).forEach(({ properties, nodes }, i) => {
      pages.begin(properties, i === 0);
      for (const node of nodes) pages.place(node);
    });
    return { bookmarks: pages.bookmarks };
  };
}

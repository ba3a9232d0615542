/**
 * The kinds of page that all slides are made of: a title with something below it and one source line, text that flows over
 * as many slides as it needs, tables that are split with their head repeated. Type shrinks by steps to a floor; what is
 * cut at the floor stands whole in the notes, and the slide says so.
 */
import { areas, WIDTH } from './pptx-master.ts';
import type { Slide } from './pptx-package.ts';
import { CELL_MARGIN, type Shape } from './pptx-shapes.ts';
import {
  type Box,
  beginning,
  type Colour,
  lineCount,
  oneLine,
  type Para,
  paraHeight,
  paraText,
  type Run,
  shortened,
  textHeight,
} from './pptx-text.ts';

export interface PageFrame {
  /** Small, above the title: the section. */
  kicker: string;
  title: string;
  /** One line of source, and before it what must be known of the source. */
  source?: string;
  warning?: string;
  notes?: string[];
}

export function plain(text: string, size: number, look: Partial<Para & Run> = {}): Para {
  const { bold, serif, colour, ...para } = look;
  const run: Run = { text };
  if (bold === true) run.bold = true;
  if (serif === true) run.serif = true;
  if (colour !== undefined) run.colour = colour;
  return { ...para, runs: [run], size };
}

/** A text in a box: smaller by steps, cut at the smallest. `cut` says whether anything is left out. */
export function boxed(
  text: string,
  box: Box,
  sizes: readonly number[],
  look: Partial<Para & Run> = {},
): { paras: Para[]; cut: boolean } {
  const floor = sizes.at(-1) ?? 12;
  const fits = (part: string, size: number): boolean => textHeight([plain(part, size, look)], box.w) <= box.h;
  const size = sizes.find((one) => fits(text, one));
  if (size !== undefined) return { paras: [plain(text, size, look)], cut: false };
  return {
    paras: [
      plain(
        shortened(text, (part) => fits(part, floor)),
        floor,
        look,
      ),
    ],
    cut: true,
  };
}

export function sourceShapes({ source = '', warning = '' }: Pick<PageFrame, 'source' | 'warning'>): Shape[] {
  const { source: box } = areas;
  const lead =
    warning === ''
      ? []
      : boxed(oneLine(warning), { ...box, h: 17 }, [12, 11, 10], { bold: true, colour: 'accent3', leading: 1.3 }).paras;
  const left = box.h - textHeight(lead, box.w);
  const line =
    source === ''
      ? []
      : boxed(oneLine(source), { ...box, h: left }, [12, 11, 10], { colour: 'tx2', leading: 1.3 }).paras;
  const paras = [...lead, ...line];
  return paras.length === 0 ? [] : [{ type: 'text', name: '出处', box, paras, anchor: 'b' }];
}

export function contentSlide(frame: PageFrame, shapes: readonly Shape[]): Slide {
  const title = boxed(oneLine(frame.title), areas.title, [28, 26, 24, 22, 20, 18], {
    serif: true,
    bold: true,
    leading: 1.25,
  });
  const kicker = boxed(oneLine(frame.kicker), areas.kicker, [12, 11], { colour: 'tx2', leading: 1.3 });
  const notes = [...(title.cut ? [`标题全文：${frame.title}`] : []), ...(frame.notes ?? [])];
  return {
    layout: 'content',
    shapes: [
      { type: 'text', name: '标题', place: 'title', box: areas.title, paras: title.paras, anchor: 'ctr' },
      { type: 'text', name: '章节', box: areas.kicker, paras: kicker.paras },
      ...shapes,
      ...sourceShapes(frame),
    ],
    notes,
  };
}

/** 标题（2/3） */
function counted(title: string, i: number, of: number): string {
  return of > 1 ? `${title}（${i + 1}/${of}）` : title;
}

/** A paragraph higher than a slide, as paragraphs that are not. */
function parted(para: Para, box: Box): Para[] {
  if (paraHeight(para, box.w) <= box.h) return [para];
  const look = para.runs[0];
  const parts: Para[] = [];
  for (let rest = paraText(para); rest !== ''; ) {
    const part = beginning(rest, (text) => paraHeight({ ...para, runs: [{ ...look, text }] }, box.w) <= box.h);
    parts.push({ ...para, runs: [{ ...look, text: part }] });
    rest = rest.slice(part.length);
  }
  return parts;
}

/** All of the paragraphs, over as many slides as they need. */
export function flowSlides(frame: PageFrame, paras: readonly Para[]): Slide[] {
  const box = frame.source === undefined ? areas.tall : areas.body;
  const pages: Para[][] = [];
  let used = 0;
  for (const para of paras.flatMap((one) => parted(one, box))) {
    const height = paraHeight(para, box.w);
    if (pages.length === 0 || used + height > box.h) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(para);
    used += height;
  }
  return pages.map((page, i) =>
    contentSlide(
      { ...frame, title: counted(frame.title, i, pages.length), notes: i === 0 ? (frame.notes ?? []) : [] },
      [{ type: 'text', name: '正文', box, paras: page }],
    ),
  );
}

const TABLE_LEADING = 1.3;
const cellHeight = (text: string, size: number, width: number): number =>
  lineCount(text, size, width - 2 * CELL_MARGIN) * size * TABLE_LEADING + CELL_MARGIN;
const rowHeight = (cells: readonly string[], size: number, widths: readonly number[]): number =>
  Math.max(...widths.map((width, i) => cellHeight(cells[i] ?? '', size, width)));

function partedRow(cells: readonly string[], size: number, widths: readonly number[], room: number): string[][] {
  if (rowHeight(cells, size, widths) <= room) return [[...cells]];
  const rows: string[][] = [];
  let rest = widths.map((_, i) => cells[i] ?? '');
  while (rest.some((text) => text !== '')) {
    const row = rest.map((text, i) => beginning(text, (part) => cellHeight(part, size, widths[i] ?? 1) <= room));
    rest = rest.map((text, i) => text.slice(row[i]?.length ?? 0).replace(/^\n/, ''));
    rows.push(row);
  }
  return rows;
}

export interface TableFrame extends PageFrame {
  head: readonly string[];
  rows: ReadonlyArray<readonly string[]>;
  /** Parts of the width. */
  shares: readonly number[];
}

function tableShape(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  size: number,
  widths: number[],
): Shape {
  const cell = (text: string, look: Partial<Para & Run>): Para[] =>
    text === '' ? [] : [plain(text, size, { leading: TABLE_LEADING, ...look })];
  const all = [{ cells: head, head: true }, ...rows.map((cells) => ({ cells, head: false }))].filter(
    ({ cells }) => cells.length > 0,
  );
  const heights = all.map(({ cells }) => rowHeight(cells, size, widths));
  return {
    type: 'table',
    name: '表格',
    box: { ...areas.body, w: widths.reduce((a, b) => a + b, 0), h: heights.reduce((a, b) => a + b, 0) },
    widths,
    rows: all.map(({ cells, head: isHead }, r) => ({
      height: heights[r] ?? 0,
      head: isHead,
      cells: widths.map((_, i) => cell(cells[i] ?? '', isHead ? { bold: true, colour: 'tx2' as Colour } : {})),
    })),
  };
}

const TABLE_SIZES = [16, 14, 13, 12] as const;
const TABLE_FLOOR = 12;

/** A native table; its head is repeated on every slide. */
export function tableSlides({ head, rows, shares, ...frame }: TableFrame): Slide[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => (WIDTH * share) / sum);
  const room = (frame.source ?? '') === '' && (frame.warning ?? '') === '' ? areas.tall.h : areas.body.h;
  const headHeight = (size: number): number => (head.length === 0 ? 0 : rowHeight(head, size, widths));
  const total = (size: number): number => rows.reduce((h, row) => h + rowHeight(row, size, widths), headHeight(size));
  const size = TABLE_SIZES.find((one) => total(one) <= room) ?? TABLE_FLOOR;
  const left = room - headHeight(size);
  const pages: string[][][] = [];
  let used = 0;
  for (const row of rows.flatMap((cells) => partedRow(cells, size, widths, left))) {
    const height = rowHeight(row, size, widths);
    if (pages.length === 0 || used + height > left) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += height;
  }
  if (pages.length === 0) pages.push([]);
  return pages.map((page, i) =>
    contentSlide(
      { ...frame, title: counted(frame.title, i, pages.length), notes: i === 0 ? (frame.notes ?? []) : [] },
      [tableShape(head, page, size, widths)],
    ),
  );
}

/** Names and values without a head, as large as they fit; cut values stand whole in the notes. */
export function factShapes(
  facts: ReadonlyArray<readonly [string, string]>,
  box: Box,
): { shapes: Shape[]; height: number } {
  if (facts.length === 0) return { shapes: [], height: 0 };
  const nameWidth = 104;
  const widths = [nameWidth, box.w - nameWidth];
  const sizes = [18, 16, 15, 14, 13, 12];
  const heightOf = (rows: ReadonlyArray<readonly string[]>, size: number): number =>
    rows.reduce((h, row) => h + rowHeight(row, size, widths), 0);
  const rows = facts.map(([name, value]) => [name, oneLine(value)]);
  const size = sizes.find((one) => heightOf(rows, one) <= box.h) ?? 12;
  const each = box.h / rows.length;
  const shown =
    heightOf(rows, size) <= box.h
      ? rows
      : rows.map(([name = '', value = '']) => [
          name,
          shortened(value, (part) => cellHeight(part, size, widths[1] ?? 1) <= Math.max(each, size * 2.7)),
        ]);
  const look = { leading: TABLE_LEADING };
  const shape: Shape = {
    type: 'table',
    name: '要素',
    box: { ...box, h: heightOf(shown, size) },
    widths,
    rows: shown.map(([name = '', value = '']) => ({
      height: rowHeight([name, value], size, widths),
      head: false,
      cells: [[plain(name, size, { ...look, colour: 'tx2' })], [plain(value, size, look)]],
    })),
  };
  return { shapes: [shape], height: shape.box.h };
}

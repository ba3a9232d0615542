/**
 * Joins the lines of a PDF to paragraphs, as Chinese documents are set: indented first lines, full lines, no spaces
 * between Han across a line's end.
 */
import type { PageMark } from '../../../contract/record.ts';
import type { Line } from './pdf-lines.ts';

interface Frame {
  left: number;
  right: number;
  /** Usual distance of two baselines. */
  leading: number;
}

interface Layout {
  bodySize: number;
  indents: boolean;
  frames: Frame[];
}

const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,5}[章节条])/;
const han = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·]/;

export function toParagraphs(pages: Line[][]): { text: string; pages: PageMark[] } {
  const layout = measure(pages);
  const parts: string[] = [];
  const marks: PageMark[] = [];
  let length = 0;
  let before: Line | undefined;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  pages.forEach((lines, index) => {
    let marked = false;
    for (const line of lines) {
      if (before) add(startsParagraph(before, line, layout) ? '\n\n' : glue(before.text, line.text));
      if (!marked) marks.push({ page: index + 1, start: length });
      marked = true;
      add(line.text);
      before = line;
    }
    // A page without text begins where the next one does.
    if (!marked) marks.push({ page: index + 1, start: length });
  });
  return { text: parts.join(''), pages: marks };
}

/** The headline: the largest type on the first page, all its lines. The name of an official serial is not it. */
export function headline(first: Line[], pages: Line[][]): string | undefined {
  const { bodySize } = measure(pages);
  const groups: Array<{ size: number; text: string }> = [];
  let before: Line | undefined;
  for (const line of first) {
    const group = groups.at(-1);
    if (before && group && sameSize(before, line) && before.y - line.y < line.size * 2.5)
      group.text += glue(before.text, line.text) + line.text;
    else groups.push({ size: line.size, text: line.text });
    before = line;
  }
  return groups
    .filter((group) => group.size > bodySize * 1.12 && group.text.length >= 4 && group.text.length <= 120)
    .filter((group) => !/(?:文件|简报|公报)$/.test(group.text))
    .sort((one, other) => other.size - one.size)[0]?.text;
}

function measure(pages: Line[][]): Layout {
  const sizes = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
  }
  const bodySize = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12;
  const frames = pages.map((lines) => frameOf(lines, bodySize));
  let indented = 0;
  let counted = 0;
  pages.forEach((lines, index) => {
    for (const line of lines) {
      counted += 1;
      if (isIndented(line, frames[index])) indented += 1;
    }
  });
  return { bodySize, indents: indented > counted * 0.05, frames };
}

function frameOf(lines: Line[], bodySize: number): Frame {
  const body = lines.filter((line) => Math.abs(line.size - bodySize) < bodySize * 0.12);
  const used = body.length > 0 ? body : lines;
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  const steps: number[] = [];
  used.forEach((line, index) => {
    left = Math.min(left, line.left);
    right = Math.max(right, line.right);
    const step = (used[index - 1]?.y ?? line.y) - line.y;
    if (step > 0) steps.push(step);
  });
  steps.sort((one, other) => one - other);
  // Lower than the median: gaps between paragraphs are no leading.
  return { left, right, leading: steps[Math.floor(steps.length * 0.4)] ?? bodySize * 2 };
}

function startsParagraph(before: Line, line: Line, layout: Layout): boolean {
  const samePage = before.page === line.page;
  const step = before.y - line.y;
  const frame = layout.frames[line.page - 1];
  if (!sameSize(before, line)) return true;
  // A headline broken over two centred lines is one.
  if (line.size > layout.bodySize * 1.12 && samePage && step > 0 && step < line.size * 2.5) return false;
  if (samePage && frame && step > frame.leading * 1.6) return true;
  if (!isFull(before, layout.frames[before.page - 1])) return true;
  if (numbered.test(line.text)) return true;
  if (isIndented(line, frame))
    return !(isIndented(before, frame) && Math.abs(before.left - line.left) < line.size * 0.5);
  const turned = !samePage || step <= 0;
  return turned && !layout.indents && /[。！？：.!?:]$/.test(before.text);
}

function sameSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * 0.12;
}

function isIndented(line: Line, frame: Frame | undefined): boolean {
  return frame !== undefined && line.left - frame.left > line.size * 1.2;
}

/** Han lines are set to the edge; a line of words ends where the next word did not fit. */
function isFull(line: Line, frame: Frame | undefined): boolean {
  if (frame === undefined) return true;
  const slack = han.test(line.text.at(-1) ?? '')
    ? line.size * 2
    : Math.max(line.size * 2, (frame.right - frame.left) * 0.2);
  return frame.right - line.right < slack;
}

function glue(before: string, after: string): string {
  const end = before.at(-1) ?? '';
  const start = after[0] ?? '';
  if (han.test(end) || han.test(start) || end === '-') return '';
  // A figure broken at the line's end inside Chinese text.
  if (/[\d.,]/.test(end) && /\d/.test(start) && han.test(before)) return '';
  return ' ';
}

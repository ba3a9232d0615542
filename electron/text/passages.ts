/** Cuts the passages of a text that show its hits best, at sentence ends, as exact slices. */
import type { SourceSpan } from './highlight.ts';

export interface PassageCut {
  text: string;
  /** Relative to `text`. */
  highlights: SourceSpan[];
  start: number;
  end: number;
  /** 1-based. */
  paragraph: number;
  /** The nearest Markdown heading above. */
  heading?: string;
}

export interface ParagraphRange {
  start: number;
  end: number;
  /** 1-based. */
  index: number;
}

/** Blocks between blank lines; ranges exclude the blank lines. */
export function paragraphs(source: string): ParagraphRange[] {
  const found: ParagraphRange[] = [];
  const block = /[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g;
  for (const match of source.matchAll(block))
    found.push({ start: match.index, end: match.index + match[0].length, index: found.length + 1 });
  return found;
}

const SENTENCE_END = /[。！？!?；;\n]/;
/** Windows are tried around at most this many hits; a text of 10,000 hits is as well shown by its first. */
const MAX_ANCHORS = 200;

function isLowSurrogate(source: string, i: number): boolean {
  const unit = source.charCodeAt(i);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Behind the last sentence end in `[low, high)`, or -1. */
function lastSentenceEnd(source: string, low: number, high: number): number {
  for (let i = high - 1; i >= low; i--) if (SENTENCE_END.test(source.charAt(i))) return i + 1;
  return -1;
}

function windowAround(source: string, span: SourceSpan, width: number): { start: number; end: number } {
  const lead = Math.floor(width * 0.45);
  const low = Math.max(0, span[0] - lead);
  let start = lastSentenceEnd(source, low, span[0]);
  if (start < 0) start = low === 0 ? 0 : Math.max(0, span[0] - Math.floor(width * 0.25));
  // Markdown signs and blanks at the edge of a window say nothing.
  while (start < span[0] && /[\s#>|*+-]/.test(source.charAt(start))) start++;
  let end = Math.min(source.length, Math.max(start + width, span[1]));
  const cut = lastSentenceEnd(source, Math.max(span[1], start + Math.floor(width * 0.55)), end);
  if (cut > 0 && end < source.length) end = cut;
  if (isLowSurrogate(source, start)) start--;
  if (end < source.length && isLowSurrogate(source, end)) end++;
  while (end > span[1] && /\s/.test(source.charAt(end - 1))) end--;
  return { start, end };
}

function headingBefore(source: string, offset: number): string | undefined {
  const headings = [...source.slice(0, offset).matchAll(/^#{1,6}[ \t]+(.+)$/gm)];
  return headings.at(-1)?.[1]?.trim();
}

/** Binary search; offsets between two paragraphs belong to the one before. */
function paragraphAt(ranges: readonly ParagraphRange[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return ranges[low]?.index ?? 1;
}

/** The opening of the text, for a record without hits in it. */
function opening(source: string, width: number): { start: number; end: number } {
  let start = 0;
  while (start < source.length && /[\s#>|*+-]/.test(source.charAt(start))) start++;
  const { end } = windowAround(source, [start, start], width);
  return { start, end };
}

/**
 * At most `max` passages of about `width` characters, best first: by distinct hits, then by how many; they do not
 * overlap.
 */
export function passages(
  source: string,
  spans: readonly SourceSpan[],
  options: { max: number; width: number },
): PassageCut[] {
  const ranges = paragraphs(source);
  const cut = (start: number, end: number): PassageCut => {
    const heading = headingBefore(source, start);
    return {
      text: source.slice(start, end),
      highlights: spans
        .filter((s) => s[0] >= start && s[1] <= end)
        .map((s): SourceSpan => [s[0] - start, s[1] - start]),
      start,
      end,
      paragraph: paragraphAt(ranges, start),
      ...(heading === undefined ? {} : { heading }),
    };
  };
  if (spans.length === 0) {
    const { start, end } = opening(source, options.width);
    return end > start ? [cut(start, end)] : [];
  }
  const windows = spans.slice(0, MAX_ANCHORS).map((span) => {
    const { start, end } = windowAround(source, span, options.width);
    const inside = spans.filter((s) => s[0] >= start && s[1] <= end);
    const distinct = new Set(inside.map((s) => source.slice(s[0], s[1])));
    return { start, end, score: distinct.size * 100 + inside.length };
  });
  windows.sort((a, b) => b.score - a.score || a.start - b.start);
  const chosen: Array<{ start: number; end: number }> = [];
  for (const w of windows) {
    if (chosen.length >= options.max) break;
    if (chosen.every((c) => w.end <= c.start || w.start >= c.end)) chosen.push(w);
  }
  return chosen.map((w) => cut(w.start, w.end));
}

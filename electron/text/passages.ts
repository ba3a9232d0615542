/** Cuts the passages of a text that show its hits best, at sentence ends, as exact slices. */
import type { SourceSpan } from './highlight.ts';
import { fold } from './normalise.ts';
import { headingBefore, type ParagraphRange, paragraphAt, paragraphs } from './paragraphs.ts';
import { BARRIER, joinedStream } from './stream.ts';

export interface PassageCut {
  text: string;
  /** Relative to `text`; a hit longer than the passage is cut with it. */
  highlights: SourceSpan[];
  start: number;
  end: number;
  /** 1-based. */
  paragraph: number;
  /** The nearest Markdown heading above. */
  heading?: string;
}

interface Window {
  start: number;
  end: number;
  /** What its hits show, each once. */
  keys: Set<string>;
  hits: number;
}

const SENTENCE_END = /[。！？!?；;\n]/;
/** Windows are tried around about this many hits, of each term alike: a rare one stands behind many of a common one. */
const MAX_ANCHORS = 240;
/** Hits shorter than this are never cut at the edge of a passage. */
const WHOLE_HIT = 80;

/** `offset`, moved by `step` out of a surrogate pair or combining sequence. Bounded: a mark may follow a mark for long. */
function characterEdge(source: string, offset: number, step: -1 | 1): number {
  let at = offset;
  for (let n = 0; n < 32 && at > 0 && at < source.length; n++, at += step) {
    const unit = source.charCodeAt(at);
    const inPair = unit >= 0xdc00 && unit <= 0xdfff;
    if (!inPair && (unit < 0x300 || !/\p{M}/u.test(source.charAt(at)))) break;
  }
  return at;
}

/** Behind the last sentence end in `[low, high)`, or -1. */
function lastSentenceEnd(source: string, low: number, high: number): number {
  for (let i = high - 1; i >= low; i--) if (SENTENCE_END.test(source.charAt(i))) return i + 1;
  return -1;
}

/** Markdown signs and blanks at the edge of a passage say nothing. */
function skipSigns(source: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && /[\s#>|*+-]/.test(source.charAt(at))) at++;
  return at;
}

/** Where a passage that starts at `start` and must show everything up to `shown` ends. */
function windowEnd(source: string, start: number, shown: number, width: number): number {
  let end = Math.min(source.length, Math.max(start + width, shown));
  const cut = lastSentenceEnd(source, Math.max(shown, start + Math.floor(width * 0.55)), end);
  if (cut > 0 && end < source.length) end = cut;
  while (end > shown && /\s/.test(source.charAt(end - 1))) end--;
  return characterEdge(source, end, 1);
}

/** Index of the first span that ends behind the offset; spans are sorted and apart. */
function firstSpanAfter(spans: readonly SourceSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Spans inside `[start, end)`, cut to it. */
function spansWithin(spans: readonly SourceSpan[], start: number, end: number): SourceSpan[] {
  const inside: SourceSpan[] = [];
  for (let i = firstSpanAfter(spans, start); i < spans.length; i++) {
    const span = spans[i];
    if (span === undefined || span[0] >= end) break;
    inside.push([Math.max(span[0], start), Math.min(span[1], end)]);
  }
  return inside;
}

function windowAround(
  source: string,
  spans: readonly SourceSpan[],
  span: SourceSpan,
  width: number,
): { start: number; end: number } {
  const lead = Math.floor(width * 0.45);
  const low = Math.max(0, span[0] - lead);
  let start = lastSentenceEnd(source, low, span[0]);
  if (start < 0) start = low === 0 ? 0 : Math.max(0, span[0] - Math.floor(width * 0.25));
  start = characterEdge(source, skipSigns(source, start, span[0]), -1);
  let end = windowEnd(source, start, Math.min(span[1], span[0] + Math.max(width, WHOLE_HIT)), width);
  const whole = (s: SourceSpan | undefined): s is SourceSpan => s !== undefined && s[1] - s[0] <= WHOLE_HIT;
  const first = spans[firstSpanAfter(spans, start)];
  if (whole(first) && first[0] < start) start = first[0];
  const last = spans[firstSpanAfter(spans, end)];
  if (whole(last) && last[0] < end) end = last[1];
  return { start, end };
}

/** Says which spans show the same thing, whatever spelling, spaces and marks they have. */
function keyReader(source: string): (span: SourceSpan) => string {
  const keys = new Map<string, string>();
  return ([start, end]) => {
    const slice = source.slice(start, end);
    let key = keys.get(slice);
    if (key === undefined) {
      key = joinedStream(fold(slice)).replaceAll(BARRIER, '');
      keys.set(slice, key);
    }
    return key;
  };
}

function anchorsOf(spans: readonly SourceSpan[], keyOf: (span: SourceSpan) => string): SourceSpan[] {
  if (spans.length <= MAX_ANCHORS) return [...spans];
  const byKey = new Map<string, SourceSpan[]>();
  for (const span of spans) {
    const list = byKey.get(keyOf(span));
    if (list === undefined) byKey.set(keyOf(span), [span]);
    else list.push(span);
  }
  const each = Math.max(4, Math.floor(MAX_ANCHORS / byKey.size));
  return [...byKey.values()].flatMap((list) => list.slice(0, each)).slice(0, MAX_ANCHORS * 2);
}

function bestWindows(source: string, spans: readonly SourceSpan[], max: number, width: number): Window[] {
  const keyOf = keyReader(source);
  const windows = anchorsOf(spans, keyOf).map((span): Window => {
    const { start, end } = windowAround(source, spans, span, width);
    const inside = spansWithin(spans, start, end);
    return { start, end, keys: new Set(inside.map(keyOf)), hits: inside.length };
  });
  windows.sort((a, b) => b.keys.size - a.keys.size || b.hits - a.hits || a.start - b.start);
  const chosen: Window[] = [];
  const shown = new Set<string>();
  while (chosen.length < max) {
    let best: Window | undefined;
    let bestNew = -1;
    // In the order of the sort, so only what a window adds to those chosen can move it forward.
    for (const w of windows) {
      if (chosen.some((c) => w.end > c.start && w.start < c.end)) continue;
      let added = 0;
      for (const key of w.keys) if (!shown.has(key)) added++;
      if (added > bestNew) {
        best = w;
        bestNew = added;
      }
    }
    if (best === undefined) break;
    chosen.push(best);
    for (const key of best.keys) shown.add(key);
  }
  return chosen;
}

/** The opening of the text, for a record without hits in it. */
function opening(source: string, width: number): Array<{ start: number; end: number }> {
  const start = characterEdge(source, skipSigns(source, 0, source.length), -1);
  const end = windowEnd(source, start, start, width);
  return end > start ? [{ start, end }] : [];
}

/**
 * At most `max` passages of about `width` characters, best first: by distinct terms not shown before, then by distinct
 * terms and hits; they do not overlap. `spans` must be sorted and apart, as `highlight` gives them.
 */
export function passages(
  source: string,
  spans: readonly SourceSpan[],
  options: { max: number; width: number },
): PassageCut[] {
  const windows =
    spans.length === 0 ? opening(source, options.width) : bestWindows(source, spans, options.max, options.width);
  const ranges: ParagraphRange[] = windows.length === 0 ? [] : paragraphs(source);
  return windows.map(({ start, end }) => {
    const heading = headingBefore(source, start);
    return {
      text: source.slice(start, end),
      highlights: spansWithin(spans, start, end).map((s): SourceSpan => [s[0] - start, s[1] - start]),
      start,
      end,
      paragraph: paragraphAt(ranges, start),
      ...(heading === undefined ? {} : { heading }),
    };
  });
}

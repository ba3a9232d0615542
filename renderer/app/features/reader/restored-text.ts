/**
 * The text as the standard wording would have it, with every word that differs marked by its place in that text.
 *
 * Made from the record's own text and the archive's list of replacements, so that each word can be shown either way
 * and the marks always fit. Pure.
 */
import type { RestoredReading } from '../../../../electron/contract/restoration.ts';
import type { Piece } from './blocks.ts';
import { firstBehind, type Span } from './marks.ts';

export interface RestoredWord {
  /** `[start, end)` in the restored text. */
  start: number;
  end: number;
  /** `suggested`: a replacement that only a person may make; the text keeps the original word. */
  kind: 'replaced' | 'suggested';
  original: string;
  /** One for a replaced word; a suggestion may have several readings. */
  standards: string[];
}

export interface RestoredText {
  /** As the archive gave it. */
  reading: RestoredReading;
  text: string;
  words: RestoredWord[];
  /** Of `words`, for looking up. */
  spans: Span[];
  replaced: number;
  /** Different rewritten words among the replaced ones. */
  distinct: number;
  suggested: number;
}

export function restoredText(source: string, reading: RestoredReading): RestoredText {
  const listed = [
    ...reading.replacements.map((one) => ({ ...one, kind: 'replaced' as const, standards: [one.standard] })),
    ...reading.suggestions.map((one) => ({
      ...one,
      kind: 'suggested' as const,
      standards: one.standard.split(' / ').filter((word) => word !== ''),
    })),
  ].sort((a, b) => a.start - b.start);
  const words: RestoredWord[] = [];
  const parts: string[] = [];
  let at = 0;
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const { start, end, kind, standard, standards } of listed) {
    // Lists that do not fit the text are another text's: what does not fit is left out.
    if (start < at || end <= start || end > source.length) continue;
    const original = source.slice(start, end);
    add(source.slice(at, start));
    const from = length;
    add(kind === 'replaced' ? standard : original);
    words.push({ start: from, end: length, kind, original, standards });
    at = end;
  }
  add(source.slice(at));
  const made = words.filter((word) => word.kind === 'replaced');
  return {
    reading,
    text: parts.join(''),
    words,
    spans: words.map(({ start, end }): Span => [start, end]),
    replaced: made.length,
    distinct: new Set(made.map((word) => word.original)).size,
    suggested: words.length - made.length,
  };
}

export interface Segment {
  piece: Piece;
  /** Which word it belongs to. */
  word: number | null;
}

/** Cuts a piece of the restored text where words begin and end. */
export function segmentsOf(piece: Piece, spans: readonly Span[]): Segment[] {
  // An entity or a picture is shown whole: it has no inside to cut.
  if (piece.text.length !== piece.end - piece.start) return [{ piece, word: null }];
  const segments: Segment[] = [];
  let at = piece.start;
  const add = (end: number, word: number | null): void => {
    if (end <= at) return;
    const text = piece.text.slice(at - piece.start, end - piece.start);
    segments.push({ piece: { ...piece, text, start: at, end }, word });
    at = end;
  };
  for (let i = firstBehind(spans, piece.start); i < spans.length; i++) {
    const [start, end] = spans[i] ?? [piece.end, piece.end];
    if (start >= piece.end) break;
    add(start, null);
    add(Math.min(end, piece.end), i);
  }
  add(piece.end, null);
  return segments;
}

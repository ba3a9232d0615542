/** Cuts a piece of text where hits begin and end, so that each part is shown in one way. Pure. */
import type { Piece } from './blocks.ts';

export type Span = readonly [number, number];

export interface Part {
  text: string;
  start: number;
  end: number;
  /** Which hit it belongs to, counted over the whole text. */
  hit: number | null;
  /** Inside the passage that a quotation led to. */
  cited: boolean;
}

/** First span that ends behind an offset. */
export function firstBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function partsOf(piece: Piece, hits: readonly Span[], cited: Span | null): Part[] {
  const isCited = (start: number, end: number): boolean => cited !== null && start < cited[1] && end > cited[0];
  // An entity or a picture is shown whole: it has no inside to cut.
  const exact = piece.text.length === piece.end - piece.start;
  const cuts = new Set([piece.start, piece.end]);
  const inside = (offset: number): void => {
    if (exact && offset > piece.start && offset < piece.end) cuts.add(offset);
  };
  const from = firstBehind(hits, piece.start);
  for (let i = from; i < hits.length && (hits[i]?.[0] ?? piece.end) < piece.end; i++) {
    inside(hits[i]?.[0] ?? 0);
    inside(hits[i]?.[1] ?? 0);
  }
  if (cited !== null) for (const offset of cited) inside(offset);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).flatMap((start, i): Part[] => {
    const end = places[i + 1] ?? piece.end;
    const hit = firstBehind(hits, start);
    const [hitStart] = hits[hit] ?? [end];
    return [
      {
        text: exact ? piece.text.slice(start - piece.start, end - piece.start) : piece.text,
        start,
        end,
        hit: hitStart < end ? hit : null,
        cited: isCited(start, end),
      },
    ];
  });
}

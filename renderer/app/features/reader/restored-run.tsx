/**
 * A run of a restored text, with each restored word as something that can be turned back. Nothing here carries an
 * offset of the record: no quotation is made from it.
 */
import { type ReactNode, useContext } from 'react';
import type { Piece } from './blocks.ts';
import { partsOf, type Span } from './marks.ts';
import { RestoredContext } from './restored-state.ts';
import { segmentsOf } from './restored-text.ts';
import { RestoredWordMark } from './restored-word.tsx';
import type { Marking } from './text-blocks.tsx';

const noSpans: readonly Span[] = [];

function Parts({ piece, marking }: { piece: Piece; marking: Marking }): ReactNode {
  return partsOf(piece, marking.hits, marking.cited).map((part) => {
    const cited = part.cited ? { 'data-cited': '' } : {};
    if (part.hit !== null)
      return (
        <mark key={part.start} data-hit={part.hit} {...cited}>
          {part.text}
        </mark>
      );
    return part.cited ? (
      <span key={part.start} {...cited}>
        {part.text}
      </span>
    ) : (
      part.text
    );
  });
}

export function RestoredRun({ piece, marking }: { piece: Piece; marking: Marking }): ReactNode {
  const view = useContext(RestoredContext);
  return segmentsOf(piece, view?.restored.spans ?? noSpans).map((segment) => {
    const inside = <Parts key={segment.piece.start} piece={segment.piece} marking={marking} />;
    const word = segment.word === null ? undefined : view?.restored.words[segment.word];
    if (view === null || segment.word === null || word === undefined) return inside;
    // A word that formatting cuts in two has no one place to be turned at.
    if (segment.piece.start !== word.start || segment.piece.end !== word.end) return inside;
    const hit = partsOf(segment.piece, marking.hits, null).find((part) => part.hit !== null)?.hit ?? null;
    return (
      <RestoredWordMark key={segment.piece.start} view={view} index={segment.word} word={word} hit={hit}>
        {inside}
      </RestoredWordMark>
    );
  });
}

/**
 * Blocks of a restored text, in the same shape as `text-blocks.tsx` draws the record's own, with each restored word
 * as something that can be turned back. Nothing here carries an offset of the record: no quotation is made from it.
 */
import { createElement, type ReactElement, type ReactNode, useContext } from 'react';
import { classes } from '../../lib/classes.ts';
import type { Block, Inline, Piece } from './blocks.ts';
import { partsOf, type Span } from './marks.ts';
import { RestoredContext } from './restored-state.ts';
import { segmentsOf } from './restored-text.ts';
import { RestoredWordMark } from './restored-word.tsx';
import styles from './text-blocks.module.css';
import type { Marking } from './text-blocks.tsx';

const c = classes(styles);
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

function Run({ piece, marking }: { piece: Piece; marking: Marking }): ReactNode {
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

/** Links are their words only: the way out is offered beside the record's own text. */
function Inlines({ children, marking }: { children: readonly Inline[]; marking: Marking }): ReactNode {
  return children.map((inline, i) => {
    const key = inline.type === 'piece' ? inline.start : `${inline.type}${i}`;
    if (inline.type === 'piece') return <Run key={key} piece={inline} marking={marking} />;
    if (inline.type === 'break') return <br key={key} />;
    const inside = <Inlines marking={marking}>{inline.children}</Inlines>;
    return createElement(inline.type === 'link' ? 'span' : inline.type, { key }, inside);
  });
}

function Row({ cells, marking, head = false }: { cells: Inline[][]; marking: Marking; head?: boolean }): ReactElement {
  return (
    <tr>
      {cells.map((cell, i) =>
        createElement(head ? 'th' : 'td', { key: i }, <Inlines marking={marking}>{cell}</Inlines>),
      )}
    </tr>
  );
}

function OneBlock({ block, marking }: { block: Block; marking: Marking }): ReactElement {
  switch (block.type) {
    case 'heading':
      return createElement(
        `h${Math.min(6, block.depth + 1)}`,
        { className: c('heading', block.depth <= 2 ? 'major' : 'minor') },
        <Inlines marking={marking}>{block.children}</Inlines>,
      );
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        { className: c('list', block.ordered && 'ordered'), ...(block.ordered ? { start: block.start } : {}) },
        block.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of a fixed text do not move
          <li key={i}>
            {item.checked === null ? null : <span aria-hidden>{item.checked ? '☑ ' : '☐ '}</span>}
            <RestoredBlocks blocks={item.blocks} marking={marking} />
          </li>
        )),
      );
    case 'quote':
      return (
        <blockquote className={c('quote')}>
          <RestoredBlocks blocks={block.blocks} marking={marking} />
        </blockquote>
      );
    case 'table':
      return (
        <div className={c('tableFrame')}>
          <table className={c('table')}>
            <thead>
              <Row cells={block.head} marking={marking} head />
            </thead>
            <tbody>
              {block.rows.map((cells, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a fixed text do not move
                <Row key={i} cells={cells} marking={marking} />
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'rule':
      return <hr className={c('rule')} />;
    default:
      return (
        <p className={c(block.type)}>
          <Inlines marking={marking}>{block.children}</Inlines>
        </p>
      );
  }
}

export function RestoredBlocks({ blocks, marking }: { blocks: readonly Block[]; marking: Marking }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a fixed text do not move
  return blocks.map((block, i) => <OneBlock key={i} block={block} marking={marking} />);
}

/** Blocks as elements. No HTML is parsed: whatever a text contains is shown as characters. */
import { type ComponentType, createElement, type ReactElement, type ReactNode } from 'react';
import { classes } from '../../lib/classes.ts';
import { openExternal } from '../../transfer.ts';
import type { Block, Inline, Piece } from './blocks.ts';
import { partsOf, type Span } from './marks.ts';
import styles from './text-blocks.module.css';

const c = classes(styles);

export interface Marking {
  hits: readonly Span[];
  cited: Span | null;
  /** Draws the text in another way than a record's own. Links are then their words only: the way out stays there. */
  run?: DrawRun | undefined;
}

export type DrawRun = ComponentType<{ piece: Piece; marking: Marking }>;

function Run({ piece, marking }: { piece: Piece; marking: Marking }): ReactNode {
  return partsOf(piece, marking.hits, marking.cited).map((part) => {
    const end = part.text.length === part.end - part.start ? {} : { 'data-e': part.end };
    const cited = part.cited ? { 'data-cited': '' } : {};
    return part.hit === null ? (
      <span key={part.start} data-o={part.start} {...end} {...cited}>
        {part.text}
      </span>
    ) : (
      <mark key={part.start} data-o={part.start} data-hit={part.hit} {...end} {...cited}>
        {part.text}
      </mark>
    );
  });
}

/** Only addresses that a person can follow; anything else stays text. */
function isWebAddress(href: string): boolean {
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}

function Inlines({ children, marking }: { children: readonly Inline[]; marking: Marking }): ReactNode {
  const Drawn = marking.run ?? Run;
  return children.map((inline, i) => {
    // Inlines never change places: the text is fixed.
    const key = inline.type === 'piece' ? inline.start : `${inline.type}${i}`;
    if (inline.type === 'piece') return <Drawn key={key} piece={inline} marking={marking} />;
    if (inline.type === 'break') return <br key={key} />;
    const inside = <Inlines marking={marking}>{inline.children}</Inlines>;
    if (inline.type === 'link') {
      if (marking.run !== undefined || !isWebAddress(inline.href)) return <span key={key}>{inside}</span>;
      return (
        <a
          key={key}
          href={inline.href}
          title={inline.href}
          onClick={(event) => {
            event.preventDefault();
            openExternal(inline.href);
          }}
        >
          {inside}
        </a>
      );
    }
    return createElement(inline.type, { key }, inside);
  });
}

function OneBlock({ block, marking }: { block: Block; marking: Marking }): ReactElement {
  switch (block.type) {
    case 'heading':
      // The title of the record is the first heading; those of the text follow below it.
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
            <Blocks blocks={item.blocks} marking={marking} />
          </li>
        )),
      );
    case 'quote':
      return (
        <blockquote className={c('quote')}>
          <Blocks blocks={block.blocks} marking={marking} />
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

function Row({ cells, marking, head = false }: { cells: Inline[][]; marking: Marking; head?: boolean }): ReactElement {
  return (
    <tr>
      {cells.map((cell, i) =>
        createElement(head ? 'th' : 'td', { key: i }, <Inlines marking={marking}>{cell}</Inlines>),
      )}
    </tr>
  );
}

export function Blocks({ blocks, marking }: { blocks: readonly Block[]; marking: Marking }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a fixed text do not move
  return blocks.map((block, i) => <OneBlock key={i} block={block} marking={marking} />);
}

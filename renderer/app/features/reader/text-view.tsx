/**
 * The text itself, chunk by chunk: a chunk is read and drawn when it comes near the window, so a book opens as fast
 * as a notice. Hits and quotations anywhere in it can be reached at once.
 */
import { memo, type ReactElement, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import { classes } from '../../lib/classes.ts';
import { type Block, BlockReader } from './blocks.ts';
import { type Chunk, chunkAt, chunksOf } from './chunks.ts';
import { firstBehind, type Span } from './marks.ts';
import { Blocks, type DrawRun } from './text-blocks.tsx';
import styles from './text-view.module.css';

const c = classes(styles);
/** Characters to a line and height of a line, only to guess how tall a chunk not yet drawn will be. */
const LINE = 36;
const LINE_HEIGHT = 32;

export interface TextHandle {
  /** Draws what is needed, scrolls to the hit and marks it as the current one. */
  showHit(index: number): void;
  showCited(): void;
  readonly element: HTMLElement | null;
}

interface Props {
  record: ArchiveRecord;
  /** `raw`: the stored characters, unformatted. */
  form: 'reading' | 'raw';
  hits: readonly Span[];
  cited: Span | null;
  /** Draws the text in another way than a record's own. */
  run?: DrawRun;
  ref: Ref<TextHandle>;
}

function useBlocks(record: ArchiveRecord, form: Props['form']): { chunks: Chunk[]; read: (chunk: Chunk) => Block[] } {
  return useMemo(() => {
    const reader = new BlockReader(record.text);
    const known = new Map<number, Block[]>();
    const read = (chunk: Chunk): Block[] => {
      const old = known.get(chunk.start);
      if (old !== undefined) return old;
      const made: Block[] =
        form === 'reading'
          ? reader.read(chunk.start, chunk.end, record.format)
          : [
              {
                type: 'verbatim',
                children: [
                  {
                    type: 'piece',
                    text: record.text.slice(chunk.start, chunk.end),
                    start: chunk.start,
                    end: chunk.end,
                  },
                ],
              },
            ];
      known.set(chunk.start, made);
      return made;
    };
    return { chunks: chunksOf(record.text), read };
  }, [record, form]);
}

interface ChunkProps {
  blocks: readonly Block[];
  hits: readonly Span[];
  cited: Span | null;
  run: DrawRun | undefined;
}

const DrawnChunk = memo(function DrawnChunk({ blocks, hits, cited, run }: ChunkProps): ReactElement {
  return (
    <div className={c('chunk')}>
      <Blocks blocks={blocks} marking={{ hits, cited, run }} />
    </div>
  );
});

export function TextView({ record, form, hits, cited, run, ref }: Props): ReactElement {
  const { chunks, read } = useBlocks(record, form);
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(() => new Set([0]));
  const root = useRef<HTMLDivElement | null>(null);
  // Chunks without a hit get the same empty list every time, so that a new query does not draw them again.
  const perChunk = useMemo(
    () =>
      chunks.map((chunk) => {
        const last = firstBehind(hits, chunk.end);
        const until = (hits[last]?.[0] ?? chunk.end) < chunk.end ? last + 1 : last;
        return firstBehind(hits, chunk.start) < until ? hits : noHits;
      }),
    [chunks, hits],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other chunks are other elements to watch
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const near = entries
          .filter((entry) => entry.isIntersecting)
          .map((e) => Number((e.target as HTMLElement).dataset['chunk']));
        if (near.length > 0) setDrawn((now) => (near.every((i) => now.has(i)) ? now : new Set([...now, ...near])));
      },
      // Margins count from the scrolling pane, not from the window.
      { root: element.closest('[data-scroller]'), rootMargin: '1200px 0px' },
    );
    for (const child of element.querySelectorAll('[data-chunk]')) watcher.observe(child);
    return () => watcher.disconnect();
  }, [chunks]);

  useImperativeHandle(ref, () => {
    const draw = (offset: number): void => {
      const index = chunkAt(chunks, offset);
      flushSync(() => setDrawn((now) => (now.has(index) ? now : new Set([...now, index]))));
    };
    // Subtle: scrollIntoView would also scroll the frame, which has nowhere to scroll back from.
    const reveal = (selector: string): void => {
      const scroller = root.current?.closest('[data-scroller]');
      const target = root.current?.querySelector(selector);
      if (scroller == null || target == null) return;
      const frame = scroller.getBoundingClientRect();
      const place = target.getBoundingClientRect();
      const inside = place.top > frame.top + 48 && place.bottom < frame.bottom - 96;
      if (!inside) scroller.scrollTop += place.top - frame.top - frame.height * 0.38;
    };
    return {
      get element() {
        return root.current;
      },
      showHit(index) {
        const start = hits[index]?.[0];
        if (start === undefined) return;
        draw(start);
        for (const old of root.current?.querySelectorAll('[data-now]') ?? []) old.removeAttribute('data-now');
        for (const part of root.current?.querySelectorAll(`[data-hit="${index}"]`) ?? [])
          part.setAttribute('data-now', '');
        reveal(`[data-hit="${index}"]`);
      },
      showCited() {
        if (cited === null) return;
        draw(cited[0]);
        reveal('[data-cited]');
      },
    };
  }, [chunks, hits, cited]);

  return (
    <div ref={root} className={c('text', form === 'raw' && 'raw')} lang="zh-CN">
      {chunks.map((chunk, i) => {
        const near = cited !== null && cited[0] < chunk.end && cited[1] > chunk.start ? cited : null;
        return (
          <div
            key={chunk.start}
            data-chunk={i}
            style={drawn.has(i) ? {} : { minHeight: `${Math.ceil((chunk.end - chunk.start) / LINE) * LINE_HEIGHT}px` }}
          >
            {drawn.has(i) ? (
              <DrawnChunk blocks={read(chunk)} hits={perChunk[i] ?? noHits} cited={near} run={run} />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

const noHits: readonly Span[] = [];

/** Where the query stands in the open text. A long text is looked through in slices, so that the window stays awake. */
import { useEffect, useMemo, useState } from 'react';
import { highlight, parseQuery } from '../../../../electron/text/index.ts';
import { chunksOf } from './chunks.ts';
import type { Span } from './marks.ts';

/** Below this a search through the text takes a few milliseconds. */
const SHORT = 60_000;
const SLICE_MS = 8;

export function useHits(text: string, query: string): readonly Span[] {
  const tree = useMemo(() => parseQuery(query).tree, [query]);
  const short = text.length <= SHORT;
  const atOnce = useMemo(() => (short ? highlight(tree, text) : []), [short, tree, text]);
  const [found, setFound] = useState<{ tree: typeof tree; text: string; hits: readonly Span[] } | null>(null);

  useEffect(() => {
    if (short) return;
    // Hits across a cut are lost; cuts are blank lines, where no hit of one sentence can be.
    const chunks = chunksOf(text);
    const hits: Span[] = [];
    let at = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (): void => {
      const until = performance.now() + SLICE_MS;
      while (at < chunks.length && performance.now() < until) {
        const chunk = chunks[at++];
        if (chunk === undefined) break;
        for (const [start, end] of highlight(tree, text.slice(chunk.start, chunk.end)))
          hits.push([start + chunk.start, end + chunk.start]);
      }
      if (at < chunks.length) timer = setTimeout(step);
      else setFound({ tree, text, hits });
    };
    step();
    return () => clearTimeout(timer);
  }, [short, tree, text]);

  if (short) return atOnce;
  return found !== null && found.tree === tree && found.text === text ? found.hits : none;
}

const none: readonly Span[] = [];

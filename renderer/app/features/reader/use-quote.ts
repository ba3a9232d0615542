/** Follows what is selected in the open text and says where beside it the buttons should stand. */
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { readSelection, type Selected } from './selection.ts';

export interface Quote {
  selected: Selected;
  place: { top: number; left: number; above: boolean };
  focus: boolean;
}

const WIDTH = 288;
const HEIGHT = 112;
const GAP = 8;

function placeBeside(scroller: HTMLElement): Quote['place'] | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const rects = [...selection.getRangeAt(0).getClientRects()].filter((rect) => rect.width > 0);
  const first = rects[0];
  const last = rects.at(-1);
  if (first === undefined || last === undefined) return null;
  const frame = scroller.getBoundingClientRect();
  const below = last.bottom + GAP + HEIGHT < frame.bottom;
  const left = Math.min(Math.max(12, last.right - frame.left - WIDTH / 2), Math.max(12, frame.width - WIDTH - 24));
  const y =
    (below ? last.bottom + GAP : Math.max(first.top - GAP, frame.top + HEIGHT)) - frame.top + scroller.scrollTop;
  return { top: y, left, above: !below };
}

export interface QuoteHandle {
  quote: Quote | null;
  /** Reads the selection now; `focus` when a key made it. */
  read(focus?: boolean): void;
  close(): void;
}

export function useQuote(
  scroller: RefObject<HTMLElement | null>,
  text: () => { element: HTMLElement | null; source: string },
): QuoteHandle {
  const [quote, setQuote] = useState<Quote | null>(null);
  const read = useCallback(
    (focus = false) => {
      const { element, source } = text();
      const selected = element === null ? null : readSelection(element, source);
      const place = selected === null || scroller.current === null ? null : placeBeside(scroller.current);
      setQuote(selected === null || place === null ? null : { selected, place, focus });
    },
    [scroller, text],
  );
  useEffect(() => {
    let pressed = false;
    const down = (): void => {
      pressed = true;
    };
    const up = (): void => {
      pressed = false;
      // The browser settles a click into an empty selection after the event.
      setTimeout(() => read());
    };
    const change = (): void => {
      if (!pressed && window.getSelection()?.isCollapsed === true)
        setQuote((now) => (now?.focus === true ? now : null));
    };
    const element = scroller.current;
    element?.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    document.addEventListener('selectionchange', change);
    return () => {
      element?.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      document.removeEventListener('selectionchange', change);
    };
  }, [scroller, read]);
  const close = useCallback(() => {
    window.getSelection()?.removeAllRanges();
    setQuote(null);
  }, []);
  return { quote, read, close };
}

/** Which words of the open restored text are shown in their original wording: of this view only, never stored. */
import { createContext, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../lib/store.ts';
import type { RestoredText } from './restored-text.ts';

export interface Wording {
  all: 'restored' | 'original';
  /** Words that are shown the other way than `all`. */
  flipped: ReadonlySet<number>;
  /** The word that Tab leads to; the arrow keys go on from it. */
  current: number;
}

const none: ReadonlySet<number> = new Set();

export function newWording(): Store<Wording> {
  return createStore<Wording>({ all: 'restored', flipped: none, current: 0 });
}

export function isOriginal(wording: Wording, word: number): boolean {
  return (wording.all === 'original') !== wording.flipped.has(word);
}

export function flip(wording: Wording, word: number): Wording {
  const flipped = new Set(wording.flipped);
  if (!flipped.delete(word)) flipped.add(word);
  return { ...wording, flipped };
}

/** Also takes back what was turned one by one. */
export function flipAll(wording: Wording): Wording {
  return { ...wording, all: wording.all === 'restored' ? 'original' : 'restored', flipped: none };
}

export interface RestoredView {
  restored: RestoredText;
  wording: Store<Wording>;
  /** Shows or takes away what is known about a word. */
  point: (word: number | null, element?: HTMLElement) => void;
}

export const RestoredContext = createContext<RestoredView | null>(null);

/** One word's part of the state: the others are not drawn again when it changes. */
export function useWord({ wording }: RestoredView, word: number): { original: boolean; current: boolean } {
  const original = useSyncExternalStore(wording.subscribe, () => isOriginal(wording.get(), word));
  const current = useSyncExternalStore(wording.subscribe, () => wording.get().current === word);
  return { original, current };
}

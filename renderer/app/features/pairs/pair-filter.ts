/** Which pairs are shown: by what is typed, by class, by where they come from, by whether they are used. Pure. */
import type { PairClass, PairOrigin, WordPair } from '../../../../electron/contract/restoration.ts';
import { fold } from '../../../../electron/text/index.ts';

export interface PairFilter {
  typed: string;
  cls: PairClass | 'all';
  origin: PairOrigin | 'all';
  state: 'on' | 'off' | 'all';
}

export const everyPair: PairFilter = { typed: '', cls: 'all', origin: 'all', state: 'all' };

export function isFiltered(filter: PairFilter): boolean {
  return filter.typed.trim() !== '' || filter.cls !== 'all' || filter.origin !== 'all' || filter.state !== 'all';
}

/** Either word may hold what is typed; width, case and traditional characters make no difference. */
export function filterPairs(pairs: readonly WordPair[], filter: PairFilter): WordPair[] {
  const wanted = fold(filter.typed.trim());
  return pairs.filter(
    (pair) =>
      (filter.cls === 'all' || pair.cls === filter.cls) &&
      (filter.origin === 'all' || pair.origin === filter.origin) &&
      (filter.state === 'all' || pair.enabled === (filter.state === 'on')) &&
      (wanted === '' || fold(pair.spun).includes(wanted) || fold(pair.standard).includes(wanted)),
  );
}

export function samePair(a: Pick<WordPair, 'spun' | 'standard'>, b: Pick<WordPair, 'spun' | 'standard'>): boolean {
  return a.spun === b.spun && a.standard === b.standard;
}

/** Why a pair cannot be saved as it stands. */
export type PairFault = 'empty' | 'same' | 'known' | 'long';

export const LONGEST_WORD = 40;
export const LONGEST_NOTE = 400;

export function faultOf(
  pair: Pick<WordPair, 'spun' | 'standard' | 'note'>,
  known: readonly WordPair[],
): PairFault | null {
  if (pair.spun === '' || pair.standard === '') return 'empty';
  if (pair.spun === pair.standard) return 'same';
  if (pair.spun.length > LONGEST_WORD || pair.standard.length > LONGEST_WORD || pair.note.length > LONGEST_NOTE)
    return 'long';
  return known.some((one) => samePair(one, pair)) ? 'known' : null;
}

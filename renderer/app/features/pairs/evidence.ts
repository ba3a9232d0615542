/** Where a word stands in a piece of evidence, for marking. Pure. */
import type { Span } from '../../../../electron/contract/search.ts';

/** Every place, none within another. */
export function placesOf(word: string, text: string): Span[] {
  if (word === '') return [];
  const spans: Span[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    spans.push([at, at + word.length]);
  return spans;
}

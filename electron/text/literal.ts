/**
 * How to find a string literally (NFKC, lower case, nothing else) with an index of folded terms: which terms narrow
 * the candidates, and whether they decide alone or the text must be read.
 */

import { foldedToken, markTokens } from './analyse.ts';
import { classOf, GAP } from './characters.ts';
import { fold, literalFold } from './normalise.ts';
import { BARRIER, gramsOf, joinedStream } from './stream.ts';

export interface LiteralPlan {
  needle: string;
  /** A phrase of consecutive grams every literal hit has (texts from which folding removed nothing). */
  grams: string[];
  /** Instead of grams when there is one word character only. */
  last: string;
  /** Grams of the phrase: a record where none of them crosses a gap has the characters side by side. */
  crossable: string[];
  /** Tokens of `Analysis.marks` every literal hit has. */
  marks: string[];
  /** Tokens of `Analysis.marks`: a record without them has each of the characters as itself. */
  foldable: string[];
  /** The query has characters that folding changes: only the text itself can tell. */
  folded: boolean;
  /** The terms decide alone for records of shape 0 or 1 without `crossable` and `foldable`. */
  decidable: boolean;
}

export function literalPlan(query: string): LiteralPlan {
  const needle = literalFold(query);
  // A blank line inside the query splits the stream: its longest part still narrows.
  const text = fold(query);
  const folded = text !== needle;
  const streams = joinedStream(text).split(BARRIER);
  const stream = streams.reduce((best, s) => (s.length > best.length ? s : best), '');
  const characters = [...needle];
  const hasMark = characters.some((c) => classOf(c.codePointAt(0) ?? 0) === GAP);
  const grams = gramsOf(stream);
  const marks = characters.length === 1 || hasMark ? [...markTokens(needle)] : [];
  return {
    needle,
    grams,
    last: grams.length === 0 ? stream : '',
    crossable: hasMark ? [] : [...new Set(grams)],
    marks,
    foldable: [...new Set(characters)].map(foldedToken),
    folded,
    decidable: !folded && (!hasMark || characters.length <= 2),
  };
}

/**
 * Text → index terms. Both indexes (the archive's own, lunr in a pack) hold exactly these.
 *
 * A change of what comes out here must raise `ANALYSER_VERSION`: archives then re-index themselves, packs refuse.
 */
import { classOf, GAP } from './characters.ts';
import { foldWithShape } from './normalise.ts';
import { BARRIER, SENTENCE_END, visitStream } from './stream.ts';
import { wordTokens } from './words.ts';

export const ANALYSER_VERSION = 2;

export interface Analysis {
  folded: string;
  /** The marked stream (`stream.ts`); its pairs of neighbours are the terms that have positions. */
  stream: string;
  /** Distinct pairs that had a gap between them at least once. */
  crossings: string[];
  /** Distinct whole numbers and alphabetic words. */
  words: string[];
  /**
   * What literal search needs beside the pairs: punctuation and spaces, pairs of neighbours that hold one
   * (`markTokens`), and characters that folding made out of others (`foldedToken`).
   */
  marks: string[];
  shape: 0 | 1 | 2;
}

/**
 * Literal tokens begin with a letter that says what follows, so that one string can hold many without separators:
 * `m` a mark, `p` a pair of neighbours with a mark in it, `f` a character that folding made out of another, `x` a pair
 * with a gap between them.
 */
export const literalTokenLength: Readonly<Record<string, 1 | 2>> = { f: 1, m: 1, p: 2, x: 2 };

/** Half of a surrogate pair is no character: all such are one. */
function whole(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : character;
}

/**
 * Tokens for literal search of what is not a word: each mark, and each pair of neighbours with a mark in it.
 * `literal` is `literalFold` of the text.
 */
export function markTokens(literal: string): Set<string> {
  const tokens = new Set<string>();
  let before = '';
  let beforeIsMark = false;
  for (const character of literal) {
    const isMark = classOf(character.codePointAt(0) ?? 0) === GAP;
    if (isMark) tokens.add(`m${whole(character)}`);
    if (before !== '' && (isMark || beforeIsMark)) tokens.add(`p${whole(before)}${whole(character)}`);
    before = character;
    beforeIsMark = isMark;
  }
  return tokens;
}

/** Says that a text has this character only by folding, somewhere: 实 out of 實. */
export function foldedToken(character: string): string {
  return `f${whole(character)}`;
}

/** Says that this pair of characters has a gap between them, somewhere. */
export function crossingToken(gram: string): string {
  return `x${gram}`;
}

function foldedTokens(text: string, literal: string): Set<string> {
  const tokens = new Set<string>();
  // Equal lengths: shape 1 folds one to one.
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) !== literal.charCodeAt(i)) tokens.add(foldedToken(text.charAt(i)));
  return tokens;
}

export function analyse(source: string): Analysis {
  const { text, shape, literal } = foldWithShape(source);
  let stream = '';
  const crossings = new Set<string>();
  let before = '';
  visitStream(text, {
    character(character, _at, _cls, gap) {
      stream += character;
      if (gap && before !== '') crossings.add(before + character);
      before = character;
    },
    sentenceEnd() {
      stream += SENTENCE_END;
    },
    paragraphEnd() {
      stream += BARRIER;
      before = '';
    },
  });
  const words = new Set<string>();
  for (const { token } of wordTokens(text)) words.add(token);
  const marks = markTokens(literal);
  if (shape === 1) for (const token of foldedTokens(text, literal)) marks.add(token);
  return { folded: text, stream, crossings: [...crossings], words: [...words], marks: [...marks], shape };
}

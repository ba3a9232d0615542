/**
 * Text → index terms. Both indexes (FTS5 in the archive, lunr in a pack) hold exactly these.
 *
 * A change of what comes out here must raise `ANALYSER_VERSION`: archives then re-index themselves, packs refuse.
 */
import { classOf, GAP } from './characters.ts';
import { foldWithShape } from './normalise.ts';
import { visitStream } from './stream.ts';
import { wordTokens } from './words.ts';

export const ANALYSER_VERSION = 1;

export interface Analysis {
  /** Every pair of neighbours in each paragraph's stream, in order, and the last character of the paragraph alone. */
  grams: string[];
  /** Distinct pairs that had a gap between them at least once. */
  crossings: string[];
  /** Distinct whole numbers and alphabetic words. */
  words: string[];
  /**
   * What literal search needs beside the grams: punctuation and spaces, pairs of neighbours that hold one
   * (`markTokens`), and characters that folding made out of others (`foldedToken`).
   */
  marks: string[];
  shape: 0 | 1 | 2;
}

/** ASCII is spelt out, because index tokenizers drop or split at it; all else stands for itself. */
function encode(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0xd800 && point <= 0xdfff) return '\ufffd';
  return point < 0x80 ? `u${point.toString(16)}` : character;
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
    if (isMark) tokens.add(encode(character));
    if (before !== '' && (isMark || beforeIsMark)) tokens.add(encode(before) + encode(character));
    before = character;
    beforeIsMark = isMark;
  }
  return tokens;
}

/** Says that a text has this character only by folding, somewhere: 实 out of 實. Cannot equal a mark token. */
export function foldedToken(character: string): string {
  return `f${encode(character)}`;
}

/** Says that this pair of characters has a gap between them, somewhere. Cannot equal a mark or folded token. */
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
  const grams: string[] = [];
  const crossings = new Set<string>();
  let before = '';
  visitStream(text, {
    character(character, _at, _cls, gap) {
      if (before !== '') {
        const gram = before + character;
        grams.push(gram);
        if (gap) crossings.add(gram);
      }
      before = character;
    },
    paragraphEnd() {
      grams.push(before);
      before = '';
    },
  });
  const words = new Set<string>();
  for (const { token } of wordTokens(text)) words.add(token);
  const marks = markTokens(literal);
  if (shape === 1) for (const token of foldedTokens(text, literal)) marks.add(token);
  return { grams, crossings: [...crossings], words: [...words], marks: [...marks], shape };
}

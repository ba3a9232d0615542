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
  /** Distinct punctuation and spaces, and pairs of neighbours that hold one, of the literal text (`markTokens`). */
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
  return { grams, crossings: [...crossings], words: [...words], marks: [...markTokens(literal)], shape };
}

/**
 * The terms of the index and how their postings are written.
 *
 * A pair of characters of the basic plane stands for itself; every other kind of term begins with a control character,
 * which no word character equals. What a posting holds follows from the kind:
 *
 *   positions  varint(gap × 2 + 1 if more than one) [varint count] position, gaps between positions
 *   counts     varint(gap × 2 + 1 if a byte follows) [count up to 127, + 128 if in the title]
 *   plain      varint(gap)
 *
 * `gap` is the difference to the row id before, 0 for the first of a list.
 */

/** One character, with the number of its occurrences: what one-character queries ask. */
export const CHARACTER = '\u0001';
/** Whole numbers, alphabetic words, dates, quantities. */
export const WORD = '\u0002';
/** What literal search asks beside the pairs: marks, pairs across a gap, folded characters. */
export const LITERAL = '\u0003';
/** A pair with a character beyond the basic plane. */
export const WIDE = '\u0004';
/** Where sentences and paragraphs end. */
export const BOUNDARY = '\u0005';
export const SENTENCE_ENDS = `${BOUNDARY}s`;
export const PARAGRAPH_ENDS = `${BOUNDARY}p`;

/** A figure: unit and value. */
export const FIGURE = '\u0006';

export type PostingKind = 'positions' | 'counts' | 'plain';

/** Behind every character of the basic plane and never one itself: what follows is beyond it. */
const BEYOND = '\uffff';

export function characterTerm(character: string): string {
  return character.length === 1 ? CHARACTER + character : CHARACTER + BEYOND + character;
}

/** Of a literal token: its letter and one or two characters. */
export function literalTerm(token: string): string {
  return token.length <= 3 && !/[\ud800-\udfff]/.test(token) ? LITERAL + token : LITERAL + BEYOND + token;
}

/** A word of more letters is known by its first ones: nothing that long is a word. */
export const LONGEST_TERM = 1000;

export function wordTerm(word: string): string {
  return WORD + word.slice(0, LONGEST_TERM);
}

export function gramTerm(gram: string): string {
  return gram.length === 2 ? gram : WIDE + gram;
}

export function kindOfTerm(term: string): PostingKind {
  switch (term.charAt(0)) {
    case CHARACTER:
      return 'counts';
    case WORD:
    case LITERAL:
    case FIGURE:
      return 'plain';
    default:
      return 'positions';
  }
}

export const MAX_COUNT = 0x7f;
export const IN_TITLE = 0x80;

/**
 * The stream: the word characters of folded text, joined over gaps, one stream a paragraph.
 *
 * 家、站、格 and 家 站 格 and a line break between them are all the stream 家站格; a blank line ends a paragraph and
 * nothing is found across it. This is the one definition the index, the matcher and the highlighter share.
 */
import { classOf, GAP, isBlank } from './characters.ts';

/** Stands between two paragraphs in a joined stream; no word character equals it. */
export const BARRIER = '\n';

/** Stands where a sentence ends inside a paragraph, in a marked stream only. */
export const SENTENCE_END = '\v';

export interface StreamVisitor {
  /** `at` is the offset in the folded text; `gap` says whether gap characters stand before it in this paragraph. */
  character(character: string, at: number, cls: number, gap: boolean): void;
  paragraphEnd(): void;
  /** Between two characters of one paragraph: a sentence ended there. */
  sentenceEnd?(): void;
}

/** 。 ! ? ; and nothing else: a full stop also stands in numbers, a line break in the middle of a sentence. */
function endsSentence(point: number): boolean {
  return point === 0x3002 || point === 0x21 || point === 0x3f || point === 0x3b;
}

export function visitStream(folded: string, visitor: StreamVisitor): void {
  let inParagraph = false;
  let gap = false;
  let newlines = 0;
  let ended = false;
  for (let i = 0; i < folded.length; ) {
    const point = folded.codePointAt(i) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    const cls = classOf(point);
    if (cls === GAP) {
      gap = true;
      if (endsSentence(point)) ended = true;
      if (point === 0x0a) newlines++;
      else if (point === 0x2029) newlines = 2;
      else if (newlines < 2 && !isBlank(point)) newlines = 0;
    } else {
      if (newlines >= 2 && inParagraph) visitor.paragraphEnd();
      else if (ended && inParagraph) visitor.sentenceEnd?.();
      ended = false;
      visitor.character(
        length === 1 ? folded.charAt(i) : folded.slice(i, i + 2),
        i,
        cls,
        gap && inParagraph && newlines < 2,
      );
      inParagraph = true;
      gap = false;
      newlines = 0;
    }
    i += length;
  }
  if (inParagraph) visitor.paragraphEnd();
}

/** All paragraphs' streams, joined by the barrier. */
export function joinedStream(folded: string): string {
  let out = '';
  visitStream(folded, {
    character(character) {
      out += character;
    },
    paragraphEnd() {
      out += BARRIER;
    },
  });
  return out;
}

/** `joinedStream` with the folded offset of each of its code units. */
export function mappedStream(folded: string): { stream: string; at: Uint32Array } {
  let stream = '';
  const at: number[] = [];
  visitStream(folded, {
    character(character, offset) {
      stream += character;
      for (let k = 0; k < character.length; k++) at.push(offset + k);
    },
    paragraphEnd() {
      stream += BARRIER;
      at.push(folded.length);
    },
  });
  return { stream, at: Uint32Array.from(at) };
}

/** `joinedStream` with a mark where a sentence ends inside a paragraph. */
export function markedStream(folded: string): string {
  let out = '';
  visitStream(folded, {
    character(character) {
      out += character;
    },
    sentenceEnd() {
      out += SENTENCE_END;
    },
    paragraphEnd() {
      out += BARRIER;
    },
  });
  return out;
}

/** The terms of a joined or marked stream: every pair of neighbours, and the last character of each paragraph alone. */
export function streamTerms(stream: string): string[] {
  const terms: string[] = [];
  let before = '';
  for (const character of stream) {
    if (character === SENTENCE_END) continue;
    if (character === BARRIER) {
      if (before !== '') terms.push(before);
      before = '';
    } else {
      if (before !== '') terms.push(before + character);
      before = character;
    }
  }
  return terms;
}

/** Overlapping pairs of characters; one character gives none. */
export function gramsOf(stream: string): string[] {
  const characters = [...stream];
  const grams: string[] = [];
  for (let i = 0; i + 1 < characters.length; i++) grams.push(`${characters[i]}${characters[i + 1]}`);
  return grams;
}

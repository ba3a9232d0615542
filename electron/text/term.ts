/** One thing to look for, and how it is looked for. */
import { classOf, GAP } from './characters.ts';
import { fold } from './normalise.ts';
import { BARRIER, gramsOf, joinedStream } from './stream.ts';
import { wordTokens } from './words.ts';

/**
 * `gram`: occurs where its stream stands in one paragraph's stream, so marks and spaces inside do not matter.
 * `char`: one character of a script written character by character. `word`: exactly one whole number.
 * `prefix`: words that begin with it.
 */
export interface Term {
  raw: string;
  /** Folded word characters, joined. */
  stream: string;
  grams: string[];
  kind: 'gram' | 'char' | 'word' | 'prefix';
  /** Tokens that must be present: of word and prefix the token itself, of a gram a number it begins with. */
  words: string[];
}

/** Offsets of the first word character and behind the last. */
function extent(folded: string): { first: number; last: number } {
  let first = -1;
  let last = -1;
  for (let i = 0; i < folded.length; ) {
    const point = folded.codePointAt(i) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    if (classOf(point) !== GAP) {
      if (first < 0) first = i;
      last = i + length;
    }
    i += length;
  }
  return { first, last };
}

/** Null when there is no word character to look for. */
export function makeTerm(raw: string, wildcard = false): Term | null {
  const folded = fold(raw);
  // A term is typed on one line: whatever stands between its characters, they are one stream.
  const stream = joinedStream(folded).replaceAll(BARRIER, '');
  if (stream === '') return null;
  const base = { raw, stream };
  const { first, last } = extent(folded);
  const tokens = [...wordTokens(folded)];
  // The longest token that covers every word character: `99.96%` rather than `99.96`.
  const whole = tokens.filter((t) => t.start <= first && t.end >= last).at(-1);
  if (whole !== undefined) {
    const isNumber = /^[0-9]/.test(whole.token);
    return { ...base, grams: gramsOf(stream), kind: isNumber && !wildcard ? 'word' : 'prefix', words: [whole.token] };
  }
  if ([...stream].length === 1) return { ...base, grams: [], kind: 'char', words: [] };
  const leading = tokens.find((t) => t.start === first && /^[0-9]/.test(t.token) && t.end < last);
  return { ...base, grams: gramsOf(stream), kind: 'gram', words: leading === undefined ? [] : [leading.token] };
}

/** A term that is one index token, made by the program and not typed: another spelling of a date or a quantity. */
export function tokenTerm(token: string): Term {
  return { raw: token, stream: '', grams: [], kind: 'word', words: [token] };
}

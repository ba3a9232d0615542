/**
 * Whole numbers and alphabetic words: 99.96 is one token, not four digits, and 585 is not found in 1585.
 *
 * A number may carry a decimal point and thousands commas. With more points it is a date or a section, found whole and
 * by its parts; other commas part numbers. 256,329 is read as thousands, because nothing in it says otherwise.
 */
import { CJK, classOf } from './characters.ts';

export interface WordToken {
  /** Canonical form, encoded for an index. */
  token: string;
  start: number;
  end: number;
}

const candidate = /[0-9]+(?:[.,][0-9]+)*[%‰]?|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}])*/gu;
const thousands = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;

/** Index tokenizers split at ASCII punctuation; folded text never holds the full-width forms. */
export function wordToken(word: string): string {
  return word.replaceAll('.', '\uff0e').replaceAll('%', '\uff05');
}

function* numberTokens(text: string, start: number): Generator<WordToken> {
  const unit = /[%‰]$/.test(text) ? text.slice(-1) : '';
  const digits = unit === '' ? text : text.slice(0, -1);
  // Commas that do not part thousands part numbers: 99.96,98.35 are two.
  const numbers = thousands.test(digits) ? [digits] : digits.split(',');
  let at = start;
  for (const [k, number] of numbers.entries()) {
    const parts = number.split('.');
    if (parts.length > 2) {
      let from = at;
      for (const part of parts) {
        yield { token: wordToken(part), start: from, end: from + part.length };
        from += part.length + 1;
      }
    }
    const canonical = number.replaceAll(',', '');
    const end = at + number.length;
    yield { token: wordToken(canonical), start: at, end };
    if (unit !== '' && k === numbers.length - 1)
      yield { token: wordToken(canonical + unit), start: at, end: end + unit.length };
    at = end + 1;
  }
}

/** Runs of a script written in words; Han and kana inside a run end it. */
function* letterTokens(text: string, start: number): Generator<WordToken> {
  let from = -1;
  const points = [...text];
  let at = 0;
  for (const character of points) {
    const cls = classOf(character.codePointAt(0) ?? 0);
    if (cls === CJK) {
      if (from >= 0) yield { token: text.slice(from, at), start: start + from, end: start + at };
      from = -1;
    } else if (from < 0) {
      // Digits behind a Han character are a number, found by the caller's other branch.
      if (!/^[0-9]/.test(character)) from = at;
    }
    at += character.length;
  }
  if (from >= 0) yield { token: text.slice(from), start: start + from, end: start + text.length };
}

const anyToken = /[0-9A-Za-z\u00aa-\u2fff\ua000-\uabff\ufb00-\ufdff]/;
const hanRun = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;

/** Tokens of folded text, in order; a number with its unit comes twice, without and with it. */
export function* wordTokens(folded: string): Generator<WordToken> {
  // Most Chinese texts hold no word of another script at all.
  if (!anyToken.test(folded)) return;
  // Blank out Han first, at equal length, so that a run of letters cannot start inside one.
  const rest = folded.replace(hanRun, (run) => ' '.repeat(run.length));
  for (const match of rest.matchAll(candidate)) {
    const text = match[0];
    if (/^[0-9]/.test(text)) yield* numberTokens(text, match.index);
    else yield* letterTokens(text, match.index);
  }
}

/** What counts as a word character, what as a gap. Looked up once per BMP code unit, then from a table. */

export const GAP = 1;
/** Written character by character: Han, kana, hangul, bopomofo. */
export const CJK = 2;
/** Letters of other scripts and their marks. */
export const LETTER = 3;
export const DIGIT = 4;

const wordCharacter = /^[\p{L}\p{N}\p{M}\p{Co}]/u;
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Co}ー々〆]/u;
const classes = new Uint8Array(65536);

function classify(character: string): number {
  if (!wordCharacter.test(character)) return GAP;
  if (character >= '0' && character <= '9') return DIGIT;
  if (cjk.test(character)) return CJK;
  return /^\p{N}/u.test(character) ? CJK : LETTER;
}

/** Class of a code point of folded text. */
export function classOf(point: number): number {
  if (point > 0xffff) return classify(String.fromCodePoint(point));
  const known = classes[point] ?? 0;
  if (known !== 0) return known;
  const found = point >= 0xd800 && point <= 0xdfff ? GAP : classify(String.fromCharCode(point));
  classes[point] = found;
  return found;
}

/**
 * Characters a line may hold and still be blank, in source and in folded text: blanks of any width and what cannot be
 * seen. The line feed itself is not one.
 */
export function isBlank(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || unit === 0x09 || (unit >= 0x0b && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    unit === 0xad ||
    unit === 0x3000 ||
    unit === 0xfeff ||
    unit === 0x1680 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x2028
  );
}

/**
 * The typefaces of the PDF, and which characters they have. A character that they lack would leave no trace on the page;
 * it is printed by its code point instead, as every format prints what cannot be printed.
 *
 * Both families are open (SIL OFL 1.1) and come as packages with one static file a weight. They are looked up from the
 * module, so they are found from the source tree and from `out/`.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { visible } from '../wording.ts';

/** Family and weight as `page.typ` asks for them. The first of a family says what the family has. */
const files = {
  serif: ['300Light/NotoSerifSC_300Light', '400Regular/NotoSerifSC_400Regular', '600SemiBold/NotoSerifSC_600SemiBold'],
  heavy: ['700Bold/NotoSerifSC_700Bold'],
  sans: ['500Medium/NotoSansSC_500Medium'],
};

export const chartFamily = 'Noto Sans SC';

function folderOf(name: string): string {
  return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

export function fontFiles(): { serif: string[]; sans: string[] } {
  const at = (folder: string, names: readonly string[]): string[] => names.map((n) => path.join(folder, `${n}.ttf`));
  const serif = folderOf('@expo-google-fonts/noto-serif-sc');
  return {
    serif: at(serif, [...files.serif, ...files.heavy]),
    sans: at(folderOf('@expo-google-fonts/noto-sans-sc'), files.sans),
  };
}

/** One bit a character of Unicode. */
type Coverage = Uint8Array;
const POINTS = 0x110000;

function slice(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, at) !== length) throw new Error('a font file ends too early');
  return bytes;
}

/** `cmap` with a subtable of format 12 (ISO/IEC 14496-22, 5.2.1): groups of first, last, glyph. */
function coverageOf(fontFile: string): Coverage {
  const file = openSync(fontFile, 'r');
  try {
    const count = slice(file, 0, 12).readUInt16BE(4);
    const directory = slice(file, 12, count * 16);
    const entry = Array.from({ length: count }, (_, i) => i * 16).find(
      (at) => directory.toString('latin1', at, at + 4) === 'cmap',
    );
    if (entry === undefined) throw new Error(`${fontFile} has no cmap`);
    const table = slice(file, directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
    const subtable = Array.from({ length: table.readUInt16BE(2) }, (_, i) => table.readUInt32BE(4 + i * 8 + 4)).find(
      (at) => table.readUInt16BE(at) === 12,
    );
    if (subtable === undefined) throw new Error(`${fontFile} has no full cmap`);
    const bits = new Uint8Array(POINTS / 8);
    const groups = table.readUInt32BE(subtable + 12);
    for (let i = 0; i < groups; i++) {
      const at = subtable + 16 + i * 12;
      const last = Math.min(table.readUInt32BE(at + 4), POINTS - 1);
      for (let point = table.readUInt32BE(at); point <= last; point++)
        bits[point >> 3] = (bits[point >> 3] ?? 0) | (1 << (point & 7));
    }
    return bits;
  } finally {
    closeSync(file);
  }
}

let known: Coverage | undefined;
/** What both families have: the same words are set in either. */
function coverage(): Coverage {
  if (known === undefined) {
    const { serif, sans } = fontFiles();
    const [a, b] = [coverageOf(serif[0] ?? ''), coverageOf(sans[0] ?? '')];
    known = a.map((byte, i) => byte & (b[i] ?? 0));
  }
  return known;
}

/** Has no shape of its own in any typeface: joiners, selectors of variants, marks of direction. */
const shapeless = /^\p{Default_Ignorable_Code_Point}$/u;

/** A letter written in parts. */
const marked = /\P{M}\p{M}+/gu;
/** Belongs to the letter before it. */
const mark = /^[\p{M}\p{Grapheme_Extend}]$/u;

/**
 * Words as the page can show them. Tabs become spaces: a tab has a width only between stops, and there are none here.
 *
 * Subtle: the families say nothing of where a mark stands above its letter. Set by itself it comes to stand over the next
 * one, and what is read from the page is another word. So a letter in parts is set as the one character that means the
 * same, and a mark that is left over is printed by its number.
 */
export function printable(text: string): string {
  const bits = coverage();
  const shown = visible(text)
    .replaceAll('\t', '  ')
    .replace(marked, (letter) => letter.normalize('NFC'));
  const has = (point: number): boolean => ((bits[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
  let out = '';
  let from = 0;
  let before = false;
  for (let i = 0; i < shown.length; ) {
    const point = shown.codePointAt(i) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    // A joiner or selector behind a character that is shown by its number belongs to it.
    const character = shown.slice(i, i + length);
    const isShapeless = shapeless.test(character);
    const lacks: boolean =
      point !== 0x0a && ((!has(point) && (before || !isShapeless)) || (!isShapeless && mark.test(character)));
    if (lacks) {
      out += `${shown.slice(from, i)}[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
      from = i + length;
    }
    before = lacks;
    i += length;
  }
  return from === 0 ? shown : out + shown.slice(from);
}

/** A chance to break a line, of no width. */
export const BREAK = '\u200b';
/** Letters, signs and rules that are no Chinese characters: a line is not broken between many of them. */
const unbroken = /[\x21-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2e7f\u{1f100}-\u{1f2ff}]{18,}/gu;

/**
 * Chances to break in addresses, hashes and the like, which would run out of the page: behind their marks, and in what
 * is left every four characters. A space of no width has no shape either: the text of the page is as it was.
 */
export function breakable(text: string): string {
  return text.replace(unbroken, (run) =>
    run.replace(
      /\[U\+[0-9A-F]{4,6}\]|[/?&=._\-:;,]+(?=.)|[^/?&=._\-:;,]{4}(?=[^/?&=._\-:;,])/gu,
      (part) => `${part}${BREAK}`,
    ),
  );
}

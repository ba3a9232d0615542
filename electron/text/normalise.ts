/**
 * Folding: what makes two spellings of the same text equal, with a map back to the text as it stands.
 *
 * NFKC (Unicode Annex 15), lower case, traditional → simplified per character, 〇 → 零, and pinyin notes such as
 * 學(xué) taken out. Punctuation, spaces and invisible characters stay: they are gaps to the analyser, and nothing
 * shifts. Offsets count UTF-16 code units. `fold` works on the whole string; `normalise` gives the same text segment
 * by segment, because only then is it known where each unit comes from.
 */
import { traditionalPairs } from './data/traditional.ts';
import { noteRanges, withoutNotes } from './pinyin-notes.ts';

export interface Normalised {
  text: string;
  /** Source offset where the folded code unit `i` comes from; the same for all units of one source segment. */
  starts: Uint32Array;
  /** Source offset where that segment ends. */
  ends: Uint32Array;
  /**
   * 0: equal to `literalFold(source)`; 1: code units were folded one to one beyond that; 2: something was taken out
   * or changed its length, so the folded text cannot stand for the literal one.
   */
  shape: 0 | 1 | 2;
}

/** NFKC and lower case and nothing else: what literal search compares. */
export function literalFold(source: string): string {
  return source.normalize('NFKC').toLowerCase();
}

/** Last step of folding, code unit by code unit. */
const simplified = new Uint16Array(65536);
for (let unit = 0; unit < simplified.length; unit++) simplified[unit] = unit;
for (let i = 0; i + 1 < traditionalPairs.length; i += 2)
  simplified[traditionalPairs.charCodeAt(i)] = traditionalPairs.charCodeAt(i + 1);
simplified[0x3007] = 0x96f6;
// Final sigma: lower-casing a whole word gives ς, a single letter σ.
simplified[0x03c2] = 0x03c3;

/** In pieces, because a call takes a bounded number of arguments. */
function textOf(units: Uint16Array): string {
  let out = '';
  for (let i = 0; i < units.length; i += 4096) out += String.fromCharCode(...units.subarray(i, i + 4096));
  return out;
}

function simplify(text: string): string {
  let i = 0;
  while (i < text.length && simplified[text.charCodeAt(i)] === text.charCodeAt(i)) i++;
  if (i === text.length) return text;
  const units = new Uint16Array(text.length);
  for (let k = 0; k < text.length; k++) units[k] = simplified[text.charCodeAt(k)] ?? 0;
  return textOf(units);
}

/**
 * Subtle: lower-casing can leave letters that compose only now (J̌ has no composed form, ǰ has), hence NFKC twice.
 * Without it folding folded text would change it once more.
 */
function foldCharacters(literal: string): string {
  return simplify(literal.normalize('NFKC'));
}

function shapeOf(text: string, literal: string): 0 | 1 | 2 {
  if (text === literal) return 0;
  return text.length === literal.length ? 1 : 2;
}

/** Folded text without the map, beside the literal text it was made from. */
export function foldWithShape(source: string): { text: string; shape: 0 | 1 | 2; literal: string } {
  const literal = literalFold(source);
  const text = withoutNotes(foldCharacters(literal));
  return { text, literal, shape: shapeOf(text, literal) };
}

export function fold(source: string): string {
  return withoutNotes(foldCharacters(literalFold(source)));
}

/** Marks a code unit that needs its neighbours: surrogates, combining characters, anything that grows. */
const SLOW = 0xffff;
/** Folded unit by code unit; 0 = not yet computed. Filled as characters are met. */
const table = new Uint16Array(65536);

/** Combining marks, vowels and finals of hangul, and the one vowel sign that composes without being a mark. */
const combining = /^[\p{M}\u1160-\u11ff\u{16d67}]/u;

/** NFKC may compose the character with what stands before it. Half-width kana marks and hangul count by what they are. */
function joinsPrevious(character: string): boolean {
  return combining.test(character.normalize('NFKD'));
}

function computeUnit(unit: number): number {
  if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) return SLOW;
  const character = String.fromCharCode(unit);
  if (joinsPrevious(character)) return SLOW;
  const folded = foldCharacters(literalFold(character));
  return folded.length === 1 ? folded.charCodeAt(0) : SLOW;
}

function foldUnit(unit: number): number {
  const known = table[unit] ?? 0;
  if (known !== 0) return known;
  const computed = computeUnit(unit);
  table[unit] = computed;
  return computed;
}

/** End of the segment at `i`: one code point and whatever joins it. */
function segmentEnd(source: string, i: number): number {
  let end = i + ((source.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
  while (end < source.length) {
    const unit = source.charCodeAt(end);
    if (unit < 0x300 || foldUnit(unit) !== SLOW) break;
    const point = source.codePointAt(end) ?? 0;
    if (!joinsPrevious(String.fromCodePoint(point))) break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
}

/** Folded units with the segments they come from. */
class Buffers {
  units: Uint16Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  put(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.#grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  /** Takes ranges out; ascending, in offsets of the units. */
  remove(ranges: ReadonlyArray<readonly [number, number]>): void {
    let to = ranges[0]?.[0] ?? this.length;
    ranges.forEach(([, end], k) => {
      const next = ranges[k + 1]?.[0] ?? this.length;
      for (const array of [this.units, this.starts, this.ends]) array.copyWithin(to, end, next);
      to += next - end;
    });
    this.length = to;
  }

  #grow(): void {
    const capacity = this.units.length * 2 + 16;
    const larger = new Buffers(capacity);
    larger.units.set(this.units);
    larger.starts.set(this.starts);
    larger.ends.set(this.ends);
    this.units = larger.units;
    this.starts = larger.starts;
    this.ends = larger.ends;
  }

  text(): string {
    return textOf(this.units.subarray(0, this.length));
  }
}

export function normalise(source: string): Normalised {
  const out = new Buffers(source.length + 8);
  for (let i = 0; i < source.length; ) {
    const folded = foldUnit(source.charCodeAt(i));
    const next = i + 1 < source.length ? source.charCodeAt(i + 1) : 0;
    // Nothing below U+0300 joins the character before it.
    if (folded !== SLOW && (next < 0x300 || foldUnit(next) !== SLOW)) {
      out.put(folded, i, i + 1);
      i++;
      continue;
    }
    const end = segmentEnd(source, i);
    const segment = foldCharacters(literalFold(source.slice(i, end)));
    for (let k = 0; k < segment.length; k++) out.put(segment.charCodeAt(k), i, end);
    i = end;
  }
  let text = out.text();
  const notes = noteRanges(text);
  if (notes.length > 0) {
    out.remove(notes);
    text = out.text();
  }
  return {
    text,
    starts: out.starts.slice(0, out.length),
    ends: out.ends.slice(0, out.length),
    shape: shapeOf(text, literalFold(source)),
  };
}

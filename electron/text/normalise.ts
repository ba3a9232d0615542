/**
 * Folding: what makes two spellings of the same text equal, with a map back to the text as it stands.
 *
 * NFKC (Unicode Annex 15) per segment, lower case, traditional → simplified per character, 〇 → 零, and pinyin notes
 * such as 學(xué) taken out. Punctuation, spaces and invisible characters stay: they are gaps to the analyser, and
 * nothing shifts. Offsets count UTF-16 code units.
 */
import { traditionalPairs } from './data/traditional.ts';

export interface Normalised {
  text: string;
  /** Source offset where the folded code unit `i` comes from; the same for all units of one source segment. */
  starts: Uint32Array;
  /** Source offset where that segment ends. */
  ends: Uint32Array;
  /**
   * 0: equal to `literalFold(source)`; 1: characters were folded one to one beyond that; 2: something was taken out.
   */
  shape: 0 | 1 | 2;
}

/** NFKC and lower case and nothing else: what literal search compares. */
export function literalFold(source: string): string {
  return source.normalize('NFKC').toLowerCase();
}

/** Marks a code unit that needs its neighbours: surrogates, combining characters, anything that grows. */
const SLOW = 0xffff;
/** Folded unit by code unit; 0 = not yet computed. Filled as characters are met. */
const table = new Uint16Array(65536);
const simplified = new Map<number, number>();
for (let i = 0; i + 1 < traditionalPairs.length; i += 2)
  simplified.set(traditionalPairs.charCodeAt(i), traditionalPairs.charCodeAt(i + 1));
simplified.set(0x3007, 0x96f6);
// Final sigma: lower-casing a whole word gives ς, a single letter σ.
simplified.set(0x03c2, 0x03c3);

/** A character that belongs to the one before it: NFKC may compose the two. */
const joinsPrevious = /^[\p{M}\u1160-\u11ff\uff9e\uff9f]/u;

function computeUnit(unit: number): number {
  if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) return SLOW;
  const character = String.fromCharCode(unit);
  if (joinsPrevious.test(character)) return SLOW;
  const folded = literalFold(character);
  if (folded.length !== 1) return SLOW;
  const code = folded.charCodeAt(0);
  return simplified.get(code) ?? code;
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
    if (!joinsPrevious.test(String.fromCodePoint(point))) break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
}

function foldSegment(segment: string): string {
  let out = '';
  const folded = literalFold(segment);
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    out += String.fromCharCode(simplified.get(unit) ?? unit);
  }
  return out;
}

/** Toned pinyin in brackets after a character, or one of the toneless particles (domain noise: mirrored magazines). */
const pinyinNote = /[(（](?:[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]*|men|de|le|zhe|me|ge)[)）]/uy;

function noteEnd(source: string, i: number): number {
  const before = source.charCodeAt(i - 1);
  if (!(before >= 0x3400 && before <= 0x9fff)) return i;
  pinyinNote.lastIndex = i;
  return pinyinNote.test(source) ? pinyinNote.lastIndex : i;
}

interface Sink {
  put(unit: number, start: number, end: number): void;
}

/** @returns true when something was taken out. */
function walk(source: string, sink: Sink): boolean {
  let removed = false;
  for (let i = 0; i < source.length; ) {
    const unit = source.charCodeAt(i);
    if ((unit === 0x28 || unit === 0xff08) && i > 0) {
      const end = noteEnd(source, i);
      if (end > i) {
        removed = true;
        i = end;
        continue;
      }
    }
    const folded = foldUnit(unit);
    const next = i + 1 < source.length ? source.charCodeAt(i + 1) : 0;
    // Nothing below U+0300 joins the character before it.
    if (folded !== SLOW && (next < 0x300 || foldUnit(next) !== SLOW)) {
      sink.put(folded, i, i + 1);
      i++;
      continue;
    }
    const end = segmentEnd(source, i);
    const out = foldSegment(source.slice(i, end));
    for (let k = 0; k < out.length; k++) sink.put(out.charCodeAt(k), i, end);
    i = end;
  }
  return removed;
}

class Buffers implements Sink {
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

  #grow(): void {
    const capacity = this.units.length * 2 + 16;
    const units = new Uint16Array(capacity);
    units.set(this.units);
    const starts = new Uint32Array(capacity);
    starts.set(this.starts);
    const ends = new Uint32Array(capacity);
    ends.set(this.ends);
    Object.assign(this, { units, starts, ends });
  }

  text(): string {
    let out = '';
    // In pieces: `apply` takes a bounded number of arguments.
    for (let i = 0; i < this.length; i += 4096)
      out += String.fromCharCode(...this.units.subarray(i, Math.min(i + 4096, this.length)));
    return out;
  }
}

export function normalise(source: string): Normalised {
  const out = new Buffers(source.length + 8);
  const removed = walk(source, out);
  const text = out.text();
  return {
    text,
    starts: out.starts.slice(0, out.length),
    ends: out.ends.slice(0, out.length),
    shape: removed ? 2 : text === literalFold(source) ? 0 : 1,
  };
}

/** `normalise(source)` without the map. */
export function foldWithShape(source: string): { text: string; shape: 0 | 1 | 2; literal: string } {
  let text = '';
  const removed = walk(source, {
    put(unit) {
      text += String.fromCharCode(unit);
    },
  });
  const literal = literalFold(source);
  return { text, literal, shape: removed ? 2 : text === literal ? 0 : 1 };
}

export function fold(source: string): string {
  return foldWithShape(source).text;
}

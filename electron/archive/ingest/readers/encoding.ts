/**
 * Finds out how a file's bytes spell text, and decodes them without losing count of what could not be decoded.
 *
 * A byte order mark decides. Otherwise every likely encoding is tried on a sample and the most plausible Chinese
 * wins; a declaration (`<meta charset>`) is one more piece of evidence, not the truth.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { frequentHan } from './frequent-han.ts';

export interface Decoded {
  text: string;
  /** WHATWG name, lower case. */
  encoding: string;
  /** Bytes that stand for nothing; U+FFFD stands where they were. */
  undecodable: number;
  /** U+FFFD that the file itself holds: an earlier program lost these characters. */
  lost: number;
  /** The declared encoding, when the bytes contradict it. */
  misdeclared?: string;
  /** No encoding gives text: this is a program's data, whatever its name says. */
  binary: boolean;
}

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_CHARACTERS = 20_000;
const DECODE_CHUNK_BYTES = 4 * 1024 * 1024;
/** What a declaration is worth beside a plausibility that runs from about -3 to 1. */
const DECLARED_BONUS = 0.15;
/** Below this no encoding has made text of the bytes. Chinese scores 0.6 and more, rare words still above 0. */
const TEXT_MIN = -0.2;
/** Any even number of bytes is UTF-16 of something, so without a mark or zero bytes it takes good evidence. */
const WIDE_MIN = 0.3;
const LOST = '\ufffd';

interface Mark {
  encoding: string;
  bytes: number[];
}
const marks: Mark[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
];
/** In this order when equally plausible. */
const candidates = ['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

export function decode(bytes: Buffer, declared?: string): Decoded {
  const mark = marks.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark) return decodeAs(bytes.subarray(mark.bytes.length), mark.encoding);
  const stated = declared === undefined ? undefined : canonical(declared);
  const { encoding, isText } = choose(bytes, stated);
  const decoded = decodeAs(bytes, encoding);
  if (!isText) return { ...decoded, binary: true };
  return stated !== undefined && stated !== encoding && decoded.text !== '' && !isAscii(bytes)
    ? { ...decoded, misdeclared: stated }
    : decoded;
}

function choose(bytes: Buffer, stated: string | undefined): { encoding: string; isText: boolean } {
  const sample = sampleOf(bytes);
  const wide = wideByZeros(sample);
  if (wide) return { encoding: wide, isText: true };
  if (isUtf8(trimCutEnd(bytes))) return { encoding: isReallyGb(sample) ? 'gb18030' : 'utf-8', isText: true };
  const tried = stated === undefined || candidates.includes(stated) ? candidates : [...candidates, stated];
  let best = { encoding: 'utf-8', score: Number.NEGATIVE_INFINITY };
  for (const encoding of tried) {
    const score = plausibility(quickDecode(sample, encoding)) + (encoding === stated ? DECLARED_BONUS : 0);
    if (encoding.startsWith('utf-16') && score < WIDE_MIN) continue;
    if (score > best.score) best = { encoding, score };
  }
  return { encoding: best.encoding, isText: best.score >= TEXT_MIN };
}

/** From the first byte that is not ASCII: in every encoding tried here, a character starts there. */
function sampleOf(bytes: Buffer): Buffer {
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) return bytes.subarray(0, SAMPLE_BYTES);
  let start = 0;
  while (start < bytes.length && (bytes[start] ?? 0) < 0x80) start += 1;
  // One character before it stays in sight: whether a Latin word precedes matters.
  start = Math.max(0, start - 1);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** UTF-16 of text with some ASCII in it shows as zero bytes on one side only. */
function wideByZeros(sample: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const wide = odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined;
  if (wide === undefined) return undefined;
  return plausibility(quickDecode(sample, wide)) >= 0 ? wide : undefined;
}

/** A UTF-8 file cut in the middle of its last character is still UTF-8. */
function trimCutEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

/** A few GBK words happen to be valid UTF-8 too, but then as letters of other scripts that no word here uses. */
function isReallyGb(sample: Buffer): boolean {
  const text = quickDecode(sample, 'utf-8').slice(0, SAMPLE_CHARACTERS);
  if (!/[\u0080-\u07ff]/.test(text) || /[\u0800-\uffff]/.test(text)) return false;
  if (/[a-z][\u00c0-\u024f]|[\u00c0-\u024f][a-z]/i.test(text)) return false;
  return plausibility(quickDecode(sample, 'gb18030')) > 0.7;
}

/** Mean over the characters that are not ASCII; about 0.6 and more for Chinese, near or below 0 for a wrong decoding. */
function plausibility(text: string): number {
  let sum = 0;
  let counted = 0;
  let before = 0;
  for (let index = 0; index < text.length && counted < SAMPLE_CHARACTERS; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    const worth = worthOf(code, before, text.charCodeAt(index + 1));
    before = code;
    if (worth === undefined) continue;
    sum += worth;
    counted += 1;
  }
  return counted === 0 ? 0 : sum / counted;
}

function worthOf(code: number, before: number, after: number): number | undefined {
  if (code < 0x80) return isControl(code) ? -2 : undefined;
  if (frequentHan.has(code)) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.1;
  if (code < 0xa0 || code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) return -3;
  if (code >= 0xe000 && code <= 0xf8ff) return -2;
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)) return 0.6;
  if (code >= 0xc0 && code <= 0x24f) return isLetter(before) || isLetter(after) ? 0.4 : -0.5;
  return -0.3;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Tab, line ends, form feed, and the DOS end-of-file mark occur in honest text files. */
function isControl(code: number): boolean {
  return (code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 0x1a) || code === 0x7f;
}

function quickDecode(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, encoding, { stripBOM: false });
}

function decodeAs(bytes: Buffer, encoding: string): Decoded {
  let text: string;
  let undecodable = 0;
  let lost = 0;
  if (encoding === 'utf-8') {
    text = bytes.toString('utf8');
    const shown = count(text, LOST);
    if (shown > 0) {
      lost = countBytes(bytes, Buffer.from(LOST));
      const kept = Buffer.byteLength(text) - shown * 3 + lost * 3;
      undecodable = bytes.length - kept;
    }
  } else {
    text =
      encoding === 'utf-16le' || encoding === 'utf-16be' ? decodeWide(bytes, encoding) : decodeTable(bytes, encoding);
    undecodable = count(text, LOST);
  }
  return { text, encoding, undecodable, lost, binary: isBinary(text, undecodable) };
}

function decodeWide(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = encoding === 'utf-16le' ? even.toString('utf16le') : Buffer.from(even).swap16().toString('utf16le');
  return text.toWellFormed() + (bytes.length % 2 === 1 ? LOST : '');
}

/** In pieces: the decoder's working space is three times what it is given. */
function decodeTable(bytes: Buffer, encoding: string): string {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += DECODE_CHUNK_BYTES) {
    pieces.push(decoder.write(bytes.subarray(from, from + DECODE_CHUNK_BYTES)));
  }
  pieces.push(decoder.end() ?? '');
  return pieces.join('');
}

function isBinary(text: string, undecodable: number): boolean {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let controls = 0;
  for (let index = 0; index < sample.length; index += 1) if (isControl(sample.charCodeAt(index))) controls += 1;
  if (controls >= 2 && controls > sample.length * 0.02) return true;
  return undecodable >= 4 && undecodable > text.length * 0.2;
}

function count(text: string, wanted: string): number {
  let found = 0;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found += 1;
  return found;
}

function countBytes(bytes: Buffer, wanted: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + wanted.length)) found += 1;
  return found;
}

function isAscii(bytes: Buffer): boolean {
  const sample = sampleOf(bytes);
  return sample.every((byte) => byte < 0x80);
}

/** One name for the encodings that are subsets of another; undefined for names nobody knows. */
function canonical(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  if (/^(gb2312|gbk|gb18030|gb_2312-80|x-gbk|cp936|hz-gb-2312|euc-cn)$/.test(plain)) return 'gb18030';
  if (/^(big5|big5-hkscs|cp950|x-x-big5)$/.test(plain)) return 'big5';
  if (/^utf-?8$/.test(plain)) return 'utf-8';
  if (/^(iso-8859-1|latin1|us-ascii|ascii|windows-1252|cp1252)$/.test(plain)) return 'windows-1252';
  if (/^utf-16(le)?$/.test(plain)) return 'utf-16le';
  if (plain === 'utf-16be') return plain;
  return iconv.encodingExists(plain) ? plain : undefined;
}

/**
 * The seal of a single file: the SHA-256 of everything in it, at its very end, so that one changed byte anywhere is found
 * from the file alone.
 *
 * Office files carry it as the comment of the zip (APPNOTE 4.3.16, allowed by ECMA-376-2), PDF as a comment line behind
 * `%%EOF`. The hash covers every byte before its own digits. A program that saves the file again drops it.
 */
import { createHash } from 'node:crypto';
import { sha256 } from '../digest.ts';

const words = 'exchange-archive sha256 ';
const DIGITS = 64;
/** End of central directory: signature, and where the length of the comment stands. */
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;

export type Seal = 'whole' | 'broken' | 'missing';
export type SealedKind = 'zip' | 'pdf';

/** A sealed file. It is written piece by piece: with its pictures it is large, and joining it costs as much as hashing it. */
export interface Sealed {
  pieces: readonly Uint8Array[];
  /** Of the whole file, the seal included. */
  sha256: string;
  byteLength: number;
}

export function joined({ pieces }: Sealed): Buffer {
  return Buffer.concat(pieces);
}

function closed(parts: readonly Uint8Array[], tail = ''): Sealed {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const digits = Buffer.from(`${hash.copy().digest('hex')}${tail}`, 'latin1');
  const pieces = [...parts, digits];
  return {
    pieces,
    sha256: hash.update(digits).digest('hex'),
    byteLength: pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
  };
}

/**
 * @param zip its parts; the last ends with the zip's own end record
 * @throws Error when the bytes are no zip without a comment, as writers here make them
 */
export function sealZip(zip: readonly Uint8Array[]): Sealed {
  const last = Buffer.from(zip.at(-1) ?? new Uint8Array());
  const end = last.length - END_LENGTH;
  if (end < 0 || last.readUInt32LE(end) !== END_SIGNATURE || last.readUInt16LE(end + 20) !== 0)
    throw new Error('a zip without a comment was expected');
  last.writeUInt16LE(words.length + DIGITS, end + 20);
  return closed([...zip.slice(0, -1), last, Buffer.from(words, 'latin1')]);
}

/**
 * @param pdf its parts; the last ends as a PDF does
 * @throws Error when it does not
 */
export function sealPdf(pdf: readonly Uint8Array[]): Sealed {
  const ending = Buffer.from(pdf.at(-1)?.subarray(-32) ?? []).toString('latin1');
  if (!/%%EOF[\r\n]*$/.test(ending)) throw new Error('%%EOF was expected at the end');
  const lineEnd = /[\r\n]$/.test(ending) ? '' : '\n';
  return closed([...pdf, Buffer.from(`${lineEnd}%${words}`, 'latin1')], '\n');
}

/** `broken`: it is there, but not over these bytes, or something follows it. */
export function readSeal(bytes: Buffer, kind: SealedKind): Seal {
  const tail = kind === 'pdf' ? 1 : 0;
  const at = bytes.length - tail - DIGITS;
  const before = kind === 'pdf' ? `\n%${words}` : words;
  const mark = bytes.toString('latin1', Math.max(0, at - before.length), Math.max(0, at));
  if (mark === before && (tail === 0 || bytes[bytes.length - 1] === 0x0a))
    return sha256(bytes.subarray(0, at)) === bytes.toString('latin1', at, at + DIGITS) ? 'whole' : 'broken';
  // What is nearly the mark was the mark: a damaged file is not taken for one that was saved again.
  const differing = [...before].filter((character, i) => character !== mark[i]).length;
  return differing <= 2 || bytes.includes(words, 0, 'latin1') ? 'broken' : 'missing';
}

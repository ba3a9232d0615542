/**
 * The seal of a single file: the SHA-256 of everything in it, at its very end, so that one changed byte anywhere is found
 * from the file alone.
 *
 * Office files carry it as the comment of the zip (APPNOTE 4.3.16, allowed by ECMA-376-2), PDF as a comment line behind
 * `%%EOF`. The hash covers every byte before its own digits. A program that saves the file again drops it.
 */
import { sha256 } from './hash.ts';

const words = 'exchange-archive sha256 ';
const DIGITS = 64;
/** End of central directory: signature, and where the length of the comment stands. */
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;

export type Seal = 'whole' | 'broken' | 'missing';
export type SealedKind = 'zip' | 'pdf';

function closed(open: Buffer, tail = ''): Uint8Array {
  return Buffer.concat([open, Buffer.from(`${sha256(open)}${tail}`, 'latin1')]);
}

/** @throws Error when the bytes are no zip without a comment, as writers here make them */
export function sealZip(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  const end = bytes.length - END_LENGTH;
  if (end < 0 || bytes.readUInt32LE(end) !== END_SIGNATURE || bytes.readUInt16LE(end + 20) !== 0)
    throw new Error('a zip without a comment was expected');
  bytes.writeUInt16LE(words.length + DIGITS, end + 20);
  return closed(Buffer.concat([bytes, Buffer.from(words, 'latin1')]));
}

/** @throws Error when the bytes do not end as a PDF does */
export function sealPdf(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  if (!/%%EOF[\r\n]*$/.test(bytes.subarray(-32).toString('latin1'))) throw new Error('%%EOF was expected at the end');
  const lineEnd = /[\r\n]$/.test(bytes.subarray(-1).toString('latin1')) ? '' : '\n';
  return closed(Buffer.concat([bytes, Buffer.from(`${lineEnd}%${words}`, 'latin1')]), '\n');
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

/**
 * A zip of parts in the order given (APPNOTE 6.3.3), with no clock and no time zone in it: the same parts are the same
 * bytes. Written at one go: a deck has two thousand small parts, and a stream for each takes longer than packing them.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
}

/** 1980-01-01, the first day a zip knows, at midnight. */
const DAY = 0x0021;
const UTF8_NAMES = 0x0800;
const VERSION = 20;
/** Unix, so that the rights of a plain file are kept. */
const MADE_BY = (3 << 8) | VERSION;
const PLAIN_FILE = 0o100644;
/** Packed already; to do it again costs time and saves nothing. */
const packed = /\.(?:png|jpe?g)$/;

/**
 * The zip in pieces, the last of them its end record: what is packed already is not copied.
 *
 * @throws RangeError beyond 4 GB or 65,535 parts, which would need ZIP64
 */
export function zipPieces(parts: readonly ZipPart[]): Buffer[] {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let directorySize = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = typeof part.data === 'string' ? Buffer.from(part.data) : part.data;
    const stored = packed.test(part.name);
    const body = stored ? data : deflateRawSync(data);
    // Alike in both headers.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(stored ? 0 : 8, 4);
    shared.writeUInt16LE(DAY, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(body.byteLength, 14);
    shared.writeUInt32LE(data.byteLength, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(MADE_BY, 4);
    shared.copy(entry, 6);
    entry.writeUInt32LE((PLAIN_FILE << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    const before = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
    files.push(before, shared, name, Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    directory.push(entry, name);
    offset += before.length + shared.length + name.length + body.byteLength;
    directorySize += entry.length + name.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  return [...files, ...directory, end];
}

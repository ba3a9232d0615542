/**
 * Which pictures a PDF can hold as they are, and the dictionary that says so. A JPEG is what `DCTDecode` reads; the rows
 * of a plain PNG are what `FlateDecode` reads with a predictor (ISO 32000-1, 7.4.4 and 7.4.8). What has a mask or ink
 * colours in it is none of these and is left to the typesetter. How a picture is turned is said by the page, not here.
 */
import { crc32 } from 'node:zlib';

export interface RasterStream {
  width: number;
  height: number;
  /** Entries of the image dictionary beside its size and length. */
  entries: string;
  /** The stream in pieces, as the picture's file holds it. */
  data: readonly Buffer[];
}

/** Baseline, extended and progressive frames of eight bits (ITU-T T.81, B.2.2), whole to the end mark. */
function jpegStream(bytes: Buffer): RasterStream | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0)
    return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (marker >= 0xc0 && marker <= 0xc2) {
      const [bits = 0, , , , , components = 0] = segment;
      const space = components === 1 ? '/DeviceGray' : components === 3 ? '/DeviceRGB' : null;
      if (bits !== 8 || space === null) return null;
      const entries = `/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`;
      return { width: segment.readUInt16BE(3), height: segment.readUInt16BE(1), entries, data: [bytes] };
    }
    at += 2 + length;
  }
  return null;
}

const colours: Partial<Record<number, { space: string; components: number }>> = {
  0: { space: '/DeviceGray', components: 1 },
  2: { space: '/DeviceRGB', components: 3 },
};

/** Grey or RGB without transparency and not interlaced (ISO/IEC 15948, 11.2); every chunk as its sum says. */
function pngStream(bytes: Buffer): RasterStream | null {
  if (bytes.length < 57 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  const rows: Buffer[] = [];
  let head: Buffer | null = null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) return null;
    if (type === 'IHDR' && length === 13) head = data;
    else if (type === 'IDAT') rows.push(data);
    else if (type === 'tRNS') return null;
    else if (type === 'IEND') {
      const colour = colours[head?.[9] ?? -1];
      if (head === null || colour === undefined || head[8] !== 8 || head[12] !== 0) return null;
      const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
      const { space, components } = colour;
      const parameters = `/DecodeParms << /Predictor 15 /Colors ${components} /BitsPerComponent 8 /Columns ${width} >>`;
      const entries = `/ColorSpace ${space} /BitsPerComponent 8 /Filter /FlateDecode ${parameters}`;
      return { width, height, entries, data: rows };
    }
    at += 12 + length;
  }
  return null;
}

/** Null where a PDF cannot hold the picture as it is. */
export function rasterStream(bytes: Buffer): RasterStream | null {
  return pngStream(bytes) ?? jpegStream(bytes);
}

/**
 * Which originals can be printed as pictures, how large they are once upright, and how they get there. Read from the
 * bytes, never from the name.
 */
import { isSideways, type Turn, turnOf } from './exif.ts';
import type { SnapshotPicture } from './snapshot-shape.ts';

type Size = Pick<SnapshotPicture, 'mediaType' | 'width' | 'height' | 'turn'>;

/** PNG: signature and IHDR (ISO/IEC 15948, 5.2 and 11.2.2). */
function png(bytes: Buffer): Size | null {
  if (bytes.length < 33 || bytes.readUInt32BE(0) !== 0x89504e47 || bytes.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), turn: null };
}

/** JPEG: the first frame header (ITU-T T.81, B.2.2), and what Exif says before it. */
function jpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let turn: Turn | null = null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      const upright = isSideways(turn) ? { width: height, height: width } : { width, height };
      return { mediaType: 'image/jpeg', ...upright, turn };
    }
    if (marker === 0xe1) turn ??= turnOf(bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2)));
    const standalone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
    at += standalone ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Null when the bytes are not a PNG or a JPEG of a size that can be set. */
export function pictureSize(bytes: Buffer): Size | null {
  const size = png(bytes) ?? jpeg(bytes);
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

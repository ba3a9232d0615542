/**
 * How a photograph has to be turned before it stands upright. Cameras store the picture as the sensor saw it and note the
 * turn beside it; browsers heed the note, Word, PowerPoint and PDF do not.
 */

/** Mirrored left to right first, then turned clockwise. */
export interface Turn {
  mirrored: boolean;
  degrees: 0 | 90 | 180 | 270;
}

/** CIPA DC-008 (Exif), tag 274; 1 is upright. */
const ORIENTATION = 274;
const SHORT = 3;

const turns: Partial<Record<number, Turn>> = {
  2: { mirrored: true, degrees: 0 },
  3: { mirrored: false, degrees: 180 },
  4: { mirrored: true, degrees: 180 },
  5: { mirrored: true, degrees: 270 },
  6: { mirrored: false, degrees: 90 },
  7: { mirrored: true, degrees: 90 },
  8: { mirrored: false, degrees: 270 },
};

export function isSideways(turn: Turn | null): boolean {
  return turn?.degrees === 90 || turn?.degrees === 270;
}

/**
 * @param segment content of an APP1 segment of a JPEG
 * @returns null where the picture is upright, and where nothing, or nothing that can be read, is said of it
 */
export function turnOf(segment: Buffer): Turn | null {
  if (segment.length < 16 || segment.toString('latin1', 0, 6) !== 'Exif\0\0') return null;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return null;
  for (let i = 0, at = start + 2; i < short(start) && at + 12 <= tiff.length; i++, at += 12)
    if (short(at) === ORIENTATION) return short(at + 2) === SHORT ? (turns[short(at + 8)] ?? null) : null;
  return null;
}

/**
 * A photograph with its pixels turned, for Word: what a turned picture takes up in a line of text is set differently by
 * every program that reads the file, so there the pixels have to be upright themselves.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Encoded once more: high enough that nothing is seen of it. */
const QUALITY = 92;

/**
 * Skia turns by the Exif note as it decodes. The same bytes give the same bytes.
 *
 * @param most pixels of the longer side; a smaller picture keeps its size
 * @returns the bytes as they were where they cannot be decoded: a person can still turn the picture
 */
export async function uprightJpeg(bytes: Buffer, most: number): Promise<Uint8Array> {
  const image = await loadImage(bytes).catch(() => null);
  if (image === null) return bytes;
  const scale = Math.min(1, most / Math.max(image.width, image.height));
  const canvas = createCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('jpeg', QUALITY);
}

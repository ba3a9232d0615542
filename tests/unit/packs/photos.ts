/** Photographs with each of the eight Exif orientations, and where their corners end up on a printed page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

export const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const colours = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], yellow: [255, 255, 0] } as const;
type Colour = keyof typeof colours;
/** Top left, top right, bottom left, bottom right. */
export type Corners = [Colour, Colour, Colour, Colour];

/** As the sensor stores it: 320 × 160, a colour a quarter. */
const stored = { width: 320, height: 160 };
function pixels(): Buffer {
  const canvas = createCanvas(stored.width, stored.height);
  const context = canvas.getContext('2d');
  const [w, h] = [stored.width / 2, stored.height / 2];
  (Object.keys(colours) as Colour[]).forEach((colour, i) => {
    context.fillStyle = `rgb(${colours[colour].join(' ')})`;
    context.fillRect((i % 2) * w, Math.floor(i / 2) * h, w, h);
  });
  return canvas.toBuffer('image/jpeg', 95);
}

/** An Exif segment with this one note (CIPA DC-008, 4.5 and 4.6.4.1), in either order of bytes. */
export function photo(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) => tiff[order === 'II' ? 'writeUInt16LE' : 'writeUInt16BE'](value, at);
  const long = (value: number, at: number) => tiff[order === 'II' ? 'writeUInt32LE' : 'writeUInt32BE'](value, at);
  tiff.write(order, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(274, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const jpeg = pixels();
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)]);
}

/** The table of the standard: which side the stored picture's row 0 is, and which its column 0. */
const sides: ReadonlyArray<[row: string, column: string]> = [
  ['top', 'left'],
  ['top', 'right'],
  ['bottom', 'right'],
  ['bottom', 'left'],
  ['left', 'top'],
  ['right', 'top'],
  ['right', 'bottom'],
  ['left', 'bottom'],
];
const opposite: Record<string, string> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

export function upright(orientation: number): { corners: Corners; width: number; height: number } {
  const [row = '', column = ''] = sides[orientation - 1] ?? [];
  const corners: Corners = ['red', 'red', 'red', 'red'];
  (Object.keys(colours) as Colour[]).forEach((colour, i) => {
    const at = [i < 2 ? row : opposite[row], i % 2 === 0 ? column : opposite[column]];
    corners[(at.includes('bottom') ? 2 : 0) + (at.includes('right') ? 1 : 0)] = colour;
  });
  const { width, height } = stored;
  return orientation > 4 ? { corners, width: height, height: width } : { corners, width, height };
}

/** The picture on a page: its corners and how wide it is for its height. Null where none is. */
export async function cornersOf(image: Uint8Array): Promise<{ corners: Corners; ratio: number } | null> {
  const { width, height, data } = await (async () => {
    const loaded = await loadImage(image);
    const canvas = createCanvas(loaded.width, loaded.height);
    canvas.getContext('2d').drawImage(loaded, 0, 0);
    return canvas.getContext('2d').getImageData(0, 0, loaded.width, loaded.height);
  })();
  const at = (x: number, y: number): Colour | undefined =>
    (Object.keys(colours) as Colour[]).find((name) =>
      colours[name].every((value, i) => Math.abs(value - (data[(y * width + x) * 4 + i] ?? 0)) < 24),
    );
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (at(x, y) !== undefined) {
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
  if (right < 0) return null;
  const [w, h] = [right - left + 1, bottom - top + 1];
  const quarter = (x: number, y: number): Colour => {
    const colour = at(Math.round(left + (w * x) / 4), Math.round(top + (h * y) / 4));
    if (colour === undefined) throw new Error('the picture has another colour in its corner');
    return colour;
  };
  return { corners: [quarter(1, 1), quarter(3, 1), quarter(1, 3), quarter(3, 3)], ratio: w / h };
}

/** Of the pages of a PDF that show a picture, what each shows. */
export async function picturesIn(pdf: Uint8Array): Promise<Array<{ corners: Corners; ratio: number }>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-png', '-r', '50', path.join(folder, 'a.pdf'), path.join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const found = [];
    for (const page of pages.sort()) {
      const shown = await cornersOf(readFileSync(path.join(folder, page)));
      if (shown !== null) found.push(shown);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

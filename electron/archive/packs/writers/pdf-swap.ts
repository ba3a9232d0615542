/**
 * Pictures go into the finished PDF as the archive holds them.
 *
 * Typst decodes every picture and encodes it anew: twenty photographs would take seconds and two gigabytes, and would
 * not be the originals any more. So it sets stand-ins, grey lines of a pixel's height whose width is a number, and the
 * streams are exchanged afterwards. Everything else of the file stays as it was, only moved.
 */
import { crc32, deflateSync } from 'node:zlib';
import type { RasterStream } from './pdf-raster.ts';

/** Widths from here on: no picture of one pixel's height is as wide. */
const FIRST = 60_001;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A grey PNG that is found again by its width. */
export function standIn(index: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(FIRST + index, 0);
  head.writeUInt32BE(1, 4);
  head[8] = 8;
  const row = deflateSync(Buffer.alloc(FIRST + index + 1));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', row), chunk('IEND', Buffer.alloc(0))]);
}

function imageObject(id: number, { width, height, entries, data }: RasterStream): Buffer[] {
  const size = `/Width ${width} /Height ${height}`;
  const length = data.reduce((sum, piece) => sum + piece.length, 0);
  const head = `${id} 0 obj\n<< /Type /XObject /Subtype /Image ${size} ${entries} /Length ${length} >>\nstream\n`;
  return [Buffer.from(head, 'latin1'), ...data, Buffer.from('\nendstream\nendobj\n\n', 'latin1')];
}

/** Number of the stand-in that an object is, or nothing. The dictionary stands before the stream. */
function indexOf(object: Buffer): number | null {
  const end = object.indexOf('stream');
  const dictionary = object.toString('latin1', 0, end < 0 ? 0 : end);
  if (!/\/Subtype\s*\/Image\b/.test(dictionary) || !/\/Height\s+1\b/.test(dictionary)) return null;
  const width = Number(/\/Width\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  return width < FIRST ? null : width - FIRST;
}

/**
 * The finished file in pieces: pictures are not copied.
 *
 * @param pdf with one plain cross-reference table (ISO 32000-1, 7.5.4), as Typst 0.14 writes it.
 * @throws Error where the file is built in another way, or a stand-in is not found: no picture may be lost silently.
 */
export function withPictures(pdf: Buffer, pictures: ReadonlyMap<number, RasterStream>): Buffer[] {
  if (pictures.size === 0) return [pdf];
  const from = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', Math.max(0, pdf.length - 64)))?.[1]);
  const table = Number.isNaN(from) ? null : /^xref\n0 (\d+)\n/.exec(pdf.toString('latin1', from, from + 32));
  if (table === null) throw new Error('the PDF has no cross-reference table of its own');
  const count = Number(table[1]);
  const entriesAt = from + table[0].length;
  const objects = Array.from({ length: count }, (_, id) => {
    const entry = pdf.toString('latin1', entriesAt + id * 20, entriesAt + id * 20 + 20);
    return { id, at: Number(entry.slice(0, 10)), used: entry[17] === 'n', entry };
  });
  const used = objects.filter((one) => one.used).sort((a, b) => a.at - b.at);
  const parts: Buffer[] = [];
  /** Up to where the file is in `parts`; what stays as it is between two pictures is one part. */
  let taken = 0;
  let moved = 0;
  const places = new Map<number, number>();
  const found = new Set<number>();
  used.forEach(({ id, at }, i) => {
    places.set(id, at + moved);
    const end = used[i + 1]?.at ?? from;
    const index = indexOf(pdf.subarray(at, end));
    const picture = index === null ? undefined : pictures.get(index);
    if (index === null || picture === undefined) return;
    found.add(index);
    const object = imageObject(id, picture);
    parts.push(pdf.subarray(taken, at), ...object);
    taken = end;
    moved += object.reduce((sum, part) => sum + part.length, 0) - (end - at);
  });
  parts.push(pdf.subarray(taken, from));
  if (found.size !== pictures.size) throw new Error(`${pictures.size - found.size} pictures are missing from the PDF`);
  const xref = objects.map(({ id, entry }) => {
    const place = places.get(id);
    return place === undefined ? entry : `${String(place).padStart(10, '0')}${entry.slice(10)}`;
  });
  const trailer = pdf
    .toString('latin1', entriesAt + count * 20)
    .replace(/startxref\s+\d+/, `startxref\n${from + moved}`);
  return [...parts, Buffer.from(`${table[0]}${xref.join('')}${trailer}`, 'latin1')];
}

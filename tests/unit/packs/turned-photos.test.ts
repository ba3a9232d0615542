/** Photographs that a camera stored on their side stand upright in every format, with the sides they then have. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { packManifest } from '../../../electron/archive/packs/manifest.ts';
import { pictureSize } from '../../../electron/archive/packs/pictures.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { assetFiles } from '../../../electron/archive/packs/writers/assets.ts';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { writeHtml } from '../../../electron/archive/packs/writers/html.ts';
import type { OutputFile } from '../../../electron/archive/packs/writers/output.ts';
import { writePdf } from '../../../electron/archive/packs/writers/pdf.ts';
import { writePptx } from '../../../electron/archive/packs/writers/pptx.ts';
import type { PackItem } from '../../../electron/contract/index.ts';
import { canLook, canOpen, notInstalled, printedByLibreOffice } from './libre-office.ts';
import { packOf, record, sha256, sourceOf } from './pack.ts';
import { cornersOf, orientations, photo, picturesIn, upright } from './photos.ts';

const photos = orientations.map((orientation) => photo(orientation, orientation % 2 === 0 ? 'MM' : 'II'));
const records = photos.map((bytes, i) =>
  record({
    id: `p${i}`,
    kind: 'image',
    original: { sha256: sha256(bytes), bytes: bytes.length, mediaType: 'image/jpeg', name: `${i + 1}.jpg` },
  }),
);
const source = {
  ...sourceOf(...records),
  original: (hash: string) => photos.find((bytes) => sha256(bytes) === hash) ?? null,
};
const items = records.flatMap(({ id }): PackItem[] => [
  { id, type: 'picture', recordId: id, caption: id },
  { id: `${id}-break`, type: 'page-break' },
]);
const snapshot = takeSnapshot(packOf(items), source);
const wanted = orientations.map(upright);

function expectUpright(found: Awaited<ReturnType<typeof picturesIn>>): void {
  expect(found.map(({ corners }) => corners)).toEqual(wanted.map(({ corners }) => corners));
  found.forEach(({ ratio }, i) => {
    const { width = 0, height = 1 } = wanted[i] ?? {};
    expect(ratio, `orientation ${i + 1}`).toBeGreaterThan((width / height) * 0.93);
    expect(ratio, `orientation ${i + 1}`).toBeLessThan((width / height) * 1.07);
  });
}

async function bytesOf(files: OutputFile[] | Promise<OutputFile[]>): Promise<Buffer> {
  return Buffer.from((await files)[0]?.bytes ?? []);
}

test('the size of a picture is that of the upright one; a note that says nothing is none', () => {
  photos.forEach((bytes, i) => {
    const { width, height } = wanted[i] ?? {};
    expect(pictureSize(bytes)).toMatchObject({ width, height });
  });
  expect(pictureSize(photo(0))?.turn).toBeNull();
  expect(pictureSize(photo(9))?.turn).toBeNull();
  const broken = photo(6);
  broken.writeUInt32LE(0xffff_fff0, 16);
  expect(pictureSize(broken)).toMatchObject({ width: 320, turn: null });
});

test('the manifest tells the originals', () => {
  const { pictures } = JSON.parse(packManifest(snapshot, [])) as { pictures: Array<{ originalSha256: string }> };
  expect(pictures.map((picture) => picture.originalSha256)).toEqual(photos.map(sha256));
});

describe('PDF', () => {
  test('holds the originals, and shows them upright', async (context) => {
    const pdf = await bytesOf(writePdf(snapshot, source));
    for (const bytes of photos) expect(pdf.includes(bytes)).toBe(true);
    expect(sha256(await bytesOf(writePdf(snapshot, source)))).toBe(sha256(pdf));
    if (!canLook) return context.skip('pdftoppm is not installed');
    expectUpright(await picturesIn(pdf));
  });

  test('turns once what the typesetter reads by itself', async (context) => {
    if (!canLook) return context.skip('pdftoppm is not installed');
    // Without its end mark a picture cannot be put in as it is.
    const cut = photo(6).subarray(0, -2);
    const original = { sha256: sha256(cut), bytes: cut.length, mediaType: 'image/jpeg', name: 'a.jpg' };
    const from = { ...sourceOf(record({ id: 'p0', kind: 'image', original })), original: () => cut };
    const pdf = await bytesOf(writePdf(takeSnapshot(packOf(items.slice(0, 1)), from), from));
    expect((await picturesIn(pdf)).map(({ corners }) => corners)).toEqual([upright(6).corners]);
  });
});

describe('slides', () => {
  test('hold the originals, and show them upright', async (context) => {
    const pptx = await bytesOf(writePptx(snapshot, source));
    const media = (await readZip(pptx)).filter(({ name }) => name.startsWith('ppt/media/'));
    expect(media.map(({ data }) => sha256(data)).sort()).toEqual(photos.map(sha256).sort());
    expect(sha256(await bytesOf(writePptx(snapshot, source)))).toBe(sha256(pptx));
    if (!canOpen || !canLook) return context.skip(notInstalled);
    expectUpright(await picturesIn(printedByLibreOffice(pptx, 'a.pptx')));
  }, 60_000);
});

describe('Word', () => {
  test('holds upright pixels; what is upright already stays the original', async (context) => {
    const docx = await bytesOf(writeDocx(snapshot, source));
    const media = (await readZip(docx)).filter(({ name }) => name.startsWith('word/media/'));
    expect(media.filter(({ data }) => photos.some((bytes) => bytes.equals(data)))).toHaveLength(1);
    expect(sha256(await bytesOf(writeDocx(snapshot, source)))).toBe(sha256(docx));
    const found = await Promise.all(media.map(({ data }) => cornersOf(data)));
    for (const one of wanted) expect(found.map((shown) => shown?.corners)).toContainEqual(one.corners);
    if (!canOpen || !canLook) return context.skip(notInstalled);
    expectUpright(await picturesIn(printedByLibreOffice(docx, 'a.docx')));
  }, 60_000);

  test('holds no more pixels than are printed', async () => {
    const { uprightJpeg } = await import('../../../electron/archive/packs/upright-jpeg.ts');
    const small = await loadImage(Buffer.from(await uprightJpeg(photo(6), 100)));
    expect([small.width, small.height]).toEqual([50, 100]);
    const other = Buffer.from('no picture');
    expect(await uprightJpeg(other, 100)).toBe(other);
  });
});

test('a page and a folder keep the originals, which browsers turn, and say the size they then have', async () => {
  const html = (await bytesOf(writeHtml(snapshot, source))).toString();
  const sizes = [...html.matchAll(/<img src="assets\/picture-\d+\.jpg"[^>]* width="(\d+)" height="(\d+)"/g)];
  expect(sizes.map(([, width, height]) => [Number(width), Number(height)])).toEqual(
    wanted.map(({ width, height }) => [width, height]),
  );
  const assets = assetFiles(snapshot, source).filter(({ path }) => path.endsWith('.jpg'));
  expect(assets.map(({ bytes }) => sha256(bytes))).toEqual(photos.map(sha256));
});

test('the corners of the test are told apart', async () => {
  expect(await cornersOf(createCanvas(8, 8).toBuffer('image/png'))).toBeNull();
});

/** Seals: every byte of a single file counts, and a file without one is told from a damaged one. */
import { createHash } from 'node:crypto';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { joined, readSeal, sealPdf, sealZip } from '../../../electron/archive/packs/seal.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { zipPieces } from '../../../electron/archive/packs/writers/fixed-zip.ts';
import { makePdf } from '../../tools/fixture-pdf.ts';
import { docxWith } from '../ingest/zip-bytes.ts';

const pdf = makePdf([[{ x: 73, y: 700, size: 16, text: '一行' }]]);
const zip = Buffer.concat(zipPieces([{ name: 'a.txt', data: '甲' }]));

test.each([
  ['zip', joined(sealZip([zip]))],
  ['pdf', joined(sealPdf([pdf]))],
] as const)('%s: any changed byte, any cut, and anything added is found', (kind, sealed) => {
  expect(readSeal(sealed, kind)).toBe('whole');
  for (let at = 0; at < sealed.length; at++)
    for (const bits of [1, 0x20, 0xff]) {
      const bytes = Buffer.from(sealed);
      bytes[at] = (bytes[at] ?? 0) ^ bits;
      expect(readSeal(bytes, kind), `${at} ^ ${bits}`).toBe('broken');
    }
  for (let length = 0; length < sealed.length; length += 7)
    expect(readSeal(sealed.subarray(0, length), kind), `cut at ${length}`).not.toBe('whole');
  for (const more of ['x', '\n', 'x'.repeat(5000)])
    expect(readSeal(Buffer.concat([sealed, Buffer.from(more)]), kind)).toBe('broken');
});

test('without a seal: missing, not broken', () => {
  expect([readSeal(zip, 'zip'), readSeal(pdf, 'pdf'), readSeal(Buffer.alloc(0), 'pdf')]).toEqual(
    Array(3).fill('missing'),
  );
});

test('only what ends as it should is sealed, and only once', () => {
  expect(() => sealZip([joined(sealZip([zip]))])).toThrow();
  expect(() => sealZip([Buffer.from('short')])).toThrow();
  expect(() => sealPdf([joined(sealPdf([pdf]))])).toThrow();
  const ends = ['%%EOF', '%%EOF\n', '%%EOF\r\n'].map((end) => Buffer.concat([pdf.subarray(0, -6), Buffer.from(end)]));
  for (const one of ends) expect(readSeal(joined(sealPdf([one])), 'pdf')).toBe('whole');
});

test('what is told of a sealed file in pieces is so of the whole', () => {
  for (const sealed of [sealZip([zip]), sealPdf([pdf.subarray(0, 20), pdf.subarray(20)])]) {
    const whole = joined(sealed);
    expect(sealed.byteLength).toBe(whole.length);
    expect(sealed.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
  }
});

test('other programs still read the files', async () => {
  const docx = joined(sealZip([await docxWith([])]));
  expect((await readZip(docx)).map((part) => part.name)).toContain('word/document.xml');
  expect((await mammoth.extractRawText({ buffer: docx })).value).toContain('正文一段');
});

/** A zip made in the browser is read by the program that will read it, and holds what was given. */
import { crc32 as known } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { crc32, TooMuch, withFoldersZipped, zipOf } from '../../../renderer/app/lib/folder-zip.ts';

const never = new AbortController().signal;
const bytesOf = async (file: Blob): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

function file(path: string, content: string): File {
  const made = new File([content], path.split('/').at(-1) ?? '');
  const inside = path.includes('/') ? path : '';
  Object.defineProperty(made, 'webkitRelativePath', { value: inside });
  return made;
}

test('sums are those of zip, also in pieces', () => {
  const bytes = Buffer.from('人民代表大会制度'.repeat(100));
  expect(crc32(bytes)).toBe(known(bytes));
  expect(crc32(bytes.subarray(7), crc32(bytes.subarray(0, 7)))).toBe(known(bytes));
  expect(crc32(new Uint8Array())).toBe(0);
});

test('files stay files; every folder becomes one zip under its name', async () => {
  const big = '长'.repeat(200_000);
  const given = [file('单个.pdf', 'x'), file('甲/清单.json', '{}'), file('乙/a/.b.txt', big), file('甲/空.txt', '')];
  const [single, ...zips] = await withFoldersZipped(given, never);
  expect(single).toBe(given[0]);
  expect(zips.map((zip) => zip.name)).toEqual(['甲', '乙']);
  const parts = await Promise.all(zips.map(async (zip) => readZip(await bytesOf(zip))));
  expect(parts.flat().map(({ name, data }) => [name, data.toString()])).toEqual([
    ['甲/清单.json', '{}'],
    ['甲/空.txt', ''],
    ['乙/a/.b.txt', big],
  ]);
});

test('more files than a plain zip has numbers for are refused; a stopped one ends', async () => {
  const one = { path: 'a', bytes: new Blob([]) };
  await expect(zipOf('a', Array(65_536).fill(one), never)).rejects.toBeInstanceOf(TooMuch);
  const stopped = AbortSignal.abort();
  await expect(zipOf('a', [{ path: 'a', bytes: new Blob(['x']) }], stopped)).rejects.toThrow(/abort/i);
});

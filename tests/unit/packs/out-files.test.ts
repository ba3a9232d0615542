/** Files of an export on the disk: what is told of them is what is there, and a change is found. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measured, verifyWritten, writeOut } from '../../../electron/archive/packs/out-files.ts';
import { remembering } from '../../../electron/archive/packs/source.ts';
import { renamed } from '../../../electron/archive/packs/writers/output.ts';
import { tempFolder } from '../archive/temp.ts';
import { sha256, sourceOf } from './pack.ts';

const bytes = Buffer.from('票决制');

test('written, copied, and one that stands where it is wanted', async () => {
  const folder = tempFolder();
  const [made] = await writeOut(folder, [{ path: '网页/index.html', bytes }]);
  expect(made).toEqual({ path: '网页/index.html', bytes: 9, sha256: sha256(bytes) });
  const from = path.join(folder, '网页', 'index.html');
  const facts = { bytes: 9, sha256: sha256(bytes), from };
  const copied = await writeOut(folder, [
    { ...facts, path: 'data/index.html' },
    { ...facts, path: '网页/index.html' },
  ]);
  expect(copied.map((file) => file.path)).toEqual(['data/index.html', '网页/index.html']);
  expect(readFileSync(path.join(folder, 'data', 'index.html'))).toEqual(bytes);
  verifyWritten(folder, copied);
});

test('nothing is written over, and a file that changed is named', async () => {
  const folder = tempFolder();
  const written = await writeOut(folder, [{ path: 'a.txt', bytes }]);
  await expect(writeOut(folder, [{ path: 'a.txt', bytes }])).rejects.toThrow(/EEXIST/);
  writeFileSync(path.join(folder, 'a.txt'), '票选制');
  expect(() => verifyWritten(folder, written)).toThrow(
    expect.objectContaining({ code: 'DAMAGED', params: { file: 'a.txt' } }),
  );
});

test('a file longer than a piece has the hash of the whole', () => {
  const file = path.join(tempFolder(), 'long');
  const long = Buffer.alloc(2_500_000, '资料');
  writeFileSync(file, long);
  expect(measured(file, ['sha256'])).toEqual({ bytes: long.length, digests: [sha256(long)] });
});

test('under another name, and still not read before it is asked for', () => {
  let read = 0;
  const file = renamed(
    {
      path: 'a',
      get bytes() {
        read++;
        return bytes;
      },
    },
    'b/a',
  );
  expect([file.path, read]).toEqual(['b/a', 0]);
  expect([file.bytes, read]).toEqual([bytes, 1]);
});

test('an original is read once, as long as there is room; one that is gone is asked for again', () => {
  const asked: string[] = [];
  const large = Buffer.alloc(40 * 1024 * 1024);
  const source = remembering({
    ...sourceOf(),
    original: (hash) => {
      asked.push(hash);
      return hash === 'gone' ? null : large;
    },
  });
  for (const hash of ['one', 'one', 'two', 'two', 'gone', 'gone', 'one']) source.original?.(hash);
  expect(asked).toEqual(['one', 'two', 'two', 'gone', 'gone']);
});

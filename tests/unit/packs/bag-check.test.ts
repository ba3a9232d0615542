/** Every clause of RFC 8493 that a bag can break, tried on one small bag. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkBagIt } from '../../../electron/archive/packs/bag-check.ts';
import {
  decodePath,
  encodePath,
  manifestLines,
  readManifestLines,
} from '../../../electron/archive/packs/bag-format.ts';
import { folderParts, zipParts } from '../../../electron/archive/packs/verify/parts.ts';
import { tempFolder } from '../archive/temp.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { sha256 } from './pack.ts';

type Files = Record<string, string>;
const payload: Files = { 'data/甲.txt': '甲', 'data/乙/100%.txt': '乙', 'data/c.txt': 'c' };

function manifest(files: Files): string {
  return manifestLines(Object.entries(files).map(([name, text]) => ({ path: name, digest: sha256(text) })));
}

const good: Files = {
  'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  'bag-info.txt': 'Source-Organization: 某办公室\nPayload-Oxum: 7.3\nBagging-Date: 2026-11-24\n',
  'manifest-sha256.txt': manifest(payload),
  ...payload,
};
const tagged: Files = {
  ...good,
  'tagmanifest-sha256.txt': manifest({
    'bagit.txt': good['bagit.txt'] ?? '',
    'bag-info.txt': good['bag-info.txt'] ?? '',
    'manifest-sha256.txt': good['manifest-sha256.txt'] ?? '',
  }),
};

function laid(files: Files): string {
  const dir = tempFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

async function faults(files: Files): Promise<string[]> {
  const report = await checkBagIt(await folderParts(laid(files)));
  expect(report.valid).toBe(report.faults.length === 0);
  return report.faults.map(({ kind, subject }) => `${kind} ${subject}`);
}

/** The good bag with one file written otherwise. */
function withFile(name: string, change: (text: string) => string): Files {
  return { ...good, [name]: change(good[name] ?? '') };
}

function without(name: string): Files {
  return Object.fromEntries(Object.entries(good).filter(([one]) => one !== name));
}

test('a bag that keeps to everything, as a folder and as a zip', async () => {
  expect(await faults(good)).toEqual([]);
  expect(await faults(tagged)).toEqual([]);
  const zip = await zipParts(await zipOf(Object.entries(tagged).map(([name, content]) => ({ name, content }))));
  if (zip === null) throw new Error('the zip was not read');
  expect(await checkBagIt(zip)).toMatchObject({ complete: true, valid: true, faults: [], files: 6 });
});

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
  ['no end of the last line', (text: string) => text.replace(/\n$/, '')],
] as const)('what a reader must accept: %s', async (_, change) => {
  for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'])
    expect(await faults(withFile(name, change)), name).toEqual([]);
});

test('what a reader must accept: upper-case digits, tabs, continued lines, any case of a label, no bag-info, other tag files', async () => {
  expect(await faults(withFile('manifest-sha256.txt', (t) => t.replace(/^\w+/gm, (hex) => hex.toUpperCase())))).toEqual(
    [],
  );
  expect(await faults(withFile('manifest-sha256.txt', (t) => t.replaceAll('  ', ' \t ')))).toEqual([]);
  expect(
    await faults(withFile('bag-info.txt', () => 'External-Description: 一\n  二\n\t三\npayload-oxum: 7.3\n')),
  ).toEqual([]);
  expect(await faults(without('bag-info.txt'))).toEqual([]);
  expect(await faults({ ...good, 'metadata/more.xml': '<x/>' })).toEqual([]);
});

test('a payload that is complete but not valid', async () => {
  const report = await checkBagIt(await folderParts(laid({ ...good, 'data/c.txt': 'd' })));
  expect(report).toMatchObject({ complete: true, valid: false });
});

const line = `${sha256('c')}  `;
test.each<[string, Files, string[]]>([
  ['a payload file missing', without('data/c.txt'), ['file-missing data/c.txt', 'bag-broken bag-info.txt']],
  ['a payload file not listed', { ...good, 'data/d.txt': '' }, ['file-extra data/d.txt']],
  ['a wrong hash', { ...good, 'data/c.txt': 'd' }, ['file-changed data/c.txt']],
  ['no bagit.txt', without('bagit.txt'), ['bag-broken bagit.txt']],
  [
    'no manifest',
    without('manifest-sha256.txt'),
    [
      'bag-broken manifest-sha256.txt',
      'file-extra data/c.txt',
      'file-extra data/乙/100%.txt',
      'file-extra data/甲.txt',
      'bag-broken bag-info.txt',
    ],
  ],
  [
    'an algorithm nobody knows',
    { ...without('manifest-sha256.txt'), 'manifest-sm3.txt': good['manifest-sha256.txt'] ?? '' },
    ['bag-broken manifest-sm3.txt'],
  ],
  [
    'an algorithm in capitals',
    { ...without('manifest-sha256.txt'), 'manifest-SHA256.txt': good['manifest-sha256.txt'] ?? '' },
    [
      'bag-broken manifest-SHA256.txt',
      'bag-broken manifest-sha256.txt',
      'file-extra data/c.txt',
      'file-extra data/乙/100%.txt',
      'file-extra data/甲.txt',
      'bag-broken bag-info.txt',
    ],
  ],
  [
    'a second manifest that lists less',
    { ...good, 'manifest-md5.txt': `${'0'.repeat(32)}  data/c.txt\n` },
    ['bag-broken manifest-md5.txt', 'bag-broken manifest-md5.txt', 'file-changed data/c.txt'],
  ],
  [
    'the same path twice',
    withFile('manifest-sha256.txt', (t) => `${t}${line}data/c.txt\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'two paths that are one on some systems',
    { ...withFile('manifest-sha256.txt', (t) => `${t}${line}data/C.txt\n`), 'data/C.txt': 'c', 'bag-info.txt': '' },
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a path up',
    withFile('manifest-sha256.txt', (t) => `${t}${line}data/../../etc/passwd\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a path from the root',
    withFile('manifest-sha256.txt', (t) => `${t}${line}/etc/passwd\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a path from home',
    withFile('manifest-sha256.txt', (t) => `${t}${line}~/c.txt\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a path on a drive',
    withFile('manifest-sha256.txt', (t) => `${t}${line}C:/c.txt\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a path out of data',
    withFile('manifest-sha256.txt', (t) => `${t}${line}bagit.txt\n`),
    ['bag-broken manifest-sha256.txt'],
  ],
  [
    'a percent sign that stands for itself',
    withFile('manifest-sha256.txt', (t) => t.replace('100%25', '100%')),
    ['bag-broken manifest-sha256.txt', 'file-extra data/乙/100%.txt', 'bag-broken bag-info.txt'],
  ],
  [
    'a digest that is too short',
    withFile('manifest-sha256.txt', (t) => t.replace(/^\w/, '')),
    ['bag-broken manifest-sha256.txt', 'file-extra data/c.txt', 'bag-broken bag-info.txt'],
  ],
  ['an empty line', withFile('manifest-sha256.txt', (t) => `${t}\n`), ['bag-broken manifest-sha256.txt']],
  ['a mark of byte order in bagit.txt', withFile('bagit.txt', (t) => `\ufeff${t}`), ['bag-broken bagit.txt']],
  ['a mark of byte order in bag-info.txt', withFile('bag-info.txt', (t) => `\ufeff${t}`), ['bag-broken bag-info.txt']],
  ['three lines', withFile('bagit.txt', (t) => `${t}More: x\n`), ['bag-broken bagit.txt']],
  ['white space in the declaration', withFile('bagit.txt', (t) => t.replace('1.0', '1.0 ')), ['bag-broken bagit.txt']],
  ['an older version', withFile('bagit.txt', (t) => t.replace('1.0', '0.97')), ['bag-broken bagit.txt']],
  ['a version to come', withFile('bagit.txt', (t) => t.replace('1.0', '2.0')), ['bag-broken bagit.txt']],
  ['another encoding', withFile('bagit.txt', (t) => t.replace('UTF-8', 'GB18030')), ['bag-broken bagit.txt']],
  ['fetch.txt', { ...good, 'fetch.txt': 'http://example.org/c 1 data/c.txt\n' }, ['bag-broken fetch.txt']],
  ['a wrong sum', withFile('bag-info.txt', (t) => t.replace('7.3', '8.3')), ['bag-broken bag-info.txt']],
  ['two sums', withFile('bag-info.txt', (t) => `${t}Payload-Oxum: 7.3\n`), ['bag-broken bag-info.txt']],
  [
    'a day that is none',
    withFile('bag-info.txt', (t) => t.replace('2026-11-24', '2026年')),
    ['bag-broken bag-info.txt'],
  ],
  ['a label without a value', withFile('bag-info.txt', (t) => `${t}没有冒号\n`), ['bag-broken bag-info.txt']],
  ['a continued line of nothing', withFile('bag-info.txt', (t) => ` x\n${t}`), ['bag-broken bag-info.txt']],
  ['a tag file changed', { ...tagged, 'bag-info.txt': 'Payload-Oxum: 7.3\n' }, ['file-changed bag-info.txt']],
  [
    'a tag manifest that lists itself',
    { ...tagged, 'tagmanifest-sha256.txt': `${tagged['tagmanifest-sha256.txt']}${line}tagmanifest-sha256.txt\n` },
    ['bag-broken tagmanifest-sha256.txt'],
  ],
  [
    'a tag manifest that lists payload',
    { ...tagged, 'tagmanifest-sha256.txt': `${tagged['tagmanifest-sha256.txt']}${line}data/c.txt\n` },
    ['bag-broken tagmanifest-sha256.txt'],
  ],
  [
    'tag manifests that list different files',
    { ...tagged, 'tagmanifest-sha1.txt': '' },
    ['bag-broken tagmanifest-sha1.txt'],
  ],
])('%s', async (_, files, expected) => {
  expect(await faults(files)).toEqual(expected);
});

test('a manifest that is not UTF-8', async () => {
  const dir = laid(good);
  writeFileSync(path.join(dir, 'bag-info.txt'), Buffer.from([0xd6, 0xd0, 0x3a, 0x20, 0x31, 0x0a]));
  expect((await checkBagIt(await folderParts(dir))).faults.map((f) => f.subject)).toEqual(['bag-info.txt']);
});

test('names with what has to be encoded go out and come back', () => {
  for (const name of ['data/100%.txt', 'data/a\nb', 'data/a\rb%0A', 'data/甲 乙.txt', 'data/%25']) {
    expect(decodePath(encodePath(name))).toBe(name);
    const entries = [{ path: name, digest: sha256(name) }];
    expect(readManifestLines(manifestLines(entries), 64)).toEqual({ entries, faults: [] });
  }
  expect(decodePath('data/%0a%0d')).toBe('data/\n\r');
  expect(decodePath('data/%20')).toBeNull();
});

/** A chart or a picture that was exchanged is named, also by one who makes the hashes of the files fit. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPack } from '../../../electron/archive/packs/export.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { readManifestPart } from '../../../electron/archive/packs/writers/docx-manifest.ts';
import type { PackFormat } from '../../../electron/contract/index.ts';
import { zipOf } from '../ingest/zip-bytes.ts';
import { everyPack, everySource } from './every-kind.ts';
import { sha256 } from './pack.ts';
import { edit, found, refit } from './proof.ts';

const formats: PackFormat[] = ['html', 'markdown', 'docx', 'pptx'];
let dir = '';
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-items-'));
  for (const format of formats)
    await exportPack({ pack: everyPack(), source: everySource(), formats: [format], targetDir: dir });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const named = (part: string): string =>
  path.join(dir, readdirSync(dir).find((name) => name.includes(part)) ?? 'not exported');
const other = createCanvas(4, 4).toBuffer('image/png');

test('as they were exported they pass', async () => {
  const all = readdirSync(dir);
  expect(all).toHaveLength(formats.length);
  for (const name of all) expect(await found(path.join(dir, name)), name).toEqual([]);
});

test.each(['Markdown', '基层实践案例选编'])('in the folder %s, with hashes that fit', async (part) => {
  const folder = part === 'Markdown' ? named(part) : path.join(dir, part);
  const assets = readdirSync(path.join(folder, 'assets'));
  const changed = assets.filter((name) => /^(?:chart|picture)-/.test(name)).map((name) => `assets/${name}`);
  expect(changed).toHaveLength(2);
  for (const name of changed) writeFileSync(path.join(folder, name), other);
  edit(path.join(folder, 'manifest.json'), (json) =>
    refit(json, (manifest) => {
      for (const file of manifest['files'] as Array<{ path: string }>)
        if (changed.includes(file.path)) Object.assign(file, { bytes: other.length, sha256: sha256(other) });
    }),
  );
  expect(await found(folder)).toEqual(['item-changed 各地选民登记率', 'item-changed 代表之家接待日']);
});

test.each([
  ['.pptx', ['各地选民登记率', '代表之家接待日']],
  ['.docx', ['各地选民登记率']],
] as const)('in a %s, beside its parts', async (ending, items) => {
  const file = named(ending);
  const parts = await readZip(readFileSync(file));
  expect(parts.some(({ data }) => readManifestPart(data.toString()) !== null)).toBe(true);
  const exchanged = parts.map(({ name, data }) => ({ name, content: /\/media\//.test(name) ? other : data }));
  writeFileSync(file, await zipOf(exchanged));
  const problems = (await found(file)).filter((problem) => problem.startsWith('item-changed'));
  expect(problems).toEqual(items.map((item) => `item-changed ${item}`));
});

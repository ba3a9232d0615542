/** The built viewer is that of the source, and reads what the archive writes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PackData as Written } from '../../../electron/archive/packs/writers/html-data.ts';
import { resourcePath } from '../../../electron/archive/resources.ts';
import { buildViewer } from '../../../renderer/pack/build.ts';
import type { PackData as Read } from '../../../renderer/pack/data.ts';

test('resources/pack-viewer is built from the source as it is now', async () => {
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-viewer-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await buildViewer(outDir);
  for (const name of ['pack.js', 'pack.css'])
    expect(
      readFileSync(path.join(outDir, name), 'utf8') === readFileSync(resourcePath('pack-viewer', name), 'utf8'),
      `${name} is stale: run node renderer/pack/build.ts`,
    ).toBe(true);
});

test('the script is one classic script that asks nothing of anybody', () => {
  const script = readFileSync(resourcePath('pack-viewer', 'pack.js'), 'utf8');
  expect(script).not.toMatch(
    /^\s*(import|export)\b|\bimport\(|\bfetch\(|XMLHttpRequest|localStorage|\beval\(|new Function/m,
  );
  expect(readFileSync(resourcePath('pack-viewer', 'pack.css'), 'utf8')).not.toMatch(/url\(|@import/);
});

test('both rooms mean the same data', () => {
  // Held by the type checker; the assignments fail to compile when one side changes alone.
  const read = (written: Written): Read => written;
  const written = (data: Read): Written => data;
  expect([read, written]).toHaveLength(2);
});

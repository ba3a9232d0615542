/** Formats made on two threads are the ones made in turn, byte for byte. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FileFacts } from '../../../electron/archive/packs/manifest.ts';
import {
  type Made,
  type Rendered,
  renderInTurn,
  renderOnTwoThreads,
  shared,
} from '../../../electron/archive/packs/render-all.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { tempFolder } from '../archive/temp.ts';
import { excerpt, packOf, record, sha256, sourceOf, whole } from './pack.ts';

const first = record({ id: 'first', title: '高淳区：票决制', text: '票决制由代表投票决定。\n\n十件实事。' });
const source = sourceOf(first);
const snapshot = takeSnapshot(packOf([excerpt(first, '票决制由代表投票决定。'), whole(first)]), source);
const formats: Rendered[] = ['xlsx', 'html', 'markdown', 'citations'];

test('the same files on two threads, each format told once', async () => {
  const done: string[] = [];
  const note = async (format: string): Promise<void> => {
    done.push(format);
  };
  const [one, two] = [tempFolder(), tempFolder()];
  const told = (made: Made): FileFacts[] => formats.flatMap((format) => made.get(format) ?? []);
  const inTurn = told(await renderInTurn(formats, snapshot, source, { folder: one, title: '资料' }, async () => {}));
  const onTwo = told(
    await renderOnTwoThreads('/nowhere')(formats, snapshot, source, { folder: two, title: '资料' }, note),
  );
  expect(inTurn.length).toBeGreaterThan(formats.length);
  for (const { path: name, sha256: hash } of onTwo) expect(sha256(readFileSync(path.join(two, name)))).toBe(hash);
  expect(onTwo).toEqual(inTurn);
  expect(done.sort()).toEqual([...formats].sort());
});

test('a failure of the other thread is the failure of the export', async () => {
  const broken = { ...snapshot, records: [{}] } as unknown as typeof snapshot;
  const to = { folder: tempFolder(), title: '资料' };
  await expect(renderOnTwoThreads('/nowhere')(formats, broken, source, to, async () => {})).rejects.toThrow();
});

test('every format has a thread, and the load is shared', () => {
  const [one, other] = shared(['docx', 'pdf', 'pptx', 'html', 'xlsx', 'markdown', 'text', 'citations']);
  expect([...one, ...other]).toHaveLength(8);
  expect(other.length).toBeGreaterThan(1);
  expect(shared(['html'])).toEqual([['html'], []]);
});

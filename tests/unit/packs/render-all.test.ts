/** Formats made on two threads are the ones made in turn, byte for byte. */
import { expect, test } from 'vitest';
import { type Rendered, renderInTurn, renderOnTwoThreads, shared } from '../../../electron/archive/packs/render-all.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
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
  const hashes = (made: ReadonlyMap<Rendered, Array<{ path: string; bytes: Uint8Array }>>): string[] =>
    formats.flatMap((format) => (made.get(format) ?? []).map(({ path, bytes }) => `${path} ${sha256(bytes)}`));
  const inTurn = hashes(await renderInTurn(formats, snapshot, source, async () => {}));
  const onTwo = hashes(await renderOnTwoThreads('/nowhere')(formats, snapshot, source, note));
  expect(inTurn.length).toBeGreaterThan(formats.length);
  expect(onTwo).toEqual(inTurn);
  expect(done.sort()).toEqual([...formats].sort());
});

test('a failure of the other thread is the failure of the export', async () => {
  const broken = { ...snapshot, records: [{}] } as unknown as typeof snapshot;
  await expect(renderOnTwoThreads('/nowhere')(formats, broken, source, async () => {})).rejects.toThrow();
});

test('every format has a thread, and the load is shared', () => {
  const [one, other] = shared(['docx', 'pdf', 'pptx', 'html', 'xlsx', 'markdown', 'text', 'citations']);
  expect([...one, ...other]).toHaveLength(8);
  expect(other.length).toBeGreaterThan(1);
  expect(shared(['html'])).toEqual([['html'], []]);
});

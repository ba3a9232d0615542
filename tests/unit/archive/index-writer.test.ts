/** What the index takes from another thread: only what was read with the pairs that are in use when it is inserted. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createPairStore, type PairsInUse } from '../../../electron/archive/catalogue/word-pairs.ts';
import { openForReading } from '../../../electron/archive/db/open.ts';
import { createIndex, nextIndexName, takeIndex } from '../../../electron/archive/search/index-file.ts';
import { createIndexWriter } from '../../../electron/archive/search/index-writer.ts';
import { type PreparedDocument, prepareDocument } from '../../../electron/archive/search/prepare.ts';
import { archiveOf } from './temp.ts';

const title = '某县简报';
const text = '代表下沉网格，织密履职网。';
const net = { spun: '履职网', standard: '联络阵地', cls: 'G' as const, enabled: true, note: '' };

/**
 * Makes the index of an archive whose pairs are `latest`, out of a document that was handed over with `handed`, and
 * asks it for the standard word. `meanwhile` is what the writer is told of the pairs, call by call.
 */
async function indexed(options: {
  handed: (latest: PairsInUse, old: PairsInUse) => PreparedDocument;
  meanwhile?: (latest: PairsInUse, old: PairsInUse) => PairsInUse[];
}): Promise<{ found: number; left: number; asked: number }> {
  const { archive, client, dir } = await archiveOf([{ id: 'a', title, text }]);
  const old = archive.parts.pairs.inUse();
  await client.pairs.save(net);
  await expect.poll(archive.parts.behind, { timeout: 20_000 }).toBe(0);
  await archive.close();

  const catalogue = openForReading(path.join(dir, 'archive.sqlite'));
  const latest = createPairStore(catalogue, null).inUse();
  expect([old.version, latest.version]).toEqual([0, 1]);
  const name = nextIndexName(dir);
  const index = createIndex(dir, name);
  const told = options.meanwhile?.(latest, old) ?? [];
  let asked = 0;
  const writer = createIndexWriter(catalogue, index, () => told[asked++] ?? latest);
  const document = options.handed(latest, old);
  const prepared = new Map([[document.seq, document]]);
  expect(writer.step(prepared)).toBe(1);
  expect(writer.behind()).toBe(0);
  catalogue.close();
  index.close();
  takeIndex(dir, name);

  const reader = await openArchive({ dir, mode: 'read' });
  const found = reader.parts.search({ query: net.standard }).total;
  await reader.close();
  return { found, left: prepared.size, asked };
}

/** Numbered anew when the pair was saved. */
const SEQ = 2;

it('a document prepared with older pairs is prepared anew', async () => {
  const handed = (_: PairsInUse, old: PairsInUse): PreparedDocument => prepareDocument(SEQ, title, text, old);
  expect(await indexed({ handed })).toMatchObject({ found: 1, left: 0 });
});

it('one prepared with the same pairs is taken as it is', async () => {
  const handed = (latest: PairsInUse, old: PairsInUse): PreparedDocument => ({
    ...prepareDocument(SEQ, title, text, old),
    pairs: latest.version,
  });
  expect(await indexed({ handed })).toMatchObject({ found: 0, left: 0 });
});

it('pairs that change while a batch is under way have it done again', async () => {
  const result = await indexed({
    handed: (_, old) => prepareDocument(SEQ, title, text, old),
    // At its beginning still the old ones, at its end the new ones.
    meanwhile: (latest, old) => [old, latest],
  });
  expect(result).toEqual({ found: 1, left: 0, asked: 4 });
});

/** The pack and the archive over the judged documents: 500 records, every judged query, the same ids. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { regionAliases } from '../../../electron/archive/catalogue/taxonomy.ts';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { packData } from '../../../electron/archive/packs/writers/html-data.ts';
import { packIndex } from '../../../electron/archive/packs/writers/html-index.ts';
import { restore } from '../../../electron/text/index.ts';
import { createPackSearch } from '../../../renderer/pack/search.ts';
import { judgedDocuments } from '../../bench/judged/documents.ts';
import { judgedQueries } from '../../bench/judged/queries.ts';
import { importPaths, newArchive, tempFolder, writeJsonl } from '../archive/temp.ts';
import { packOf, sourceOf, whole } from './pack.ts';

const RECORDS = 500;

test('the same ids for every judged query, over a pack of 500 records', async () => {
  const documents = judgedDocuments().slice(-RECORDS);
  const { archive, client } = await newArchive();
  await importPaths(
    archive,
    client,
    writeJsonl(
      path.join(tempFolder(), 'judged.jsonl'),
      documents.map((d) => d.record),
    ),
  );
  const { records: summaries } = await client.records.list({ limit: RECORDS });
  const records = await Promise.all(summaries.map(({ id }) => client.records.get({ id })));
  expect(records).toHaveLength(RECORDS);
  const pairs = archive.parts.pairs.table();
  const source = {
    ...sourceOf(...records),
    regionAliases: regionAliases(),
    restored: (text: string): string => restore(text, pairs)?.text ?? text,
  };
  const data = packData(takeSnapshot(packOf(records.map((record) => whole(record))), source), source);
  expect(data.docs.filter((doc) => doc.restored !== undefined).length).toBeGreaterThan(10);
  const pack = createPackSearch(JSON.parse(JSON.stringify(data)), JSON.parse(JSON.stringify(packIndex(data.docs))));

  /** All ids, page by page; copies are folded under their originals. */
  const idsOf = (query: string): string[] => {
    const ids: string[] = [];
    for (let offset = 0; ; ) {
      const page = archive.parts.search({ query, offset, limit: 200, facets: false, offers: false });
      ids.push(...page.hits.flatMap((hit) => [hit.id, ...hit.duplicates.map((copy) => copy.id)]));
      offset += page.hits.length;
      if (page.hits.length === 0 || ids.length >= page.total) return ids.sort();
    }
  };
  const different: unknown[] = [];
  let found = 0;
  for (const { text } of judgedQueries()) {
    const ours = idsOf(text);
    const theirs = pack.ids(text).sort();
    if (ours.length > 0) found++;
    const only = (a: string[], b: string[]): string[] => a.filter((id) => !b.includes(id)).slice(0, 5);
    if (ours.join() !== theirs.join()) different.push({ text, archive: only(ours, theirs), pack: only(theirs, ours) });
  }
  expect(different).toEqual([]);
  expect(found).toBeGreaterThan(120);
}, 120_000);

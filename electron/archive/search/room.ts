/**
 * Everything that answers questions over one index file. When a new index takes the place of the old one, a new room
 * does; nothing else holds on to the file.
 */
import type { BatchQuery, BatchResult, SearchResult } from '../../contract/index.ts';
import type { PairTable } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { ReadDb } from '../db/open.ts';
import { createBatch } from './batch.ts';
import { Columns } from './columns.ts';
import { createEvaluator } from './evaluate.ts';
import { readMeta } from './index-file.ts';
import { createLexiconProvider } from './lexicon/provider.ts';
import { createOffers } from './offers.ts';
import { PostingReader } from './postings/reader.ts';
import { createQuoter } from './quote.ts';
import { createSearch, type Search } from './search.ts';

export interface RoomDeps {
  records: RecordReader;
  taxonomy: TaxonomyIndex;
  pairs: () => PairTable;
  lastChange: () => number;
  state: () => SearchResult['index'];
}

export interface SearchRoom {
  readonly index: ReadDb;
  readonly columns: Columns;
  search: Search;
  batch(query: BatchQuery): BatchResult;
  /** Changes of the catalogue that the index has not seen. */
  behind(): number;
  /** Reads all words to offer at once, instead of in quiet moments. */
  completeLexicon(): void;
  close(): void;
}

export function createSearchRoom(index: ReadDb, deps: RoomDeps): SearchRoom {
  const columns = new Columns(index);
  const postings = new PostingReader(index);
  const { records, taxonomy, pairs } = deps;
  const evaluator = createEvaluator(postings, columns, taxonomy, records);
  const behind = (): number => Math.max(0, deps.lastChange() - readMeta(index, 'indexed_seq'));
  const quoter = createQuoter({
    records,
    pairs,
    hasRestored: (rid) => (columns.restoredEnd[rid] ?? 0) > (columns.bodyEnd[rid] ?? 0),
  });
  const lexicon = createLexiconProvider({ index, columns, taxonomy, titles: records.titles });
  const search = createSearch({
    columns,
    evaluator,
    postings,
    records,
    taxonomy,
    quoter,
    offers: createOffers({ lexicon, taxonomy, pairs }),
    behind,
    state: deps.state,
  });
  const batch = createBatch({ columns, postings, records });

  /** One state of the index from the first look to the last: a merge in between would take pages away. */
  function reading<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      if (index.inTransaction) return work(...args);
      index.exec('BEGIN');
      try {
        if (columns.refresh()) postings.refresh();
        const result = work(...args);
        lexicon.follow();
        return result;
      } finally {
        index.exec('COMMIT');
      }
    };
  }

  // The columns are there before the first question; what to offer is learned from it on.
  index.exec('BEGIN');
  if (columns.refresh()) postings.refresh();
  index.exec('COMMIT');

  return {
    index,
    columns,
    search: Object.assign(reading(search), {
      list: reading(search.list),
      ranked: reading((...args: Parameters<Search['ranked']>) => search.ranked(...args)),
      similar: reading(search.similar),
      elsewhere: reading(search.elsewhere),
      matching: reading((input: Parameters<Search['matching']>[0]) => search.matching(input)),
    }),
    batch: reading(batch),
    behind,
    completeLexicon: reading(() => lexicon.complete()),
    close() {
      lexicon.close();
      index.close();
    },
  };
}

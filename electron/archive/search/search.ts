/**
 * One search: read the query, find, filter, count, rank, and quote the page asked for.
 *
 * The order of work is what bounds it: sets of row ids first (bits), scores over postings, texts only for the page.
 */
import {
  type FacetCount,
  type Miss,
  type SearchFilters,
  type SearchHit,
  type SearchInput,
  SearchInput as SearchInputSchema,
  type SearchResult,
} from '../../contract/index.ts';
import { type Filed, parseQuery, type QueryNode, type QueryReading, withFiled } from '../../text/index.ts';
import { formalWords } from '../catalogue/lay-words.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { type Evaluation, type Evaluator, positiveTerms } from './evaluate.ts';
import { applyFilters, emptyFacets, type Filtered } from './facets.ts';
import { naturalTree, scoreBag } from './natural.ts';
import type { Offers } from './offers.ts';
import type { PostingReader } from './postings/reader.ts';
import { byProximity, LOOKED_AT } from './proximity.ts';
import type { Quoter } from './quote.ts';
import { foldDuplicates, order, type Row, scoresOf } from './ranking.ts';
import { addPlaces, refine } from './refine.ts';
import { createRelated } from './related.ts';
import { topK } from './top.ts';

/** A record must hold this share of what a question says to count as an answer. */
const ENOUGH = 0.12;

export interface SearchDeps {
  columns: Columns;
  evaluator: Evaluator;
  postings: PostingReader;
  records: RecordReader;
  taxonomy: TaxonomyIndex;
  quoter: Quoter;
  offers: Offers;
  /** Changes of the catalogue that the index has not seen. */
  behind: () => number;
  state: () => SearchResult['index'];
}

export interface Search {
  (input: SearchInput): SearchResult;
  /** Row ids under the filters, newest first. */
  list(filters: SearchFilters, offset: number, limit: number): { total: number; rids: number[] };
  /** Row ids of all hits in their order, each copy behind the record it repeats. */
  ranked(input: SearchInput, limit: number): { total: number; rids: number[] };
  /** What a question matches, for counting what is new. */
  matching(input: SearchInput): { total: number; rids: readonly number[]; after(rid: number): number };
  /** Records whose text says the same kind of thing; copies of the record itself are not among them. */
  similar(id: string, limit: number): SearchHit[];
  /** Records of the same practices in other counties, best first by what they share. */
  elsewhere(id: string, limit: number): { total: number; hits: SearchHit[] };
}

export interface Found {
  tree: QueryNode;
  reading: QueryReading[];
  evaluation: Evaluation;
  filtered: Filtered;
  /** Null where there is nothing to score by. */
  scores: Float32Array | null;
}

export function createSearch(deps: SearchDeps): Search {
  const { columns, evaluator, postings, records, taxonomy, quoter, offers, behind, state } = deps;

  function filedAs(text: string): Filed | null {
    const place = taxonomy.placeOf(text);
    if (place !== null) return { field: 'region', name: place };
    return columns.termId('person', text) === undefined ? null : { field: 'person', name: text };
  }

  function find(input: ReturnType<typeof SearchInputSchema.parse>): Found {
    const evaluation = evaluator.begin({ restored: input.restored });
    const filter = (set: Bitset): Filtered =>
      applyFilters(set, columns, input.filters, evaluator.filterTerms, input.facets);
    if (input.mode === 'natural' && input.query.trim() !== '') {
      const also = formalWords(input.query);
      const bag = scoreBag(input.query, postings, columns, {
        restored: input.restored,
        also,
      });
      const named = placesIn(input.query);
      addPlaces(bag, named, columns);
      const set = new Bitset(columns.size);
      bag.found.forEach((rid) => {
        if ((bag.coverage[rid] ?? 0) >= ENOUGH) set.add(rid);
      });
      refine({ ...bag, found: set }, columns);
      const { tree, reading } = naturalTree(input.query, also, bag, columns.count);
      return { tree, reading, evaluation, filtered: filter(set), scores: bag.scores };
    }
    const { tree, reading } = withFiled(parseQuery(input.query), filedAs);
    const filtered = filter(evaluation.set(tree));
    const scored = input.sort === 'relevance' && filtered.ids.length > 0 && positiveTerms(tree).length > 0;
    return { tree, reading, evaluation, filtered, scores: scored ? scoresOf(tree, evaluation, columns) : null };
  }

  /** Places named anywhere in a question; of 苏州相城 both, of 苏州市 once. */
  function placesIn(question: string): Bitset[] {
    return taxonomy.placesIn(question).map((name) => columns.withTerms(evaluator.fieldTerms('region', name)));
  }

  function rowsOf(found: Found, input: ReturnType<typeof SearchInputSchema.parse>): Row[] {
    const { ids } = found.filtered;
    const marked = columns.withTerms(
      ['rewritten', 'mirror', 'incomplete'].flatMap((flag) => columns.termId('quality', flag) ?? []),
    );
    const { scores } = found;
    const options = { sort: input.sort, scores, marked };
    const terms = scores === null || input.mode === 'natural' ? [] : positiveTerms(found.tree).map(({ term }) => term);
    const best = (k: number): Row[] => {
      // Nearness moves results inside the first ones only, so these must be the same for every page.
      const ranked = order(ids, columns, Math.max(k, Math.min(LOOKED_AT, ids.length)), options);
      const ordered =
        terms.length > 1 && input.sort === 'relevance' ? byProximity(ranked, terms, found.evaluation) : ranked;
      return ordered.slice(0, Math.max(k, LOOKED_AT)).map((one) => ({ ...one, duplicates: [] }));
    };
    // Everything there is, by date: a list of records, in which each stands for itself.
    if (scores === null && input.query.trim() === '')
      return order(ids, columns, input.offset + input.limit, options)
        .slice(input.offset)
        .map((one) => ({ ...one, duplicates: [] }));
    return foldDuplicates(best, columns, input.offset, input.limit, ids.length);
  }

  function quote(rows: readonly Row[], tree: QueryNode, restored: boolean): SearchHit[] {
    return rows.flatMap((row) => {
      const hit = quoter.hit(row.id, row.score, tree, restored);
      if (hit === null) return [];
      hit.duplicates = row.duplicates.flatMap((rid) => {
        const summary = records.summary(rid);
        return summary === null ? [] : [{ id: summary.id, title: summary.title, quality: summary.quality }];
      });
      return [hit];
    });
  }

  function explainMiss({ tree, evaluation, filtered }: Found): Miss {
    const absent = positiveTerms(tree)
      .filter(
        ({ term, titleOnly }) =>
          term.raw !== '' && !/^[＠＃]/.test(term.raw) && evaluation.leaf(term, titleOnly).count === 0,
      )
      .map(({ term }) => term.raw);
    return {
      absent: [...new Set(absent)],
      totalWithoutFilters: filtered.totalWithoutFilters,
      searched: columns.count,
      withoutFilter: filtered.withoutFilter.filter((one) => one.total > 0),
    };
  }

  /** A meeting is shown by its title. */
  function labelled(counts: FacetCount[]): FacetCount[] {
    return counts.map((one) => ({ ...one, label: records.titleOf(one.value) ?? one.value }));
  }

  function query(raw: SearchInput): SearchResult {
    const started = performance.now();
    const input = SearchInputSchema.parse(raw);
    const found = find(input);
    const { ids, facets } = found.filtered;
    const rows = rowsOf(found, input);
    const hits = quote(rows, found.tree, input.restored);
    const offered =
      input.offers && input.offset === 0 && input.query.trim() !== ''
        ? offers.for(input, found, { query, quote })
        : { groups: [], corrections: [] };
    return {
      query: input.query,
      total: ids.length,
      reading: found.reading,
      hits,
      facets: input.facets ? { ...facets, meeting: labelled(facets.meeting) } : emptyFacets(),
      ...(ids.length === 0 ? { miss: explainMiss(found) } : {}),
      ...offered,
      behind: behind(),
      index: state(),
      ms: Math.round((performance.now() - started) * 100) / 100,
    };
  }

  return Object.assign(query, {
    ...createRelated(deps, { quote }),
    list(filters: SearchFilters, offset: number, limit: number): { total: number; rids: number[] } {
      const { ids } = applyFilters(columns.all(), columns, filters, evaluator.filterTerms, false);
      const page = topK(ids, (id) => columns.date(id), offset + limit).slice(offset);
      return { total: ids.length, rids: page.map((entry) => entry.id) };
    },
    ranked(raw: SearchInput, limit: number): { total: number; rids: number[] } {
      const input = { ...SearchInputSchema.parse({ ...raw, facets: false }), offset: 0, limit };
      const found = find(input);
      const rids = rowsOf(found, input).flatMap((row) => [row.id, ...row.duplicates]);
      return { total: found.filtered.ids.length, rids: rids.slice(0, limit) };
    },
    matching(raw: SearchInput) {
      const { ids } = find(SearchInputSchema.parse({ ...raw, facets: false })).filtered;
      return {
        total: ids.length,
        rids: [...ids],
        // Row ids ascend in the order of import.
        after: (rid: number) => ids.reduce((sum, id) => sum + (id > rid ? 1 : 0), 0),
      };
    },
  });
}

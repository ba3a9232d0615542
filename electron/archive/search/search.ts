/**
 * One search: read the query, find, filter, count, rank, and quote the page asked for.
 *
 * The order of work is what bounds it: sets of row ids first (bits), scores only for what passed, texts only for
 * the page.
 */

import type * as z from 'zod';
import type { Miss, Passage, SearchFilters, SearchHit, SearchInput, SearchResult } from '../../contract/index.ts';
import { SearchInput as SearchInputSchema } from '../../contract/index.ts';
import { highlight, parseQuery, passages, type QueryNode } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { ReadDb } from '../db/open.ts';
import type { Columns } from './columns.ts';
import type { Evaluator } from './evaluate.ts';
import { positiveTerms, termExpression } from './expression.ts';
import { applyFilters, emptyFacets } from './facets.ts';
import { characterScore, WEIGHTS } from './scores.ts';
import { topK } from './top.ts';

const PASSAGES_PER_HIT = 2;
const PASSAGE_WIDTH = 110;

export interface SearchDeps {
  index: ReadDb;
  columns: Columns;
  evaluator: Evaluator;
  records: RecordReader;
  /** Changes of the catalogue that the index has not seen. */
  behind: () => number;
}

export function locate(
  text: string,
  pages: ReadonlyArray<{ page: number; start: number }>,
  passage: { start: number; end: number; paragraph: number; heading?: string },
): Passage['locator'] {
  let page: number | undefined;
  for (const mark of pages) if (mark.start <= passage.start) page = mark.page;
  return {
    start: passage.start,
    end: Math.min(passage.end, text.length),
    paragraph: passage.paragraph,
    ...(page === undefined ? {} : { page }),
    ...(passage.heading === undefined ? {} : { heading: passage.heading }),
  };
}

export interface Search {
  (input: SearchInput): SearchResult;
  /** Row ids under the filters, newest first. */
  list(filters: SearchFilters, offset: number, limit: number): { total: number; rids: number[] };
}

export function createSearch({ index, columns, evaluator, records, behind }: SearchDeps): Search {
  const scored = index
    .prepare<[string], [number, number]>(`SELECT rowid, bm25(fts, ${WEIGHTS}) FROM fts WHERE fts MATCH ?`)
    .raw();

  function rank(
    tree: QueryNode,
    ids: number[],
    sort: 'relevance' | 'date',
    k: number,
  ): Array<{ id: number; score: number }> {
    const terms = positiveTerms(tree);
    if (sort === 'date' || terms.length === 0 || ids.length === 0) return topK(ids, (id) => columns.date(id), k);
    const scores = new Map<number, number>();
    const any = terms
      .filter(({ term, field }) => term.kind !== 'char' || field === 'title')
      .map(({ term, field }) =>
        termExpression(term, field === 'title' && term.kind !== 'word' ? '{title}' : undefined),
      );
    if (any.length > 0)
      // bm25 is negative in FTS5: better is smaller.
      for (const [rid, score] of scored.all(any.join(' OR ')) as Array<[number, number]>) scores.set(rid, -score);
    for (const { term, field } of terms) {
      if (term.kind !== 'char' || field === 'title') continue;
      evaluator.characters.each(term.stream, (rid, count, inTitle) => {
        scores.set(rid, (scores.get(rid) ?? 0) + characterScore(count, inTitle));
      });
    }
    return topK(ids, (id) => scores.get(id) ?? 0, k);
  }

  function quoteHit(rid: number, score: number, tree: QueryNode): SearchHit | null {
    const summary = records.summary(rid);
    const detail = records.forResult(rid);
    if (summary === null || detail === null) return null;
    const spans = highlight(tree, detail.text);
    const found = passages(detail.text, spans, { max: PASSAGES_PER_HIT, width: PASSAGE_WIDTH });
    return {
      id: summary.id,
      title: summary.title,
      titleHighlights: highlight(tree, summary.title),
      kind: summary.kind,
      score: Number(score.toPrecision(4)),
      regions: summary.regions,
      practices: summary.practices,
      links: summary.links,
      dates: summary.dates,
      people: detail.people,
      figures: detail.figures,
      quality: summary.quality,
      passages: found.map((p) => ({
        text: p.text,
        highlights: p.highlights,
        locator: locate(detail.text, records.pages(rid), p),
      })),
      matches: spans.length,
    };
  }

  function explainMiss(tree: QueryNode, totalWithoutFilters: number): z.infer<typeof Miss> {
    const absent = positiveTerms(tree)
      .filter(({ term }) => evaluator.set({ type: 'term', term, quoted: false }).count() === 0)
      .map(({ term }) => term.raw);
    return { absent: [...new Set(absent)], totalWithoutFilters, searched: columns.count };
  }

  function query(raw: SearchInput): SearchResult {
    const started = performance.now();
    const input = SearchInputSchema.parse(raw);
    columns.refresh();
    const { tree, reading } = parseQuery(input.query);
    const found = evaluator.set(tree);
    const { ids, facets, totalWithoutFilters } = applyFilters(
      found,
      columns,
      input.filters,
      evaluator.fieldTerms,
      input.facets,
    );
    const page = rank(tree, ids, input.sort, input.offset + input.limit).slice(input.offset);
    const hits = page.flatMap(({ id, score }) => quoteHit(id, score, tree) ?? []);
    return {
      query: input.query,
      total: ids.length,
      reading,
      hits,
      facets: input.facets ? facets : emptyFacets(),
      ...(ids.length === 0 ? { miss: explainMiss(tree, totalWithoutFilters) } : {}),
      behind: behind(),
      ms: Math.round((performance.now() - started) * 100) / 100,
    };
  }

  function list(filters: SearchFilters, offset: number, limit: number): { total: number; rids: number[] } {
    columns.refresh();
    const { ids } = applyFilters(columns.all(), columns, filters, evaluator.fieldTerms, false);
    const page = topK(ids, (id) => columns.date(id), offset + limit).slice(offset);
    return { total: ids.length, rids: page.map((entry) => entry.id) };
  }

  return Object.assign(query, { list });
}

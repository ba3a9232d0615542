/** Computes the set of records a query tree matches, and what each term contributes to their scores. */
import { kindLabels, qualityLabels } from '../../contract/messages.ts';
import {
  matches,
  parseDateRange,
  prepare,
  type QueryNode,
  quantityMatches,
  readFigureToken,
  type Term,
} from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { createLeaves, type Leaf, LONGEST_PHRASE } from './leaves.ts';
import { findNear, isPositional } from './near.ts';
import { eachPlain } from './postings/decode.ts';
import type { PostingReader } from './postings/reader.ts';
import { FIGURE } from './postings/terms.ts';

/** One question: what it has computed of a term it does not compute again. */
export interface Evaluation {
  set(node: QueryNode): Bitset;
  leaf(term: Term, titleOnly: boolean): Leaf;
}

export interface Evaluator {
  begin(options: { restored: boolean }): Evaluation;
  /** Facet term ids that a value of a field stands for, as a person types it. */
  fieldTerms(field: string, value: string): number[];
  /** Facet term ids that a value of a filter stands for: names are whole. */
  filterTerms(filter: string, value: string): number[];
}

/** `2021..2022`, `2021-2022` or `2022`. */
function yearTest(value: string): (year: string) => boolean {
  const range = /^(\d{4})\s*(?:\.\.|-|—|~|～|至)\s*(\d{4})$/.exec(value);
  if (range === null) return (year) => year === value;
  const [, from = '', to = ''] = range;
  return (year) => year >= from && year <= to;
}

export function createEvaluator(
  postings: PostingReader,
  columns: Columns,
  taxonomy: TaxonomyIndex,
  records: RecordReader,
): Evaluator {
  const leaves = createLeaves(postings, columns);

  function fieldTerms(field: string, value: string): number[] {
    const wanted = value.trim();
    const resolved = (codes: string[]): number[] =>
      codes.concat(wanted).flatMap((code) => columns.termId(field, code) ?? []);
    switch (field) {
      case 'region':
        return resolved(taxonomy.resolveRegion(wanted));
      case 'practice':
        return resolved(taxonomy.resolvePractice(wanted));
      case 'link':
        return resolved(taxonomy.resolveLink(wanted));
      case 'kind':
        return columns.termIds('kind', (v) => v === wanted || labelMatches(kindLabels, v, wanted));
      case 'quality':
        return columns.termIds('quality', (v) => v === wanted || labelMatches(qualityLabels, v, wanted));
      case 'year':
        return columns.termIds('year', yearTest(wanted));
      case 'meeting':
        return columns.termIds('meeting', (v) => v.includes(wanted) || (records.titleOf(v)?.includes(wanted) ?? false));
      case 'person':
        return columns.termIds('person', (v) => v.includes(wanted));
      case 'source':
        return columns.termIds('source', (v) => v.includes(wanted));
      default:
        return [];
    }
  }

  /** Records whose date may lie in the range: an unknown month or day may be any. */
  function withDate(value: string): Bitset {
    const set = new Bitset(columns.size);
    const range = parseDateRange(value);
    if (range === null) return set;
    columns.all().forEach((rid) => {
      const date = columns.date(rid);
      if (date === 0) return;
      // As `dateOverlaps`, on numbers: unknown parts are 0.
      const from = date % 10000 === 0 ? date + 101 : date % 100 === 0 ? date + 1 : date;
      const to = date % 10000 === 0 ? date + 1231 : date % 100 === 0 ? date + 31 : date;
      if (from <= range.to && to >= range.from) set.add(rid);
    });
    return set;
  }

  function withFigure(node: Extract<QueryNode, { type: 'figure' }>): Bitset {
    const set = new Bitset(columns.size);
    for (const segment of postings.segments)
      for (const { term, list } of segment.withPrefix(FIGURE))
        if (quantityMatches(node.test, readFigureToken(term.slice(1))))
          eachPlain([list], segment.dead, (rid) => set.add(rid));
    return set;
  }

  function begin({ restored }: { restored: boolean }): Evaluation {
    const known = new Map<string, Leaf>();

    function leaf(term: Term, titleOnly: boolean): Leaf {
      const key = `${titleOnly ? 't' : ''}${term.kind} ${term.words.join(' ')} ${term.stream}`;
      let found = known.get(key);
      if (found === undefined) {
        found = leaves.leaf(term, { restored, titleOnly });
        known.set(key, found);
      }
      return found;
    }

    function verified(node: QueryNode, candidates: Bitset): Bitset {
      const kept = new Bitset(columns.size);
      candidates.forEach((rid) => {
        const doc = records.text(rid);
        if (doc !== null && matches(node, prepare(doc))) kept.add(rid);
      });
      return kept;
    }

    function fromLeaf({ rids, count }: Leaf): Bitset {
      const set = new Bitset(columns.size);
      for (let i = 0; i < count; i++) set.add(rids[i] ?? 0);
      return set;
    }

    function near(node: Extract<QueryNode, { type: 'near' }>): Bitset {
      const both = node.terms
        .map((term) => fromLeaf(leaf({ ...term, kind: term.grams.length > 0 ? 'gram' : term.kind, words: [] }, false)))
        .reduce((sum, found) => sum.and(found), columns.all());
      const long = node.terms.some((term) => term.grams.length > LONGEST_PHRASE);
      if (long || !isPositional(node.terms)) return verified(node, both);
      const set = new Bitset(columns.size);
      for (const segment of postings.segments) findNear(segment, node.terms, node.within, both, (rid) => set.add(rid));
      return set;
    }

    function set(node: QueryNode): Bitset {
      switch (node.type) {
        case 'all':
          return columns.all();
        case 'none':
          return new Bitset(columns.size);
        case 'not':
          return columns.all().andNot(set(node.child));
        case 'field':
          if (node.field === 'date') return withDate(node.value);
          return columns.withTerms(fieldTerms(node.field, node.value));
        case 'figure':
          return withFigure(node);
        case 'near':
          return near(node);
        case 'or':
          return node.children.reduce((sum, child) => sum.or(set(child)), new Bitset(columns.size));
        case 'and': {
          const [first, ...others] = node.children;
          return others.reduce(
            (sum, child) => (child.type === 'not' ? sum.andNot(set(child.child)) : sum.and(set(child))),
            first === undefined ? columns.all() : set(first),
          );
        }
        case 'term': {
          const found = fromLeaf(leaf(node.term, node.field === 'title'));
          // `标题:` on a whole number or word: the index knows it of the record, not of its title.
          const unsure = node.field === 'title' && (node.term.kind === 'word' || node.term.kind === 'prefix');
          const numbered = node.field === 'title' && node.term.kind === 'gram' && node.term.words.length > 0;
          const long = node.term.grams.length > LONGEST_PHRASE;
          return unsure || numbered || long ? verified(node, found) : found;
        }
      }
    }

    return { set, leaf };
  }

  return {
    begin,
    fieldTerms,
    filterTerms: (filter, value) =>
      filter === 'person' || filter === 'meeting' ? [columns.termId(filter, value) ?? -1] : fieldTerms(filter, value),
  };
}

function labelMatches(labels: Record<string, { zh: string; en: string }>, value: string, wanted: string): boolean {
  const label = labels[value];
  // 讲话 means 发言讲话: nobody knows the list by heart.
  return (
    wanted !== '' &&
    label !== undefined &&
    (label.zh.includes(wanted) || label.en.toLowerCase() === wanted.toLowerCase())
  );
}

/** Every term that is looked for (not excluded). */
export function positiveTerms(node: QueryNode): Array<{ term: Term; titleOnly: boolean }> {
  switch (node.type) {
    case 'term':
      return [{ term: node.term, titleOnly: node.field === 'title' }];
    case 'near':
      return node.terms.map((term) => ({ term, titleOnly: false }));
    case 'and':
    case 'or':
      return node.children.flatMap(positiveTerms);
    default:
      return [];
  }
}

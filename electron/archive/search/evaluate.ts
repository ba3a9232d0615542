/** Computes the set of records a query tree matches: FTS5 where it can decide alone, bit operations elsewhere. */
import { kindLabels, qualityLabels } from '../../contract/messages.ts';
import { matches, prepare, type QueryNode } from '../../text/index.ts';
import type { RecordReader } from '../catalogue/read-records.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { ReadDb } from '../db/open.ts';
import { Bitset } from './bitset.ts';
import { type CharacterReader, createCharacterReader } from './character-postings.ts';
import type { Columns } from './columns.ts';
import { expression, isTruncated, termExpression } from './expression.ts';

export interface Evaluator {
  /** Row ids that an FTS5 expression matches. */
  ids(fts: string): number[];
  /** The same in the table literal search asks. */
  literalIds(fts: string): number[];
  characters: CharacterReader;
  set(node: QueryNode): Bitset;
  /** Facet term ids that a value of a field or filter stands for. */
  fieldTerms(field: string, value: string): number[];
}

/** `2021..2022`, `2021-2022` or `2022`. */
function yearTest(value: string): (year: string) => boolean {
  const range = /^(\d{4})\s*(?:\.\.|-|—|~|～|至)\s*(\d{4})$/.exec(value);
  if (range === null) return (year) => year === value;
  const [, from = '', to = ''] = range;
  return (year) => year >= from && year <= to;
}

export function createEvaluator(
  index: ReadDb,
  columns: Columns,
  taxonomy: TaxonomyIndex,
  records: RecordReader,
): Evaluator {
  // One string instead of 50,000 rows: the step from SQLite to JavaScript is what costs.
  const matching = index
    .prepare<[string], string | null>('SELECT group_concat(rowid) FROM fts WHERE fts MATCH ?')
    .pluck();
  const matchingLiteral = index
    .prepare<[string], string | null>('SELECT group_concat(rowid) FROM literal WHERE literal MATCH ?')
    .pluck();

  const characters = createCharacterReader(index);

  function parse(list: string | null | undefined): number[] {
    if (list === null || list === undefined) return [];
    const found: number[] = [];
    let value = 0;
    for (let i = 0; i < list.length; i++) {
      const unit = list.charCodeAt(i);
      if (unit === 44) {
        found.push(value);
        value = 0;
      } else value = value * 10 + unit - 48;
    }
    found.push(value);
    return found;
  }

  const ids = (fts: string): number[] => parse(matching.get(fts));
  const literalIds = (fts: string): number[] => parse(matchingLiteral.get(fts));

  function fromIds(list: readonly number[]): Bitset {
    const set = new Bitset(columns.size);
    for (const id of list) set.add(id);
    return set;
  }

  function fieldTerms(field: string, value: string): number[] {
    const wanted = value.trim();
    switch (field) {
      case 'region':
        return taxonomy
          .resolveRegion(wanted)
          .concat(wanted)
          .flatMap((code) => columns.termId('region', code) ?? []);
      case 'practice':
        return taxonomy
          .resolvePractice(wanted)
          .concat(wanted)
          .flatMap((id) => columns.termId('practice', id) ?? []);
      case 'link':
        return taxonomy
          .resolveLink(wanted)
          .concat(wanted)
          .flatMap((id) => columns.termId('link', id) ?? []);
      case 'kind':
        return columns.termIds('kind', (v) => v === wanted || labelMatches(kindLabels, v, wanted));
      case 'quality':
        return columns.termIds('quality', (v) => v === wanted || labelMatches(qualityLabels, v, wanted));
      case 'year':
        return columns.termIds('year', yearTest(wanted));
      case 'person':
        return columns.termIds('person', (v) => v.includes(wanted));
      case 'source':
        return columns.termIds('source', (v) => v.includes(wanted));
      default:
        return [];
    }
  }

  function withCharacter(character: string): Bitset {
    const found = new Bitset(columns.size);
    characters.each(character, (rid) => found.add(rid));
    return found;
  }

  function verified(node: QueryNode, candidates: readonly number[]): Bitset {
    const set = new Bitset(columns.size);
    for (const rid of candidates) {
      const doc = records.text(rid);
      if (doc !== null && matches(node, prepare(doc))) set.add(rid);
    }
    return set;
  }

  function set(node: QueryNode): Bitset {
    const direct = expression(node);
    if (direct !== null) return fromIds(ids(direct));
    switch (node.type) {
      case 'all':
        return columns.all();
      case 'none':
        return new Bitset(columns.size);
      case 'not':
        return columns.all().andNot(set(node.child));
      case 'field':
        return columns.withTerms(fieldTerms(node.field, node.value));
      case 'or':
        return node.children.reduce((sum, child) => sum.or(set(child)), new Bitset(columns.size));
      case 'and':
        return node.children.reduce((sum, child) => sum.and(set(child)), columns.all());
      case 'term':
        if (node.term.kind === 'char' && node.field === undefined) return withCharacter(node.term.stream);
        // What the index can only narrow down is decided on the text itself.
        return isTruncated(node.term) || node.field === 'title'
          ? verified(node, ids(termExpression(node.term)))
          : fromIds(ids(termExpression(node.term)));
    }
  }

  return { ids, literalIds, characters, set, fieldTerms };
}

function labelMatches(labels: Record<string, { zh: string; en: string }>, value: string, wanted: string): boolean {
  const label = labels[value];
  return label !== undefined && (label.zh === wanted || label.en.toLowerCase() === wanted.toLowerCase());
}

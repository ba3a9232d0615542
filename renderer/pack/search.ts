/**
 * The pack's search: lunr narrows and ranks, `matches` of text/ decides. Same grammar, same folding and same answers
 * as the archive; a parity test holds the two together.
 *
 * lunr's own query parser, trimmer and stemmer are never used: they are made for English and drop Han characters.
 * Its required clauses know no order, so what it returns is a superset of a phrase.
 */
import lunr from 'lunr';
import {
  ANALYSER_VERSION,
  highlight,
  matches,
  type PassageCut,
  type Prepared,
  parseQuery,
  passages,
  positiveTermsOf,
  prepare,
  type QueryNode,
  type SourceSpan,
  type Term,
  withFiled,
} from '../../electron/text/index.ts';
import type { FilterField, PackData, PackDoc, PackIndex } from './data.ts';
import { createFieldResolver, filedIn, withFieldValues } from './fields.ts';
import { loadIndex } from './index-load.ts';

export type Filters = Partial<Record<FilterField, string>>;

export interface PackHit {
  doc: PackDoc;
  score: number;
  titleHighlights: SourceSpan[];
  passages: PassageCut[];
  /** Places in the text that match. */
  matches: number;
}

export interface PackResult {
  total: number;
  hits: PackHit[];
  /** How many records each filter value would leave, under the other filters. */
  counts: Record<FilterField, Map<string, number>>;
  /** Whether a record passes the filters, whatever the words. */
  passes(n: number): boolean;
}

export interface PackSearch {
  /** `limit` bounds the hits that are quoted; `total` and `ids` know all. */
  query(query: string, filters?: Filters, limit?: number): PackResult;
  ids(query: string): string[];
}

export class AnalyserMismatch extends Error {}

const filterFields: FilterField[] = ['region', 'kind', 'link'];
const TEXT_FIELDS = ['title', 'body', 'restored'];
const PASSAGES = { max: 2, width: 96 };

/** How a term is looked up: as it is in the index, never through lunr's pipeline. */
function addClauses(query: lunr.Query, term: Term, titleOnly: boolean, presence: lunr.Query.presence): void {
  const plain = { usePipeline: false, presence };
  const trailing = { ...plain, wildcard: lunr.Query.wildcard.TRAILING };
  const fields = titleOnly ? ['title'] : TEXT_FIELDS;
  switch (term.kind) {
    case 'char':
      query.term(term.stream, { ...trailing, fields });
      break;
    case 'word':
      for (const word of term.words) query.term(word, { ...plain, fields: ['words'] });
      break;
    case 'prefix':
      query.term(term.words[0] ?? term.stream, { ...trailing, fields: ['words'] });
      break;
    case 'gram':
      for (const gram of new Set(term.grams)) query.term(gram, { ...plain, fields });
  }
}

/** Null stands for "everything". */
function both(a: Set<string> | null, b: Set<string> | null): Set<string> | null {
  if (a === null || b === null) return a ?? b;
  return new Set([...a].filter((ref) => b.has(ref)));
}

/** @throws AnalyserMismatch when the index was made by other rules than this script searches by */
export function createPackSearch(data: PackData, packed: PackIndex): PackSearch {
  if (data.analyserVersion !== ANALYSER_VERSION) throw new AnalyserMismatch();
  const index = loadIndex(packed);
  const byNumber = new Map(data.docs.map((doc) => [String(doc.n), doc]));
  const resolve = createFieldResolver(data);
  const filedAs = filedIn(data, resolve);
  const prepared = new Map<PackDoc, Prepared>();

  function prepareDoc(doc: PackDoc): Prepared {
    let known = prepared.get(doc);
    if (known === undefined) {
      known = prepare({
        title: doc.title,
        text: doc.text,
        fields: doc.fields,
        figures: doc.quantities,
        ...(doc.restored === undefined ? {} : { restored: doc.restored }),
      });
      prepared.set(doc, known);
    }
    return known;
  }

  function withTerm(term: Term, titleOnly: boolean): Set<string> {
    const found = index.query((q) => addClauses(q, term, titleOnly, lunr.Query.presence.REQUIRED));
    return new Set(found.map((hit) => hit.ref));
  }

  function refsOf(test: (doc: PackDoc) => boolean): Set<string> {
    return new Set(data.docs.flatMap((doc) => (test(doc) ? [String(doc.n)] : [])));
  }

  /** Records that may match; null means that the index cannot tell. */
  function candidates(node: QueryNode): Set<string> | null {
    switch (node.type) {
      case 'none':
        return new Set();
      case 'term':
        return withTerm(node.term, node.field === 'title');
      case 'near':
        return node.terms
          .map((term): Set<string> => withTerm({ ...term, kind: term.grams.length > 0 ? 'gram' : term.kind }, false))
          .reduce<Set<string> | null>(both, null);
      case 'and':
        return node.children.map(candidates).reduce(both, null);
      case 'or': {
        const sum = new Set<string>();
        for (const child of node.children) {
          const found = candidates(child);
          if (found === null) return null;
          for (const ref of found) sum.add(ref);
        }
        return sum;
      }
      case 'field': {
        const { field, value } = node;
        return refsOf((doc) => field !== 'title' && doc.fields[field].includes(value));
      }
      case 'not': {
        if (!isExact(node.child)) return null;
        const found = candidates(node.child);
        return found === null ? new Set() : refsOf((doc) => !found.has(String(doc.n)));
      }
      default:
        return null;
    }
  }

  /** Where the index alone decides: one pair of characters, a character, a whole word, and what is made of these. */
  function isExact(node: QueryNode): boolean {
    switch (node.type) {
      case 'all':
      case 'none':
      case 'field':
        return true;
      case 'not':
        return isExact(node.child);
      case 'term':
        if (node.term.kind === 'gram') return node.term.grams.length === 1 && node.term.words.length === 0;
        // Words of title and text are one field of the index.
        return node.term.kind === 'char' || node.field !== 'title';
      case 'and':
      case 'or':
        return node.children.every(isExact);
      default:
        return false;
    }
  }

  function find(query: string): { tree: QueryNode; docs: PackDoc[] } {
    const tree = withFieldValues(withFiled(parseQuery(query), filedAs).tree, resolve);
    const refs = candidates(tree);
    const pool = refs === null ? data.docs : [...refs].flatMap((ref) => byNumber.get(ref) ?? []);
    return { tree, docs: isExact(tree) ? pool : pool.filter((doc) => matches(tree, prepareDoc(doc))) };
  }

  function scores(tree: QueryNode): Map<string, number> {
    const terms = positiveTermsOf(tree);
    if (terms.length === 0) return new Map();
    const found = index.query((q) => {
      for (const term of terms) addClauses(q, term, false, lunr.Query.presence.OPTIONAL);
    });
    return new Map(found.map((hit) => [hit.ref, hit.score]));
  }

  function passes(doc: PackDoc, filters: Filters, except?: FilterField): boolean {
    return filterFields.every((field) => {
      const wanted = filters[field];
      return field === except || wanted === undefined || wanted === '' || doc.fields[field].includes(wanted);
    });
  }

  function quote(doc: PackDoc, score: number, tree: QueryNode): PackHit {
    const spans = highlight(tree, doc.text);
    return {
      doc,
      score,
      titleHighlights: highlight(tree, doc.title),
      passages: passages(doc.text, spans, PASSAGES),
      matches: spans.length,
    };
  }

  return {
    query(query, filters = {}, limit = 50) {
      const { tree, docs } = find(query);
      const counts = { region: new Map(), kind: new Map(), link: new Map() } as PackResult['counts'];
      for (const field of filterFields)
        for (const doc of docs)
          if (passes(doc, filters, field))
            for (const value of doc.fields[field]) counts[field].set(value, (counts[field].get(value) ?? 0) + 1);
      const score = scores(tree);
      const scoreOf = (doc: PackDoc): number => score.get(String(doc.n)) ?? 0;
      const kept = docs.filter((doc) => passes(doc, filters)).sort((a, b) => scoreOf(b) - scoreOf(a) || a.n - b.n);
      return {
        total: kept.length,
        hits: kept.slice(0, limit).map((doc) => quote(doc, scoreOf(doc), tree)),
        counts,
        passes(n) {
          const doc = byNumber.get(String(n));
          return doc !== undefined && passes(doc, filters);
        },
      };
    },
    ids: (query) => find(query).docs.map((doc) => doc.id),
  };
}

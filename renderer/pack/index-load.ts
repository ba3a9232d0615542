/**
 * The pack's index as lunr searches it. The whole of it would take lunr most of a second to unpack; so its parts are
 * made when a query first asks for a term: the posting, and the weights of that term in the vectors of its documents.
 *
 * A query's score is the product of its vector with a document's, where terms that nobody asked for count nothing:
 * vectors that hold only the terms asked so far give the same scores as lunr's whole ones. A test compares them.
 */
import lunr from 'lunr';
import type { PackIndex } from './data.ts';

/** lunr.Builder's own, of BM25. */
const B = 0.75;
const K1 = 1.2;
/** Of all documents that hold a term, nothing but that they do. */
const noMetadata = {};

interface Posting {
  _index: number;
  [field: string]: number | Record<string, object>;
}

function bytesOf(base64: string): (at: number) => number {
  const binary = atob(base64);
  return (at) => binary.charCodeAt(at);
}

/** Reads variable-length integers one after the other. */
function reader(byte: (at: number) => number, start = 0): () => number {
  let at = start;
  return () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte(at++);
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  };
}

/** First of `terms` that is not before `wanted`. */
function lowerBound(terms: readonly string[], wanted: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a query of lunr's walks; its declarations leave it out. */
interface Edges {
  edges: Record<string, Edges>;
}

class FoundTerms extends lunr.TokenSet {
  readonly #terms: string[];

  constructor(terms: string[]) {
    super();
    this.#terms = terms;
  }

  override toArray(): string[] {
    return this.#terms;
  }
}

/** The vocabulary as lunr asks it: one term as it is, or all that begin with it. No other pattern is ever asked. */
class SortedTerms extends lunr.TokenSet {
  readonly #terms: readonly string[];

  constructor(terms: readonly string[]) {
    super();
    this.#terms = terms;
  }

  override intersect(pattern: lunr.TokenSet): lunr.TokenSet {
    let node: Edges = pattern as lunr.TokenSet & Edges;
    let literal = '';
    for (;;) {
      const [character] = Object.keys(node.edges).filter((edge) => edge !== '*');
      const next = character === undefined ? undefined : node.edges[character];
      if (character === undefined || next === undefined) break;
      literal += character;
      node = next;
    }
    const at = lowerBound(this.#terms, literal);
    const found: string[] = [];
    if (node.edges['*'] === undefined) {
      if (this.#terms[at] === literal) found.push(literal);
    } else for (let i = at; this.#terms[i]?.startsWith(literal) === true; i++) found.push(this.#terms[i] ?? '');
    return new FoundTerms(found);
  }
}

export function loadIndex(data: PackIndex): lunr.Index {
  const terms = data.terms === '' ? [] : data.terms.split('\n');
  const postings = bytesOf(data.postings);
  const size = reader(bytesOf(data.sizes));
  const starts = new Uint32Array(terms.length);
  let end = 0;
  for (let i = 0; i < terms.length; i++) {
    starts[i] = end;
    end += size();
  }
  const documents = data.refs.length;
  const refs = data.refs.map(String);
  const averages = data.fields.map(({ lengths }) => lengths.reduce((sum, n) => sum + n, 0) / documents);
  const fieldVectors: Record<string, lunr.Vector> = {};
  const vectors = data.fields.map(({ name }) =>
    refs.map((ref) => {
      const vector = new lunr.Vector([]);
      fieldVectors[`${name}/${ref}`] = vector;
      return vector;
    }),
  );

  function posting(index: number): Posting {
    const next = reader(postings, starts[index]);
    const made: Posting = { _index: index };
    const found = data.fields.map(({ name }) => {
      const held: Record<string, object> = {};
      const counts: Array<[at: number, count: number]> = [];
      let at = -1;
      for (let left = next(); left > 0; left--) {
        const step = next();
        at += step >>> 1;
        counts.push([at, step % 2 === 1 ? next() : 1]);
        held[refs[at] ?? ''] = noMetadata;
      }
      made[name] = held;
      return counts;
    });
    const inAll = found.reduce((sum, counts) => sum + counts.length, 0);
    const idf = Math.log(1 + Math.abs((documents - inAll + 0.5) / (inAll + 0.5)));
    found.forEach((counts, f) => {
      const { boost = 1, lengths = [] } = data.fields[f] ?? {};
      for (const [at, count] of counts) {
        const length = (lengths[at] ?? 0) / (averages[f] ?? 1);
        const weight = ((idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * length) + count)) * boost;
        vectors[f]?.[at]?.insert(index, Math.round(weight * 1000) / 1000);
      }
    });
    return made;
  }

  const known = new Map<string, Posting>();
  const invertedIndex = new Proxy<Record<string, Posting>>(
    {},
    {
      get(_, term) {
        if (typeof term !== 'string') return undefined;
        let made = known.get(term);
        const index = lowerBound(terms, term);
        if (made === undefined && terms[index] === term) {
          made = posting(index);
          known.set(term, made);
        }
        return made;
      },
    },
  );
  const attributes = {
    invertedIndex,
    fieldVectors,
    // The declarations still call the vectors by the name of lunr 2.0.
    documentVectors: {},
    tokenSet: new SortedTerms(terms),
    fields: data.fields.map(({ name }) => name),
    pipeline: new lunr.Pipeline(),
  };
  return new lunr.Index(attributes);
}

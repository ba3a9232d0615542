/** What one term finds: the records, how much each has of it, and whether only the restored reading has it. */
import type { Term } from '../../text/index.ts';
import { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { eachCount, eachPlain, frequencyOf, type Occurrences } from './postings/decode.ts';
import { findPhrase } from './postings/phrase.ts';
import type { PostingReader, Segment } from './postings/reader.ts';
import { characterTerm, IN_TITLE, MAX_COUNT, wordTerm } from './postings/terms.ts';
import { characterCount, idf, saturated, WORD as WORD_WEIGHT, weighted } from './scores.ts';

export interface Leaf {
  count: number;
  rids: Uint32Array;
  /** BM25 weight without idf. */
  weights: Float32Array;
  idf: number;
  /** 1 where only the restored reading matches; null when nowhere. */
  restoredOnly: Uint8Array | null;
  /** Where the term stands, a set for each segment; none for terms without positions. */
  places: readonly Occurrences[];
}

export interface LeafOptions {
  /** Leave out what only the restored reading has. */
  restored: boolean;
  titleOnly: boolean;
}

/** A longer run is narrowed by its first pairs and then looked up in the texts: a pasted page is a legal query, too. */
export const LONGEST_PHRASE = 200;

class Collector {
  count = 0;
  rids: Uint32Array<ArrayBuffer>;
  weights: Float32Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
  anyRestored = false;

  constructor(capacity = 256) {
    this.rids = new Uint32Array(capacity);
    this.weights = new Float32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  push(rid: number, weight: number, restoredOnly: boolean): void {
    if (this.count === this.rids.length) this.#grow();
    this.rids[this.count] = rid;
    this.weights[this.count] = weight;
    this.flags[this.count++] = restoredOnly ? 1 : 0;
    if (restoredOnly) this.anyRestored = true;
  }

  #grow(): void {
    const n = Math.max(256, this.rids.length * 4);
    const rids = new Uint32Array(n);
    const weights = new Float32Array(n);
    const flags = new Uint8Array(n);
    rids.set(this.rids);
    weights.set(this.weights);
    flags.set(this.flags);
    this.rids = rids;
    this.weights = weights;
    this.flags = flags;
  }

  leaf(documents: number, places: readonly Occurrences[] = []): Leaf {
    return {
      count: this.count,
      rids: this.rids,
      weights: this.weights,
      idf: idf(documents, this.count),
      restoredOnly: this.anyRestored ? this.flags : null,
      places,
    };
  }
}

function withWord(segment: Segment, word: string, size: number): Bitset {
  const set = new Bitset(size);
  eachPlain(segment.lists(wordTerm(word)), segment.dead, (rid) => set.add(rid));
  return set;
}

export function createLeaves(
  postings: PostingReader,
  columns: Columns,
): {
  leaf(term: Term, options: LeafOptions): Leaf;
  occurrences(segment: Segment, term: Term): Occurrences;
} {
  function phrase(term: Term, options: LeafOptions): Leaf {
    const parts = postings.segments.map((segment) => ({
      segment,
      found: findPhrase(segment, term.grams.slice(0, LONGEST_PHRASE)),
    }));
    const out = new Collector(parts.reduce((sum, { found }) => sum + found.count, 0));
    const average = columns.averageLength;
    const { titleEnd, bodyEnd, restoredEnd } = columns;
    const counts = { title: 0, body: 0, restored: 0, heading: 0 };
    for (const { segment, found } of parts) {
      const needed = found.count === 0 ? [] : term.words.map((word) => withWord(segment, word, columns.size));
      const { rids, starts, positions } = found;
      for (let i = 0; i < found.count; i++) {
        const rid = rids[i] ?? 0;
        if (needed.some((set) => !set.has(rid))) continue;
        counts.title = 0;
        counts.body = 0;
        counts.restored = 0;
        counts.heading = 0;
        const end = starts[i + 1] ?? 0;
        const t = titleEnd[rid] ?? 0;
        const b = bodyEnd[rid] ?? 0;
        const r = restoredEnd[rid] ?? 0;
        for (let p = starts[i] ?? 0; p < end; p++) {
          const position = positions[p] ?? 0;
          if (position < t) counts.title++;
          else if (position < b) counts.body++;
          else if (position < r) counts.restored++;
          else counts.heading++;
        }
        if (options.titleOnly && counts.title === 0) continue;
        const own = counts.title + counts.body > 0;
        if (!own && (counts.restored === 0 || !options.restored)) continue;
        if (!options.restored || own) counts.restored = 0;
        out.push(rid, saturated(weighted(counts), b - t, average), !own);
      }
    }
    return out.leaf(
      columns.count,
      parts.map((part) => part.found),
    );
  }

  function character(term: Term, titleOnly: boolean): Leaf {
    const parts = postings.segments.map((segment) => ({ segment, lists: segment.lists(characterTerm(term.stream)) }));
    const out = new Collector(parts.reduce((sum, { lists }) => sum + frequencyOf(lists), 0));
    const average = columns.averageLength;
    const { titleEnd, bodyEnd } = columns;
    for (const { segment, lists } of parts)
      eachCount(lists, segment.dead, (rid, flag) => {
        const inTitle = (flag & IN_TITLE) !== 0;
        if (titleOnly && !inTitle) return;
        const length = (bodyEnd[rid] ?? 0) - (titleEnd[rid] ?? 0);
        out.push(rid, saturated(characterCount(flag & MAX_COUNT, inTitle), length, average), false);
      });
    return out.leaf(columns.count);
  }

  function words(term: Term): Leaf {
    const out = new Collector();
    const [word = ''] = term.words;
    for (const segment of postings.segments) {
      if (term.kind === 'word') {
        eachPlain(segment.lists(wordTerm(word)), segment.dead, (rid) => out.push(rid, WORD_WEIGHT, false));
        continue;
      }
      const seen = new Bitset(columns.size);
      // A word as typed says more than one that only begins so.
      for (const { term: found, list } of segment.withPrefix(wordTerm(word)))
        eachPlain([list], segment.dead, (rid) => {
          if (seen.has(rid)) return;
          seen.add(rid);
          out.push(rid, found.length === word.length + 1 ? WORD_WEIGHT : WORD_WEIGHT / 2, false);
        });
    }
    return out.leaf(columns.count);
  }

  return {
    leaf(term, options) {
      if (term.kind === 'gram') return phrase(term, options);
      if (term.kind === 'char') return character(term, options.titleOnly);
      return words(term);
    },
    occurrences: (segment, term) => findPhrase(segment, term.grams),
  };
}

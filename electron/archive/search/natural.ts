/**
 * A question as a bag of terms: every record that holds enough of what the question says, best first.
 *
 * All pairs of the question count, none is left out for being frequent: over this index the lists of the most frequent
 * pairs are read in a millisecond, and their idf says how little they mean.
 */
import {
  fold,
  gramsOf,
  makeTerm,
  naturalPieces,
  naturalTerms,
  type QueryNode,
  type QueryReading,
} from '../../text/index.ts';
import { Bitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { eachCount, eachPlain, frequencyOf } from './postings/decode.ts';
import type { List } from './postings/pages.ts';
import type { PostingReader } from './postings/reader.ts';
import { characterTerm, gramTerm, IN_TITLE, MAX_COUNT, wordTerm } from './postings/terms.ts';
import { characterCount, idf, saturated, WORD as WORD_WEIGHT, weighted } from './scores.ts';

/** What a formal word for an everyday one weighs beside the question's own words. */
const ALSO = 0.4;
/** A question is about what a text says, a title only names it. */
const TITLE = 1.5;

/** More pairs than this say nothing new: of a pasted page every nth is asked. */
const MOST_GRAMS = 240;

function thinned(grams: readonly string[]): readonly string[] {
  const step = Math.ceil(grams.length / MOST_GRAMS);
  return step <= 1 ? grams : grams.filter((_, i) => i % step === 0);
}

/** Valid until the next question is scored. */
export interface Bag {
  scores: Float32Array;
  /** Records with any of the terms. */
  found: Bitset;
  /** Share of the question's information that a record holds, by row id. */
  coverage: Float32Array;
  frequencies: Map<string, number>;
}

export interface BagOptions {
  restored: boolean;
  /** Other words for what is asked, which weigh less and need not be there. */
  also?: readonly string[];
}

export function scoreBag(text: string, postings: PostingReader, columns: Columns, options: BagOptions): Bag {
  const { grams, words, characters } = naturalTerms(text);
  const scores = columns.scratch(0);
  const coverage = columns.scratch(1);
  const found = new Bitset(columns.size);
  const frequencies = new Map<string, number>();
  const average = columns.averageLength;
  const { titleEnd, bodyEnd, restoredEnd } = columns;
  let mass = 0;
  /** Of the terms at hand: 1 for the question's own. */
  let share = 1;

  function add(rid: number, weight: number, own: number): void {
    scores[rid] = (scores[rid] ?? 0) + weight * own * share;
    coverage[rid] = (coverage[rid] ?? 0) + own * share;
    found.add(rid);
  }

  function eachTerm(term: string, visit: (lists: List[], dead: ReadonlySet<number>, own: number) => void): void {
    const parts = postings.segments.map((segment) => ({ lists: segment.lists(term), dead: segment.dead }));
    const frequency = parts.reduce((sum, part) => sum + frequencyOf(part.lists), 0);
    frequencies.set(term, frequency);
    if (frequency === 0) return;
    const own = idf(columns.count, Math.min(frequency, columns.count));
    if (share === 1) mass += own;
    for (const { lists, dead } of parts) visit(lists, dead, own);
  }

  const withGram = (gram: string): void =>
    eachTerm(gramTerm(gram), (lists, dead, own) => {
      for (const list of lists) {
        const { bytes } = list;
        let rid = list.first;
        for (let at = 0; at < bytes.length; ) {
          let byte = bytes[at++] ?? 0;
          let head = byte & 0x7f;
          for (let shift = 7; byte > 0x7f; shift += 7) {
            byte = bytes[at++] ?? 0;
            head += (byte & 0x7f) * 2 ** shift;
          }
          rid += head >>> 1;
          let times = 1;
          if ((head & 1) === 1) {
            times = 0;
            for (let shift = 0; ; shift += 7) {
              byte = bytes[at++] ?? 0;
              times += (byte & 0x7f) * 2 ** shift;
              if (byte < 0x80) break;
            }
          }
          const t = titleEnd[rid] ?? 0;
          const b = bodyEnd[rid] ?? 0;
          const r = restoredEnd[rid] ?? 0;
          let title = 0;
          let body = 0;
          let through = 0;
          let heading = 0;
          let position = 0;
          for (let k = 0; k < times; k++) {
            byte = bytes[at++] ?? 0;
            let gap = byte & 0x7f;
            for (let shift = 7; byte > 0x7f; shift += 7) {
              byte = bytes[at++] ?? 0;
              gap += (byte & 0x7f) * 2 ** shift;
            }
            position += gap;
            if (position < t) title++;
            else if (position < b) body++;
            else if (position < r) through++;
            else heading++;
          }
          if (dead.size > 0 && dead.has(rid)) continue;
          if (title + body > 0) through = 0;
          else if (through === 0 || !options.restored) continue;
          const count = weighted({ title: 0, body, restored: through, heading }) + TITLE * title;
          add(rid, saturated(count, b - t, average), own);
        }
      }
    });
  for (const gram of thinned(grams)) withGram(gram);
  for (const word of words.slice(0, MOST_GRAMS))
    eachTerm(wordTerm(word), (lists, dead, own) => eachPlain(lists, dead, (rid) => add(rid, WORD_WEIGHT, own)));
  for (const character of characters)
    eachTerm(characterTerm(character), (lists, dead, own) =>
      eachCount(lists, dead, (rid, flag) => {
        const length = (bodyEnd[rid] ?? 0) - (titleEnd[rid] ?? 0);
        const count = characterCount(flag & MAX_COUNT, (flag & IN_TITLE) !== 0);
        add(rid, saturated(count, length, average), own);
      }),
    );
  share = ALSO;
  const asked = new Set(grams);
  for (const gram of new Set((options.also ?? []).flatMap((word) => gramsOf(fold(word)))))
    if (!asked.has(gram)) withGram(gram);
  if (mass > 0)
    found.forEach((rid) => {
      coverage[rid] = Math.min(1, (coverage[rid] ?? 0) / mass);
    });
  return { scores, found, coverage, frequencies };
}

/** Pairs that stand in more than this share of the records mark nothing worth looking at. */
const COMMON = 0.25;

/** What to highlight of a question, and how it was read. */
export function naturalTree(
  query: string,
  also: readonly string[],
  { frequencies }: Bag,
  documents: number,
): { tree: QueryNode; reading: QueryReading[] } {
  const { grams, words, characters } = naturalTerms(query);
  const telling = grams.filter((gram) => {
    const n = frequencies.get(gramTerm(gram)) ?? 0;
    return n > 0 && (n < documents * COMMON || documents < 50);
  });
  // Where nothing but common pairs is asked for, these it is.
  const marked = telling.length === 0 ? grams : telling;
  const children = [...new Set([...thinned(marked), ...words.slice(0, MOST_GRAMS), ...characters, ...also])].flatMap(
    (text): QueryNode[] => {
      const term = makeTerm(text);
      return term === null ? [] : [{ type: 'term', term, quoted: false }];
    },
  );
  const reading = naturalPieces(query).map((text, i): QueryReading => {
    const start = Math.max(0, query.indexOf(text));
    // The formal words stand for the question as a whole; they are told once.
    const told = i === 0 && also.length > 0 ? { also: [...also] } : {};
    return { start, end: start + text.length, as: 'term', text, ...told };
  });
  return { tree: children.length === 0 ? { type: 'none' } : { type: 'or', children }, reading };
}

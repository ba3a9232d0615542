/**
 * How well a record answers: BM25 with weighted fields (Robertson, Zaragoza, "The Probabilistic Relevance Framework:
 * BM25 and Beyond", 2009, §3.6): occurrences are weighted by where they stand before they saturate.
 */

/** A title names what a record is about, a heading what a part of it is about. */
const TITLE = 4;
const HEADING = 1.5;
/** Less than the text's own words: a clean copy stands above its rewritten one. */
const RESTORED = 0.8;
/** A whole number or word says more than a pair of characters. */
export const WORD = 2;
const K1 = 1.2;
const B = 0.6;

export interface Counts {
  title: number;
  body: number;
  restored: number;
  heading: number;
}

export function weighted(counts: Counts): number {
  return TITLE * counts.title + counts.body + RESTORED * counts.restored + HEADING * counts.heading;
}

/** Grows with the weighted count and levels out; long texts need more. `length` and `average` in characters. */
export function saturated(count: number, length: number, average: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
}

/** Robertson's idf, kept positive: a word that stands everywhere says little, never the opposite. */
export function idf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** One character: how often, and whether in the title. */
export function characterCount(count: number, inTitle: boolean): number {
  return count + (inTitle ? TITLE : 0);
}

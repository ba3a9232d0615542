/**
 * A document as the index takes it: plain strings, so that one thread can analyse and another insert.
 *
 * In a bulk import the catalogue's thread has time left and the indexer's has not; what the first prepares, the
 * second does not analyse again. Where nothing was prepared (after a crash, for single files) it does it itself.
 */
import { analyse, crossingToken } from '../../text/index.ts';

export interface PreparedDocument {
  seq: number;
  /** Terms joined by spaces, one string a column. */
  title: string;
  body: string;
  words: string;
  literal: string;
  shape: number;
}

function joined(...lists: ReadonlyArray<readonly string[]>): string {
  return lists.map((list) => list.join(' ')).join(' ');
}

export function prepareDocument(seq: number, title: string, text: string): PreparedDocument {
  const t = analyse(title);
  const b = analyse(text);
  return {
    seq,
    title: joined(t.grams),
    body: joined(b.grams),
    words: joined(t.words, b.words),
    literal: joined(t.crossings.map(crossingToken), b.crossings.map(crossingToken), t.marks, b.marks),
    shape: Math.max(t.shape, b.shape),
  };
}

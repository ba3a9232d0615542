/**
 * A document as the index takes it: plain strings, so that one thread can analyse and another insert.
 *
 * In a bulk import the catalogue's thread has time left and the indexer's has not; what the first prepares, the
 * second does not analyse again. Where nothing was prepared (after a crash, for single files) it does it itself.
 */
import {
  analyse,
  crossingToken,
  figureToken,
  fold,
  markedStream,
  quantitiesIn,
  restore,
  sameTokens,
} from '../../text/index.ts';
import type { PairsInUse } from '../catalogue/word-pairs.ts';
import { sketchOf } from './sketch.ts';

export interface PreparedDocument {
  seq: number;
  /** Version of the pairs that `restored` was read with. */
  pairs: number;
  /** Streams; see postings/builder.ts. */
  title: string;
  body: string;
  restored: string;
  headings: string;
  /** Terms joined by spaces. */
  words: string;
  figures: string;
  /** Literal tokens, one behind the other. */
  literal: string;
  shape: number;
  /** Recognised as rewritten. */
  rewritten: boolean;
  sketch: Uint8Array | null;
}

const heading = /^#{1,6}[ \t]+(.+)$/gm;

function headingsOf(text: string): string {
  if (!text.includes('#')) return '';
  return Array.from(text.matchAll(heading), (match) => match[1] ?? '').join('\n\n');
}

export function prepareDocument(seq: number, title: string, text: string, pairs: PairsInUse): PreparedDocument {
  const t = analyse(title);
  const b = analyse(text);
  const headings = headingsOf(text);
  const restoredTitle = restore(title, pairs.table);
  const restoredText = restore(text, pairs.table);
  const changed = (restoredTitle?.replacements.length ?? 0) + (restoredText?.replacements.length ?? 0) > 0;
  const restored = changed
    ? markedStream(fold(restoredTitle?.text ?? title)) + markedStream(fold(restoredText?.text ?? text))
    : '';
  const figures = new Set<string>();
  for (const { value, unit } of quantitiesIn(b.folded)) figures.add(figureToken(value, unit));
  return {
    seq,
    pairs: pairs.version,
    title: t.stream,
    body: b.stream,
    restored,
    headings: headings === '' ? '' : markedStream(fold(headings)),
    words: [...new Set([...t.words, ...b.words, ...sameTokens(t.folded), ...sameTokens(b.folded)])].join(' '),
    literal: [
      ...new Set([...t.crossings.map(crossingToken), ...b.crossings.map(crossingToken), ...t.marks, ...b.marks]),
    ].join(''),
    figures: [...figures].join(' '),
    shape: Math.max(t.shape, b.shape),
    rewritten: restoredText?.flagged === true,
    sketch: sketchOf(changed ? restored : b.stream),
  };
}

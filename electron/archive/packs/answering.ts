/**
 * Finds what a corrected text says where a quotation was taken: the run of sentences that shares most pairs of
 * characters with it (Dice's coefficient over character bigrams), cut to where the quotation began and ended.
 */
interface Range {
  start: number;
  end: number;
}

/** Below half the pairs in common it is another statement, not a correction of this one. */
const ALIKE = 0.5;
/** A run may be this much longer than the quotation: words are added as well as replaced. */
const LONGER = 1.6;
/** What is left after the edges moved in is at least this much of its length. */
const SHORTER = 0.6;
/** Characters at either end by which the edge of the quotation is recognised. */
const EDGE = 4;

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  const letters = text.replace(/\s+/g, '');
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sentencesOf(text: string): Range[] {
  const sentences: Range[] = [];
  for (const match of text.matchAll(/[^。！？!?\n]+[。！？!?”’）]*|\n/g))
    if (match[0].trim() !== '') sentences.push({ start: match.index, end: match.index + match[0].length });
  return sentences;
}

function alike(wanted: ReadonlyMap<string, number>, total: number, text: string): number {
  let shared = 0;
  let size = 0;
  for (const [pair, n] of pairsOf(text)) {
    size += n;
    shared += Math.min(n, wanted.get(pair) ?? 0);
  }
  return total + size === 0 ? 0 : (2 * shared) / (total + size);
}

/** Moves the edges of a run in to where the quotation began and ended, when its first and last words are still there. */
function trimmed(text: string, run: Range, quote: string): Range {
  const words = text.slice(run.start, run.end);
  const head = words.indexOf(quote.slice(0, EDGE));
  const tail = words.lastIndexOf(quote.slice(-EDGE));
  const start = head > 0 && words.length - head >= quote.length * SHORTER ? run.start + head : run.start;
  if (tail >= words.length / 2) return { start, end: run.start + tail + Math.min(EDGE, quote.length) };
  // A quotation that left out the full stop leaves it out again.
  const stopped = /[。！？!?]$/.test(words) && !/[。！？!?]$/.test(quote);
  return { start, end: stopped ? run.end - 1 : run.end };
}

/** The passage of `text` that answers to `quote`, which stood at `was`; null where nothing does. */
export function answeringPassage(text: string, quote: string, was: number): Range | null {
  const sentences = sentencesOf(text);
  const wanted = pairsOf(quote);
  const total = [...wanted.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  let best: { range: Range; score: number } | null = null;
  for (let i = 0; i < sentences.length; i++) {
    const first = sentences[i];
    if (first === undefined) break;
    for (let j = i; j < sentences.length; j++) {
      const last = sentences[j];
      if (last === undefined || (j > i && last.end - first.start > quote.length * LONGER + 20)) break;
      const range = trimmed(text, { start: first.start, end: last.end }, quote);
      const score = alike(wanted, total, text.slice(range.start, range.end));
      const nearer = best !== null && Math.abs(range.start - was) < Math.abs(best.range.start - was);
      if (best === null || score > best.score || (score === best.score && nearer)) best = { range, score };
    }
  }
  return best === null || best.score < ALIKE ? null : best.range;
}

/** Where a query's terms stand in the text as it is: spans of the source, never of the folded text. */
import { normalise } from './normalise.ts';
import { type QuantityTest, quantitiesIn, quantityMatches } from './quantities.ts';
import type { QueryNode } from './query.ts';
import { sameSpans } from './same.ts';
import { mappedStream } from './stream.ts';
import type { Term } from './term.ts';
import { wordTokens } from './words.ts';

/** `[start, end)` in UTF-16 code units of the source. */
export type SourceSpan = [number, number];

export function positiveTermsOf(tree: QueryNode): Term[] {
  switch (tree.type) {
    case 'term':
      return [tree.term];
    case 'near':
      return tree.terms;
    case 'and':
    case 'or':
      return tree.children.flatMap(positiveTermsOf);
    default:
      return [];
  }
}

function figureTestsOf(tree: QueryNode): QuantityTest[] {
  if (tree.type === 'figure') return [tree.test];
  return tree.type === 'and' || tree.type === 'or' ? tree.children.flatMap(figureTestsOf) : [];
}

/** Sorted; overlapping spans become one, touching ones stay two: each is a place of its own. */
function merge(spans: SourceSpan[]): SourceSpan[] {
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: SourceSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push([span[0], span[1]]);
  }
  return merged;
}

/** Behind a match of a term this long the search goes on at its end: in a periodic text each offset would match. */
const LONG_TERM = 64;

/** Where tokens begin, so that `585名` is no place in 1585名, 1,585名 or 0.585名. */
function tokenStarts(folded: string): Set<string> {
  return new Set(Array.from(wordTokens(folded), ({ token, start }) => `${start}:${token}`));
}

/** All places of the query's terms; exclusions and fields have none. */
export function highlight(tree: QueryNode, source: string): SourceSpan[] {
  // Each once: a query may repeat a term as often as it likes.
  const terms = [...new Map(positiveTermsOf(tree).map((t) => [`${t.kind} ${t.words} ${t.stream}`, t])).values()];
  const tests = figureTestsOf(tree);
  if ((terms.length === 0 && tests.length === 0) || source === '') return [];
  const { text, starts, ends } = normalise(source);
  const spans: SourceSpan[] = [];
  const add = (first: number, last: number): void => {
    spans.push([starts[first] ?? 0, ends[last] ?? source.length]);
  };

  const streamed = terms.filter((t) => t.kind === 'gram' || t.kind === 'char');
  if (streamed.length > 0) {
    const { stream, at } = mappedStream(text);
    const begins = streamed.some((t) => t.words.length > 0) ? tokenStarts(text) : null;
    for (const term of streamed) {
      const { length } = term.stream;
      const step = length < LONG_TERM ? 1 : length;
      for (let i = stream.indexOf(term.stream); i >= 0; i = stream.indexOf(term.stream, i + step)) {
        const first = at[i] ?? 0;
        if (term.words.every((word) => begins?.has(`${first}:${word}`) ?? true)) add(first, at[i + length - 1] ?? 0);
      }
    }
  }
  const worded = terms.filter((t) => t.kind === 'word' || t.kind === 'prefix');
  if (worded.length > 0) {
    for (const { token, start, end } of wordTokens(text)) {
      const hit = worded.some((t) => (t.kind === 'word' ? token === t.words[0] : token.startsWith(t.words[0] ?? '')));
      if (hit) add(start, end - 1);
    }
    const spelt = new Set(worded.flatMap((t) => t.words.filter((word) => /^[＠＃]/.test(word))));
    if (spelt.size > 0) for (const { token, start, end } of sameSpans(text)) if (spelt.has(token)) add(start, end - 1);
  }
  if (tests.length > 0)
    for (const { start, end, value, unit } of quantitiesIn(text))
      if (tests.some((test) => quantityMatches(test, { value, unit }))) add(start, end - 1);
  return merge(spans);
}

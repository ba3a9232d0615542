/** Where a query's terms stand in the text as it is: spans of the source, never of the folded text. */
import { normalise } from './normalise.ts';
import type { QueryNode } from './query.ts';
import { mappedStream } from './stream.ts';
import type { Term } from './term.ts';
import { wordTokens } from './words.ts';

/** `[start, end)` in UTF-16 code units of the source. */
export type SourceSpan = [number, number];

export function positiveTermsOf(tree: QueryNode): Term[] {
  switch (tree.type) {
    case 'term':
      return [tree.term];
    case 'and':
    case 'or':
      return tree.children.flatMap(positiveTermsOf);
    default:
      return [];
  }
}

/** Sorted; overlapping and touching spans become one. */
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

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** All places of the query's terms; exclusions and fields have none. */
export function highlight(tree: QueryNode, source: string): SourceSpan[] {
  const terms = positiveTermsOf(tree);
  if (terms.length === 0 || source === '') return [];
  const { text, starts, ends } = normalise(source);
  const spans: SourceSpan[] = [];
  const add = (first: number, last: number): void => {
    spans.push([starts[first] ?? 0, ends[last] ?? source.length]);
  };

  const streamed = terms.filter((t) => t.kind === 'gram' || t.kind === 'char');
  if (streamed.length > 0) {
    const { stream, at } = mappedStream(text);
    for (const term of streamed) {
      for (let i = stream.indexOf(term.stream); i >= 0; i = stream.indexOf(term.stream, i + 1)) {
        // `585名` is not a place in 1585名.
        if (term.words.length > 0 && isDigit(text.charAt((at[i] ?? 0) - 1))) continue;
        add(at[i] ?? 0, at[i + term.stream.length - 1] ?? 0);
      }
    }
  }
  const worded = terms.filter((t) => t.kind === 'word' || t.kind === 'prefix');
  if (worded.length > 0) {
    for (const { token, start, end } of wordTokens(text)) {
      const hit = worded.some((t) => (t.kind === 'word' ? token === t.words[0] : token.startsWith(t.words[0] ?? '')));
      if (hit) add(start, end - 1);
    }
  }
  return merge(spans);
}

/**
 * The same questions answered the slow and obvious way, from the definitions and not from the code under test: what a
 * paragraph's word characters are, what a whole number is, whether a term is there.
 */

/** Word characters of each paragraph of a text that needs no folding, joined. */
export function naiveStreams(text: string): string[] {
  return text
    .split(/\n[ \t\r\u3000]*\n/)
    .map((paragraph) => paragraph.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .filter((stream) => stream !== '');
}

/** Whole numbers of a text with no commas in numbers. */
export function naiveNumbers(text: string): string[] {
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map((match) => match[0]);
}

export function naiveWords(text: string): string[] {
  return [...text.matchAll(/[a-z][a-z0-9]*/g)].map((match) => match[0]);
}

export function naiveHas(text: string, term: string): boolean {
  if (/^\d+(\.\d+)?$/.test(term)) return naiveNumbers(text).includes(term);
  if (/^[a-z]+$/.test(term)) return naiveWords(text).some((word) => word.startsWith(term));
  const leading = /^\d+/.exec(term)?.[0];
  if (leading !== undefined && !naiveNumbers(text).includes(leading)) return false;
  return naiveStreams(text).some((stream) => stream.includes(term));
}

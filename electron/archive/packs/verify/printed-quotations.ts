/** The taken texts of a pack against their hashes, and against the words that are printed. */
import { sha256 } from '../../digest.ts';
import { printedLetters, quotationStarts } from './letters.ts';
import type { Manifest } from './read-manifest.ts';
import { quotationName, type Report, type Taken } from './report.ts';

/**
 * Every quotation must be in `taken` with the hash of the manifest, and printed as `isPrinted` says.
 *
 * @param source where the taken texts stand, @param place where the words are printed: named in a problem
 */
export function checkQuotations(
  { quotations }: Pick<Manifest, 'quotations'>,
  taken: Taken,
  source: string,
  report: Report,
  places: ReadonlyArray<{
    place: string;
    isPrinted: (one: { number: number; format: 'plain' | 'markdown'; text: string }) => boolean;
  }>,
): void {
  for (const q of quotations) {
    const found = taken.get(q.number);
    if (found === undefined || sha256(found.text) !== q.quoteSha256) {
      report('quotation-changed', quotationName(q.number), source);
      continue;
    }
    const wrong = places.find((one) => !one.isPrinted(found));
    if (wrong !== undefined) report('quotation-changed', quotationName(q.number), wrong.place);
  }
  const named = new Set(quotations.map((q) => q.number));
  for (const number of taken.keys()) if (!named.has(number)) report('quotation-changed', quotationName(number), source);
}

/** For documents that are read letter by letter: behind its label the quotation follows at once. */
export function printedIn(
  text: string,
): (one: { number: number; format: 'plain' | 'markdown'; text: string }) => boolean {
  const starts = quotationStarts(text);
  return (one) => {
    const words = printedLetters(one);
    return (starts.get(one.number) ?? []).some((at) => text.startsWith(words, at));
  };
}

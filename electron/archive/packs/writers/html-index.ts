/**
 * The index of an exported page: what a lunr builder would hold for the same terms, in a tenth of the bytes. lunr's own
 * JSON of a thousand records is 20 MB, and the page would spend its first second on reading it.
 *
 * `renderer/pack/index-load.ts` reads it and gives lunr its structures term by term, as queries ask for them; weights
 * are lunr's, worked out there from the same counts.
 */
import { analyse, sameTokens, streamTerms } from '../../../text/index.ts';
import type { PackDoc } from './html-data.ts';

export interface PackIndex {
  fields: Array<{
    name: string;
    boost: number;
    /** Number of terms in each document's field, in the order of `refs`. */
    lengths: number[];
  }>;
  /** What lunr calls a document: its number in the list of references. */
  refs: number[];
  /** Sorted by code unit, with a line feed between them. */
  terms: string;
  /** Bytes of each term's postings, in the order of `terms`: variable-length integers (LEB128) in base64. */
  sizes: string;
  /**
   * For each term and each field in order: how many documents hold it, then for each the distance from the document
   * before, doubled, and odd when a count of more than one follows. The same integers in base64.
   */
  postings: string;
}

/** A title names what a record is about; the archive weighs it the same. */
const TITLE_BOOST = 4;
const WORDS_BOOST = 2;
const RESTORED_BOOST = 0.8;
const fields = [
  { name: 'title', boost: TITLE_BOOST },
  { name: 'body', boost: 1 },
  { name: 'words', boost: WORDS_BOOST },
  { name: 'restored', boost: RESTORED_BOOST },
];

/** Terms of each field, in the order of `fields`. */
export function indexTerms(doc: PackDoc): string[][] {
  const title = analyse(doc.title);
  const body = analyse(doc.text);
  const words = new Set([...title.words, ...body.words, ...sameTokens(title.folded), ...sameTokens(body.folded)]);
  const restored =
    doc.restored === undefined
      ? []
      : [...streamTerms(analyse(doc.restored.title).stream), ...streamTerms(analyse(doc.restored.text).stream)];
  return [streamTerms(title.stream), streamTerms(body.stream), [...words], restored];
}

function write(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function base64(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64');
}

/** Document and count of each posting, one after the other, for each field. */
type Postings = number[][];

export function packIndex(docs: readonly PackDoc[]): PackIndex {
  const postings = new Map<string, Postings>();
  const lengths: number[][] = fields.map(() => []);
  docs.forEach((doc, at) => {
    indexTerms(doc).forEach((terms, field) => {
      lengths[field]?.push(terms.length);
      for (const term of terms) {
        let known = postings.get(term);
        if (known === undefined) {
          known = fields.map(() => []);
          postings.set(term, known);
        }
        const list = known[field] ?? [];
        if (list.at(-2) === at) list[list.length - 1] = (list.at(-1) ?? 0) + 1;
        else list.push(at, 1);
      }
    });
  });
  const terms = [...postings.keys()].sort();
  const sizes: number[] = [];
  const bytes: number[] = [];
  for (const term of terms) {
    const start = bytes.length;
    for (const list of postings.get(term) ?? []) {
      write(bytes, list.length / 2);
      let before = -1;
      for (let i = 0; i < list.length; i += 2) {
        const at = list[i] ?? 0;
        const count = list[i + 1] ?? 1;
        write(bytes, (at - before) * 2 + (count > 1 ? 1 : 0));
        if (count > 1) write(bytes, count);
        before = at;
      }
    }
    write(sizes, bytes.length - start);
  }
  return {
    fields: fields.map((field, i) => ({ ...field, lengths: lengths[i] ?? [] })),
    refs: docs.map((doc) => doc.n),
    terms: terms.join('\n'),
    sizes: base64(sizes),
    postings: base64(bytes),
  };
}

/**
 * The index of an exported page: what a lunr builder would hold for the same terms, in a tenth of the bytes. lunr's own
 * JSON of a thousand records is 20 MB, and the page would spend its first second on reading it.
 *
 * `renderer/pack/index-load.ts` reads it and gives lunr its structures term by term, as queries ask for them; weights
 * are lunr's, worked out there from the same counts.
 */
import { fold, joinedStream, sameTokens, streamTerms, wordTokens } from '../../../text/index.ts';
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

function pairsOf(folded: string): string[] {
  return streamTerms(joinedStream(folded));
}

/** Terms of each field, in the order of `fields`: those of `analyse`, without what only the archive's index needs. */
export function indexTerms({ title, text, restored }: PackDoc): string[][] {
  const folded = { title: fold(title), text: fold(text) };
  const words = new Set<string>();
  for (const one of [folded.title, folded.text]) {
    for (const { token } of wordTokens(one)) words.add(token);
    for (const token of sameTokens(one)) words.add(token);
  }
  const again = restored === undefined ? [] : [...pairsOf(fold(restored.title)), ...pairsOf(fold(restored.text))];
  return [pairsOf(folded.title), pairsOf(folded.text), [...words], again];
}

function write(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function base64(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64');
}

export function packIndex(docs: readonly PackDoc[]): PackIndex {
  // For each term, of all fields in turn: document and field as one number, and the count. Most terms are rare, and
  // an array for each field of each would cost more than the counting.
  const postings = new Map<string, number[]>();
  const lengths: number[][] = fields.map(() => []);
  docs.forEach((doc, at) => {
    indexTerms(doc).forEach((terms, field) => {
      lengths[field]?.push(terms.length);
      const key = at * fields.length + field;
      for (const term of terms) {
        const list = postings.get(term);
        if (list === undefined) postings.set(term, [key, 1]);
        else if (list.at(-2) === key) list[list.length - 1] = (list.at(-1) ?? 0) + 1;
        else list.push(key, 1);
      }
    });
  });
  const terms = [...postings.keys()].sort();
  const sizes: number[] = [];
  const bytes: number[] = [];
  for (const term of terms) {
    const start = bytes.length;
    const list = postings.get(term) ?? [];
    for (let field = 0; field < fields.length; field++) writeField(bytes, list, field);
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

function writeField(bytes: number[], list: readonly number[], field: number): void {
  const found: number[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const key = list[i] ?? 0;
    if (key % fields.length === field) found.push(Math.floor(key / fields.length), list[i + 1] ?? 1);
  }
  write(bytes, found.length / 2);
  let before = -1;
  for (let i = 0; i < found.length; i += 2) {
    const at = found[i] ?? 0;
    const count = found[i + 1] ?? 1;
    write(bytes, (at - before) * 2 + (count > 1 ? 1 : 0));
    if (count > 1) write(bytes, count);
    before = at;
  }
}

/** The postings of a batch of documents, in memory, until they are written as one segment. */
import { literalTokenLength } from '../../../text/index.ts';
import { ByteWriter } from './bytes.ts';
import { type Occurrence, OccurrenceLog } from './occurrence-log.ts';
import { LIST_BYTES, type PageWriter } from './pages.ts';
import {
  characterTerm,
  FIGURE,
  gramTerm,
  IN_TITLE,
  kindOfTerm,
  LITERAL,
  literalTerm,
  MAX_COUNT,
  PARAGRAPH_ENDS,
  SENTENCE_ENDS,
  wordTerm,
} from './terms.ts';

/** Streams as text/ makes them: `\n` ends a paragraph, `\v` a sentence. */
export interface IndexedStreams {
  title: string;
  body: string;
  /** The restored reading, only where it differs. */
  restored: string;
  /** They stand in the text already: they weigh, and never make a hit by themselves. */
  headings: string;
  words: readonly string[];
  figures: readonly string[];
  /** Literal tokens, one behind the other. */
  literal: string;
}

/** Where the parts of a document end, in positions. */
export interface Extents {
  titleEnd: number;
  bodyEnd: number;
  restoredEnd: number;
}

const NEWLINE = 0x0a;
const SENTENCE = 0x0b;

/** Writes one list, posting by posting, cutting it into entries. */
class ListEncoder {
  #out = new ByteWriter(LIST_BYTES + 1024);
  #pages: PageWriter;
  #term = '';
  #n = 0;
  #first = 0;
  #last = 0;

  constructor(pages: PageWriter) {
    this.#pages = pages;
  }

  begin(term: string): void {
    this.#term = term;
    this.#n = 0;
  }

  /** The gap to the posting before, doubled plus `flag` where the kind has one. */
  open(rid: number, scale: 1 | 2, flag: 0 | 1): ByteWriter {
    if (this.#n > 0 && this.#out.length >= LIST_BYTES) this.end();
    if (this.#n === 0) {
      this.#first = rid;
      this.#last = rid;
    }
    this.#out.varint((rid - this.#last) * scale + flag);
    this.#last = rid;
    this.#n++;
    return this.#out;
  }

  end(): void {
    if (this.#n > 0)
      this.#pages.add(this.#term, { n: this.#n, first: this.#first, last: this.#last, bytes: this.#out.view() });
    this.#n = 0;
    this.#out.clear();
  }
}

export class SegmentBuilder {
  /** Row ids in the order they came, which need not be ascending: a record may be indexed again. */
  #rids: number[] = [];
  #grams = new OccurrenceLog(true);
  #characters = new OccurrenceLog(true);
  /** By letter of the token; characters of the basic plane only. */
  #literal = new Map(Object.keys(literalTokenLength).map((letter) => [letter, new OccurrenceLog(false)]));
  /** All other terms: few. Documents, or documents and positions in turn. */
  #others = new Map<string, number[]>();
  #flags = new Uint8Array(0x110000);
  #touched: number[] = [];

  get documents(): number {
    return this.#rids.length;
  }

  add(rid: number, streams: IndexedStreams): Extents {
    const doc = this.#rids.length;
    this.#rids.push(rid);
    const titleEnd = this.#addStream(doc, 0, streams.title, IN_TITLE, true);
    const bodyEnd = this.#addStream(doc, titleEnd, streams.body, 0, true);
    const restoredEnd = this.#addStream(doc, bodyEnd, streams.restored, 0, true);
    if (streams.headings !== '') this.#addStream(doc, restoredEnd, streams.headings, 0, false);
    for (const point of this.#touched) {
      this.#characters.push(point, doc, this.#flags[point] ?? 0);
      this.#flags[point] = 0;
    }
    this.#touched.length = 0;
    for (const word of streams.words) this.#addOther(wordTerm(word), doc);
    for (const token of streams.figures) this.#addOther(FIGURE + token, doc);
    this.#addLiteral(streams.literal, doc);
    return { titleEnd, bodyEnd, restoredEnd };
  }

  #addOther(term: string, doc: number): void {
    const list = this.#others.get(term);
    if (list === undefined) this.#others.set(term, [doc]);
    else if (list.at(-1) !== doc) list.push(doc);
  }

  #addPosition(term: string, doc: number, position: number): void {
    const list = this.#others.get(term);
    if (list === undefined) this.#others.set(term, [doc, position]);
    else list.push(doc, position);
  }

  #addLiteral(tokens: string, doc: number): void {
    for (let i = 0; i < tokens.length; ) {
      const letter = tokens.charAt(i);
      const length = literalTokenLength[letter] ?? 1;
      let end = i + 1;
      for (let k = 0; k < length; k++) end += (tokens.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      if (end - i - 1 === length) {
        const key =
          length === 1 ? tokens.charCodeAt(i + 1) : tokens.charCodeAt(i + 1) * 0x10000 + tokens.charCodeAt(i + 2);
        this.#literal.get(letter)?.push(key, doc, 0);
      } else this.#addOther(literalTerm(tokens.slice(i, end)), doc);
      i = end;
    }
  }

  /** Returns the position behind the stream. Headings stand in the body already: no characters, no boundaries. */
  #addStream(doc: number, start: number, stream: string, flag: number, whole: boolean): number {
    let position = start;
    let before = 0;
    for (let i = 0; i < stream.length; i++) {
      let point = stream.charCodeAt(i);
      if (point === NEWLINE) {
        if (whole) this.#addPosition(PARAGRAPH_ENDS, doc, position);
        before = 0;
        position++;
        continue;
      }
      if (point === SENTENCE) {
        if (whole) this.#addPosition(SENTENCE_ENDS, doc, position);
        continue;
      }
      if (point >= 0xd800 && point <= 0xdbff && i + 1 < stream.length) {
        point = stream.codePointAt(i) ?? point;
        i++;
      }
      if (before !== 0) {
        if (before < 0x10000 && point < 0x10000) this.#grams.push(before * 0x10000 + point, doc, position - 1);
        else this.#addPosition(gramTerm(String.fromCodePoint(before, point)), doc, position - 1);
      }
      if (whole) {
        const known = this.#flags[point] ?? 0;
        if (known === 0) this.#touched.push(point);
        this.#flags[point] = (known & MAX_COUNT) < MAX_COUNT ? (known + 1) | flag : known | flag;
      }
      before = point;
      position++;
    }
    return position;
  }

  /** Writes all lists in ascending order of terms. The builder is spent afterwards. */
  write(pages: PageWriter): void {
    const order = this.#rids.map((_, i) => i).sort((a, b) => (this.#rids[a] ?? 0) - (this.#rids[b] ?? 0));
    const ascending = order.every((doc, i) => doc === i);
    const rank = new Uint32Array(this.#rids.length);
    order.forEach((doc, i) => {
      rank[doc] = i;
    });
    const to: Target = {
      lists: new ListEncoder(pages),
      rank: ascending ? null : rank,
      rids: order.map((doc) => this.#rids[doc] ?? 0),
    };
    // Ascending: characters, words, literal tokens, other terms with a control character, pairs.
    const others = [...this.#others.keys()].sort();
    const until = (end: string): string[] => others.splice(0, others.findIndex((term) => term >= end) >>> 0);
    this.#characters.each(to.rank, (occurrence) => writeCounts(to, occurrence));
    this.#writeOthers(to, until(LITERAL));
    for (const letter of [...this.#literal.keys()].sort())
      this.#literal.get(letter)?.each(to.rank, (occurrence) => writePlain(to, letter, occurrence));
    this.#writeOthers(to, until('\u0007'));
    this.#grams.each(to.rank, (occurrence) => {
      to.lists.begin(String.fromCharCode(occurrence.key >>> 16, occurrence.key & 0xffff));
      writePositions(to, occurrence);
    });
    pages.flush();
  }

  #writeOthers(to: Target, terms: readonly string[]): void {
    for (const term of terms) {
      const list = this.#others.get(term) ?? [];
      const positional = kindOfTerm(term) === 'positions';
      const pairs: Array<[number, number]> = [];
      for (let i = 0; i < list.length; i += positional ? 2 : 1) {
        const doc = list[i] ?? 0;
        pairs.push([to.rank === null ? doc : (to.rank[doc] ?? 0), positional ? (list[i + 1] ?? 0) : 0]);
      }
      if (to.rank !== null) pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      to.lists.begin(term);
      const occurrence = {
        key: 0,
        count: pairs.length,
        document: (i: number): number => pairs[i]?.[0] ?? 0,
        value: (i: number): number => pairs[i]?.[1] ?? 0,
      };
      if (positional) writePositions(to, occurrence);
      else {
        for (const [doc] of pairs) to.lists.open(to.rids[doc] ?? 0, 1, 0);
        to.lists.end();
      }
    }
  }
}

/** Where lists go; documents are named by their place in `rids`. */
interface Target {
  lists: ListEncoder;
  rank: Uint32Array | null;
  rids: readonly number[];
}

function writeCounts({ lists, rids }: Target, { key, count, document, value }: Occurrence): void {
  lists.begin(characterTerm(String.fromCodePoint(key)));
  for (let i = 0; i < count; i++) {
    const flag = value(i);
    const out = lists.open(rids[document(i)] ?? 0, 2, flag === 1 ? 0 : 1);
    if (flag !== 1) out.byte(flag);
  }
  lists.end();
}

function writePlain({ lists, rids }: Target, letter: string, { key, count, document }: Occurrence): void {
  const characters =
    literalTokenLength[letter] === 1 ? String.fromCharCode(key) : String.fromCharCode(key >>> 16, key & 0xffff);
  lists.begin(LITERAL + letter + characters);
  for (let i = 0; i < count; i++) lists.open(rids[document(i)] ?? 0, 1, 0);
  lists.end();
}

/** Postings out of occurrences sorted by document and position. */
function writePositions({ lists, rids }: Target, { count, document, value }: Occurrence): void {
  for (let i = 0; i < count; ) {
    const doc = document(i);
    let end = i + 1;
    while (end < count && document(end) === doc) end++;
    const n = end - i;
    const out = lists.open(rids[doc] ?? 0, 2, n > 1 ? 1 : 0);
    if (n > 1) out.varint(n);
    let before = 0;
    for (; i < end; i++) {
      const position = value(i);
      out.varint(position - before);
      before = position;
    }
  }
  lists.end();
}

/** The index's own postings against the plainest possible: a map of terms to documents and positions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IndexedStreams, SegmentBuilder } from '../../../electron/archive/search/postings/builder.ts';
import { ByteReader, ByteWriter, DamagedIndex } from '../../../electron/archive/search/postings/bytes.ts';
import { eachCount, eachPlain } from '../../../electron/archive/search/postings/decode.ts';
import { mergeSegments } from '../../../electron/archive/search/postings/merge.ts';
import {
  type List,
  listsInPage,
  PageCursor,
  PageWriter,
  sealed,
  unsealed,
} from '../../../electron/archive/search/postings/pages.ts';
import { findPhrase } from '../../../electron/archive/search/postings/phrase.ts';
import type { Segment } from '../../../electron/archive/search/postings/reader.ts';
import {
  characterTerm,
  FIGURE,
  IN_TITLE,
  literalTerm,
  MAX_COUNT,
  WORD,
} from '../../../electron/archive/search/postings/terms.ts';
import { analyse, gramsOf } from '../../../electron/text/index.ts';

/** A segment in memory, with the same look-ups as one in a file. */
function segmentOf(
  write: (pages: PageWriter) => void,
  dead: ReadonlySet<number> = new Set(),
): Segment & { pages: Uint8Array[] } {
  const pages: Uint8Array[] = [];
  write(new PageWriter((_first, page) => pages.push(page.slice())));
  return {
    id: 1,
    documents: 0,
    dead,
    pages,
    lists(term) {
      const found: List[] = [];
      for (const page of pages) listsInPage(page, term, (list) => found.push(list));
      return found;
    },
    *withPrefix(prefix) {
      for (const page of pages) {
        const cursor = new PageCursor(page);
        while (cursor.next()) if (cursor.term.startsWith(prefix)) yield { term: cursor.term, list: cursor.list };
      }
    },
  };
}

const empty: IndexedStreams = { title: '', body: '', restored: '', headings: '', words: [], figures: [], literal: '' };

const alphabet = fc.constantFrom('家', '站', '格', '人', '大', 'a', '1', '𠮷', '，', '。', '、', ' ', '\n\n');
const someText = fc.array(alphabet, { maxLength: 24 }).map((parts) => parts.join(''));
const someDocuments = fc.array(fc.tuple(someText, someText), { minLength: 1, maxLength: 12 });

function streamsOf(title: string, text: string): IndexedStreams {
  const t = analyse(title);
  const b = analyse(text);
  return {
    ...empty,
    title: t.stream,
    body: b.stream,
    words: [...new Set([...t.words, ...b.words])],
    literal: b.marks.join(''),
  };
}

/** Positions of a run in title and body, as the builder numbers them. */
function naivePlaces(title: string, text: string, run: string): number[] {
  const characters = [...`${streamsOf(title, text).title}${streamsOf(title, text).body}`.replaceAll('\v', '')];
  const wanted = [...run];
  return characters.flatMap((_, i) => (wanted.every((c, k) => characters[i + k] === c) ? [i] : []));
}

describe('numbers', () => {
  it('come back as they were written, up to 2^53', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat(), { maxLength: 40 }), (numbers) => {
        const out = new ByteWriter(1);
        for (const n of numbers) out.varint(n);
        const reader = new ByteReader(out.view());
        expect(numbers.map(() => reader.varint())).toEqual(numbers);
        expect(() => reader.varint()).toThrow(DamagedIndex);
      }),
    );
  });
});

describe('pages', () => {
  it('give the lists of each term and of no other, wherever pages are cut', () => {
    const term = fc
      .array(fc.constantFrom('a', 'b', '人', '大', '\u0001'), { minLength: 1, maxLength: 4 })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 9000 }), (terms, size) => {
        const sorted = [...terms].sort();
        const segment = segmentOf((pages) => {
          for (const [i, one] of sorted.entries())
            pages.add(one, { n: 1, first: i, last: i, bytes: new Uint8Array(size) });
          pages.flush();
        });
        for (const one of new Set([...terms, 'zz', 'a', '', '人人人人人']))
          expect(segment.lists(one).map((list) => list.first)).toEqual(
            sorted.flatMap((other, i) => (other === one ? [i] : [])),
          );
      }),
      { numRuns: 200 },
    );
  });

  it('tell one flipped bit', () => {
    const page = sealed(Uint8Array.from({ length: 300 }, (_, i) => i & 0xff));
    expect(unsealed(page, true)).toHaveLength(300);
    for (let bit = 0; bit < page.length * 8; bit += 7) {
      const broken = page.slice();
      broken[bit >>> 3] = (broken[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unsealed(broken, true)).toThrow(DamagedIndex);
    }
  });
});

function built(
  documents: ReadonlyArray<readonly [string, string]>,
  rids: readonly number[],
): (pages: PageWriter) => void {
  const builder = new SegmentBuilder();
  for (const [i, [title, text]] of documents.entries()) builder.add(rids[i] ?? 0, streamsOf(title, text));
  return (pages) => builder.write(pages);
}

function expectAll(segment: Segment, documents: ReadonlyMap<number, readonly [string, string]>, run: string): void {
  const wanted = [...documents].sort((a, b) => a[0] - b[0]);
  if ([...run].length > 1) {
    const found = findPhrase(segment, gramsOf(run));
    const places = wanted.flatMap(([rid, [title, text]]) => {
      const at = naivePlaces(title, text, run);
      return at.length === 0 ? [] : [[rid, at] as const];
    });
    expect(
      Array.from({ length: found.count }, (_, i) => [
        found.rids[i],
        [...found.positions.subarray(found.starts[i], found.starts[i + 1])],
      ]),
    ).toEqual(places);
    return;
  }
  const counted: Array<[number, number, boolean]> = [];
  eachCount(segment.lists(characterTerm(run)), segment.dead, (rid, flag) =>
    counted.push([rid, flag & MAX_COUNT, (flag & IN_TITLE) !== 0]),
  );
  expect(counted).toEqual(
    wanted.flatMap(([rid, [title, text]]) => {
      const n = naivePlaces(title, text, run).length;
      return n === 0 ? [] : [[rid, n, [...analyse(title).stream].includes(run)]];
    }),
  );
}

const run = fc
  .array(fc.constantFrom('家', '站', '格', '人', '大', 'a', '1', '𠮷'), { minLength: 1, maxLength: 6 })
  .map((p) => p.join(''));

describe('a segment', () => {
  it('has every run of characters where it stands, in whatever order the records came', () => {
    fc.assert(
      fc.property(
        someDocuments,
        fc.array(run, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat(5000)),
        (documents, runs, numbers) => {
          const rids = [...new Set(documents.map(() => 1 + (numbers.next().value ?? 0)))];
          const kept = documents.slice(0, rids.length);
          const segment = segmentOf(built(kept, rids));
          const byRid = new Map(kept.map((doc, i) => [rids[i] ?? 0, doc] as const));
          for (const one of runs) expectAll(segment, byRid, one);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has words, figures and literal tokens, and lists terms by prefix', () => {
    const builder = new SegmentBuilder();
    builder.add(3, { ...empty, words: ['ai', '99．96'], figures: ['%:99.96'], literal: 'm，p制，x家站f实p𠮷。' });
    builder.add(9, { ...empty, words: ['ai', 'air'], literal: 'm，' });
    const segment = segmentOf((pages) => builder.write(pages));
    const holders = (term: string): number[] => {
      const found: number[] = [];
      eachPlain(segment.lists(term), segment.dead, (rid) => found.push(rid));
      return found;
    };
    expect(holders(`${WORD}ai`)).toEqual([3, 9]);
    expect(holders(`${WORD}99．96`)).toEqual([3]);
    expect(holders(`${FIGURE}%:99.96`)).toEqual([3]);
    expect(holders(literalTerm('m，'))).toEqual([3, 9]);
    for (const token of ['p制，', 'x家站', 'f实', 'p𠮷。']) expect(holders(literalTerm(token))).toEqual([3]);
    expect([...segment.withPrefix(`${WORD}ai`)].map((entry) => entry.term)).toEqual([`${WORD}ai`, `${WORD}air`]);
  });

  it('says the same after merging, without what is out of date', () => {
    fc.assert(
      fc.property(
        fc.array(someDocuments, { minLength: 1, maxLength: 4 }),
        fc.array(run, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.nat(7),
        (batches, runs, again, step) => {
          const byRid = new Map<number, readonly [string, string]>();
          const sources = batches.map((documents, b) => {
            // With `again` the batches overlap: the later one takes the records over.
            const rids = documents.map((_, i) => (again ? 1 + i * (1 + (step % 3)) : 1 + b * 100 + i));
            for (const [i, doc] of documents.entries()) byRid.set(rids[i] ?? 0, doc);
            return { rids, write: built(documents, rids) };
          });
          const merged = segmentOf((pages) =>
            mergeSegments(
              sources.map(({ rids, write }, b) => ({
                pages: segmentOf(write).pages,
                dead: new Set(rids.filter((rid) => sources.slice(b + 1).some((later) => later.rids.includes(rid)))),
              })),
              pages,
            ),
          );
          for (const one of runs) expectAll(merged, byRid, one);
        },
      ),
      { numRuns: 300 },
    );
  });
});

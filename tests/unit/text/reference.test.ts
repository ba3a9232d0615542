/** The matcher against a naive implementation, and terms against streams: the definitions, not the code, decide. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  fold,
  gramsOf,
  matches,
  naturalTerms,
  paragraphs,
  parseQuery,
  prepare,
  streamTerms,
} from '../../../electron/text/index.ts';
import { anyText } from './arbitrary.ts';
import { naiveHas, naiveNumbers, naiveStreams, naiveWords } from './naive.ts';

const han = '人大代家站';
/** Few characters, so that terms are often found. Numbers stand apart from each other: 99.96 and 99.96 are not a date. */
const plainText = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...han) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('585人', '585、', '1585人', '99.96 ', '12家', ' ai ', ' list ', '99.96%'),
      },
      { weight: 2, arbitrary: fc.constantFrom('、', '，', ' ', '“', '\n', '\n\n', '\n\u3000\n', '。\n') },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const term = fc.oneof(
  fc.string({ unit: fc.constantFrom(...han), minLength: 1, maxLength: 3 }),
  fc.constantFrom('585', '12', '99.96', '9', 'a', 'ai', 'lis', '585人', '12家', '人12'),
);

describe('the matcher', () => {
  it('finds a term exactly where the naive one does', () => {
    let found = 0;
    fc.assert(
      fc.property(plainText, term, (text, query) => {
        const wanted = naiveHas(text, query);
        if (wanted) found++;
        expect(matches(parseQuery(query).tree, prepare({ title: '', text }))).toBe(wanted);
      }),
      { numRuns: 3000 },
    );
    // Otherwise the test would agree about nothing being there.
    expect(found).toBeGreaterThan(200);
  });

  it('joins terms as and, or, and not do', () => {
    fc.assert(
      fc.property(plainText, term, term, (text, a, b) => {
        const finds = (query: string): boolean => matches(parseQuery(query).tree, prepare({ title: '', text }));
        const [hasA, hasB] = [naiveHas(text, a), naiveHas(text, b)];
        expect(finds(`${a} ${b}`)).toBe(hasA && hasB);
        expect(finds(`${a} OR ${b}`)).toBe(hasA || hasB);
        expect(finds(`${a}｜${b}`)).toBe(hasA || hasB);
        expect(finds(`${a} -${b}`)).toBe(hasA && !hasB);
        expect(finds(`-${a}`)).toBe(!hasA);
        expect(finds(`－（${a} OR ${b}）`)).toBe(!(hasA || hasB));
        expect(finds(`(${a} OR ${b}) -"${b}"`)).toBe((hasA || hasB) && !hasB);
      }),
      { numRuns: 1000 },
    );
  });

  it('looks for title terms in the title only', () => {
    fc.assert(
      fc.property(plainText, plainText, term, (title, text, query) => {
        expect(matches(parseQuery(`标题:${query}`).tree, prepare({ title, text }))).toBe(naiveHas(title, query));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the terms of a text', () => {
  it('are the pairs of each stream and its last character, and the whole words and numbers', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        const { stream, words, shape } = analyse(text);
        const grams = streamTerms(stream);
        const wanted = naiveStreams(text).flatMap((stream) => [...gramsOf(stream), stream.slice(-1)]);
        expect(grams).toEqual(wanted);
        expect(shape).toBe(0);
        const plain = words.filter((w) => !w.endsWith('％')).map((w) => w.replace('．', '.'));
        expect(new Set(plain)).toEqual(new Set([...naiveNumbers(text), ...naiveWords(text)]));
      }),
      { numRuns: 1000 },
    );
  });

  it('tell which pairs have a gap between them', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        const { stream, crossings } = analyse(text);
        const grams = streamTerms(stream);
        // A pair that is nowhere side by side must be a crossing; a pair without one must always be side by side.
        for (const gram of new Set(grams.filter((g) => g.length === 2)))
          if (!text.includes(gram)) expect(crossings).toContain(gram);
        for (const gram of crossings) {
          const [a = '', b = ''] = gram;
          expect(text).toMatch(new RegExp(`${a}[^\\p{L}\\p{N}]+${b}`, 'u'));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the reading of an endless query', () => {
  it.each(['(', ')', '，', '票决 ', 'OR ', '"" '])('of %j stays short and tells all of it', (unit) => {
    const query = unit.repeat(5000);
    const { reading } = parseQuery(query);
    expect(reading.length).toBeLessThanOrEqual(200);
    // The last one reaches to the end: what was left out is told, too.
    expect(Math.max(...reading.map((r) => r.end))).toBe(query.trimEnd().length);
  });
});

describe('paragraphs', () => {
  it('are the streams: as many, and cut at the same places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const streams = (source: string): number =>
          streamTerms(analyse(source).stream).filter((g) => [...g].length === 1).length;
        const cut = paragraphs(text);
        let before = 0;
        let counted = 0;
        for (const { start, end, index } of cut) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(index).toBe(cut[index - 1] === undefined ? -1 : index);
          const inside = streams(text.slice(start, end));
          expect(inside).toBeLessThanOrEqual(1);
          counted += inside;
          before = end;
        }
        expect(counted).toBe(streams(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['一\n\n二', ['一', '二']],
    ['一\r\n\r\n二', ['一', '二']],
    ['一\r\n二', ['一\r\n二']],
    ['\n\n 一 \n \u3000\n\n二\n', ['一', '二']],
    ['一\n\u200b\ufeff\n二', ['一', '二']],
    ['一\u2029二', ['一', '二']],
    ['', []],
    [' \n \n ', []],
  ])('of %j', (text, wanted) => {
    expect(paragraphs(text).map((p) => text.slice(p.start, p.end))).toEqual(wanted);
  });
});

describe('a natural question', () => {
  it.each([
    ['高淳的票决制是什么', ['高淳', '票决', '决制'], []],
    ['票决制 高淳', ['票决', '决制', '高淳'], []],
    ['票 决 制', ['票决', '决制'], []],
    ['有哪些', ['有哪', '哪些'], []],
    ['了解目的', ['了解', '解目', '目的'], []],
    ['585名', ['5名'], ['585']],
    ['AI治理', ['i治', '治理'], ['ai']],
  ])('%s', (query, grams, words) => {
    expect(naturalTerms(query)).toEqual({ grams, words, characters: [] });
  });

  it('of one character has that character', () => {
    expect(naturalTerms('站')).toEqual({ grams: [], words: [], characters: ['站'] });
    expect(naturalTerms('臺？').characters).toEqual(['台']);
    expect(naturalTerms('，')).toEqual({ grams: [], words: [], characters: [] });
  });

  it('always has a term where there is something to look for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { grams, words, characters } = naturalTerms(text);
        const any = grams.length + words.length + characters.length > 0;
        expect(any).toBe(/[\p{L}\p{N}\p{M}\p{Co}]/u.test(fold(text)));
      }),
      { numRuns: 1000 },
    );
  });
});

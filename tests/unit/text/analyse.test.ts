import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  crossingToken,
  fold,
  foldedToken,
  gramsOf,
  literalFold,
  literalPlan,
  literalTokenLength,
  markTokens,
  streamTerms,
} from '../../../electron/text/index.ts';
import { realText } from './arbitrary.ts';

const termsOf = (text: string): string[] => streamTerms(analyse(text).stream);

describe('terms', () => {
  it('joins what marks, spaces and single line breaks separate, and nothing across a blank line', () => {
    expect(termsOf('家、站 格\n点')).toEqual(['家站', '站格', '格点', '点']);
    expect(analyse('家、站 格').crossings).toEqual(['家站', '站格']);
    expect(termsOf('家\n\n站')).toEqual(['家', '站']);
    expect(termsOf('家\n \u3000\n站')).toEqual(['家', '站']);
  });

  it.each([
    ['达99.96%，', ['99．96', '99．96％']],
    ['1,216名', ['1216']],
    ['2022.10.13', ['2022', '10', '13', '2022．10．13']],
    ['AI治理与Wi-Fi', ['ai', 'wi', 'fi']],
    ['12,13', ['12', '13']],
    ['第3届', ['3']],
    ['人大代表', []],
  ])('has the words of %s', (text, words) => {
    expect(analyse(text).words).toEqual(words);
  });

  it('is the same for folded text', () => {
    const plain = realText.filter((text) => analyse(text).shape < 2);
    fc.assert(
      fc.property(plain, (text) => {
        expect(analyse(fold(text)).stream).toEqual(analyse(text).stream);
      }),
      { numRuns: 300 },
    );
  });

  it('finds any run of word characters as consecutive grams', () => {
    fc.assert(
      fc.property(realText, fc.nat(), fc.integer({ min: 2, max: 8 }), (text, at, length) => {
        const characters = [
          ...fold(text)
            .replace(/\n\s*\n[\s\S]*/u, '')
            .replace(/[^\p{L}\p{N}\p{M}]/gu, ''),
        ];
        fc.pre(characters.length >= 2);
        const start = at % (characters.length - 1);
        const wanted = gramsOf(characters.slice(start, start + length).join(''));
        expect(` ${termsOf(text).join(' ')} `).toContain(` ${wanted.join(' ')} `);
      }),
      { numRuns: 500 },
    );
  });

  it('has literal tokens that need nothing between them', () => {
    fc.assert(
      fc.property(realText, (text) => {
        const { marks, crossings } = analyse(text);
        const tokens = [...marks, ...crossings.map(crossingToken)];
        const joined = tokens.join('');
        const read: string[] = [];
        for (let i = 0; i < joined.length; ) {
          const points = [...joined.slice(i + 1, i + 5)].slice(0, literalTokenLength[joined.charAt(i)] ?? 0);
          const token = joined.charAt(i) + points.join('');
          read.push(token);
          i += token.length;
        }
        expect(read).toEqual(tokens);
      }),
      { numRuns: 300 },
    );
  });
});

describe('literal search', () => {
  /** What the two index tables would answer for one text. */
  function indexed(text: string, query: string): 'yes' | 'no' | 'unsure' {
    const plan = literalPlan(query);
    const { crossings, marks, shape } = analyse(text);
    const grams = termsOf(text);
    if (shape === 2) return 'unsure';
    const phrase = plan.grams.length > 0 ? ` ${grams.join(' ')} `.includes(` ${plan.grams.join(' ')} `) : true;
    const single = plan.last === '' || grams.some((gram) => gram.startsWith(plan.last));
    if (!phrase || !single || !plan.marks.every((mark) => marks.includes(mark))) return 'no';
    const doubted = plan.crossable.some((g) => crossings.includes(g)) || plan.foldable.some((t) => marks.includes(t));
    return plan.decidable && !doubted ? 'yes' : 'unsure';
  }

  it('never loses a containment and never invents one', () => {
    fc.assert(
      fc.property(
        realText,
        realText,
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (text, other, at, length, own) => {
          const from = own ? text : other;
          const start = from.length === 0 ? 0 : at % from.length;
          const query = from.slice(start, start + length).toWellFormed();
          const source = text.toWellFormed();
          fc.pre(literalFold(query) !== '' && !/^\p{M}/u.test(query));
          const truth = literalFold(source).includes(literalFold(query));
          const answer = indexed(source, query);
          if (answer === 'yes') expect(truth).toBe(true);
          if (answer === 'no') expect(truth).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('decides words, single marks and pairs with a mark without reading the text', () => {
    for (const query of ['票决制', '站', '，', '制，', '2019年']) expect(literalPlan(query).decidable).toBe(true);
    for (const query of ['家、站', '選舉', '，。、']) expect(literalPlan(query).decidable).toBe(false);
  });

  it('tells its tokens apart', () => {
    const all = [
      ...markTokens('人,大 f x。'),
      foldedToken('实'),
      foldedToken('f'),
      crossingToken('ab'),
      crossingToken('u2'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

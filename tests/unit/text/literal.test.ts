/** Literal search over few characters, so that gaps and folded characters meet the query often. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  literalFold,
  literalPlan,
  matches,
  parseQuery,
  prepare,
  streamTerms,
} from '../../../electron/text/index.ts';

const tight = fc
  .array(fc.constantFrom('家', '站', '实', '實', '、', '，', ' ', '\n', 'a', '1'), { minLength: 4, maxLength: 16 })
  .map((parts) => parts.join(''));
const needle = fc
  .array(fc.constantFrom('家', '站', '实', '、', ' ', 'a', '1'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));

/** True or false where the index tables decide alone, null where the text must be read. */
function decided(text: string, query: string): boolean | null {
  const plan = literalPlan(query);
  const { stream, crossings, marks } = analyse(text);
  const grams = streamTerms(stream);
  const phrase = plan.grams.length === 0 || ` ${grams.join(' ')} `.includes(` ${plan.grams.join(' ')} `);
  const single = plan.last === '' || grams.some((gram) => gram.startsWith(plan.last));
  if (!phrase || !single || plan.marks.some((mark) => !marks.includes(mark))) return false;
  const doubted =
    plan.crossable.some((gram) => crossings.includes(gram)) || plan.foldable.some((token) => marks.includes(token));
  return plan.decidable && !doubted ? true : null;
}

describe('a literal plan', () => {
  it('decides truly, and often enough to be of use', () => {
    const counts = { yes: 0, no: 0, read: 0 };
    fc.assert(
      fc.property(tight, needle, (text, query) => {
        const answer = decided(text, query);
        counts[answer === null ? 'read' : answer ? 'yes' : 'no']++;
        if (answer !== null) expect(answer).toBe(literalFold(text).includes(literalFold(query)));
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(counts.yes, counts.no, counts.read)).toBeGreaterThan(150);
  });

  it('names the pairs a gap could part, and the characters folding could have made', () => {
    expect(literalPlan('家站格').crossable).toEqual(['家站', '站格']);
    expect(decided('家、站', '家站')).toBeNull();
    expect(decided('家站', '家站')).toBe(true);
    expect(decided('選實', '实')).toBeNull();
    expect(decided('实', '实')).toBe(true);
  });
});

describe('a wildcard', () => {
  it('finds numbers and words that begin so, and nothing that does not', () => {
    const finds = (query: string, text: string): boolean =>
      matches(parseQuery(query).tree, prepare({ title: '', text }));
    expect(finds('20*', '2019年')).toBe(true);
    expect(finds('20', '2019年')).toBe(false);
    expect(finds('19*', '2019年')).toBe(false);
    expect(finds('govern＊', 'Governance')).toBe(true);
    expect(finds('票决*', '民生实事票决制')).toBe(true);
  });
});

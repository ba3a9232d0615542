import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, literalFold, normalise } from '../../../electron/text/index.ts';
import { anyText, realText } from './arbitrary.ts';

describe('folding', () => {
  it.each([
    ['全過程人民民主', '全过程人民民主'],
    ['９９．９６％', '99.96%'],
    ['代表聯(lián)絡(luò)站接待選民們(men)', '代表联络站接待选民们'],
    ['⼈⼤代表', '人大代表'],
    ['二〇一九年', '二零一九年'],
    ['㎡①', 'm21'],
    ['ＡＩ治理', 'ai治理'],
    ['e\u0301', 'é'],
    ['Σίσυφος', 'σίσυφοσ'],
    ['镇(街道)', '镇(街道)'],
    ['代表(members)', '代表(members)'],
  ])('%s → %s', (source, folded) => {
    expect(fold(source)).toBe(folded);
  });

  it('is stable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it('has a map that stays inside the source, in order, and never splits a character', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text, starts, ends } = normalise(source);
        expect(starts.length).toBe(text.length);
        let before = 0;
        for (let i = 0; i < text.length; i++) {
          const start = starts[i] ?? -1;
          const end = ends[i] ?? -1;
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
          const splits = (at: number): boolean =>
            /^[\ud800-\udbff][\udc00-\udfff]/.test(source.slice(at - 1, at + 1)) && at > 0;
          expect(splits(start)).toBe(false);
          expect(splits(end)).toBe(false);
          before = start;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says truly when nothing but NFKC and case has changed', () => {
    fc.assert(
      fc.property(realText, (source) => {
        const { text, shape } = normalise(source);
        expect(shape === 0).toBe(text === literalFold(source));
        if (shape === 1) expect(text.length).toBe(literalFold(source).length);
      }),
      { numRuns: 500 },
    );
  });
});

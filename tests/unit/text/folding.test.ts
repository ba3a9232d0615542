/** Folding against Unicode itself: over all of Unicode, not over examples. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traditionalPairs } from '../../../electron/text/data/traditional.ts';
import { fold, literalFold, normalise } from '../../../electron/text/index.ts';
import { anyText } from './arbitrary.ts';

/** Every code point that folding or its neighbours may change: letters, marks, and what NFKD takes apart. */
function* codePoints(): Generator<string> {
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point);
    // Ideographs of the supplementary planes are 60,000 times the same case.
    if ((point >= 0xd800 && point <= 0xdfff) || (point >= 0x20000 && point <= 0x2f7ff)) continue;
    if (point >= 0x30000 && point <= 0x323af) continue;
    if (/[\p{L}\p{M}]/u.test(character) || character !== character.normalize('NFKD')) yield character;
  }
}

describe('the mapped text is the folded text', () => {
  it('for every character, whole, taken apart, and behind a letter', () => {
    const different: string[] = [];
    for (const character of codePoints())
      for (const source of [character, character.normalize('NFD'), character.normalize('NFKD'), `가a${character}`])
        if (normalise(source).text !== fold(source)) different.push(source);
    expect(different.map((s) => JSON.stringify(s))).toEqual([]);
  });

  it('for any text', () => {
    const joining = fc
      .array(
        fc.constantFrom(
          'J',
          'e',
          'ー',
          'ｶ',
          'ﾞ',
          '\u030c',
          '\u0323',
          '\u0301',
          'ㄱ',
          'ㅏ',
          'ㄴ',
          'ﾡ',
          'ￂ',
          '각',
          '\u11a8',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText, joining), (source) => {
        expect(normalise(source).text).toBe(fold(source));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('folding twice changes nothing', () => {
  it('for any character', () => {
    const unstable: string[] = [];
    for (const character of codePoints())
      for (const source of [character, `${character}\u030c`, `${character}\u0331`, `学(${character})`])
        if (fold(fold(source)) !== fold(source)) unstable.push(source);
    expect(unstable.map((s) => JSON.stringify(s))).toEqual([]);
  });

  it('for any text, notes included', () => {
    const notes = fc
      .array(fc.constantFrom('學', '们', '(xué)', '（MEN）', '(xue\u0301)', '﹙de﹚', '(', ')', 'é', '⼈', '、'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText, notes), (source) => {
        expect(fold(fold(source))).toBe(fold(source));
        if (fold(source) !== literalFold(source)) expect(normalise(source).shape).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('for the table: no pair leads on to another', () => {
    const pairs = [...traditionalPairs];
    const from = new Set(pairs.filter((_, i) => i % 2 === 0));
    expect(pairs.filter((c, i) => i % 2 === 1 && from.has(c))).toEqual([]);
    expect(from.size).toBe(pairs.length / 2);
    expect(pairs.join('')).toHaveLength(traditionalPairs.length);
  });
});

describe('pinyin notes', () => {
  it.each([
    ['學(xué)習', '学习'],
    ['學(XUÉ)習', '学习'],
    ['學（xué）習', '学习'],
    ['學(xue\u0301)習', '学习'],
    ['學(xué)(xué)習', '学习'],
    ['⼈(rén)民', '人民'],
    ['我們(men)的(de)', '我们的'],
  ])('are taken out of %s', (source, folded) => {
    expect(fold(source)).toBe(folded);
    expect(normalise(source).shape).toBe(2);
  });

  it.each(['镇(街道)', '代表(deputy)', '(xué)', 'a(xué)', '学(xué', '学(1)', '学( xué)'])(
    'are not seen in %s',
    (source) => {
      expect(fold(source)).toBe(source);
    },
  );

  it('keep the map right behind them', () => {
    const source = '學(xué)習選們(men)舉';
    const { text, starts, ends } = normalise(source);
    expect(text).toBe('学习选们举');
    expect([...text].map((_, i) => source.slice(starts[i], ends[i]))).toEqual(['學', '習', '選', '們', '舉']);
  });
});

describe('noise of real pages', () => {
  it.each([
    ['代表聯絡站', '代表联络站'],
    ['街道議政代表會後于會場裏討論', '街道议政代表会后于会场里讨论'],
    ['乾部、幹部、干部', '干部、干部、干部'],
    ['⼈⼤代表', '人大代表'],
    ['㈠①％㎡', '(一)1%m2'],
    ['人大\u200b代\u00ad表', '人大\u200b代\u00ad表'],
  ])('%s', (source, folded) => {
    expect(fold(source)).toBe(folded);
  });
});

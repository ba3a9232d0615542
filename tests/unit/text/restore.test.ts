/** The restored reading: standard wording for rewritten words, nothing else changed, and spans that lead both ways. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compilePairs,
  type PairRule,
  type ReplacedWord,
  type Restoration,
  replacementsWithin,
  restore,
  restoredSpan,
  sourceSpan,
} from '../../../electron/text/restore.ts';
import { lines, starter, textOf, wordPairs } from '../resources/read.ts';
import { anyText, realText } from './arbitrary.ts';

const supplied = wordPairs
  .trim()
  .split('\n')
  .slice(1)
  .map((line): PairRule => {
    const [spun = '', standard = '', , cls] = line.split('\t');
    return { spun, standard, cls: cls === 'G' || cls === 'C' ? cls : 'X' };
  });
const table = compilePairs(supplied);
const rule = (spun: string, standard: string, cls: PairRule['cls'] = 'G'): PairRule => ({ spun, standard, cls });
const reading = (source: string): string => restore(source, table)?.text ?? source;

/** Three words of class G: whatever stands behind is read as rewritten. */
const FLAG = '全历程、平易近主、存眷。';
const flaggedReading = (source: string): string => reading(FLAG + source).slice('全过程、民主、关注。'.length);

function restored(source: string, pairs = table): Restoration {
  const r = restore(source, pairs);
  if (r === null) throw new Error('nothing to restore');
  return r;
}

/** Rewritten words among ordinary characters, parts of them, line breaks and everything else that texts hold. */
const spunText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...supplied.map(({ spun }) => spun)) },
      { weight: 2, arbitrary: fc.constantFrom(...'平易近群众处事人大的，。\n') },
      { weight: 1, arbitrary: realText },
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));

describe('what is read', () => {
  it.each([
    ['全历程群众平易近主', '全过程人民民主'],
    ['践行群众平易近主，办好平易近生实事', '践行人民民主，办好民生实事'],
    ['选平易近平易近主议事', '选民民主议事'],
    ['估算联网监视系统', '预算联网监督系统'],
    ['在社区设代表联结站', '在社区设代表联络站'],
    ['法院里的代表处事室', '法院里的代表工作室'],
    ['与选平易近零决绝', '与选民零距离'],
    // Of two readings the first.
    ['一位尔子到访', '一位记者到访'],
  ])('%s in any text', (source, wanted) => {
    expect(reading(source)).toBe(wanted);
  });

  it.each([
    ['调换处事体味', '交流工作经验'],
    ['农平易近和住户都能到场监视', '农民和居民都能参与监督'],
    ['关节', '环节'],
    ['尝试改革，群众至上', '实践创新，人民至上'],
    ['内心上的全部用途', '心坎上的具体用途'],
    ['农平易近人均收入', '农民人均收入'],
  ])('%s in a text recognised as rewritten only', (source, wanted) => {
    expect(reading(source)).toBe(source);
    expect(flaggedReading(source)).toBe(wanted);
  });

  it.each([
    '他平易近人',
    '评选平易近人的代表',
    '票决制项目的安排',
    '街道办事处事务公开',
    '更加紧迫',
    '落实质量要求',
    '其中意见较多',
    '对预算作出决议',
    '打开了局面',
    '一个中心',
    '镇党委书记长期驻点',
    '县乡村夫大多数不知',
  ])('real words in %s stay whole in a rewritten text', (source) => {
    expect(flaggedReading(source)).toBe(source);
  });

  it('a longer word goes before a shorter one, left before right', () => {
    const pairs = compilePairs([rule('甲乙', '一'), rule('甲乙丙', '二'), rule('丙丁', '三'), rule('丁', '四')]);
    expect(restored('甲乙丙丁', pairs).text).toBe('二四');
    expect(restored('甲乙丁丙丁', pairs).text).toBe('一四三');
  });

  it('of several rules for one word the first G counts, else the first C', () => {
    const pairs = compilePairs([
      rule('甲甲', '错', 'X'),
      rule('甲甲', '误', 'C'),
      rule('甲甲', '正'),
      rule('甲甲', '晚'),
      rule('乙乙', '先', 'C'),
      rule('乙乙', '后', 'C'),
      rule('丙丙', '丙'),
      rule('丁丁', '丁'),
    ]);
    expect(restored('甲甲乙乙丙丙丁丁', pairs).text).toBe('正先丙丁');
  });

  it('useless rules are left out', () => {
    const useless = [rule('', '空'), rule('空', ''), rule('同', '同'), rule('上\n下', '上下'), rule('\ud83d', '半')];
    expect(restore('空同上\n下👩', compilePairs(useless))).toBeNull();
  });

  it('no word goes over a line break', () => {
    expect(restore('全历\n程', table)).toBeNull();
    expect(reading('全历程\n全历程')).toBe('全过程\n全过程');
  });

  it('words of one character are found up to the last', () => {
    expect(restored('甲子甲', compilePairs([rule('甲', '一')])).text).toBe('一子一');
  });

  it('clean texts are left alone: the starter collection', () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(starter.map(textOf).filter((text) => restore(text, table) !== null)).toEqual([]);
  });
});

describe('a text is recognised as rewritten', () => {
  const filler = (length: number): string => '会'.repeat(length);

  it('by three distinct words of class G, however long it is', () => {
    expect(restored(filler(9000) + FLAG)).toMatchObject({ flagged: true, distinct: 3 });
    expect(restored(`${filler(9000)}全历程、平易近主、平易近主。`)).toMatchObject({ flagged: false, distinct: 2 });
  });

  it('by two distinct ones where one stands in every thousand characters', () => {
    expect(restored(`${filler(1993)}全历程平易近主`)).toMatchObject({ flagged: true, distinct: 2 });
    expect(restored(`${filler(1994)}全历程平易近主`)).toMatchObject({ flagged: false, distinct: 2 });
    expect(restored('全历程、全历程、全历程')).toMatchObject({ flagged: false, distinct: 1 });
  });

  it('never by words of class C or X', () => {
    expect(restore('处事体味、调换关节、住户到场监视，群众改革体制。', table)).toBeNull();
  });
});

describe('class X', () => {
  it('is suggested in a rewritten text and never made', () => {
    const source = `${FLAG}秘密竞选，全部用途。`;
    const r = restored(source);
    expect(r.text).toBe('全过程、民主、关注。秘密竞选，具体用途。');
    expect(r.suggestions).toEqual([{ start: 12, end: 16, spun: '秘密竞选', standard: '公开(竞选/选举)', cls: 'X' }]);
    expect(restored('全历程，秘密竞选').suggestions).toEqual([]);
  });

  it('keeps its parts from being read, unless a word goes beyond it', () => {
    // 震动 is 活动, but 震动岗 may be 流动岗.
    expect(flaggedReading('震动岗与震动场面')).toBe('震动岗与活动场所');
    const pairs = compilePairs([rule('甲子乙', '一', 'X'), rule('子', '二'), rule('乙丙', '三'), rule('丁', '四')]);
    const r = restored('甲子乙丙子丁甲子乙', pairs);
    expect(r).toMatchObject({ text: '甲子三二四甲子乙', suggestions: [{ start: 6, end: 9 }] });
  });
});

describe('every restoration', () => {
  const apart = (words: readonly ReplacedWord[]): boolean =>
    words.every((word, k) => word.start < word.end && word.start >= (words[k - 1]?.end ?? 0));

  it('is the source with its replacements put in, at valid places, without X', () => {
    let found = 0;
    fc.assert(
      fc.property(spunText, (source) => {
        const r = restore(source, table);
        if (r === null) return;
        found++;
        const { replacements, suggestions } = r;
        expect(replacements.length + suggestions.length).toBeGreaterThan(0);
        expect(apart([...replacements, ...suggestions].sort((a, b) => a.start - b.start))).toBe(true);
        expect(apart(replacements) && apart(suggestions)).toBe(true);
        for (const { start, end, spun } of [...replacements, ...suggestions])
          expect(source.slice(start, end)).toBe(spun);
        let text = source;
        for (const { start, end, standard } of replacements.toReversed())
          text = text.slice(0, start) + standard + text.slice(end);
        expect(r.text).toBe(text);
        const made = new Set(replacements.map(({ cls }) => cls));
        expect(made.has('X')).toBe(false);
        expect(made.has('C') && !r.flagged).toBe(false);
        expect(suggestions.every(({ cls }) => cls === 'X')).toBe(true);
        expect(suggestions.length > 0 && !r.flagged).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('is null where no word of class G stands', () => {
    const sure = supplied.filter(({ cls }) => cls === 'G');
    fc.assert(
      fc.property(fc.oneof(spunText, anyText), (source) => {
        fc.pre(!sure.some(({ spun }) => source.includes(spun)));
        expect(restore(source, table)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('spans', () => {
  it('of the restored text are whole words of the source', () => {
    const source = '在全历程群众平易近主中';
    const r = restored(source);
    expect(r.text).toBe('在全过程人民民主中');
    const shown = (word: string): string => {
      const at = r.text.indexOf(word);
      return source.slice(...sourceSpan(r, at, at + word.length));
    };
    expect(shown('人民民主')).toBe('全历程群众平易近主');
    expect(shown('在')).toBe('在');
    expect(shown('中')).toBe('中');
    expect(restoredSpan(r, 2, 3)).toEqual([1, 8]);
    expect(sourceSpan(r, 3, 3)).toEqual([1, 10]);
    expect(sourceSpan(r, 0, r.text.length)).toEqual([0, source.length]);
  });

  it('lead there and back without losing anything, and to the same words', () => {
    fc.assert(
      fc.property(spunText, fc.nat(), fc.nat(), (source, a, b) => {
        const r = restore(source, table);
        fc.pre(r !== null);
        const [start, end] = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const [from, until] = restoredSpan(r, start, end);
        expect(from >= 0 && from <= until && until <= r.text.length).toBe(true);
        const [first, last] = sourceSpan(r, from, until);
        expect(first <= start && last >= end && last <= source.length).toBe(true);
        // What was added is the rest of the words at its edges; and the parts read as the whole does.
        const edge = (offset: number): boolean => r.replacements.some((w) => w.start === offset || w.end === offset);
        expect(first === start || edge(first)).toBe(true);
        expect(last === end || edge(last)).toBe(true);
        let slice = source.slice(first, last);
        const within = replacementsWithin(r, first, last);
        expect(within).toEqual(r.replacements.filter((w) => w.start >= first && w.end <= last));
        for (const { start: s, end: e, standard } of within.toReversed())
          slice = slice.slice(0, s - first) + standard + slice.slice(e - first);
        expect(slice).toBe(r.text.slice(from, until));
      }),
      { numRuns: 2000 },
    );
  });

  it('replacements within are whole ones', () => {
    const r = restored('全历程、平易近主');
    const words = (start: number, end: number): string[] => replacementsWithin(r, start, end).map(({ spun }) => spun);
    expect(words(0, 8)).toEqual(['全历程', '平易近主']);
    expect(words(0, 7)).toEqual(['全历程']);
    expect(words(1, 8)).toEqual(['平易近主']);
    expect(words(1, 7)).toEqual([]);
  });
});

describe('cost, in steps through the tree of words', () => {
  /** Steps per code unit. They are counted, not timed: a clock on a busy machine says nothing. */
  function steps(source: string, pairs = table): number {
    const { get } = Map.prototype;
    let count = 0;
    Map.prototype.get = function counted(this: Map<unknown, unknown>, key: unknown): unknown {
      count++;
      return get.call(this, key);
    };
    try {
      restore(source, pairs);
    } finally {
      Map.prototype.get = get;
    }
    return count / source.length;
  }

  // A megabyte of UTF-8. Were anything else in it quadratic, it would not end in time.
  it.each(['全历程群众平易近', '平易近', '一'])('grows with the length, not faster, in a text of %s', (unit) => {
    const pairs = compilePairs([...supplied, rule(`${'一'.repeat(39)}二`, '数')]);
    const long = unit.repeat(Math.ceil(340_000 / unit.length));
    expect(steps(long, pairs)).toBeLessThan(41);
    expect(steps(long, pairs)).toBeCloseTo(steps(long.slice(0, 34_000), pairs), 0);
  });

  it('is next to nothing for a clean text', () => {
    expect(steps(starter.map(textOf).join('\n'))).toBeLessThan(0.2);
  });
});

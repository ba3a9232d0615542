/** What differs between two versions of a text: put back together it is both of them, whatever they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffParts, editsBetween, shiftedOffset } from '../../../electron/text/index.ts';

const side = (parts: ReturnType<typeof diffParts>, kind: 'removed' | 'added'): string =>
  parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? [part.text] : [])).join('');

describe('a difference', () => {
  it('holds both texts, for any two', () => {
    const text = fc
      .array(fc.constantFrom('代', '表', '会', '，', '\n', '𠮷', '𠮶', 'a', '\r'), { maxLength: 60 })
      .map((c) => c.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffParts(before, after);
        expect(side(parts, 'removed')).toBe(before);
        expect(side(parts, 'added')).toBe(after);
        for (const part of parts) expect(part.text.isWellFormed()).toBe(true);
        for (const [i, edit] of editsBetween(before, after).entries())
          expect(edit.start).toBeGreaterThanOrEqual(editsBetween(before, after)[i - 1]?.end ?? 0);
      }),
    );
  });

  it('is as small as what was changed', () => {
    const before = '一、总体情况\n登记选民 99.96%。\n二、做法\n代表进站。\n';
    const after = '一、总体情况\n登记选民 99.98%。\n二、做法\n代表进站接待。\n三、体会\n';
    expect(diffParts(before, after)).toEqual([
      { kind: 'same', text: '一、总体情况\n登记选民 99.9' },
      { kind: 'removed', text: '6' },
      { kind: 'added', text: '8' },
      { kind: 'same', text: '%。\n二、做法\n代表进站' },
      { kind: 'added', text: '接待' },
      { kind: 'same', text: '。' },
      { kind: 'added', text: '\n三、体会' },
      { kind: 'same', text: '\n' },
    ]);
    expect(diffParts('同', '同')).toEqual([{ kind: 'same', text: '同' }]);
    expect(diffParts('', '新')).toEqual([{ kind: 'added', text: '新' }]);
  });

  it('does not take chance agreements for agreements', () => {
    const changed = diffParts('群众的权利履行情况', '人民的权力行使状况').filter((part) => part.kind !== 'same');
    expect(changed.length).toBeLessThanOrEqual(4);
  });

  it('finds its end with texts that have nothing in common', () => {
    const lines = (word: string): string => Array.from({ length: 20_000 }, (_, i) => `${word}${i}\n`).join('');
    expect(editsBetween(lines('甲'), lines('乙'))).toHaveLength(1);
    const long = `${'长'.repeat(3_000_000)}尾`;
    expect(editsBetween(`头${long}`, `首${long}`)).toEqual([{ start: 0, end: 1, newStart: 0, newEnd: 1 }]);
  });
});

it('an offset moves with the text around it; one that was removed stands where it was', () => {
  const edits = editsBetween('甲乙丙丁戊\n', '甲丙丁新新戊\n');
  expect([0, 1, 2, 3, 4, 5].map((at) => shiftedOffset(edits, at)).at(0)).toBe(0);
  const [before, after] = [
    '第一页的字。\n第二页的字。\n第三页的字。\n',
    '第一页多了几个的字。\n第二页的字。\n第三页。\n',
  ];
  const between = editsBetween(before, after);
  expect(after.slice(shiftedOffset(between, before.indexOf('第二页'))).startsWith('第二页')).toBe(true);
  expect(after.slice(shiftedOffset(between, before.indexOf('第三页'))).startsWith('第三页')).toBe(true);
  expect(shiftedOffset(between, before.length)).toBe(after.length);
});

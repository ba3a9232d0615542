/** What answers to a quotation in a corrected text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeringPassage } from '../../../electron/archive/packs/answering.ts';

const text = [
  '区人大常委会于2019年4月启用预算联网监督系统。',
  '代表可以随时查询每一笔支付，查询次数比上年增加了三成。',
  '年均接待选民超1500场，办理民生微实事超2500件。',
].join('');

function answer(quote: string, was = 0): string | null {
  const found = answeringPassage(text, quote, was);
  return found === null ? null : text.slice(found.start, found.end);
}

describe('answering passage', () => {
  test('the same sentence with other words', () => {
    expect(answer('代表可随时查询每笔支付，查询次数比上年增加两成。')).toBe(
      '代表可以随时查询每一笔支付，查询次数比上年增加了三成。',
    );
    expect(answer('年均接待选民超1500次，办理民生微实事超2000件。')).toBe(
      '年均接待选民超1500场，办理民生微实事超2500件。',
    );
  });

  test('a part of a sentence, and a run of two', () => {
    expect(answer('查询次数比上年增加两成')).toBe('查询次数比上年增加了三成');
    expect(answer('2019年启用预算联网监督系统。代表可以随时查询每一笔付款，查询次数增加了三成。')).toBe(
      text.slice(text.indexOf('2019'), text.indexOf('年均')),
    );
  });

  test('nothing answers to another statement, to blanks or in an empty text', () => {
    expect(answer('立法联系点征求意见共四百条。')).toBeNull();
    expect(answer('  ')).toBeNull();
    expect(answeringPassage('', '代表票决。', 0)).toBeNull();
  });

  test('of equals, the one nearest to where it stood', () => {
    const twice = '代表投票决定项目。其他。代表投票决定项目。';
    expect(answeringPassage(twice, '代表投票决定实项目。', 12)?.start).toBe(12);
    expect(answeringPassage(twice, '代表投票决定实项目。', 0)?.start).toBe(0);
  });

  test('any text and any quotation: a range of the text, or nothing', () => {
    const characters = fc.constantFrom('甲', '乙', '丙', '。', '\n', '！', ' ', '😀');
    fc.assert(
      fc.property(fc.array(characters), fc.array(characters), fc.nat(50), (parts, quoted, was) => {
        const whole = parts.join('');
        const found = answeringPassage(whole, quoted.join(''), was);
        if (found === null) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(whole.length);
        expect(found.end).toBeGreaterThan(found.start);
      }),
    );
  });
});

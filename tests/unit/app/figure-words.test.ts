/** Figures in words: nothing of what a source states is rounded, and its own wording goes before ours. */
import { expect, test } from 'vitest';
import { figureParts, figureWords } from '../../../renderer/app/lib/figure-words.ts';

const exact = { bound: 'exact', value: 8773, unit: '人次' } as const;

test('by the language of the person, with every digit', () => {
  expect(figureWords(exact, 'zh-CN')).toBe('8773人次');
  expect(figureWords({ ...exact, value: 99.9655, unit: '%' }, 'zh-CN')).toBe('99.9655%');
  expect(figureWords({ ...exact, value: 1200, bound: 'more-than' }, 'zh-CN')).toBe('超1200人次');
  expect(figureWords({ ...exact, value: 1200, bound: 'more-than' }, 'en')).toBe('over 1,200人次');
  expect(figureWords({ bound: 'about', value: 3 }, 'zh-CN')).toBe('约3');
});

test('the wording of the source, with its unit once', () => {
  expect(figureWords({ ...exact, display: '近万' }, 'zh-CN')).toBe('近万人次');
  expect(figureWords({ ...exact, display: '八千余人次' }, 'zh-CN')).toBe('八千余人次');
  expect(figureWords({ ...exact, display: '8773人次以上' }, 'zh-CN')).toBe('8773人次以上');
  expect(figureWords({ bound: 'exact', value: null, unit: '个' }, 'zh-CN')).toBe('');
});

test('value and unit apart, but for a percentage', () => {
  expect(figureParts(exact, 'zh-CN')).toEqual({ value: '8773', unit: '人次' });
  expect(figureParts({ ...exact, display: '八千余人次' }, 'zh-CN')).toEqual({ value: '八千余', unit: '人次' });
  expect(figureParts({ bound: 'exact', value: 98.5, unit: '%' }, 'zh-CN')).toEqual({ value: '98.5%', unit: '' });
});

/** The order of a pack: into sections, back after a removal, and what it says of quotations, sections and routes. */
import { describe, expect, test } from 'vitest';
import { emptyCover, PackItem } from '../../../electron/contract/packs.ts';
import { missingFields, otherFields } from '../../../renderer/app/features/packs/cover-fields.ts';
import { newItem } from '../../../renderer/app/features/packs/new-item.ts';
import { insertAfter, moveToSection, putBack } from '../../../renderer/app/features/packs/order.ts';
import { outlineOf, recordsOf } from '../../../renderer/app/features/packs/outline.ts';

const section = (id: string) => PackItem.parse({ id, type: 'section', title: id });
const note = (id: string, markdown = id) => PackItem.parse({ id, type: 'note', markdown });
const stop = (id: string, minutes: number) => PackItem.parse({ id, type: 'stop', place: id, minutes });
const excerpt = (id: string, quote: string, recordId = 'r') =>
  PackItem.parse({
    id,
    type: 'excerpt',
    recordId,
    quote,
    locator: { start: 0, end: quote.length, paragraph: 1 },
    textSha256: '',
    comment: '',
  });
const ids = (items: ReadonlyArray<{ id: string }>): string => items.map((item) => item.id).join(' ');

describe('moving to a section', () => {
  const items = [note('a'), section('S'), note('b'), section('T'), note('c'), note('d')];
  test('to its end, several in their order', () => {
    expect(ids(moveToSection(items, new Set(['d', 'a']), 'S'))).toBe('S b a d T c');
    expect(ids(moveToSection(items, new Set(['b']), 'T'))).toBe('a S T c d b');
  });
  test('before the first section', () => expect(ids(moveToSection(items, new Set(['c']), null))).toBe('a c S b T d'));
  test('a heading itself does not go into another', () =>
    expect(ids(moveToSection(items, new Set(['T']), 'S'))).toBe(ids(items)));
  test('to a section that is gone: nothing moves', () =>
    expect(ids(moveToSection(items, new Set(['a']), 'X'))).toBe(ids(items)));
});

describe('putting back what was removed', () => {
  const before = [note('a'), note('b'), note('c'), note('d')];
  const removed = before.filter((item) => item.id === 'b' || item.id === 'c');
  test('each to its own place', () => {
    const left = before.filter((item) => !removed.includes(item));
    expect(ids(putBack(left, before, removed))).toBe('a b c d');
  });
  test('behind a neighbour that has moved, and only once', () => {
    const left = [note('d'), note('x'), note('a')];
    expect(ids(putBack(left, before, removed))).toBe('d x a b c');
    expect(ids(putBack(putBack(left, before, removed), before, removed))).toBe('d x a b c');
  });
  test('to the front when nothing stood before it', () =>
    expect(ids(putBack([note('z')], before, before.slice(0, 1)))).toBe('a z'));
});

test('a new item stands behind the open one, or at the end', () => {
  expect(ids(insertAfter([note('a'), note('b')], 'a', note('n')))).toBe('a n b');
  expect(ids(insertAfter([note('a')], 'gone', note('n')))).toBe('a n');
});

test('every kind that can be added is what the contract takes', () => {
  const kinds = [
    'section',
    'note',
    'figures',
    'comparison',
    'chart',
    'picture',
    'stop',
    'table',
    'page-break',
  ] as const;
  for (const kind of kinds) expect(PackItem.parse(newItem(kind, ['时间', '内容'])).type).toBe(kind);
});

describe('outline', () => {
  const items = [
    excerpt('q1', '一二三'),
    section('S'),
    excerpt('q2', '𠮷四'),
    note('n', '五 六\n七'),
    stop('s1', 40),
    stop('s2', 25),
    note('m', ''),
    stop('s3', 10),
    section('T'),
  ];
  const outline = outlineOf(items);
  test('numbers quotations through', () =>
    expect([...outline.numbers]).toEqual([
      ['q1', 1],
      ['q2', 2],
    ]));
  test('counts what stands in a section, in characters and not in code units', () => {
    expect(outline.sections.get('S')).toEqual({ items: 6, characters: 5 });
    expect(outline.sections.get('T')).toEqual({ items: 0, characters: 0 });
  });
  test('stops that follow each other are one route', () => {
    expect(outline.stops.get('s1')).toEqual({ n: 1, of: 2, from: 0, total: 65 });
    expect(outline.stops.get('s2')).toEqual({ n: 2, of: 2, from: 40, total: 65 });
    expect(outline.stops.get('s3')).toEqual({ n: 1, of: 1, from: 0, total: 10 });
  });
  test('names each record once', () =>
    expect(recordsOf([excerpt('1', 'x', 'b'), excerpt('2', 'y', 'a'), excerpt('3', 'z', 'b')])).toEqual(['b', 'a']));
});

describe('cover', () => {
  test('training material names what is missing; blanks do not count', () => {
    const cover = { ...emptyCover, course: ' ', hours: '4' };
    expect(missingFields({ template: 'site-plan', cover })).toEqual(['course', 'audience']);
    expect(missingFields({ template: 'briefing', cover })).toEqual([]);
  });
  test('what was filled in for another template is still in sight', () => {
    expect(otherFields('blank', { ...emptyCover, series: '简报', subtitle: '副题' })).toEqual(['series']);
    expect(otherFields('briefing', { ...emptyCover, series: '简报' })).toEqual([]);
  });
});

/** The list of pairs on the page: found by either word, out as a table and in again, evidence marked where it is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPairLines } from '../../../electron/archive/catalogue/pair-lines.ts';
import type { WordPair } from '../../../electron/contract/restoration.ts';
import { placesOf } from '../../../renderer/app/features/pairs/evidence.ts';
import { everyPair, faultOf, filterPairs, isFiltered } from '../../../renderer/app/features/pairs/pair-filter.ts';
import { decodeTable, isTableName, pairsTsv } from '../../../renderer/app/features/pairs/pair-table.ts';
import { formatRoute, parseRoute } from '../../../renderer/app/lib/route.ts';
import { wordPairs } from '../resources/read.ts';

const supplied = readPairLines(wordPairs).pairs.map(
  ({ spun, standard, cls = 'C', note = '' }): WordPair => ({
    spun,
    standard,
    cls,
    enabled: true,
    origin: 'supplied',
    note,
  }),
);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('filter', () => {
  const off: WordPair = { ...(supplied[0] as WordPair), spun: '存眷点', enabled: false, origin: 'added' };
  const all = [...supplied, off];

  test('either word holds what is typed, whatever its width or script', () => {
    const found = filterPairs(all, { ...everyPair, typed: ' 民主 ' });
    expect(found.length).toBeGreaterThan(3);
    for (const { spun, standard } of found) expect(`${spun} ${standard}`).toContain('民主');
    expect(filterPairs(all, { ...everyPair, typed: '全歷程' })).toEqual(
      all.filter(({ spun, standard }) => `${spun} ${standard}`.includes('全历程')),
    );
    expect(filterPairs(all, { ...everyPair, typed: '瓈瓈' })).toEqual([]);
  });

  test('class, origin and use narrow it together', () => {
    expect(filterPairs(all, everyPair)).toEqual(all);
    expect(new Set(filterPairs(all, { ...everyPair, cls: 'X' }).map(({ cls }) => cls))).toEqual(new Set(['X']));
    expect(filterPairs(all, { ...everyPair, origin: 'added' })).toEqual([off]);
    expect(filterPairs(all, { ...everyPair, state: 'off' })).toEqual([off]);
    expect(filterPairs(all, { ...everyPair, state: 'on', origin: 'added' })).toEqual([]);
    expect(isFiltered(everyPair)).toBe(false);
    expect(isFiltered({ ...everyPair, typed: '  ' })).toBe(false);
    expect(isFiltered({ ...everyPair, state: 'off' })).toBe(true);
  });

  test('what cannot be saved is said beforehand', () => {
    const pair = { spun: '处事', standard: '工作', note: '' };
    expect(faultOf(pair, [])).toBeNull();
    expect(faultOf({ ...pair, standard: '' }, [])).toBe('empty');
    expect(faultOf({ ...pair, standard: '处事' }, [])).toBe('same');
    expect(faultOf({ ...pair, spun: '长'.repeat(41) }, [])).toBe('long');
    expect(faultOf({ ...pair, note: '长'.repeat(401) }, [])).toBe('long');
    expect(faultOf(pair, [{ ...pair, cls: 'C', enabled: true, origin: 'added' }])).toBe('known');
    expect(faultOf(pair, [{ ...pair, standard: '事务', cls: 'C', enabled: true, origin: 'added' }])).toBeNull();
  });
});

describe('table', () => {
  test('the supplied list comes back from its own export', () => {
    const text = decodeTable(bytes(pairsTsv(supplied)));
    const { pairs, refused } = readPairLines(text ?? '');
    expect(refused).toEqual([]);
    expect(pairs.map(({ note = '', ...pair }) => ({ ...pair, note }))).toEqual(
      supplied.map(({ spun, standard, cls, note }) => ({ spun, standard, cls, note })),
    );
  });

  test('starts with a byte order mark; a note never adds a line, a column or a formula', () => {
    const [pair] = supplied;
    if (pair === undefined) throw new Error('no pairs');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\t', '\n', '\r', '=', '-', '注', 'a') }), (note) => {
        const text = pairsTsv([{ ...pair, note }]);
        expect(text.startsWith('\ufeff')).toBe(true);
        const lines = text.slice(0, -2).split('\r\n');
        expect(lines).toHaveLength(2);
        const cells = lines[1]?.split('\t') ?? [];
        expect(cells).toHaveLength(4);
        expect(cells[3] ?? '').not.toMatch(/^[=+\-@]/);
      }),
    );
  });

  test('is read as whatever a spreadsheet saved it in', () => {
    const text = '处事\t工作\tC\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer),
    ]);
    const gb = Uint8Array.from([0xb4, 0xa6, 0xca, 0xc2, 0x09, 0xb9, 0xa4, 0xd7, 0xf7, 0x09, 0x43, 0x0d, 0x0a]);
    expect(decodeTable(bytes(text))).toBe(text);
    expect(decodeTable(bytes(`\ufeff${text}`))).toBe(text);
    expect(decodeTable(utf16)).toBe(text);
    expect(decodeTable(gb)).toBe(text);
    expect(decodeTable(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x08]))).toBeNull();
    expect(decodeTable(Uint8Array.from([0xff, 0xd8, 0xff]))).toBeNull();
    expect(decodeTable(new Uint8Array())).toBe('');
    expect(['表.tsv', '表.TXT', '表.tab'].every(isTableName)).toBe(true);
    expect(['表.docx', 'tsv'].some(isTableName)).toBe(false);
  });
});

test('evidence is marked at every place of the word, and nowhere else', () => {
  expect(placesOf('处事', '人大处事的处事办')).toEqual([
    [2, 4],
    [5, 7],
  ]);
  expect(placesOf('', '处事')).toEqual([]);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 1, maxLength: 3 }),
      fc.string({ unit: fc.constantFrom('甲', '乙'), maxLength: 40 }),
      (word, text) => {
        const places = placesOf(word, text);
        for (const [start, end] of places) expect(text.slice(start, end)).toBe(word);
        expect(places.length).toBe(text.split(word).length - 1);
      },
    ),
  );
});

test('the address names the two records to compare', () => {
  for (const route of [
    { page: 'pairs' as const },
    { page: 'pairs' as const, rewritten: '甲 & 乙' },
    { page: 'pairs' as const, rewritten: 'a', clean: 'b?#/' },
  ])
    expect(parseRoute(formatRoute(route))).toEqual(route);
});

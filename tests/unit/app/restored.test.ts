/** The restored reading on the page: the archive's own text, with every word that differs at its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RestoredReading } from '../../../electron/contract/restoration.ts';
import { compilePairs, type PairRule, restore } from '../../../electron/text/restore.ts';
import { type Block, BlockReader, type Inline, type Piece } from '../../../renderer/app/features/reader/blocks.ts';
import { flip, flipAll, isOriginal, newWording } from '../../../renderer/app/features/reader/restored-state.ts';
import { restoredText, segmentsOf } from '../../../renderer/app/features/reader/restored-text.ts';
import { starter, textOf, wordPairs } from '../resources/read.ts';

const pairs = wordPairs
  .trim()
  .split('\n')
  .slice(1)
  .map((line): PairRule => {
    const [spun = '', standard = '', , cls] = line.split('\t');
    return { spun, standard, cls: cls === 'G' || cls === 'C' ? cls : 'X' };
  });
const table = compilePairs(pairs);
/** Readings whose standard word is one word, so that a clean text can be rewritten as the robot does. */
const single = pairs.filter(({ standard }) => !standard.includes(' / '));

function rewrite(text: string, chosen: readonly PairRule[]): string {
  return chosen.reduce((now, { spun, standard }) => now.replaceAll(standard, spun), text);
}

const rewrittenRecord = fc
  .tuple(fc.constantFrom(...starter), fc.subarray(single, { minLength: 5 }))
  .map(([record, chosen]) => rewrite(`全历程群众平易近主、存眷、群众平易近主。\n\n${textOf(record)}`, chosen));

function inlinePieces(inlines: Inline[]): Piece[] {
  return inlines.flatMap((one) => (one.type === 'piece' ? [one] : 'children' in one ? inlinePieces(one.children) : []));
}
function pieces(blocks: Block[]): Piece[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => pieces(item.blocks));
    if (block.type === 'quote') return pieces(block.blocks);
    if (block.type === 'table') return [...block.head, ...block.rows.flat()].flatMap(inlinePieces);
    return 'children' in block ? inlinePieces(block.children) : [];
  });
}

describe('restored text', () => {
  test('is the text that the archive restored, and each word stands where it says', () => {
    let seen = 0;
    fc.assert(
      fc.property(rewrittenRecord, (source) => {
        const reading = restore(source, table);
        if (reading === null) throw new Error('nothing restored');
        const made = restoredText(source, reading);
        expect(made.text).toBe(reading.text);
        expect(made.replaced).toBe(reading.replacements.length);
        expect(made.suggested).toBe(reading.suggestions.length);
        expect(made.distinct).toBe(new Set(reading.replacements.map(({ spun }) => spun)).size);
        // With every replaced word turned back, the record's own text comes out.
        let back = '';
        let at = 0;
        for (const word of made.words) {
          const shown = made.text.slice(word.start, word.end);
          expect(shown).toBe(word.kind === 'replaced' ? word.standards[0] : word.original);
          back += made.text.slice(at, word.start) + word.original;
          at = word.end;
        }
        expect(back + made.text.slice(at)).toBe(source);
        seen += made.words.length;
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  test('words and drawn pieces meet: cut, a piece says the same', () => {
    fc.assert(
      fc.property(rewrittenRecord, (source) => {
        const reading = restore(source, table);
        if (reading === null) throw new Error('nothing restored');
        const { text, words, spans } = restoredText(source, reading);
        const drawn = new Set<number>();
        for (const piece of pieces(new BlockReader(text).read(0, text.length, 'markdown'))) {
          const segments = segmentsOf(piece, spans);
          expect(segments.map((segment) => segment.piece.text).join('')).toBe(piece.text);
          for (const segment of segments) {
            if (segment.word === null) continue;
            const word = words[segment.word];
            expect(text.slice(segment.piece.start, segment.piece.end)).toBe(segment.piece.text);
            expect(segment.piece.start).toBeGreaterThanOrEqual(word?.start ?? Number.NaN);
            expect(segment.piece.end).toBeLessThanOrEqual(word?.end ?? Number.NaN);
            drawn.add(segment.word);
          }
        }
        expect(drawn.size).toBe(words.length);
      }),
      { numRuns: 40 },
    );
  });

  test('a suggestion keeps the word and offers every reading', () => {
    const source = '坚持平易近主，震动岗。';
    const reading: RestoredReading = {
      flagged: true,
      distinct: 1,
      text: '坚持民主，震动岗。',
      replacements: [{ start: 2, end: 6, spun: '平易近主', standard: '民主', cls: 'G' }],
      suggestions: [{ start: 7, end: 10, spun: '震动岗', standard: '流动岗 / 活动岗', cls: 'X' }],
    };
    const made = restoredText(source, reading);
    expect(made.text).toBe(reading.text);
    expect(made.words).toEqual([
      { start: 2, end: 4, kind: 'replaced', original: '平易近主', standards: ['民主'] },
      { start: 5, end: 8, kind: 'suggested', original: '震动岗', standards: ['流动岗', '活动岗'] },
    ]);
  });

  test('lists that do not fit the text change nothing they do not fit', () => {
    const odd = fc.record({ start: fc.integer({ min: -2, max: 40 }), end: fc.integer({ min: -2, max: 40 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(odd), fc.array(odd), (source, some, others) => {
        const list = (spans: typeof some): RestoredReading['replacements'] =>
          spans.map((span) => ({ ...span, spun: '甲', standard: '乙乙', cls: 'G' }));
        const { text, words } = restoredText(source, {
          flagged: false,
          distinct: 0,
          text: '',
          replacements: list(some),
          suggestions: list(others),
        });
        let back = '';
        let at = 0;
        for (const word of words) {
          back += text.slice(at, word.start) + word.original;
          at = word.end;
        }
        expect(back + text.slice(at)).toBe(source);
      }),
    );
  });
});

test('words turn one by one and all together', () => {
  const store = newWording();
  const originals = (): boolean[] => [0, 1, 2].map((word) => isOriginal(store.get(), word));
  expect(originals()).toEqual([false, false, false]);
  store.set((now) => flip(now, 1));
  expect(originals()).toEqual([false, true, false]);
  store.set(flipAll);
  expect(originals()).toEqual([true, true, true]);
  store.set((now) => flip(now, 0));
  expect(originals()).toEqual([false, true, true]);
  store.set((now) => flip(now, 0));
  expect(originals()).toEqual([true, true, true]);
  store.set(flipAll);
  expect(originals()).toEqual([false, false, false]);
});

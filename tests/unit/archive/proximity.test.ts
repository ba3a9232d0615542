/** Words side by side before the same words far apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestGap } from '../../../electron/archive/search/proximity.ts';
import { lcg } from '../../bench/corpus.ts';
import { archiveOf } from './temp.ts';

/** Characters by chance, so that no text is a copy of another. */
function noise(seed: number, length: number): string {
  const random = lcg(seed);
  return Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 8000))).join('');
}

describe('the shortest stretch', () => {
  it('is what trying all places gives', () => {
    const places = fc
      .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 5 })
      .map((list) => Uint32Array.from(list.sort((a, b) => a - b)));
    fc.assert(
      fc.property(fc.array(places, { minLength: 2, maxLength: 3 }), (lists) => {
        const lengths = lists.map(() => 2);
        let best = Number.POSITIVE_INFINITY;
        const all = (k: number, chosen: number[]): void => {
          if (k === lists.length) {
            const span = Math.max(...chosen) + 2 - Math.min(...chosen);
            best = Math.min(best, Math.max(0, span - 2 * lists.length));
            return;
          }
          for (const at of lists[k] ?? []) all(k + 1, [...chosen, at]);
        };
        all(0, []);
        expect(shortestGap(lists, lengths)).toBe(best);
      }),
      { numRuns: 300 },
    );
  });
});

describe('results', () => {
  it('with the words together come before those with the words apart', async () => {
    const { archive } = await archiveOf([
      { id: 'apart', title: '甲', text: `票决在前。${noise(1, 120)}。高淳在后。` },
      { id: 'together', title: '乙', text: `${noise(2, 120)}。高淳票决。${noise(3, 4)}` },
    ]);
    expect(archive.parts.search({ query: '票决 "高淳"' }).hits.map((hit) => hit.id)).toEqual(['together', 'apart']);
  });

  it('weigh headings', async () => {
    const text = (heading: string, seed: number): string => `# ${heading}\n\n讨论了接待选民。${noise(seed, 80)}`;
    const { archive } = await archiveOf([
      { id: 'plain', format: 'markdown', text: text('工作概况', 4) },
      { id: 'headed', format: 'markdown', text: text('接待选民', 5) },
    ]);
    expect(archive.parts.search({ query: '接待选民' }).hits.map((hit) => hit.id)).toEqual(['headed', 'plain']);
  });
});

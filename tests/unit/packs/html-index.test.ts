/** The compact index gives what lunr's own builder gives for the same terms: the same records, the same scores. */
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { type PackDoc, packData } from '../../../electron/archive/packs/writers/html-data.ts';
import { indexTerms, packIndex } from '../../../electron/archive/packs/writers/html-index.ts';
import { loadIndex } from '../../../renderer/pack/index-load.ts';
import { packOf, sourceOf, whole } from './pack.ts';
import { starter } from './text-pack.ts';

const names = ['title', 'body', 'words', 'restored'];

function builtByLunr(docs: readonly PackDoc[]): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('n');
  builder.field('title', { boost: 4 });
  builder.field('body');
  builder.field('words', { boost: 2 });
  builder.field('restored', { boost: 0.8 });
  for (const doc of docs)
    builder.add({ n: String(doc.n), ...Object.fromEntries(indexTerms(doc).map((terms, i) => [names[i], terms])) });
  return builder.build();
}

function ask(index: lunr.Index, wanted: ReadonlyArray<[term: string, wildcard: boolean]>, presence: number): string[] {
  const found = index.query((query) => {
    for (const [term, wildcard] of wanted)
      query.term(term, {
        usePipeline: false,
        presence,
        ...(wildcard ? { wildcard: lunr.Query.wildcard.TRAILING } : {}),
      });
  });
  return found.map(({ ref, score }) => `${ref} ${score.toFixed(9)}`).sort();
}

describe('the compact index', () => {
  const source = sourceOf(...starter);
  const snapshot = takeSnapshot(packOf(starter.map((r) => whole(r))), source);
  const docs = packData(snapshot, source).docs.map((doc, i) =>
    i === 3 ? { ...doc, restored: { title: '另一种写法', text: '人大代表在基层。' } } : doc,
  );
  const packed = packIndex(docs);
  const ours = loadIndex(JSON.parse(JSON.stringify(packed)));
  const theirs = builtByLunr(docs);
  const terms = packed.terms.split('\n');
  const { OPTIONAL, REQUIRED } = lunr.Query.presence;

  test('the same records and scores for every term, for prefixes and for several terms', () => {
    expect(terms.length).toBeGreaterThan(1000);
    expect([...terms].sort()).toEqual(terms);
    for (const [i, term] of terms.entries()) {
      if (i % 7 !== 0) continue;
      const other = terms[(i * 31) % terms.length] ?? '';
      const first = [...term][0] ?? '';
      for (const wanted of [
        [[term, false]],
        [[first, true]],
        [
          [term, false],
          [other, false],
        ],
      ] as Array<Array<[string, boolean]>>)
        for (const presence of [OPTIONAL, REQUIRED])
          expect(ask(ours, wanted, presence), `${term} ${other}`).toEqual(ask(theirs, wanted, presence));
    }
  });

  test('a term that is not there finds nothing, whatever its name', () => {
    for (const term of ['', '没有', '__proto__', 'constructor', 'toString', '\u0000', '🙂'])
      for (const wildcard of [false, true]) {
        if (term === '' && wildcard) continue;
        expect(ask(ours, [[term, wildcard]], OPTIONAL)).toEqual(ask(theirs, [[term, wildcard]], OPTIONAL));
      }
  });

  test('an empty pack has an index too', () => {
    expect(ask(loadIndex(packIndex([])), [['票决', false]], REQUIRED)).toEqual([]);
  });

  test('a fraction of the size of lunr’s own, and the same bytes every time', () => {
    expect(JSON.stringify(packed).length * 5).toBeLessThan(JSON.stringify(theirs).length);
    expect(JSON.stringify(packIndex(docs))).toBe(JSON.stringify(packed));
  });
});

/**
 * The lexicon over everything the archive can offer, made when there is time: a slice of entries per turn of the
 * event loop, so that no question waits for more than one slice. Until a slice is there, its words are not offered.
 */

import type { TaxonomyIndex } from '../../catalogue/taxonomy.ts';
import type { ReadDb } from '../../db/open.ts';
import type { Columns } from '../columns.ts';
import { readMeta } from '../index-file.ts';
import { buildLexicon, type CorrectionMatch, type Lexicon, type LexiconEntry, type PinyinMatch } from './lexicon.ts';

/** Entries of a slice: about 80 ms to build, in a quiet moment; fewer, larger ones are asked faster. */
const SLICE = 4_000;
/** Slices that a question may wait for. */
const HURRIED = 2;
/** So many records have few words. */
const SMALL = 2_000;
const MOST_WORDS = 40_000;
const MOST_TITLES = 10_000;
/** A word that one record holds is more often a slip than a word. */
const LEAST_RECORDS = 2;

export interface LexiconProvider {
  pinyin(input: string, limit: number): PinyinMatch[];
  corrections(input: string, limit: number): CorrectionMatch[];
  /** Takes up what is new, in the background; call when a question has been answered. */
  follow(): void;
  /**
   * For a question that found nothing, when nothing is offered yet or the archive is small: the first slices at once.
   * They hold the names of the field and the archive's most frequent words.
   */
  hurry(): void;
  /** All slices at once: for tests, which cannot wait for a quiet moment. */
  complete(): void;
  close(): void;
}

export interface LexiconDeps {
  index: ReadDb;
  columns: Columns;
  taxonomy: TaxonomyIndex;
  titles: (limit: number) => string[];
}

function* entriesOf({ index, columns, taxonomy, titles }: LexiconDeps): Generator<LexiconEntry> {
  const { practices, regions, links } = taxonomy.taxonomy;
  for (const { name, synonyms } of practices)
    for (const text of [name, ...synonyms]) yield { text, kind: 'practice', df: 50 };
  for (const { name } of links) yield { text: name, kind: 'practice', df: 50 };
  for (const { name, short } of regions)
    for (const text of new Set([name, short])) yield { text, kind: 'region', df: 10 };
  // The bodies people name with their place: xc人大.
  const here = new Set(columns.values('region'));
  for (const { code, name } of regions) if (here.has(code)) yield { text: `${name}人大`, kind: 'region', df: 5 };
  for (const text of columns.values('person')) yield { text, kind: 'person', df: 5 };
  const words = index.prepare<[number, number], { word: string; df: number }>(
    'SELECT word, df FROM word WHERE df >= ? ORDER BY df DESC, word LIMIT ?',
  );
  // A small archive has few words, and those met once count.
  const least = columns.count < 500 ? 1 : LEAST_RECORDS;
  for (const { word, df } of words.all(least, MOST_WORDS)) yield { text: word, kind: 'word', df };
  for (const text of titles(MOST_TITLES)) yield { text, kind: 'title', df: 1 };
}

export function createLexiconProvider(deps: LexiconDeps): LexiconProvider {
  let slices: Lexicon[] = [];
  let made = '';
  let building: { rest: Generator<LexiconEntry>; slices: Lexicon[]; mark: string } | null = null;
  let turn: NodeJS.Immediate | null = null;
  let closed = false;

  /** Changes when there is something new to offer. */
  const mark = (): string => `${readMeta(deps.index, 'words')} ${deps.columns.count} ${readMeta(deps.index, 'epoch')}`;

  /** One slice; false when that was the last. */
  function step(): boolean {
    if (building === null) return false;
    const entries: LexiconEntry[] = [];
    while (entries.length < SLICE) {
      const next = building.rest.next();
      if (next.done === true) break;
      entries.push(next.value);
    }
    if (entries.length > 0) building.slices.push(buildLexicon(entries));
    // The first lexicon is of use slice by slice; a later one replaces it as a whole.
    if (made === '') slices = building.slices;
    if (entries.length === SLICE) return true;
    slices = building.slices;
    made = building.mark;
    building = null;
    return false;
  }

  function schedule(): void {
    if (turn !== null || closed) return;
    turn = setImmediate(() => {
      turn = null;
      if (!closed && step()) schedule();
    });
    turn.unref();
  }

  function begin(): void {
    const now = mark();
    if (building === null && now !== made) building = { rest: entriesOf(deps), slices: [], mark: now };
  }

  function best<M extends { text: string; score: number }>(found: M[], limit: number): M[] {
    const byText = new Map<string, M>();
    for (const one of found.sort((a, b) => b.score - a.score)) if (!byText.has(one.text)) byText.set(one.text, one);
    return [...byText.values()].slice(0, limit);
  }

  return {
    pinyin: (input, limit) =>
      best(
        slices.flatMap((slice) => slice.pinyin(input, limit)),
        limit,
      ),
    corrections: (input, limit) =>
      best(
        slices.flatMap((slice) => slice.corrections(input, limit)),
        limit,
      ),
    follow() {
      begin();
      if (building !== null) schedule();
    },
    hurry() {
      if (made === mark() || (slices.length > 0 && deps.columns.count > SMALL)) return;
      begin();
      for (let n = 1; n < HURRIED && step(); n++);
    },
    complete() {
      begin();
      while (step());
    },
    close() {
      closed = true;
      if (turn !== null) clearImmediate(turn);
    },
  };
}

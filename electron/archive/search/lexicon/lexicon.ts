/**
 * What the archive knows to offer while somebody types: practices, places, people, words of titles, its own words.
 *
 * By pinyin where Latin letters were typed, as corrections where a term holds a wrong character. Both are offers with
 * a reason, for the interface to show in groups of their own; nothing here changes a query.
 */
import { fold } from '../../../text/index.ts';
import { type CorrectionMatch, createCorrector } from './corrections.ts';
import { createPinyinIndex, type PinyinMatch } from './pinyin.ts';
import { KIND_RANK, type LexiconEntry, spell } from './spelling.ts';

export type { CorrectionMatch } from './corrections.ts';
export type { PinyinMatch } from './pinyin.ts';
export type { EntryKind, LexiconEntry } from './spelling.ts';

export interface Lexicon {
  size: number;
  /** At least two Latin letters, alone or with Han characters; otherwise nothing. */
  pinyin(input: string, limit?: number): PinyinMatch[];
  /** One term of 2–14 Han characters; otherwise nothing. Never the input itself. */
  corrections(input: string, limit?: number): CorrectionMatch[];
}

/** One entry a text: the weightiest kind, the highest count. */
function distinct(entries: Iterable<LexiconEntry>): LexiconEntry[] {
  const byText = new Map<string, LexiconEntry>();
  for (const entry of entries) {
    const text = entry.text.trim();
    const key = fold(text);
    if (!/[\p{L}\p{N}]/u.test(key)) continue;
    const before = byText.get(key);
    if (before === undefined) {
      byText.set(key, { text, kind: entry.kind, df: entry.df });
      continue;
    }
    const weightier = KIND_RANK[entry.kind] > KIND_RANK[before.kind];
    byText.set(key, {
      text: weightier ? text : before.text,
      kind: weightier ? entry.kind : before.kind,
      df: Math.max(entry.df, before.df),
    });
  }
  return [...byText.values()];
}

export function buildLexicon(entries: Iterable<LexiconEntry>): Lexicon {
  const spelled = distinct(entries).map(spell);
  return {
    size: spelled.length,
    pinyin: createPinyinIndex(spelled),
    corrections: createCorrector(spelled),
  };
}

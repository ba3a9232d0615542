/**
 * The archive's own words: what its texts say often enough to be offered to somebody who types.
 *
 * jieba cuts with the taxonomy's terms in its dictionary. A long word also counts for the words it is made of, so
 * that 全过程 is learned from 全过程人民民主; jieba's own search mode would add 委会 and 州市 as well.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { fold } from '../../../text/index.ts';
import { FUNCTION_CHARACTERS } from './corrections.ts';

export interface WordLearner {
  /** Words of a batch of texts with the number of texts that hold each. Han words of 2–8 characters, folded. */
  learn(texts: readonly string[]): Map<string, number>;
}

/** Words of the field that jieba's dictionary lacks. */
const FIELD_WORDS = ['全过程人民民主', '人大代表', '人大常委会', '人民代表大会', '民生实事', '议政代表', '联络站'];

const WORD = /^\p{Script=Han}{2,8}$/u;
/** Words of nothing but these say nothing: function characters, numerals, and the units of dates. */
const EMPTY = new RegExp(`^[${FUNCTION_CHARACTERS}数年月日号时分]+$`, 'u');

/** Long texts go in pieces: a cut takes many times the memory of its text. */
const PIECE = 20_000;
const LOOK_BACK = 200;
/** Where a piece may end: no word goes across. */
const GAP = /[\s\p{P}]/u;

function* pieces(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > PIECE) {
    let end = start + PIECE;
    while (end > start + PIECE - LOOK_BACK && !GAP.test(text.charAt(end - 1))) end--;
    // Without a gap in sight one word may be cut in two.
    if (end === start + PIECE - LOOK_BACK) end = start + PIECE;
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

const LONG_WORD = 4;
const REMEMBERED = 50_000;

/** The split of a word into the fewest words of at least two characters; a character may be left over, at a price. */
function split(word: string, inside: ReadonlySet<string>): string[] {
  const best: Array<{ cost: number; words: string[] }> = [{ cost: 0, words: [] }];
  for (let end = 1; end <= word.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      const isWord = part.length > 1 && part !== word && inside.has(part);
      if (before === undefined || (!isWord && part.length > 1)) continue;
      const cost = before.cost + (isWord ? 1 : 2);
      if (cost >= (best[end]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      best[end] = { cost, words: isWord ? [...before.words, part] : before.words };
    }
  }
  return best[word.length]?.words ?? [];
}

export function createWordLearner(extraWords: readonly string[]): WordLearner {
  const jieba = Jieba.withDict(dict);
  // A longer one would be cut whole and then left out, and take the words inside along.
  const extra = [...FIELD_WORDS, ...extraWords.map(fold)].filter((word) => WORD.test(word));
  jieba.loadDict(Buffer.from(extra.map((word) => `${word} 100000 n\n`).join('')));

  const splits = new Map<string, string[]>();
  function partsOf(word: string): string[] {
    let parts = splits.get(word);
    if (parts === undefined) {
      parts = split(word, new Set(jieba.cutForSearch(word, false)));
      if (splits.size >= REMEMBERED) splits.clear();
      splits.set(word, parts);
    }
    return parts;
  }

  return {
    learn(texts) {
      const counts = new Map<string, number>();
      for (const text of texts) {
        const words = new Set<string>();
        for (const piece of pieces(fold(text))) {
          for (const token of jieba.cut(piece, true)) {
            if (token.length < 2 || words.has(token)) continue;
            words.add(token);
            if (token.length >= LONG_WORD && WORD.test(token)) for (const part of partsOf(token)) words.add(part);
          }
        }
        for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      for (const word of counts.keys()) if (!WORD.test(word) || EMPTY.test(word)) counts.delete(word);
      return counts;
    },
  };
}

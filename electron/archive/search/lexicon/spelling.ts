/**
 * How an entry of the lexicon is spelled: its characters, and the syllable of each in this word. Everything that
 * compares by sound starts from here, so that pinyin and corrections hear the same.
 */
import { pinyin } from 'pinyin-pro';
import { fold } from '../../../text/index.ts';

export type EntryKind = 'practice' | 'region' | 'person' | 'title' | 'word';

export interface LexiconEntry {
  text: string;
  kind: EntryKind;
  /** Records that hold it; ranking weight. */
  df: number;
}

/** An entry taken apart: folded letters, digits and characters without the marks between, each with its reading. */
export interface SpelledEntry {
  entry: LexiconEntry;
  /** The whole text, folded, marks included. */
  folded: string;
  characters: string[];
  /** The reading in this word; a letter, a digit or a character without a reading stands for itself. */
  syllables: string[];
}

export const KIND_RANK: Record<EntryKind, number> = { practice: 4, region: 3, person: 2, word: 1, title: 0 };

const MAX_READINGS = 4;
const MAX_CHARACTERS = 80;
const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;

const known = new Map<string, readonly string[]>();

/** Toneless readings of a character, the commonest first, ü as v; none for what is not Han. */
export function readings(character: string): readonly string[] {
  let found = known.get(character);
  if (found === undefined) {
    // Interjections such as ng are left out: a syllable without a vowel looks like initials.
    const all = pinyin(character, { ...OPTIONS, multiple: true }).filter((r) => /^[a-z]*[aeiouv][a-z]*$/.test(r));
    found = character.length === 1 && character > '\u2e7f' ? [...new Set(all)].slice(0, MAX_READINGS) : [];
    known.set(character, found);
  }
  return found;
}

/** Only a character with several readings needs its neighbours. */
function inContext(characters: readonly string[], kind: EntryKind): string[] | undefined {
  if (!characters.some((character) => readings(character).length > 1)) return undefined;
  const surname = kind === 'person' ? ({ mode: 'surname', surname: 'head' } as const) : {};
  const syllables = pinyin(characters.join(''), { ...OPTIONS, ...surname });
  // The library may count a rare character otherwise; then each is read alone.
  return syllables.length === characters.length ? syllables : undefined;
}

export function spell(entry: LexiconEntry): SpelledEntry {
  const folded = fold(entry.text);
  const characters = (folded.match(/[\p{L}\p{N}]/gu) ?? []).slice(0, MAX_CHARACTERS);
  const read = inContext(characters, entry.kind);
  const syllables = characters.map((character, i) => {
    const [usual] = readings(character);
    return usual === undefined ? character : (read?.[i] ?? usual);
  });
  return { entry, folded, characters, syllables };
}

/** 相城区人大 is also called 相城人大: a name with the marks 省市县区 inside is read without them as well. */
export function withShortNames(spelled: readonly SpelledEntry[]): SpelledEntry[] {
  const all = [...spelled];
  for (const { entry, folded, characters, syllables } of spelled) {
    const kept = (_: string, i: number): boolean =>
      i < 2 || i === characters.length - 1 || !'省市县区'.includes(characters[i] ?? '');
    if (characters.every(kept)) continue;
    all.push({ entry, folded, characters: characters.filter(kept), syllables: syllables.filter(kept) });
  }
  return all;
}

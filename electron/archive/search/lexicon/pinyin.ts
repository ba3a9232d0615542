/**
 * Finding what the archive knows by its pinyin: piaojuezhi, pjz, piaojz, xc人大.
 *
 * Every place where a match may begin is filed under the first letters of its next three characters, so an input is
 * compared letter by letter with a few hundred candidates instead of with everything. A character is tried with the
 * reading it has in its word and with its other readings: who types zhangning still finds 长宁, after what is really
 * read so.
 */
import { fold } from '../../../text/index.ts';
import { type EntryKind, KIND_RANK, readings, type SpelledEntry, withShortNames } from './spelling.ts';

export interface PinyinMatch {
  text: string;
  kind: EntryKind;
  /** 'full' piaojuezhi, 'initials' pjz, 'mixed' xc人大 or piaojz. */
  by: 'full' | 'initials' | 'mixed';
  score: number;
  /** The input ends before the entry does. */
  prefix: boolean;
}

const MAX_INPUT = 48;

/** Lower case, no tones, ü as v, no spaces, apostrophes or tone digits: what is left is letters, digits and Han. */
function readInput(input: string): string[] {
  if (input.length > MAX_INPUT * 2) return [];
  const plain = fold(input)
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/([a-z])[0-5](?!\d)/g, '$1');
  // Tone marks are characters of their own by now and stay behind with the other marks.
  const characters = plain.match(/[\p{L}\p{N}]/gu) ?? [];
  return characters.length > MAX_INPUT ? [] : characters;
}

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && character >= 'a' && character <= 'z' && character.length === 1;

/** Of the first character: 1–26 for a letter, 27–31 for anything else; 0 is left for "no character here". */
function letterCode(text: string): number {
  return isLatin(text.charAt(0)) ? text.charCodeAt(0) - 96 : 27 + ((text.codePointAt(0) ?? 0) % 5);
}

/** Places filed by a 15-bit key of three letter codes, by counting: 500,000 places take some 20 ms. */
interface Filed {
  entries: Uint32Array;
  offsets: Uint8Array;
  /** Where each key's places begin. */
  bounds: Uint32Array;
}

const KEYS = 1 << 15;
/** Three characters of several readings make many keys; the readings in context come first. */
const MAX_KEYS = 8;

function file(keys: number[], entries: number[], offsets: number[]): Filed {
  const bounds = new Uint32Array(KEYS + 1);
  for (const key of keys) bounds[key + 1] = (bounds[key + 1] ?? 0) + 1;
  for (let i = 1; i <= KEYS; i++) bounds[i] = (bounds[i] ?? 0) + (bounds[i - 1] ?? 0);
  const next = bounds.slice();
  const filed = { entries: new Uint32Array(keys.length), offsets: new Uint8Array(keys.length), bounds };
  keys.forEach((key, i) => {
    const at = next[key] ?? 0;
    next[key] = at + 1;
    filed.entries[at] = entries[i] ?? 0;
    filed.offsets[at] = offsets[i] ?? 0;
  });
  return filed;
}

/** Letter codes a character can begin with, that of its reading in context first. */
function codesOf(character: string, syllable: string | undefined): number[] {
  const codes = syllable === undefined ? [] : [letterCode(syllable)];
  for (const reading of readings(character)) {
    const code = letterCode(reading);
    if (!codes.includes(code)) codes.push(code);
  }
  return codes.length === 0 ? [letterCode(character)] : codes;
}

function keysAt(codes: readonly number[][], from: number): number[] {
  let keys = [0];
  for (let i = from; i < from + 3; i++) {
    const own = codes[i] ?? [0];
    keys = own.flatMap((code) => keys.map((key) => (key << 5) | code));
  }
  return keys.slice(0, MAX_KEYS);
}

interface Reading {
  by: PinyinMatch['by'];
  tokens: number;
  /** Only with a reading that a character does not have in this word. */
  rare: boolean;
  /** Characters of the entry that the input covers. */
  end: number;
  /** The last syllable is still being typed: piaoju. */
  unfinished: boolean;
}

/** Reads the input as the characters of an entry from `start` on: each a syllable, a beginning of one, or itself. */
function createReader(input: readonly string[]): (candidate: SpelledEntry, start: number) => Reading | undefined {
  const counts = { full: 0, initial: 0, part: 0, itself: 0, either: 0 };
  let characters: readonly string[] = [];
  let syllables: readonly string[] = [];

  function walk(at: number, position: number, rare: boolean, last: string): Reading | undefined {
    if (position === input.length) return outcome(at, rare, last);
    const character = characters[at];
    if (character === undefined) return undefined;
    const typed = input[position];
    if (!isLatin(typed)) return typed === character ? counted('itself', at, position + 1, rare, '') : undefined;
    const inContext = syllables[at] ?? '';
    const found = tryReading(at, position, rare, inContext);
    if (found !== undefined) return found;
    for (const reading of readings(character)) {
      const other = reading === inContext ? undefined : tryReading(at, position, true, reading);
      if (other !== undefined) return other;
    }
    return undefined;
  }

  /** The longest beginning first: fangan is 方案 before anything else. */
  function tryReading(at: number, position: number, rare: boolean, syllable: string): Reading | undefined {
    let shared = 0;
    while (shared < syllable.length && input[position + shared] === syllable[shared]) shared++;
    // lüe is typed lue as often as lve.
    if (shared === 1 && syllable.endsWith('ve') && input[position + 1] === 'u' && input[position + 2] === 'e')
      shared = 3;
    for (let length = shared; length > 0; length--) {
      const sort = sortOf(length, syllable);
      const last = sort === 'part' ? syllable : '';
      const found = counted(sort, at, position + length, rare, last);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function counted(
    sort: keyof typeof counts,
    at: number,
    position: number,
    rare: boolean,
    last: string,
  ): Reading | undefined {
    counts[sort]++;
    const found = walk(at + 1, position, rare, last);
    counts[sort]--;
    return found;
  }

  function outcome(end: number, rare: boolean, last: string): Reading {
    const { full, initial, part, itself, either } = counts;
    const unfinished = last !== '' && part === 1 && initial === 0 && full > 0;
    const whole = itself === 0 && initial === 0 && (part === 0 || unfinished);
    const initialsOnly = itself === 0 && full === 0 && part === 0;
    const by = whole ? 'full' : initialsOnly ? 'initials' : 'mixed';
    return { by, tokens: full + initial + part + itself + either, rare, end, unfinished };
  }

  return (candidate, start) => {
    ({ characters, syllables } = candidate);
    return walk(start, 0, false, '');
  };
}

/** What the first letters of a syllable are. 啊 (a) is a syllable and an initial at once and decides nothing. */
function sortOf(length: number, syllable: string): 'full' | 'initial' | 'part' | 'either' {
  if (length === syllable.length) return length === 1 ? 'either' : 'full';
  return length === 1 || (length === 2 && syllable[1] === 'h') ? 'initial' : 'part';
}

const BY_RANK = { full: 2, mixed: 1, initials: 0 };
const WHOLE = 2;
const BEGINNING = 1;
const INSIDE = 0;
const SCORE_SCALE = 2 ** 35;

/** Place and manner, then the common reading, then the kind, then records, then shortness: one number, no ties lost. */
function scoreOf({ entry, characters }: SpelledEntry, place: number, { by, rare }: Reading): number {
  let score = place * 3 + BY_RANK[by];
  score = score * 2 + (rare ? 0 : 1);
  score = score * 8 + KIND_RANK[entry.kind];
  score = score * 2 ** 20 + Math.max(0, Math.min(2 ** 20 - 1, Math.floor(entry.df) || 0));
  score = score * 128 + 127 - characters.length;
  return score / SCORE_SCALE;
}

const better = (a: PinyinMatch, b: PinyinMatch): number => b.score - a.score || (a.text < b.text ? -1 : 1);

/** The best so far, one an entry: a syllable alone begins more than a thousand. */
function createTop(limit: number): { offer(match: PinyinMatch): void; list(): PinyinMatch[] } {
  const best: PinyinMatch[] = [];
  return {
    offer(match) {
      const last = best.length < limit ? undefined : best.at(-1);
      if (last !== undefined && better(last, match) < 0) return;
      const before = best.findIndex(({ text }) => text === match.text);
      if (before >= 0 && match.score <= (best[before]?.score ?? 0)) return;
      best.splice(before >= 0 ? before : Math.min(best.length, limit - 1), 1, match);
      best.sort(better);
    },
    list: () => best,
  };
}

/** Below these an entry is not entered in its middle: two letters or one syllable are inside of far too much. */
const INSIDE_ENTRY = 4;
const INSIDE_TOKENS = { full: 2, mixed: 2, initials: 3 };

export function createPinyinIndex(entries: readonly SpelledEntry[]): (input: string, limit?: number) => PinyinMatch[] {
  const spelled = withShortNames(entries);
  const beginnings = new Set<string>();
  const heads: [number[], number[], number[]] = [[], [], []];
  const insides: [number[], number[], number[]] = [[], [], []];
  /** Entries by a reading of their first character: one syllable alone has to be a whole one. */
  const byFirst = new Map<string, number[]>();
  const seen = new Set<string>();
  const learn = (syllable: string): void => {
    if (seen.has(syllable)) return;
    seen.add(syllable);
    for (let length = 1; length <= syllable.length; length++) beginnings.add(syllable.slice(0, length));
    if (syllable.endsWith('ve')) learn(`${syllable.slice(0, -2)}ue`);
  };
  spelled.forEach(({ characters, syllables }, id) => {
    const codes = characters.map((character, i) => {
      learn(syllables[i] ?? character);
      for (const reading of readings(character)) learn(reading);
      return codesOf(character, syllables[i]);
    });
    for (const first of new Set([syllables[0] ?? '', ...readings(characters[0] ?? '')])) {
      const ids = byFirst.get(first);
      if (ids === undefined) byFirst.set(first, [id]);
      else ids.push(id);
    }
    const last = characters.length >= INSIDE_ENTRY ? characters.length - 2 : 0;
    for (let offset = 0; offset <= last && offset < characters.length; offset++) {
      const [keys, ids, offsets] = offset === 0 ? heads : insides;
      for (const key of keysAt(codes, offset)) {
        keys.push(key);
        ids.push(id);
        offsets.push(offset);
      }
    }
  });
  const head = file(...heads);
  const inside = file(...insides);

  /** Ranges of keys under which something that reads as two or more characters of the input can be filed. */
  function ranges(input: readonly string[]): Array<[low: number, high: number]> {
    const found = new Map<number, [number, number]>();
    const step = (position: number, key: number, depth: number): void => {
      if (position === input.length || depth === 3) {
        const shift = 5 * (3 - depth);
        if (depth > 1) found.set((key << 2) | depth, [key << shift, (key + 1) << shift]);
        return;
      }
      const typed = input[position] ?? '';
      if (!isLatin(typed)) {
        for (const code of codesOf(typed, undefined)) step(position + 1, (key << 5) | code, depth + 1);
        return;
      }
      let token = '';
      for (let end = position; end < input.length && isLatin(input[end]); end++) {
        token += input[end];
        if (!beginnings.has(token)) break;
        step(end + 1, (key << 5) | letterCode(typed), depth + 1);
      }
    };
    step(0, 0, 0);
    return [...found.values()];
  }

  return (text, limit = 8) => {
    const input = readInput(text);
    if (input.filter(isLatin).length < 2 || limit < 1) return [];
    const readAs = createReader(input);
    const best = createTop(limit);
    const consider = (id: number, offset: number): void => {
      const candidate = spelled[id];
      const reading = candidate && readAs(candidate, offset);
      if (candidate === undefined || reading === undefined) return;
      if (offset > 0 && reading.tokens < INSIDE_TOKENS[reading.by]) return;
      const prefix = reading.end < candidate.characters.length || reading.unfinished;
      const score = scoreOf(candidate, offset > 0 ? INSIDE : prefix ? BEGINNING : WHOLE, reading);
      best.offer({ text: candidate.entry.text, kind: candidate.entry.kind, by: reading.by, score, prefix });
    };
    for (const id of byFirst.get(input.join('').replace(/^([ln])ue$/, '$1ve')) ?? []) consider(id, 0);
    for (const [low, high] of ranges(input)) {
      for (const { entries, offsets, bounds } of [head, inside])
        for (let i = bounds[low] ?? 0; i < (bounds[high] ?? 0); i++) consider(entries[i] ?? 0, offsets[i] ?? 0);
    }
    return best.list();
  };
}

/**
 * What a term with a wrong character may have been meant as: an entry of nearly the same sound, of nearly the same
 * look, or one character away.
 *
 * Only what the archive does not know is doubted. A character inside a known word is taken as meant, so a clean
 * query gets no offers; the exception is an entry of four or more characters that sounds or looks the same
 * throughout, because an input method's wrong choice is a known word as well (选民等级 for 选民登记).
 */
import { fold } from '../../../text/index.ts';
import { areLookAlikes, lookAlikeKey } from './look-alikes.ts';
import { KIND_RANK, readings, type SpelledEntry, spell } from './spelling.ts';

export interface CorrectionMatch {
  /** The whole input with the window replaced. */
  text: string;
  reason: 'same-sound' | 'near-sound' | 'look-alike' | 'one-character';
  score: number;
  /** The part of the input that was replaced, and the entry that replaces it. */
  from: string;
  to: string;
}

const TERM = /^\p{Script=Han}{2,14}$/u;
const MIN_WINDOW = 2;
const MAX_WINDOW = 8;
/** Shorter entries are one character away from nearly anything. */
const MIN_SUBSTITUTED = 3;
const MIN_UNEVEN = 4;
const MIN_OVER_KNOWN = 4;
const MAX_COMBINATIONS = 4;
/**
 * Words of one character that stand between others, and numerals: alone they are no entry, and still no mistake. Only
 * a longer entry around one casts doubt on it.
 */
export const FUNCTION_CHARACTERS =
  '的地得了着过是在和与及等或而且并但则就以于之其所为被把将让由从到向对都也还又再很更最各每某本此这那哪不没有无我你他她它们吗呢吧啊个些零一二三四五六七八九十百千万亿两几第';

const nearest = new Map<string, string>();

/** One form for sounds that many speakers and input methods do not keep apart. */
export function nearSyllable(syllable: string): string {
  let near = nearest.get(syllable);
  if (near === undefined) {
    near = syllable
      .replace(/^([zcs])h/, '$1')
      .replace(/^[nr]/, 'l')
      .replace(/^f/, 'h')
      .replace(/([aei])ng$/, '$1n');
    nearest.set(syllable, near);
  }
  return near;
}

interface Known {
  spelled: SpelledEntry;
  characters: readonly string[];
}

/** Readings in a row, the usual one first, then with one character read otherwise. */
function combinations(syllables: readonly string[], characters: readonly string[]): string[] {
  const usual = syllables.map(nearSyllable);
  const all = [usual.join(' ')];
  for (const [i, character] of characters.entries()) {
    const others = readings(character);
    if (others.length < 2) continue;
    for (const reading of others) {
      const near = nearSyllable(reading);
      if (near === usual[i]) continue;
      if (all.push(usual.with(i, near).join(' ')) === MAX_COMBINATIONS) return all;
    }
  }
  return all;
}

type Likeness = 'same' | 'sound' | 'look' | 'near' | 'other';

function compare(typed: string, meant: string): Likeness {
  if (typed === meant) return 'same';
  const [own, others] = [readings(typed), readings(meant)];
  if (own.some((reading) => others.includes(reading))) return 'sound';
  if (areLookAlikes(typed, meant)) return 'look';
  const near = others.map(nearSyllable);
  return own.some((reading) => near.includes(nearSyllable(reading))) ? 'near' : 'other';
}

const REASON_RANK = { 'same-sound': 2, 'look-alike': 2, 'near-sound': 1, 'one-character': 0 };

/** The reason that covers every difference; none where two characters have nothing in common. */
function reasonOf(likenesses: readonly Likeness[], length: number): CorrectionMatch['reason'] | undefined {
  const count = (likeness: Likeness): number => likenesses.filter((l) => l === likeness).length;
  const [sound, look, near, other] = [count('sound'), count('look'), count('near'), count('other')];
  if (other > 0)
    return other === 1 && sound + look + near === 0 && length >= MIN_SUBSTITUTED ? 'one-character' : undefined;
  // Two characters of which each is only nearly right are another word.
  if (near > 0)
    return near <= Math.max(1, length >> 1) && sound + look + near < Math.max(2, length) ? 'near-sound' : undefined;
  if (sound + look === 0) return undefined;
  return look > sound ? 'look-alike' : 'same-sound';
}

interface Term {
  characters: string[];
  /** Whether a known word holds the character, or it is a word by itself. */
  covered: boolean[];
}

export function createCorrector(
  spelled: readonly SpelledEntry[],
): (input: string, limit?: number) => CorrectionMatch[] {
  const byText = new Set<string>();
  const bySound = new Map<string, Known[]>();
  const byLook = new Map<string, Known[]>();
  /** Beginning or end half of an entry with its length: one character off leaves one half whole. */
  const byHalf = new Map<string, Known[]>();
  const put = (map: Map<string, Known[]>, key: string, known: Known): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [known]);
    else list.push(known);
  };
  const headKey = (length: number, characters: readonly string[]): string =>
    `${length}^${characters.slice(0, length >> 1).join('')}`;
  const tailKey = (length: number, characters: readonly string[]): string =>
    `${length}$${characters.slice((length >> 1) - length).join('')}`;

  for (const one of spelled) {
    const { characters, syllables, folded } = one;
    const { length } = characters;
    if (length < MIN_WINDOW) continue;
    byText.add(characters.join(''));
    // With marks or letters inside, an entry cannot stand in for a run of Han characters.
    if (length > MAX_WINDOW || !TERM.test(folded)) continue;
    const known = { spelled: one, characters };
    for (const key of combinations(syllables, characters)) put(bySound, key, known);
    put(byLook, characters.map(lookAlikeKey).join(''), known);
    put(byHalf, headKey(length, characters), known);
    put(byHalf, tailKey(length, characters), known);
  }

  function readTerm(characters: string[]): Term {
    const covered = characters.map((character) => FUNCTION_CHARACTERS.includes(character));
    for (let start = 0; start < characters.length; start++)
      for (let end = start + MIN_WINDOW; end <= Math.min(characters.length, start + MAX_WINDOW); end++)
        if (byText.has(characters.slice(start, end).join(''))) covered.fill(true, start, end);
    return { characters, covered };
  }

  /** Entries of the window's length. */
  function* evenly(term: Term, start: number, window: string[], usual: string[]): Generator<Offer> {
    const { length } = window;
    const candidates = new Set<Known>([
      ...(byHalf.get(headKey(length, window)) ?? []),
      ...(byHalf.get(tailKey(length, window)) ?? []),
      ...(byLook.get(window.map(lookAlikeKey).join('')) ?? []),
      ...combinations(usual, window).flatMap((key) => bySound.get(key) ?? []),
    ]);
    for (const known of candidates) {
      const likenesses = window.map((character, i) => compare(character, known.characters[i] ?? ''));
      const reason = reasonOf(likenesses, length);
      if (reason === undefined) continue;
      const doubted = likenesses.every((likeness, i) => likeness === 'same' || term.covered[start + i] === false);
      const throughout = REASON_RANK[reason] === 2 && length >= MIN_OVER_KNOWN;
      if (!doubted && !throughout) continue;
      if (reason === 'one-character' && isAnotherWord(term, start, likenesses)) continue;
      yield { known, reason, changed: likenesses.filter((l) => l !== 'same').length, doubted };
    }
  }

  /** Entries with one character more or less inside; at an edge that would only be a longer or a shorter word. */
  function* unevenly(term: Term, start: number, window: string[]): Generator<Offer> {
    for (const more of [1, -1]) {
      const length = window.length + more;
      if (length < MIN_UNEVEN) continue;
      const candidates = new Set([
        ...(byHalf.get(headKey(length, window)) ?? []),
        ...(byHalf.get(tailKey(length, window)) ?? []),
      ]);
      for (const known of candidates) {
        const [long, short] = more === 1 ? [known.characters, window] : [window, known.characters];
        const at = oddOneOut(long, short);
        if (at === undefined) continue;
        const here = start + at;
        // A character is missing between two; of a character typed twice either may be the one too many.
        const beside = more === 1 || long[at - 1] === long[at] ? here - 1 : here;
        const doubted = term.covered[beside] === false || term.covered[here] === false;
        if (doubted) yield { known, reason: 'one-character', changed: 1, doubted };
      }
    }
  }

  return (input, limit = 5) => {
    const term = input.length <= 64 ? fold(input).trim() : '';
    if (!TERM.test(term) || byText.has(term)) return [];
    const read = readTerm([...term]);
    const { characters } = read;
    const usual = spell({ text: term, kind: 'word', df: 0 }).syllables;
    const best = new Map<string, Placed>();
    const offer = (start: number, window: string[], { known, reason, changed, doubted }: Offer): void => {
      const to = known.spelled.entry.text;
      const text = [...characters.slice(0, start), to, ...characters.slice(start + window.length)].join('');
      if (text === input || fold(text) === term) return;
      const score = scoreOf(known, reason, window.length, changed, doubted);
      if (score <= (best.get(text)?.score ?? -1)) return;
      best.set(text, { text, reason, score, from: window.join(''), to, start });
    };
    for (let start = 0; start < characters.length; start++) {
      for (let end = start + MIN_WINDOW; end <= Math.min(characters.length, start + MAX_WINDOW); end++) {
        const window = characters.slice(start, end);
        if (byText.has(window.join(''))) continue;
        for (const found of evenly(read, start, window, usual.slice(start, end))) offer(start, window, found);
        for (const found of unevenly(read, start, window)) offer(start, window, found);
      }
    }
    const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
    return withoutFragments(ranked)
      .slice(0, limit)
      .map(({ start: _, ...match }) => match);
  };
}

interface Offer {
  known: Known;
  reason: CorrectionMatch['reason'];
  changed: number;
  /** Something that the archive does not know is replaced. */
  doubted: boolean;
}

type Placed = CorrectionMatch & { start: number };

/** Known words with another character before or after are not a longer word misspelt: 代表要 is not 代表码. */
function isAnotherWord({ characters, covered }: Term, start: number, likenesses: readonly Likeness[]): boolean {
  const { length } = likenesses;
  const at = likenesses.findIndex((likeness) => likeness !== 'same');
  if (length === characters.length || (at > 0 && at < length - 1)) return false;
  return likenesses.every((_, i) => i === at || covered[start + i] === true);
}

/** The best offer explains its part of the input; much shorter or weaker ones for the same part only distract. */
function withoutFragments(ranked: readonly Placed[]): Placed[] {
  const [top] = ranked;
  if (top === undefined) return [];
  const { start, from } = top;
  return ranked.filter((offer) => {
    const apart = offer.start >= start + from.length || offer.start + offer.from.length <= start;
    if (offer === top || apart) return true;
    return offer.reason === 'one-character'
      ? offer.from.length >= from.length
      : offer.from.length * 3 > from.length * 2;
  });
}

/** Where the long one has a character that the short one lacks, if that is all and it is not at an edge. */
function oddOneOut(long: readonly string[], short: readonly string[]): number | undefined {
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  for (let i = at; i < short.length; i++) if (long[i + 1] !== short[i]) return undefined;
  return at > 0 && at < short.length ? at : undefined;
}

function scoreOf(
  { spelled: { entry } }: Known,
  reason: CorrectionMatch['reason'],
  length: number,
  changed: number,
  doubted: boolean,
): number {
  let score = doubted ? 1 : 0;
  score = score * 4 + REASON_RANK[reason];
  score = score * 16 + length;
  score = score * 16 + 15 - changed;
  score = score * 8 + KIND_RANK[entry.kind];
  score = score * 2 ** 20 + Math.max(0, Math.min(2 ** 20 - 1, Math.floor(entry.df) || 0));
  return score / 2 ** 34;
}

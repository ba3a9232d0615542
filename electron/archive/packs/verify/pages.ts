/**
 * Words on pages: a passage goes on over the end of a page, where notes and the page number stand between, and the head of
 * a table is repeated. A row that is broken there is read cell by cell, each from page to page. What stands between is
 * skipped only there, and only where it is in smaller type or a number; a changed word anywhere else is found.
 */
import { printedLetters, quotationStarts } from './letters.ts';
import { pageLetters } from './page-letters.ts';

/** One run of glyphs in reading order, in the form of `pageLetters`. */
export interface Run {
  text: string;
  /** Height of the type in points. */
  size: number;
}

export interface PageText {
  text: string;
  /** Where runs begin, with their size; the end of the page is the last. */
  runs: ReadonlyArray<{ at: number; size: number; text: string }>;
}

export function pageTextOf(runs: readonly Run[]): PageText {
  let at = 0;
  const placed = runs
    .filter((run) => run.text !== '')
    .map((run) => {
      const start = at;
      at += run.text.length;
      return { at: start, size: run.size, text: run.text };
    });
  return { text: placed.map((run) => run.text).join(''), runs: placed };
}

/** Below this share of the body's type size stand notes, tables and raised numbers. */
const SMALL = 0.8;
/** The head of a table that is repeated on a new page has no more runs than this; Han and digits are runs of their own. */
const HEAD_RUNS = 400;
/** Ways tried for one quotation; a real one needs about one a page. */
const TRIES_MAX = 5000;
/** Pages in a row that hold nothing of a passage which goes on: notes may fill so many. */
const IDLE_MAX = 3;
/** Pages that one row of a table goes over, and ends of lines tried for the end of a cell. */
const ROW_PAGES = 8;
const ROW_TRIES = 4;
const pageNumber = /^[—–\-·•第页共\d]+$/;

const label = /^引文[1-9]/;

/** The size that labels of quotations are set in: tables or code may fill most of a pack. */
function bodySize(pages: readonly PageText[]): number {
  const runs = pages.flatMap((page) => page.runs);
  const labels = runs.filter(({ text }) => label.test(text));
  const counts = new Map<number, number>();
  for (const { size } of labels) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

interface Page {
  text: string;
  /** From here to the end everything is small or a page number. */
  foot: number;
  /** Where a passage may be left for the next page: beginnings of runs in the foot, and the end. */
  exits: number[];
  /** Where it may be taken up again: the beginning, and behind small runs at the top. */
  entries: number[];
  /** Ends of runs that may be the last of a cell. */
  ends: number[];
}

function layOut({ text, runs }: PageText, body: number): Page {
  const isSmall = (size: number): boolean => size < body * SMALL;
  const firstOfFoot = runs.findLastIndex((run) => !isSmall(run.size) && !pageNumber.test(run.text)) + 1;
  const foot = runs[firstOfFoot]?.at ?? text.length;
  const top = runs.findIndex((run) => !isSmall(run.size));
  const heads = runs.slice(0, Math.min(top < 0 ? runs.length : top, HEAD_RUNS));
  return {
    text,
    foot,
    exits: [text.length, ...runs.slice(firstOfFoot).map((run) => run.at)].sort((a, b) => b - a),
    entries: [0, ...heads.map((run) => run.at + run.text.length)],
    ends: runs.filter((run) => isSmall(run.size)).map((run) => run.at + run.text.length),
  };
}

/** A character that the typeface lacks is printed by its code point. */
const shownPoint = /\[U\+([0-9A-F]{4,6})\]/y;
/** The beginning of one, where a page ends in the middle of it. */
const brokenPoint = /^\[(?:U(?:\+[0-9A-F]{0,6})?)?$/;
const POINT_LENGTH = '[U+10FFFF]'.length;

const wantedMarks = /\p{M}+/uy;
const printedMarks = /(?:\p{M}|\[U\+[0-9A-F]{4,6}\])+/uy;

/** Marks over one letter in another order: those shown by their numbers stand as they were written. Lengths in both. */
function sameMarks(text: string, at: number, words: string, from: number): [number, number] | null {
  wantedMarks.lastIndex = from;
  printedMarks.lastIndex = at;
  const wanted = wantedMarks.exec(words)?.[0];
  const printed = printedMarks.exec(text)?.[0];
  if (wanted === undefined || printed === undefined) return null;
  const meant = printed.replace(/\[U\+([0-9A-F]{4,6})\]/g, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
  return pageLetters(meant) === pageLetters(wanted) ? [printed.length, wanted.length] : null;
}

/** How far `words` from `from` stand at `at`: the end in both. */
function follow(text: string, at: number, words: string, from: number): { at: number; from: number } {
  let place = at;
  let word = from;
  while (word < words.length && place < text.length) {
    shownPoint.lastIndex = place;
    const shown = text[place] === '[' ? shownPoint.exec(text) : null;
    const point = Number.parseInt(shown?.[1] ?? '', 16);
    // A joiner or a separator of lines has no letter in `words`; what no format can print stands there by its number, too.
    if (shown !== null && point <= 0x10ffff && !words.startsWith(shown[0], word)) {
      const meant = pageLetters(String.fromCodePoint(point));
      if (words.startsWith(meant, word)) {
        place += shown[0].length;
        word += meant.length;
        continue;
      }
    }
    const same = text.charCodeAt(place) === words.charCodeAt(word) ? [1, 1] : sameMarks(text, place, words, word);
    if (same === null) break;
    place += same[0] ?? 0;
    word += same[1] ?? 0;
  }
  return { at: place, from: word };
}

function isLikely(letter: string | undefined, expected: string | undefined): boolean {
  return letter === '[' || letter === expected;
}

/** Where the page may be taken up, the likely places first: a head has many runs, and a page may hold notes alone. */
function waysIn({ text, entries }: Page, head: string, expected: string | undefined): number[] {
  if (head !== '') return [...entries];
  const likely = entries.filter((at) => isLikely(text[at], expected));
  return likely[0] === 0 ? likely : [...likely, 0];
}

/** A place that a passage may have been read to. */
interface Reading {
  page: number;
  at: number;
  /** Letters of the passage that were read. */
  from: number;
  /** Has been read on the page before, and is not yet a character. */
  head: string;
  idle: number;
  /** Where pages were left whose last row may go on in its next cell: what of a row fits stands on the page before. */
  left: ReadonlyMap<number, number>;
}

/** Back to a cell on an earlier page, behind the rest of the one before it. */
function waysBack(pages: readonly Page[], one: Reading, reached: number, words: string): Reading[] {
  const page = pages[one.page];
  if (page === undefined || one.left.size === 0 || one.head !== '') return [];
  const ends = page.ends.filter((at) => at > one.at && at <= one.at + reached).slice(-ROW_TRIES);
  return ends.flatMap((end) => {
    const { from } = follow(page.text.slice(one.at, end), 0, words, one.from);
    if (from === one.from) return [];
    return [...one.left]
      .filter(([back, at]) => back < one.page && isLikely(pages[back]?.text[at], words[from]))
      .map(([back, at]) => ({
        page: back,
        at,
        from,
        head: '',
        idle: 0,
        left: new Map(one.left).set(one.page, end),
      }));
  });
}

function standsAt(pages: readonly Page[], start: { page: number; at: number }, words: string): boolean {
  const waiting: Reading[] = [{ ...start, from: 0, head: '', idle: 0, left: new Map() }];
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const one = waiting.pop();
    const page = one === undefined ? undefined : pages[one.page];
    if (one === undefined) return false;
    if (page === undefined) continue;
    const text = one.head + page.text.slice(one.at);
    const end = follow(text, 0, words, one.from);
    if (end.from === words.length) return true;
    const next = pages[one.page + 1];
    const [reached, foot] = [end.at, page.foot - one.at + one.head.length];
    const back = waysBack(pages, one, reached, words);
    // The last one put there is tried first: the longest way on this page, the top of the next.
    for (const exit of next === undefined || reached + POINT_LENGTH < foot ? [] : page.exits.toReversed()) {
      const length = exit - one.at + one.head.length;
      if (length < 0 || (length > reached && !brokenPoint.test(text.slice(reached, length)))) continue;
      const read = follow(text.slice(0, length), 0, words, one.from);
      const head = text.slice(read.at, length);
      if (head !== '' && !brokenPoint.test(head)) continue;
      const entered = one.left.get(one.page + 1);
      const isNew = entered === undefined && head === '' && read.from === one.from;
      const idle = isNew ? one.idle + 1 : 0;
      if (next === undefined || idle > IDLE_MAX) continue;
      const ways = entered === undefined ? waysIn(next, head, words[read.from]) : [entered];
      const left = new Map([...one.left].filter(([number]) => number > one.page - ROW_PAGES)).set(one.page, exit);
      for (const at of ways.reverse()) waiting.push({ page: one.page + 1, at, from: read.from, head, idle, left });
    }
    waiting.push(...back);
  }
  return false;
}

export function printedOnPages(
  texts: readonly PageText[],
): (one: { number: number; format: 'plain' | 'markdown'; text: string }) => boolean {
  const body = bodySize(texts);
  const pages = texts.map((text) => layOut(text, body));
  const starts = new Map<number, Array<{ page: number; at: number }>>();
  pages.forEach(({ text }, page) => {
    for (const [number, places] of quotationStarts(text))
      starts.set(number, [...(starts.get(number) ?? []), ...places.map((at) => ({ page, at }))]);
  });
  return (one) => {
    const words = pageLetters(printedLetters(one));
    return (starts.get(one.number) ?? []).some((start) => standsAt(pages, start, words));
  };
}

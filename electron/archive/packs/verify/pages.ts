/**
 * Words on pages: a passage goes on over the end of a page, where notes and the page number stand between, and the head of
 * a table is repeated. What stands between is skipped only there, and only where it is in smaller type or a number; a
 * changed word anywhere else is found.
 */
import { withoutRadicals } from '../../ingest/clean/index.ts';
import { printedLetters, quotationStarts } from './letters.ts';

/** One run of glyphs in reading order, without white space. */
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
/** The head of a table that is repeated on a new page has no more runs than this. */
const HEAD_RUNS = 40;
/** Ways tried for one quotation; a real one needs about one a page. */
const TRIES_MAX = 5000;
const pageNumber = /^[—–\-·•第页共\d]+$/;

/** The size that most letters are set in. */
function bodySize(pages: readonly PageText[]): number {
  const letters = new Map<number, number>();
  for (const { runs } of pages)
    for (const { size, text } of runs) {
      const rounded = Math.round(size * 2) / 2;
      letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
    }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

interface Page {
  text: string;
  /** From here to the end everything is small or a page number. */
  foot: number;
  /** Where a passage may be left for the next page: beginnings of runs in the foot, and the end. */
  exits: number[];
  /** Where it may be taken up again: the beginning, and behind small runs at the top. */
  entries: number[];
}

function layOut({ text, runs }: PageText, body: number): Page {
  const isSmall = (size: number): boolean => size < body * SMALL;
  const firstOfFoot = runs.findLastIndex((run) => !isSmall(run.size) && !pageNumber.test(run.text)) + 1;
  const foot = runs[firstOfFoot]?.at ?? text.length;
  const top = runs.findIndex((run) => !isSmall(run.size));
  const heads = runs.slice(0, top < 0 ? 0 : Math.min(top, HEAD_RUNS));
  return {
    text,
    foot,
    exits: [text.length, ...runs.slice(firstOfFoot).map((run) => run.at)].sort((a, b) => b - a),
    entries: [0, ...heads.map((run) => run.at + run.text.length)],
  };
}

/** A character that the typeface lacks is printed by its code point. */
const shownPoint = /\[U\+([0-9A-F]{4,6})\]/y;

/** How far `words` from `from` stand at `at`: the end in both. */
function follow(text: string, at: number, words: string, from: number): { at: number; from: number } {
  let place = at;
  let word = from;
  while (word < words.length && place < text.length) {
    if (text.charCodeAt(place) === words.charCodeAt(word)) {
      place++;
      word++;
      continue;
    }
    shownPoint.lastIndex = place;
    const shown = shownPoint.exec(text);
    const point = words.codePointAt(word) ?? -1;
    if (shown === null || Number.parseInt(shown[1] ?? '', 16) !== point) break;
    place += shown[0].length;
    word += point > 0xffff ? 2 : 1;
  }
  return { at: place, from: word };
}

function standsAt(pages: readonly Page[], start: { page: number; at: number }, words: string): boolean {
  const waiting = [{ ...start, from: 0 }];
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const one = waiting.pop();
    const page = one === undefined ? undefined : pages[one.page];
    if (one === undefined) return false;
    if (page === undefined) continue;
    const end = follow(page.text, one.at, words, one.from);
    if (end.from === words.length) return true;
    const next = pages[one.page + 1];
    if (next === undefined || end.at < page.foot) continue;
    // The last one put there is tried first: the longest way on this page, the top of the next.
    for (const exit of page.exits.filter((at) => at <= end.at && at >= one.at).reverse()) {
      const { from } = follow(page.text.slice(0, exit), one.at, words, one.from);
      for (const at of next.entries.toReversed()) waiting.push({ page: one.page + 1, at, from });
    }
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
    const words = withoutRadicals(printedLetters(one));
    return (starts.get(one.number) ?? []).some((start) => standsAt(pages, start, words));
  };
}

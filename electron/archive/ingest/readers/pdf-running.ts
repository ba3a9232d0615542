/**
 * Takes page numbers and running heads out of the stream of lines, so that sentences join across pages.
 *
 * A page number is a lone number near the page's edge that counts with the pages; it lives on in the page marks. A
 * running head stands in the margin at one height with one wording on most pages; it goes to the source note.
 */
import type { Line } from './pdf-lines.ts';

const number = /^[\s—–\-―·.~]*第?\s*(\d{1,4})\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\s—–\-―·.~]*$/;
/** Shares of the page's height. An official document's number stands 28 mm above the foot, its text starts 37 mm below the top. */
const NUMBER_BAND = 0.12;
const HEAD_BAND = 0.08;
/** Heights on two pages are one when they differ by less than this share. */
const SAME_HEIGHT = 0.004;
const REPEATS_MIN = 3;

/** `pages[i]` are the lines of page i + 1. Changes them in place, and returns each running head once. */
export function takeRunningLines(pages: Line[][]): string[] {
  const heads = runningHeads(pages);
  const shift = numberShift(pages);
  const taken = new Map<string, string>();
  pages.forEach((lines, index) => {
    pages[index] = lines.filter((line) => {
      if (shift !== undefined && shiftOf(line, index) === shift) return false;
      const key = headKey(line);
      if (key === undefined || !heads.has(key)) return true;
      if (!taken.has(key)) taken.set(key, line.text);
      return false;
    });
  });
  return [...taken.values()];
}

function runningHeads(pages: Line[][]): Set<string> {
  const times = new Map<string, number>();
  for (const lines of pages) {
    const keys = new Set(lines.map(headKey).filter((key) => key !== undefined));
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const least = Math.max(REPEATS_MIN, pages.length / 2);
  return new Set([...times].filter(([, count]) => count >= least).map(([key]) => key));
}

function headKey(line: Line): string | undefined {
  if (!isNearEdge(line, HEAD_BAND)) return undefined;
  return `${Math.round(line.height / SAME_HEIGHT)} ${line.text.replace(/\d+/g, '#')}`;
}

/** How far the printed numbers are ahead of the page's place in the file, where at least two pages agree. */
function numberShift(pages: Line[][]): number | undefined {
  const times = new Map<number, number>();
  pages.forEach((lines, index) => {
    for (const line of lines) {
      const shift = shiftOf(line, index);
      if (shift !== undefined) times.set(shift, (times.get(shift) ?? 0) + 1);
    }
  });
  const [usual] = [...times].sort((one, other) => other[1] - one[1]);
  return usual !== undefined && usual[1] >= 2 ? usual[0] : undefined;
}

function shiftOf(line: Line, index: number): number | undefined {
  if (!isNearEdge(line, NUMBER_BAND)) return undefined;
  const printed = number.exec(line.text)?.[1];
  return printed === undefined ? undefined : Number(printed) - index;
}

function isNearEdge(line: Line, band: number): boolean {
  return line.height < band || line.height > 1 - band;
}

/** Chooses the title of a record among what its source offers, best first. */
import { headLines, isPoorTitle } from '../clean/index.ts';
import type { Draft } from './draft.ts';
import { titleFromName } from './name.ts';

/** Longer first lines are sentences. */
const FIRST_LINE_MAX = 60;
/** No headline is longer; a broken page can claim its whole text as one. */
const TITLE_MAX = 300;

/**
 * Takes the first offer that says something; else the first that says anything, with the notice `poor-title`; else
 * the file's name.
 */
export function chooseTitle(draft: Draft, name: string, offers: ReadonlyArray<string | undefined>): void {
  const usable = offers.map((offer) => oneLine(offer ?? '')).filter((offer) => offer !== '');
  const good = usable.find((offer) => !isPoorTitle(offer));
  const chosen = good ?? usable[0];
  draft.title = chosen ?? titleFromName(name);
  if (good === undefined && chosen !== undefined) draft.notices.push('poor-title');
}

/** The first line that is not blank, when it is short enough for a headline. */
export function firstLine(text: string): string | undefined {
  const first = headLines(text, 1)[0];
  return first !== undefined && [...first].length <= FIRST_LINE_MAX ? first : undefined;
}

export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line.slice(0, TITLE_MAX * 2)].slice(0, TITLE_MAX).join('').toWellFormed();
}

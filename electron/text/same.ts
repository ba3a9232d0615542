/**
 * Different spellings of the same date or quantity: what the index holds beside the text's own words, and what a query
 * asks beside its own.
 */
import { datesIn, dateTokens, wholeDate } from './dates.ts';
import { quantityTokens, wholeQuantity } from './quantities.ts';

/** Index tokens of all dates, and of quantities that plain digits would not find, in folded text. */
export function sameTokens(folded: string): string[] {
  const tokens: string[] = [];
  for (const { iso } of datesIn(folded)) tokens.push(...dateTokens(iso));
  for (const { token } of quantityTokens(folded)) tokens.push(token);
  return tokens;
}

export interface OtherSpellings {
  /** For a person to read: `2019-04`. */
  shown: string[];
  /** Index tokens, any of which will do. */
  tokens: string[];
  /** Texts to look for as they are: `585名` for 五百八十五名. */
  texts: string[];
}

/** Of a folded term that is a date or a quantity as a whole; null for every other. */
export function otherSpellings(folded: string): OtherSpellings | null {
  const iso = wholeDate(folded);
  if (iso !== null && iso.length > 4) return { shown: [iso], tokens: [dateTokens(iso)[0] ?? ''], texts: [] };
  const quantity = wholeQuantity(folded);
  if (quantity === null) return null;
  const { digits, token } = quantity;
  return { shown: digits === null ? [] : [digits], tokens: [token], texts: digits === null ? [] : [digits] };
}

/** Where tokens of `otherSpellings` stand in folded text. */
export function* sameSpans(folded: string): Generator<{ token: string; start: number; end: number }> {
  for (const { iso, start, end } of datesIn(folded)) for (const token of dateTokens(iso)) yield { token, start, end };
  yield* quantityTokens(folded);
}

/** Index token of a figure: its unit and its value, found by listing the unit's values. */
export function figureToken(value: number, unit: string): string {
  return `${unit}:${value}`;
}

export function readFigureToken(token: string): { value: number; unit: string } {
  const cut = token.lastIndexOf(':');
  return { unit: token.slice(0, cut), value: Number(token.slice(cut + 1)) };
}

/** Whether a date of any precision may lie in a range of `parseDateRange`: an unknown month or day may be any. */
export function dateOverlaps(date: string, range: { from: number; to: number }): boolean {
  const [year = '', month, day] = date.split('-');
  if (year === '') return false;
  const from = Number(`${year}${month ?? '01'}${day ?? '01'}`);
  const to = Number(`${year}${month ?? '12'}${day ?? '31'}`);
  return from <= range.to && to >= range.from;
}

/**
 * Finds the passage in which a figure that is stated with a record stands in its text.
 *
 * Candidates are the figure's own wording and every quantity of its value in any spelling (1,216名, １２１６名,
 * 一千二百一十六名, 4.6万). Among several the one decides whose sentence speaks of the subject and names the date.
 */
import type { CellPassage, Figure } from '../../contract/index.ts';
import type { RecordText } from './sentences.ts';
import { comparableUnit } from './subjects.ts';

interface Candidate {
  start: number;
  end: number;
  /** The unit, or the source's own wording, stands there too. */
  exact: boolean;
}

const digitOrPoint = /[0-9０-９.,．，]/;
const inDate = /^\s*[年月日号]/;

/** Not in the middle of a longer number, nor a year, month or day unless it is spelt as one. */
function standsAlone(text: string, start: number, end: number, word: string): boolean {
  const first = word.charAt(0);
  const last = word.charAt(word.length - 1);
  if (/[0-9]/.test(first) && digitOrPoint.test(text.charAt(start - 1)) && /[0-9０-９.．]/.test(text.charAt(start - 1)))
    return false;
  if (!/[0-9]/.test(last)) return true;
  const behind = text.slice(end, end + 2);
  if (/^[0-9０-９]/.test(behind) || /^[.．][0-9０-９]/.test(behind)) return false;
  return !inDate.test(behind);
}

/** 1,216: by hand, because locales are slow to ask. */
function withThousands(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function spellings(figure: Figure): string[] {
  const { display, value, unit } = figure;
  const words: string[] = [];
  if (display !== undefined && display.trim() !== '') {
    words.push(display.trim());
    // The record's word for its bound may stand elsewhere in the sentence: 超过1500场 for 超1500.
    words.push(display.trim().replace(/^(?:超过|超|约|近|逾|达|共)/, ''));
    words.push(display.trim().replace(/[余多](?=\D*$)/, ''));
  }
  if (value !== null) words.push(`${value}${unit ?? ''}`, String(value), withThousands(value));
  return [...new Set(words)].filter((word) => word !== '');
}

/** The source's wording with its unit as it is spelt: most figures stand so, and the text need not be folded for them. */
function asSpelt(text: RecordText, { display, value, unit }: Figure): Candidate[] {
  const stated = display?.trim() ?? (value === null ? '' : String(value));
  const word = unit === undefined || stated.endsWith(unit) ? stated : `${stated}${unit}`;
  if (word.length < 3 || (value !== null && !/[0-9]/.test(word))) return [];
  return text
    .spans(word)
    .filter(({ start, end }) => standsAlone(text.text, start, end, word))
    .map((span) => ({ ...span, exact: true }));
}

function candidates(text: RecordText, figure: Figure): Candidate[] {
  const spelt = asSpelt(text, figure);
  if (spelt.length > 0) return spelt;
  const found = new Map<number, Candidate>();
  const unit = comparableUnit(figure.unit ?? '');
  if (figure.value !== null)
    for (const q of text.quantities()) {
      const other = comparableUnit(q.unit);
      if (q.value !== figure.value || (unit !== '' && other !== '' && unit !== other)) continue;
      found.set(q.start, { start: q.start, end: q.end, exact: unit === other });
    }
  // A quantity with the very unit is the figure; looser spellings could only add what it is not.
  if ([...found.values()].some((one) => one.exact)) return [...found.values()];
  for (const [i, word] of spellings(figure).entries()) {
    // One digit is in every text; it counts only with its unit, as a quantity.
    if (/^[0-9]$/.test(word)) continue;
    for (const { start, end } of text.foldedSpans(word)) {
      if (found.has(start) || !standsAlone(text.text, start, end, word)) continue;
      // 12幅 is no 12米: where a quantity of another unit stands, it is not this figure.
      const other = figure.value === null ? undefined : text.quantities().find((q) => q.start === start);
      if (other !== undefined && unit !== '' && comparableUnit(other.unit) !== unit) continue;
      found.set(start, { start, end, exact: i === 0 && figure.display !== undefined });
    }
  }
  return [...found.values()];
}

/** Pairs of neighbouring characters of the words, without signs. */
function pairsOf(words: string): string[] {
  const bare = words.replace(/[\s\p{P}\p{S}]/gu, '');
  return [...new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)))];
}

function share(pairs: readonly string[], words: string): number {
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => words.includes(pair)).length / pairs.length;
}

/** Characters to the nearest pair of the subject; a list names what it counts right before the number. */
function distance(pairs: readonly string[], text: string, at: Candidate): number {
  const from = Math.max(0, at.start - 60);
  const before = text.slice(from, at.start);
  const behind = text.slice(at.end, at.end + 30);
  let nearest = 90;
  for (const pair of pairs) {
    const left = before.lastIndexOf(pair);
    const right = behind.indexOf(pair);
    if (left >= 0) nearest = Math.min(nearest, before.length - left);
    if (right >= 0) nearest = Math.min(nearest, right + 2);
  }
  return nearest;
}

function namesDate(words: string, asOf: string | undefined): number {
  if (asOf === undefined) return 0;
  const [year = '', month, day] = asOf.split('-');
  const spelt = `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
  if (words.includes(spelt) || (month !== undefined && words.includes(asOf))) return month === undefined ? 0.1 : 0.3;
  return 0;
}

/** `subject`: what the figure is about, without place and date. null when its words are not in the text. */
export function figurePassage(text: RecordText, figure: Figure, subject: string): CellPassage | null {
  const found = candidates(text, figure);
  if (found.length === 0) return null;
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && only.exact) return text.passage(only.start, only.end);
  const pairs = pairsOf(subject);
  let best: { at: Candidate; score: number } | null = null;
  for (const at of found) {
    const { start, end } = text.sentence(at.start, at.end);
    const words = text.text.slice(start, end);
    const near = share(pairs, words);
    // A heading or the line above may carry the subject: half its weight.
    const wide = near > 0 ? near : share(pairs, text.text.slice(Math.max(0, start - 300), end)) / 2;
    const told = text.isHeading(at.start) ? -0.2 : 0;
    const close = (1 - distance(pairs, text.text, at) / 90) * 0.3;
    const score = wide + close + namesDate(words, figure.asOf) + (at.exact ? 0.1 : 0) + told;
    // A short number that no word of the subject stands by is somebody else's.
    if (wide === 0 && !at.exact) continue;
    if (wide === 0 && at.end - at.start < 4) continue;
    if (best === null || score > best.score) best = { at, score };
  }
  return best === null ? null : text.passage(best.at.start, best.at.end);
}

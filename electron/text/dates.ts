/**
 * Dates in folded text, in every spelling an office uses, as ISO: 2019年4月, 2019-04, 2019.4 and 二零一九年四月 are one.
 *
 * A year alone is not reported, because the number 2019 is a word of its own already. Years 1900–2099, months 1–12,
 * days 1–31; whether a month has 31 days is not asked, since a text may be wrong.
 */
import { fold } from './normalise.ts';
import { numeralValue, powerOf, unitAt } from './numerals.ts';

export interface DateSpan {
  start: number;
  end: number;
  /** 2019-04 or 2019-04-13; from `wholeDate` also 2019. */
  iso: string;
}

const ZERO = '零〇○◯o';
const YEAR = `(?:19|20)[0-9]{2}|[一二][${ZERO}九][${ZERO}一二三四五六七八九]{2}`;
const MONTH = '[0-9]{1,2}|十[一二]?|[一二三四五六七八九]';
const DAY = '[0-9]{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]';
/** A span of days is known by its first: 4月13—15日. */
const MORE_DAYS = `(?: ?[-~—–至到] ?(?:${DAY}))?`;

/** Where a date may begin. One scan, and nothing else happens in a text without one. */
const candidate = new RegExp(`(?<![0-9a-z])(?:${YEAR})(?= ?年|[-./][0-9]|[0-9]{4}(?![0-9a-z]))`, 'g');
const spelt = new RegExp(
  `(${YEAR}) ?年 ?(${MONTH}) ?月(?:份(?!额)|(?: ?(${DAY})${MORE_DAYS} ?[日号](?![召码称]))?)`,
  'y',
);
const dashed = /([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9])/y;
const packed = /([0-9]{4})([0-9]{2})([0-9]{2})/y;

function part(text: string): number {
  return Number(/^[0-9]/.test(text) ? text : (numeralValue(text.replaceAll('o', '零'))?.value ?? 0));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** null when there is no such year or month; a day that is none leaves the month. */
function isoOf(year: number, month: number, day: number | null): string | null {
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return null;
  const level = `${year}-${two(month)}`;
  return day === null || day < 1 || day > 31 ? level : `${level}-${two(day)}`;
}

function speltAt(text: string, at: number): DateSpan | null {
  spelt.lastIndex = at;
  const m = spelt.exec(text);
  if (m === null) return null;
  const day = m[3] === undefined ? null : part(m[3]);
  const iso = isoOf(part(m[1] ?? ''), part(m[2] ?? ''), day);
  // 4月32日: the month stands, the day does not.
  const end = iso?.length === 7 && day !== null ? text.indexOf('月', at) + 1 : spelt.lastIndex;
  return iso === null ? null : { start: at, end, iso };
}

/** A number rather than a month: 2019.4%, 2019.4万元, 2019.4亩. 2019.4起 is a month. */
function isMeasured(text: string, end: number): boolean {
  const unit = unitAt(text, end);
  return (unit !== '' && unit !== '起') || powerOf(text.charAt(end)) > 0 || /^ [%‰]/.test(text.slice(end, end + 2));
}

function dashedAt(text: string, at: number): DateSpan | null {
  dashed.lastIndex = at;
  const m = dashed.exec(text);
  if (m === null) return null;
  const [whole, year = '', mark = '', month = '', day] = m;
  const end = at + whole.length;
  const goesOn = text.charAt(end) === mark && /[0-9]/.test(text.charAt(end + 1));
  const isTail = text.charAt(at - 1) === mark && /[0-9]/.test(text.charAt(at - 2));
  if (isTail || (day === undefined && (goesOn || isMeasured(text, end)))) return null;
  const iso = isoOf(Number(year), Number(month), day === undefined ? null : Number(day));
  // 2019-04-32 is no date at any level.
  return iso === null || (day !== undefined && iso.length === 7) ? null : { start: at, end, iso };
}

function packedAt(text: string, at: number): DateSpan | null {
  packed.lastIndex = at;
  const m = packed.exec(text);
  const iso = m === null ? null : isoOf(Number(m[1]), Number(m[2]), Number(m[3]));
  return iso === null || iso.length === 7 ? null : { start: at, end: at + 8, iso };
}

/** Dates with at least a month, in order; none overlaps another. */
export function datesIn(folded: string): DateSpan[] {
  const found: DateSpan[] = [];
  candidate.lastIndex = 0;
  for (let m = candidate.exec(folded); m !== null; m = candidate.exec(folded)) {
    const span = speltAt(folded, m.index) ?? dashedAt(folded, m.index) ?? packedAt(folded, m.index);
    if (span === null) continue;
    found.push(span);
    candidate.lastIndex = span.end;
  }
  return found;
}

/** Index tokens of a date: the day and its month, never the bare year. Full-width marks survive every tokenizer. */
export function dateTokens(iso: string): string[] {
  const levels = iso.length === 10 ? [iso, iso.slice(0, 7)] : iso.length === 7 ? [iso] : [];
  return levels.map((level) => `＠${level.replaceAll('-', '－')}`);
}

const daySpan = new RegExp(`[-~—–至到] ?(?:${DAY}) ?[日号]$`);
const yearOnly = new RegExp(`^(${YEAR}) ?年$`);

/** The date that a query text is as a whole; 2019年 gives the year, a bare 2019 is a number, 13—15日 more than a date. */
export function wholeDate(folded: string): string | null {
  const text = folded.trim();
  const year = yearOnly.exec(text);
  if (year !== null) return isoOf(part(year[1] ?? ''), 1, null)?.slice(0, 4) ?? null;
  const [only] = datesIn(text);
  if (only === undefined || only.start !== 0 || only.end !== text.length) return null;
  return daySpan.test(text) ? null : only.iso;
}

/** Bounds of a side left open. A record without a date, 0, lies outside. */
const EARLIEST = 1_01_01;
const LATEST = 9999_12_31;

type Edge = 'first' | 'last';

/** First or last day of what an ISO date names, as yyyymmdd. */
function edge(iso: string, which: Edge): number {
  const [year = '', month, day] = iso.split('-');
  const fill = which === 'first' ? '01' : undefined;
  return Number(year + (month ?? fill ?? '12') + (day ?? fill ?? '31'));
}

/** The day before the first, or after the last: bounds that leave the named date out. */
function beyond(iso: string, which: Edge): number {
  const [year = 0, month, day] = iso.split('-').map(Number);
  const date =
    which === 'first'
      ? new Date(Date.UTC(year, (month ?? 1) - 1, (day ?? 1) - 1))
      : new Date(Date.UTC(year, day === undefined ? (month ?? 12) : (month ?? 1) - 1, (day ?? 0) + 1));
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

function boundOf(text: string): string | null {
  return /^(?:19|20)[0-9]{2}$/.test(text) ? text : wholeDate(text);
}

/** 2021年3月至12月: what the second side leaves out is the first one's. */
function secondBound(first: string, text: string): string | null {
  const [, year = '', month = ''] = /^(.+?年)(.+?月)?/.exec(first) ?? [];
  const head = /^[^年]+月/.test(text) ? year : /^[^年月]+日$/.test(text) ? year + month : '';
  return boundOf(head + text);
}

const before = /^(?:<=|≤|≦|截至|截止)(.+)$|^(.+?)(?:及以前|以前|为止)$/;
const after = /^(?:>=|≥|≧|自|从)(.+?)(?:以来|以后|起)?$|^(.+?)(?:及以后|以来|以后|起)$/;

function oneSided(text: string): { from: number; to: number } | null {
  const strict = /^([<>])(?!=)(.+)$/.exec(
    text.replace(/^(?:早于(.+)|(.+)之前)$/, '<$1$2').replace(/^(?:晚于(.+)|(.+)之后)$/, '>$1$2'),
  );
  const bound = (m: RegExpExecArray | null): string | null => (m === null ? null : boundOf(m[1] ?? m[2] ?? ''));
  if (strict !== null) {
    const iso = boundOf(strict[2] ?? '');
    if (iso === null) return null;
    return strict[1] === '<' ? { from: EARLIEST, to: beyond(iso, 'first') } : { from: beyond(iso, 'last'), to: LATEST };
  }
  const until = bound(before.exec(text));
  if (until !== null) return { from: EARLIEST, to: edge(until, 'last') };
  const since = bound(after.exec(text));
  return since === null ? null : { from: edge(since, 'first'), to: LATEST };
}

/** Where a value may part into two sides; the hyphen last, because dates hold hyphens. */
const separators = [/\.{2,3}/, /[~—–―〜]+/, /[至到]/, /-/];

function twoSided(text: string): { from: number; to: number } | null {
  for (const separator of separators) {
    const sides = text.split(separator);
    const [left = '', right = ''] = sides;
    if (sides.length !== 2 || (left === '' && right === '')) continue;
    // 3—12月: the first side takes the unit of the second.
    const a = left === '' ? null : (boundOf(left) ?? boundOf(left + right.slice(-1)));
    const b = right === '' ? null : secondBound(left, right);
    if ((left !== '' && a === null) || (right !== '' && b === null)) continue;
    const from = a === null ? EARLIEST : edge(a, 'first');
    const to = b === null ? LATEST : edge(b, 'last');
    // Written the wrong way round, the same days are meant.
    return from <= to || a === null || b === null ? { from, to } : { from: edge(b, 'first'), to: edge(a, 'last') };
  }
  return null;
}

/**
 * Value of the 日期 field as inclusive bounds yyyymmdd: 2022, 2022-10, 2021..2022, 2021年至2022年, 2021.., >=2021,
 * 2021年以来. null when it cannot be read.
 */
export function parseDateRange(value: string): { from: number; to: number } | null {
  const text = fold(value).replace(/\s+/g, '').replace(/^=/, '');
  // Nothing readable is longer; the bound keeps the splitting cheap.
  if (text.length > 60) return null;
  const whole = boundOf(text);
  if (whole !== null) return { from: edge(whole, 'first'), to: edge(whole, 'last') };
  return oneSided(text) ?? twoSided(text);
}

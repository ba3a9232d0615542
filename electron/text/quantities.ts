/**
 * Figures with the unit behind them: 585名, 99.96%, 1.2万件, 五百八十五名, 第一千条. Their values for a search by size,
 * and index tokens for those that a search for the plain digits would miss.
 *
 * A figure in words and one in digits give the same value. Ordinals are found but have no size; 2019年 is a date.
 */
import { fold } from './normalise.ts';
import { multiplier, numeralsIn, numeralValue, powerOf, shiftPoint, type Tail, tailAt } from './numerals.ts';
import { wordToken } from './words.ts';

export interface Quantity {
  start: number;
  end: number;
  value: number;
  unit: string;
}

export interface QuantityTest {
  op: '>' | '>=' | '<' | '<=' | '=' | 'range';
  value: number;
  /** Upper bound of a range, else null. */
  high: number | null;
  unit: string | null;
}

/** A figure with its unit, as it stands. */
interface Reading extends Tail {
  /** With 第. */
  start: number;
  /** Decimal digits, the power multiplied in. */
  value: string;
  ordinal: boolean;
  /** Not what plain digits would find: in words, or with 万 or 亿. */
  spelt: boolean;
}

const thousands = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;

/** The figure at the end of a run of digits, points and commas: 99.96,98.35 ends in 98.35, 2019.4.13 in none. */
function lastFigure(run: string): string | null {
  const comma = run.lastIndexOf(',');
  const figure = comma >= 0 && thousands.test(run) ? run.replaceAll(',', '') : run.slice(comma + 1);
  return figure.length <= 15 && /^[0-9]+(?:\.[0-9]+)?$/.test(figure) ? figure : null;
}

/** 2019年, 98年5月 and the 13号 of 4月13号. Years are 1900–2099, as in dates. */
function isDatePart(text: string, start: number, value: string, tail: Tail): boolean {
  if (tail.unit === '号') return text.charAt(start - 1) === '月';
  if (tail.unit !== '年' || tail.power > 0 || tail.vague) return false;
  return (
    /^(?:19|20)[0-9]{2}$/.test(value) ||
    /^ ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月/.test(text.slice(tail.end, tail.end + 6))
  );
}

/** Sums of money are compared in 元: 4 for 万元, 0 for 元 and all that is no money. */
function moneyPower(unit: string): number {
  return unit.endsWith('元') ? powerOf(unit.slice(0, -1)) : 0;
}

const digitRun = /[0-9][0-9.,]*/g;
const digit = /[0-9]/;

function reading(text: string, start: number, figure: string, tail: Tail, inWords: boolean): Reading {
  const { end, unit, power, vague } = tail;
  const from = start - (text.charAt(start - 1) === ' ' ? 2 : 1);
  const ordinal = text.charAt(from) === '第';
  const spelt = inWords || power > 0 || moneyPower(unit) > 0;
  return {
    start: ordinal ? from : start,
    end,
    unit,
    power,
    vague,
    value: shiftPoint(figure, power),
    ordinal,
    spelt,
  };
}

function arabicReadings(text: string, into: Reading[]): void {
  digitRun.lastIndex = 0;
  for (let m = digitRun.exec(text); m !== null; m = digitRun.exec(text)) {
    const tail = tailAt(text, digitRun.lastIndex);
    if (tail === null) continue;
    const before = text.charAt(m.index - 1);
    // b2级 is a name; 百分之98 is read with the numerals.
    if ((before >= 'a' && before <= 'z') || (before === '之' && text.startsWith('百分之', m.index - 3))) continue;
    const figure = lastFigure(m[0]);
    if (figure === null) continue;
    // Thousands are one figure, any other comma parts two.
    const comma = m[0].includes(',') && !thousands.test(m[0]) ? m[0].lastIndexOf(',') : -1;
    into.push(reading(text, m.index + comma + 1, figure, tail, false));
  }
}

function chineseReadings(text: string, into: Reading[]): void {
  for (const { start, end, value, percent } of numeralsIn(text)) {
    const tail = percent ? { end, unit: '%', power: 0, vague: false } : tailAt(text, end);
    if (tail !== null) into.push(reading(text, start, value, tail, true));
  }
}

function readings(text: string): Reading[] {
  const found: Reading[] = [];
  chineseReadings(text, found);
  const chinese = found.length;
  arabicReadings(text, found);
  if (chinese > 0 && found.length > chinese) found.sort((a, b) => a.start - b.start);
  return found;
}

/** In the unit that figures of its kind are compared in. */
function inBase(value: number, unit: string): { value: number; unit: string } {
  const power = moneyPower(unit);
  // 15 digits: multiplying leaves dust behind them.
  return power === 0 ? { value, unit } : { value: Number((value * 10 ** power).toPrecision(15)), unit: '元' };
}

const rangeHead =
  /(?:^|[^0-9.,点零一二三四五六七八九十百千万亿两])([0-9][0-9.,]*|[零一二三四五六七八九十百千万亿两点]+) ?[-~—–―−至到] ?$/;
const rangeMarks = '-~—–―−至到 ';

/** The first figure of 3—5个, which borrows the unit of the second. `limit`: nothing before belongs to it. */
function rangeStart(text: string, second: Reading, limit: number): Quantity | 'ordinal' | null {
  if (second.start === 0 || !rangeMarks.includes(text.charAt(second.start - 1))) return null;
  const from = Math.max(limit, second.start - 24);
  const m = rangeHead.exec(text.slice(from, second.start));
  const figure = m?.[1] ?? '';
  if (m === null || figure === '') return null;
  const start = from + m[0].indexOf(figure) + m.index;
  if (text.charAt(start - 1) === '第') return 'ordinal';
  const plain = digit.test(figure) ? lastFigure(figure) : (numeralValue(figure)?.value ?? null);
  if (plain === null || /^0[0-9]/.test(plain)) return null;
  const high = Number(second.value);
  // 3—5万件 is thirty to fifty thousand, 8000—1万件 begins at eight thousand.
  const shifted = Number(shiftPoint(plain, second.power));
  const value = shifted <= high ? shifted : Number(plain);
  return value <= high ? { start, end: start + figure.length, value, unit: second.unit } : null;
}

/** Figures with the unit behind them, in order. Dates and ordinals are none; both ends of 3—5个 are given. */
export function quantitiesIn(folded: string): Quantity[] {
  const found: Quantity[] = [];
  let limit = 0;
  for (const read of readings(folded)) {
    const { start, end, value, unit, ordinal } = read;
    if (ordinal || isDatePart(folded, start, value, read)) {
      limit = end;
      continue;
    }
    const first = rangeStart(folded, read, limit);
    limit = end;
    if (first === 'ordinal') continue;
    if (first !== null) found.push(first);
    found.push({ start, end, value: Number(value), unit });
  }
  return found;
}

/** In plain digits, money in 元. */
function digitsOf({ value, unit, ordinal }: Reading): string {
  const money = moneyPower(unit);
  return `${ordinal ? '第' : ''}${shiftPoint(value, money)}${money > 0 ? '元' : unit}`;
}

/** One for all of 99.90%, 99.9% and 百分之九十九点九. */
function tokenOf(read: Reading): string {
  const { value } = read;
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return wordToken(`＃${digitsOf({ ...read, value: short })}`);
}

/** Index tokens of the figures that plain digits would not find. */
export function quantityTokens(folded: string): Array<{ token: string; start: number; end: number }> {
  const found: Array<{ token: string; start: number; end: number }> = [];
  for (const read of readings(folded)) {
    // The second number of 第三至五条 is an ordinal as well.
    if (!read.spelt || read.vague || rangeStart(folded, read, 0) === 'ordinal') continue;
    found.push({ token: tokenOf(read), start: read.start, end: read.end });
  }
  return found;
}

/**
 * A query that is a figure or an ordinal as a whole: how it looks in plain digits, null when it does already, and the
 * token under which other spellings are indexed. null when it is none.
 */
export function wholeQuantity(folded: string): { digits: string | null; token: string } | null {
  const text = folded.trim();
  if (text.length > 60) return null;
  const [only] = readings(text);
  if (only === undefined || only.start !== 0 || only.end !== text.length || only.vague) return null;
  return { digits: only.spelt ? digitsOf(only) : null, token: tokenOf(only) };
}

const openers: ReadonlyArray<readonly [RegExp, QuantityTest['op']]> = [
  [/^(?:>=|=>|≥|≧|大于等于|大于或等于|不少于|不低于|不小于|至少)/, '>='],
  [/^(?:<=|=<|≤|≦|小于等于|小于或等于|不超过|不多于|不高于|不大于|至多)/, '<='],
  [/^(?:>|大于|超过|多于|高于|超)/, '>'],
  [/^(?:<|小于|少于|低于|不足|不到)/, '<'],
  [/^(?:=|等于)/, '='],
];
const closers: ReadonlyArray<readonly [RegExp, QuantityTest['op']]> = [
  [/(?:及?以上)$/, '>='],
  [/(?:及?以下|以内)$/, '<='],
];

interface Amount {
  value: string;
  power: number;
  unit: string | null;
}

const amountHead =
  /^([0-9][0-9.,]*|百分之[0-9.]+|(?:百分之)?[零〇○一二三四五六七八九十百千万亿两]+(?:点[零〇○一二三四五六七八九]+[百千万亿]*)?)(.*)$/;

/** A figure with or without a unit, and nothing else. */
function amountOf(text: string): Amount | null {
  const percent = text.startsWith('百分之');
  const [, figure = '', rest = ''] = amountHead.exec(text) ?? [];
  const plain = digit.test(figure) && !percent ? lastFigure(figure) : (numeralValue(figure)?.value ?? null);
  // 98.35,99 are two figures.
  if (plain === null || (figure.includes(',') && !thousands.test(figure))) return null;
  if (percent) return rest === '' ? { value: plain, power: 0, unit: '%' } : null;
  if (rest === '') return { value: plain, power: 0, unit: null };
  const tail = tailAt(rest, 0);
  if (tail !== null && tail.end === rest.length && !tail.vague)
    return { value: shiftPoint(plain, tail.power), power: tail.power, unit: tail.unit };
  multiplier.lastIndex = 0;
  const factor = multiplier.exec(rest)?.[0] ?? '';
  return factor === rest ? { value: shiftPoint(plain, powerOf(factor)), power: powerOf(factor), unit: null } : null;
}

function rangeTest(left: string, right: string): QuantityTest | null {
  const b = right === '' ? null : amountOf(right);
  const a = left === '' ? null : amountOf(left);
  if ((left !== '' && a === null) || (right !== '' && b === null)) return null;
  if (a === null && b === null) return null;
  if (b === null) return a === null ? null : { op: '>=', value: Number(a.value), high: null, unit: a.unit };
  if (a === null) return { op: '<=', value: Number(b.value), high: null, unit: b.unit };
  const high = inBase(Number(b.value), b.unit ?? '');
  // As in a text: the first side borrows 万 and the unit.
  const borrowed = Number(shiftPoint(a.value, a.unit === null && a.power === 0 ? b.power : 0));
  const lone = a.unit === null ? (borrowed <= Number(b.value) ? borrowed : Number(a.value)) : Number(a.value);
  const low = inBase(lone, a.unit ?? b.unit ?? '');
  if (low.unit !== high.unit && b.unit !== null) return null;
  const unit = b.unit === null ? a.unit : high.unit;
  const [from, to] = low.value <= high.value ? [low.value, high.value] : [high.value, low.value];
  return { op: 'range', value: from, high: to, unit };
}

/**
 * Value of the 数值 field: >98%, 不少于500名, 585名, 90%..99%, 500-600名, 98%以上. null when it cannot be read, also
 * when the unit is none of those that figures are read with.
 */
export function parseQuantityTest(value: string): QuantityTest | null {
  const text = fold(value).replace(/\s+/g, '');
  if (text.length > 60) return null;
  for (const [pattern, op] of openers) {
    const m = pattern.exec(text);
    if (m === null) continue;
    const amount = amountOf(text.slice(m[0].length));
    return amount === null ? null : { op, value: Number(amount.value), high: null, unit: amount.unit };
  }
  for (const [pattern, op] of closers) {
    const m = pattern.exec(text);
    const amount = m === null ? null : amountOf(text.slice(0, m.index));
    if (amount !== null) return { op, value: Number(amount.value), high: null, unit: amount.unit };
  }
  const whole = amountOf(text);
  if (whole !== null) return { op: '=', value: Number(whole.value), high: null, unit: whole.unit };
  const sides = text.split(/\.{2,3}|[-~—–―−〜至到]/);
  return sides.length === 2 ? rangeTest(sides[0] ?? '', sides[1] ?? '') : null;
}

function holds(test: QuantityTest, wanted: number, high: number, value: number): boolean {
  if (test.op === 'range') return value >= wanted && value <= high;
  if (test.op === '=') return value === wanted;
  if (test.op === '>') return value > wanted;
  if (test.op === '>=') return value >= wanted;
  return test.op === '<' ? value < wanted : value <= wanted;
}

/** Without a unit in the test any will do, and money counts as it is written and in 元. */
export function quantityMatches(test: QuantityTest, q: { value: number; unit: string }): boolean {
  const base = inBase(q.value, q.unit);
  if (test.unit === null) {
    const high = test.high ?? test.value;
    return holds(test, test.value, high, q.value) || holds(test, test.value, high, base.value);
  }
  const low = inBase(test.value, test.unit);
  const high = inBase(test.high ?? test.value, test.unit);
  return low.unit === base.unit && holds(test, low.value, high.value, base.value);
}

/** The spellings of one date or number that real texts use side by side. */
import type { Dice } from './dice.ts';

const digits = '〇一二三四五六七八九';
const counting = '零一二三四五六七八九';

/** 1205 → 一千二百零五; up to 99,999,999. */
export function chineseNumber(value: number): string {
  if (value >= 10_000) {
    const low = value % 10_000;
    const rest = low === 0 ? '' : `${low < 1000 ? '零' : ''}${chineseNumber(low)}`;
    return `${chineseNumber(Math.floor(value / 10_000))}万${rest}`;
  }
  let out = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      skipped = out !== '';
      continue;
    }
    if (skipped) out += '零';
    skipped = false;
    out += `${counting.charAt(digit)}${name}`;
  }
  return out.replace(/^一十/, '十');
}

function chineseYear(year: number): string {
  return [...String(year)].map((d) => digits.charAt(Number(d))).join('');
}

/** `iso` is a day; half of the spellings name only the month. */
const dateForms: ReadonlyArray<(y: number, m: number, d: number) => string> = [
  (y, m) => `${y}年${m}月`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m) => `${chineseYear(y)}年${chineseNumber(m)}月`,
  (y, m, d) => `${chineseYear(y)}年${chineseNumber(m)}月${chineseNumber(d)}日`,
  (y, m) => `${y}-${String(m).padStart(2, '0')}`,
  (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  (y, m) => `${y}.${m}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}/${m}/${d}`,
];

export function spellDate(iso: string, roll: Dice): string {
  const [y = 0, m = 0, d = 0] = iso.split('-').map(Number);
  // The usual form half of the time.
  const form = roll.chance(0.5) ? dateForms[roll.int(0, 1)] : roll.pick(dateForms);
  return form?.(y, m, d) ?? iso;
}

/** Digits, with thousands marked or not, or, rarely and only for whole numbers, in words. */
export function spellFigure(value: number, decimals: number, roll: Dice): string {
  if (decimals > 0) return value.toFixed(decimals);
  const share = roll.next();
  if (share < 0.1) return chineseNumber(value);
  if (share < 0.25 && value > 999) return value.toLocaleString('en-US');
  return String(value);
}

export function spellOrdinal(value: number, roll: Dice): string {
  return roll.chance(0.5) ? chineseNumber(value) : String(value);
}

/** Small pieces of Chinese wording that every format of a pack shares: dates, places, numerals, positions. */
import type { Figure, Locator, RecordDates, Taxonomy } from '../../contract/index.ts';
import { boundWords, figureNumber } from '../../contract/messages.ts';

/** `2022-10-13` → 2022年10月13日; shorter dates stay as short as they are. */
export function dateInChinese(date: string): string {
  const [year, month, day] = date.split('-');
  if (year === undefined || !/^\d{4}$/.test(year)) return date;
  const months = month === undefined ? '' : `${Number(month)}月`;
  return `${year}年${months}${day === undefined ? '' : `${Number(day)}日`}`;
}

/** The calendar day in China of a moment: the same on every machine that exports. */
export function dayInChina(moment: string): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? '' : new Date(time + 8 * 3600_000).toISOString().slice(0, 10);
}

export function datesInChinese(dates: RecordDates): string {
  const parts = [
    dates.event === undefined ? '' : `${dateInChinese(dates.event)}（事件）`,
    dates.document === undefined ? '' : `${dateInChinese(dates.document)}（成文）`,
    dates.capture === undefined ? '' : `${dateInChinese(dates.capture)}（采集）`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 21 → 二十一; beyond 99 in Arabic numerals. */
export function chineseNumber(n: number): string {
  if (n > 99 || n < 1) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

/** The name of a region by itself, without those it is part of; empty where there is none. */
export function placeName({ regions }: Taxonomy, code: string | undefined): string {
  return regions.find((region) => region.code === code)?.name ?? '';
}

/** 320507 → 江苏省苏州市相城区. A code that is not in the list is named by the nearest known place above it. */
export function regionName(taxonomy: Taxonomy, code: string): string {
  const byCode = (wanted: string) => taxonomy.regions.find((r) => r.code === wanted);
  const stem = code.slice(0, 6);
  const start = byCode(code) ?? byCode(stem) ?? byCode(`${stem.slice(0, 4)}00`) ?? byCode(`${stem.slice(0, 2)}0000`);
  if (start === undefined) return code;
  const names: string[] = [];
  for (let entry: typeof start | undefined = start; entry !== undefined && names.length < 4; ) {
    names.unshift(entry.name);
    entry = entry.parent === null ? undefined : byCode(entry.parent);
  }
  return names.join('');
}

/** 第5页，“主要做法”，第3段 */
export function positionInChinese(locator: Locator): string {
  const parts = [
    locator.page === undefined ? '' : `第${locator.page}页`,
    locator.heading === undefined || locator.heading === '' ? '' : `“${locator.heading}”部分`,
    `第${locator.paragraph}段`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** The source's own wording where there is one; else the number with its bound. */
export function figureValue(figure: Figure): string {
  if (figure.display !== undefined && figure.display !== '') return figure.display;
  if (figure.value === null) return '';
  return `${boundWords[figure.bound].zh}${figureNumber(figure.value, 'zh')}`;
}

// C0 and C1 controls except tab and line feed, and the marks that turn the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** Shows what cannot be printed, or would make the rest read differently from what it is, by its code point. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(loneSurrogate, '\ufffd')
    .replace(unprintable, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}

/** Numbers, sizes and dates as a reader of the language expects them. Pure. */

const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = numbers.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  numbers.set(key, known);
  return known;
}

export function formatNumber(value: number, language: string): string {
  return numberFormat(language, 2).format(value);
}

export function formatBytes(bytes: number, language: string): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? ''}`;
}

/** Shows the date as precisely as it is known, and no more: `2022`, `2022-10`, `2022-10-13`. */
export function formatPartialDate(date: string, language: string): string {
  if (!language.startsWith('zh')) return date;
  const [year, month, day] = date.split('-');
  if (month === undefined) return `${year}年`;
  if (day === undefined) return `${year}年${Number(month)}月`;
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** A moment in local time. `short` leaves out the word for today, where there is little room. */
export function formatMoment(iso: string, language: string, short = false, now: Date = new Date()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (moment.toDateString() === now.toDateString()) {
    const today = language.startsWith('zh') ? '今天' : 'Today';
    return short ? time.format(moment) : `${today} ${time.format(moment)}`;
  }
  const day = new Intl.DateTimeFormat(language, {
    ...(moment.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }),
    month: 'numeric',
    day: 'numeric',
  });
  return `${day.format(moment)} ${time.format(moment)}`;
}

export function formatDuration(ms: number, language: string): string {
  const zh = language.startsWith('zh');
  if (ms < 1000) return zh ? `${Math.max(1, Math.round(ms))} 毫秒` : `${Math.max(1, Math.round(ms))} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) {
    const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(seconds);
    return zh ? `${shown} 秒` : `${shown} s`;
  }
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  return zh ? `${minutes} 分 ${rest} 秒` : `${minutes} min ${rest} s`;
}

/** First and last characters of a fingerprint, enough to compare by eye. */
export function shortHash(sha256: string): string {
  return sha256.length > 16 ? `${sha256.slice(0, 8)}…${sha256.slice(-4)}` : sha256;
}

/** Reads a day as Chinese pages write it. */

const written = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?/;

/** The first day written in `text`, as `2022-10-28`; undefined when there is none or no such day exists. */
export function dayIn(text: string): string | undefined {
  const match = written.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2200;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** The first and last lines of a text, without walking through a text of a hundred million characters. */

/** Longer than any header or footer line; what is longer is running text. */
const LINE_MAX = 400;
const WINDOW = 8000;

/** Up to `most` lines that are not blank, from the start. Over-long lines are left out but counted. */
export function headLines(text: string, most: number): string[] {
  return usable(text.slice(0, WINDOW).split('\n')).slice(0, most).filter(isShort);
}

/** Up to `most` lines that are not blank, from the end, in reading order. */
export function tailLines(text: string, most: number): string[] {
  return usable(text.slice(-WINDOW).split('\n')).slice(-most).filter(isShort);
}

function usable(lines: string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function isShort(line: string): boolean {
  return line.length <= LINE_MAX;
}

/**
 * Writes a table that Excel and WPS open without asking: UTF-8 with a byte order mark, CRLF, quoted where needed
 * (RFC 4180). A cell that a spreadsheet would run as a formula is led by an apostrophe. Pure.
 */

const runs = /^[=+\-@\t\r]/;

export function csvCell(value: string): string {
  const safe = runs.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

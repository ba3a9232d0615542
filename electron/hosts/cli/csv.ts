/**
 * CSV that opens right and safely in WPS and Excel: UTF-8 with a byte order mark, CRLF (RFC 4180), and no cell that a
 * spreadsheet would run as a formula.
 */

export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A leading apostrophe makes a spreadsheet take `= + - @`, tab or return as text (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

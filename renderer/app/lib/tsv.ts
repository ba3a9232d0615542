/**
 * Reads what Excel and WPS put on the clipboard: cells between tabs, rows between line breaks, a cell with either of
 * them or a quotation mark in quotation marks, doubled inside (RFC 4180 with tabs). Pure.
 */

export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const at = text[i] ?? '';
    if (quoted) {
      if (at !== '"') cell += at;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (at === '"' && cell === '' && closes(text, i)) quoted = true;
    else if (at === '\t') {
      row.push(cell);
      cell = '';
    } else if (at === '\n' || at === '\r') {
      if (at === '\r' && text[i + 1] === '\n') i++;
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else cell += at;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A quotation mark that opens a cell has a partner before a tab, a line break or the end; any other is a character. */
function closes(text: string, open: number): boolean {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i++;
    else return i + 1 === text.length || /[\t\r\n]/.test(text[i + 1] ?? '');
  }
  return false;
}

export function isTable(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 || rows.some((row) => row.length > 1);
}

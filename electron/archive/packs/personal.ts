/**
 * Telephone and identity numbers of private persons. They are left out of every format unless they are asked for: a
 * column of a table by its heading, a number in a text by its form. Masks are as long as what they cover, so that every
 * offset stays true.
 *
 * Forms: mobile numbers of eleven digits; resident identity numbers of eighteen characters (GB 11643-1999) whose check
 * character is right. Office telephones stay.
 */
const MASK = '＊';
const columnName = /电话|手机|联系方式|身份证|证件号|住宿|房间号|邮箱|微信/;

export function isPersonalColumn(name: string): boolean {
  return columnName.test(name);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2, as GB 11643 uses it. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

function masked(text: string): string {
  return MASK.repeat(text.length);
}

/** Rows of a Markdown table whose heading names a personal column. */
function maskColumns(text: string): string {
  let columns: boolean[] = [];
  let state: 'none' | 'head' | 'body' = 'none';
  return text
    .split('\n')
    .map((line, i, lines) => {
      if (!line.includes('|')) {
        state = 'none';
        return line;
      }
      if (state === 'none') {
        const isHead = /^[\s|:-]+$/.test(lines[i + 1] ?? '') && (lines[i + 1] ?? '').includes('-');
        if (!isHead) return line;
        columns = line.split(/(?<!\\)\|/).map((cell) => isPersonalColumn(cell));
        state = columns.some(Boolean) ? 'head' : 'none';
        return line;
      }
      if (state === 'head') {
        state = 'body';
        return line;
      }
      return line
        .split(/(?<!\\)\|/)
        .map((cell, column) => (columns[column] === true ? cell.replace(/\S+/g, masked) : cell))
        .join('|');
    })
    .join('\n');
}

export function maskPersonal(text: string): string {
  if (!/\d{11}/.test(text) && !columnName.test(text)) return text;
  return maskColumns(text)
    .replace(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, (found) => (isIdentityNumber(found) ? masked(found) : found))
    .replace(/(?<![\dA-Za-z.])1[3-9]\d{9}(?![\dA-Za-z])/g, masked);
}

/** True where a text holds something that `maskPersonal` would cover. */
export function holdsPersonal(text: string): boolean {
  return maskPersonal(text) !== text;
}

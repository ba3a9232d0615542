/** Word, workbook and slides: the words of the quotations in the parts that are shown. */
import { visible } from '../wording.ts';
import { decodeEntities, letters, printedLetters, textIn, xmlTokens } from './letters.ts';
import type { PackParts } from './parts.ts';
import { checkQuotations, printedIn } from './printed-quotations.ts';
import type { Checked, Taken } from './report.ts';

export const wordText = 'word/document.xml';
export const workbook = 'xl/workbook.xml';
export const presentation = 'ppt/presentation.xml';

async function textOf(parts: PackParts, name: string): Promise<string> {
  return (await parts.read(name))?.toString() ?? '';
}

export async function checkWord({ manifest, parts, report }: Checked, taken: Taken, source: string): Promise<void> {
  const words = letters(textIn(await textOf(parts, wordText), 'w:t'));
  checkQuotations(manifest, taken, source, report, [{ place: wordText, isPrinted: printedIn(words) }]);
}

/** Part names in the order of their numbers: `slide2.xml` before `slide10.xml`. */
function numbered(parts: PackParts, pattern: RegExp): string[] {
  const found = parts.names.flatMap((name) => {
    const number = pattern.exec(name)?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return found.sort((a, b) => a.number - b.number).map((one) => one.name);
}

/** What stands in the shapes that are called `引文N`, which have the words of a quotation or as many as there is room for. */
function quotationShapes(xml: string, found: Map<number, string[]>): void {
  let shape: string[] | undefined;
  for (const { tag, attributes, text } of xmlTokens(xml)) {
    if (tag === 'p:cNvPr') {
      const number = /\sname="引文([1-9]\d{0,5})"/.exec(attributes)?.[1];
      shape = undefined;
      if (number === undefined) continue;
      shape = [];
      found.set(Number(number), shape);
    } else if (tag === '/p:sp') shape = undefined;
    else if (tag === 'a:t') shape?.push(text);
  }
}

/** A passage that is too long for its slide is cut, with an ellipsis, and stands whole in the notes. */
function isShown(shape: readonly string[] | undefined, words: string): boolean {
  const shown = letters((shape ?? []).join(''));
  if (shown === words) return true;
  const cut = shown.replace(/…+$/, '');
  return cut !== shown && cut !== '' && words.startsWith(cut);
}

/** Whole in the notes of its slide, and on the slide as far as there is room. */
export async function checkSlides({ manifest, parts, report }: Checked, taken: Taken, source: string): Promise<void> {
  const notes: string[] = [];
  for (const name of numbered(parts, /^ppt\/notesSlides\/notesSlide(\d{1,6})\.xml$/))
    notes.push(letters(textIn(await textOf(parts, name), 'a:t')));
  const shapes = new Map<number, string[]>();
  for (const name of numbered(parts, /^ppt\/slides\/slide(\d{1,6})\.xml$/))
    quotationShapes(await textOf(parts, name), shapes);
  checkQuotations(manifest, taken, source, report, [
    { place: 'ppt/notesSlides', isPrinted: printedIn(notes.join('\n')) },
    { place: 'ppt/slides', isPrinted: (one) => isShown(shapes.get(one.number), printedLetters(one)) },
  ]);
}

/** `_x000D_` in a string of a workbook is a code unit; `_x005F_` keeps a stroke a stroke. */
function cellText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current = '';
  for (const { tag, text } of xmlTokens(xml)) {
    if (tag === 'si') current = '';
    else if (tag === 't') current += text;
    else if (tag === '/si') strings.push(cellText(current.replace(/\r\n?/g, '\n')));
  }
  return strings;
}

type Row = Map<string, string>;

/** Rows as column letter → what stands there. */
function sheetRows(xml: string, strings: readonly string[]): Row[] {
  const rows: Row[] = [];
  let row: Row = new Map();
  let column = '';
  let shared = false;
  for (const { tag, attributes, text } of xmlTokens(xml)) {
    if (tag === 'row') {
      row = new Map();
      rows.push(row);
    } else if (tag === 'c') {
      column = /\sr="([A-Z]{1,3})\d/.exec(attributes)?.[1] ?? '';
      shared = /\st="s"/.test(attributes);
    } else if (tag === 'v') row.set(column, shared ? (strings[Number(text)] ?? '') : text);
    else if (tag === 't') row.set(column, cellText(decodeEntities(text)));
  }
  return rows;
}

/** The sheet whose head has these two titles: number → text, pieces of a text that is too long for one cell joined. */
function quotedCells(rows: readonly Row[]): Map<number, string> | null {
  const [head, ...body] = rows;
  const columnOf = (title: string): string | undefined => [...(head ?? [])].find(([, text]) => text === title)?.[0];
  const number = columnOf('引文');
  const words = columnOf('引文内容');
  if (number === undefined || words === undefined) return null;
  const found = new Map<number, string>();
  for (const row of body) {
    const n = Number(row.get(number) ?? Number.NaN);
    found.set(n, `${found.get(n) ?? ''}${row.get(words) ?? ''}`);
  }
  return found;
}

export async function checkWorkbook({ manifest, parts, report }: Checked, taken: Taken, source: string): Promise<void> {
  const strings = sharedStrings(await textOf(parts, 'xl/sharedStrings.xml'));
  // The first: a table that a person filled in may have the same two titles, and stands behind.
  let found: Map<number, string> | null = null;
  for (const name of numbered(parts, /^xl\/worksheets\/sheet(\d{1,6})\.xml$/))
    found ??= quotedCells(sheetRows(await textOf(parts, name), strings));
  const quoted = found ?? new Map<number, string>();
  checkQuotations(manifest, taken, source, report, [
    { place: '摘录', isPrinted: (one) => quoted.get(one.number) === visible(one.text) },
  ]);
}

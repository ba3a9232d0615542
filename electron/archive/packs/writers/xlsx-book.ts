/**
 * Tables of plain values → the parts of a workbook (ECMA-376). No cell has a formula and nothing refers outside: every
 * string goes through the table of shared strings, where it can only be text.
 */
import { visible } from '../wording.ts';
import { html } from './escape.ts';
import type { ZipPart } from './fixed-zip.ts';
import { type CellStyle, styleIndex, stylesXml } from './xlsx-styles.ts';

export type Cell = string | number | null;

export interface Column {
  title: string;
  /** In characters of the default type; a Han character takes two. */
  width: number;
  style: Exclude<CellStyle, 'default' | 'head' | 'quoted' | 'thousands'>;
}

export const text = (title: string, width: number): Column => ({ title, width, style: 'text' });
/** Dates, hashes, numbers in words. */
export const literal = (title: string, width: number): Column => ({ title, width, style: 'literal' });
export const number = (title: string, width: number): Column => ({ title, width, style: 'number' });
export const ordinal = (title: string, width: number): Column => ({ title, width, style: 'ordinal' });

export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: ReadonlyArray<readonly Cell[]>;
  /** Columns that stay in sight beside the head. */
  frozenColumns?: number;
  /** The rows can be filtered by their columns. */
  filter?: boolean;
}

export interface BookFacts {
  title: string;
  creator: string;
  program: string;
  description: string;
  /** `2022-10-13`, or empty. */
  day: string;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const openPackage = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A spreadsheet refuses a file with more than 32,767 in one cell. Code points shown for controls make a text longer. */
const MAX_CELL = 32_767;

/** `_x0041_` in a string of a workbook is read as `A`; the first stroke is written in that way to stay a stroke. */
function stringXml(text: string): string {
  return html(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** What a spreadsheet takes for a formula, or for its own mark of a text, when a person enters it. */
function readsAsFormula(text: string): boolean {
  return /^\s*[=+\-@'＝＋－＠]/.test(text);
}

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** A text too long for one cell goes on below it, never cut inside a character. */
export function pieces(text: string, limit = MAX_CELL): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + limit, text.length);
    // Not between the halves of a surrogate pair.
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

/** A row, and where one of its texts is too long, rows below it with the rest and the same first cell. */
function continued(row: readonly Cell[]): Cell[][] {
  const split = row.map((cell) => (typeof cell === 'string' ? pieces(visible(cell)) : [cell]));
  const height = Math.max(1, ...split.map((parts) => parts.length));
  return Array.from({ length: height }, (_, i) =>
    split.map((parts, column) => parts[i] ?? (column === 0 ? (parts[0] ?? null) : null)),
  );
}

class SharedStrings {
  readonly #index = new Map<string, number>();
  #uses = 0;

  indexOf(text: string): number {
    this.#uses++;
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.#index.size);
    return this.#index.size - 1;
  }

  xml(): string {
    const items = [...this.#index.keys()].map((text) => `<si><t xml:space="preserve">${stringXml(text)}</t></si>`);
    return `${head}<sst xmlns="${main}" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

function cellXml(at: string, cell: Cell, style: CellStyle, strings: SharedStrings): string {
  if (typeof cell === 'number' && Number.isFinite(cell))
    return `<c r="${at}" s="${styleIndex(style === 'number' && Number.isInteger(cell) ? 'thousands' : style)}"><v>${cell}</v></c>`;
  if (typeof cell !== 'string' || cell === '') return `<c r="${at}" s="${styleIndex(style)}"/>`;
  const look = style === 'text' && readsAsFormula(cell) ? 'quoted' : style;
  return `<c r="${at}" s="${styleIndex(look)}" t="s"><v>${strings.indexOf(cell)}</v></c>`;
}

const LINE_HEIGHT = 17;
/** A spreadsheet knows no row higher than this. */
const MAX_ROW_HEIGHT = 409;

/**
 * About how high a row must be for its wrapped text, in points. Not every program works this out when it opens a file;
 * those that do are free to, as the height is not marked as set by hand.
 */
export function rowHeight(cells: readonly Cell[], columns: readonly Column[]): number {
  const linesOf = (cell: Cell, width: number): number =>
    String(cell ?? '')
      .split('\n')
      .reduce((sum, line) => {
        // Beyond Latin and its neighbours a letter is two wide; so are Chinese quotation marks and dashes.
        const wide = line.match(/[\u2000-\uffff]/g)?.length ?? 0;
        return sum + Math.max(1, Math.ceil((line.length + wide) / (width - 2)));
      }, 0);
  const lines = Math.max(1, ...columns.map((column, i) => linesOf(cells[i] ?? null, column.width)));
  return Math.min(lines * LINE_HEIGHT, MAX_ROW_HEIGHT);
}

function sheetXml(sheet: Sheet, rows: ReadonlyArray<readonly Cell[]>, strings: SharedStrings, first: boolean): string {
  const { columns, frozenColumns = 0 } = sheet;
  const area = `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
  const rowXml = (cells: readonly Cell[], r: number, style?: CellStyle): string =>
    `<row r="${r}" ht="${rowHeight(cells, columns)}">${columns.map((c, i) => cellXml(`${columnName(i)}${r}`, cells[i] ?? null, style ?? c.style, strings)).join('')}</row>`;
  const cols = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`);
  const corner = `${columnName(frozenColumns)}2`;
  const pane = `<pane ${frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ''}ySplit="1" topLeftCell="${corner}" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`;
  return [
    `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${area}"/>`,
    `<sheetViews><sheetView ${first ? 'tabSelected="1" ' : ''}workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/><cols>${cols.join('')}</cols><sheetData>`,
    rowXml(
      columns.map((c) => c.title),
      1,
      'head',
    ),
    ...rows.map((row, i) => rowXml(row, i + 2)),
    '</sheetData>',
    sheet.filter === true && rows.length > 0 ? `<autoFilter ref="${area}"/>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R第&amp;P页，共&amp;N页</oddFooter></headerFooter>',
    // A year is kept as text on purpose; no warning in the corner of the cell.
    `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
  ].join('');
}

/** The names by which a program knows the area of a filter and the row to repeat on every printed page. */
function definedNames(sheets: readonly Sheet[], heights: readonly number[]): string {
  const names = sheets.flatMap(({ name, columns, filter }, i) => {
    const height = heights[i] ?? 0;
    const sheet = html(name);
    const area = `'${sheet}'!$A$1:$${columnName(columns.length - 1)}$${height + 1}`;
    return [
      ...(filter === true && height > 0
        ? [`<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${area}</definedName>`]
        : []),
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet}'!$1:$1</definedName>`,
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}

function relationships(entries: ReadonlyArray<readonly [type: string, target: string]>): string {
  const items = entries.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${openPackage}/relationships">${items.join('')}</Relationships>`;
}

function coreXml({ title, creator, program, description, day }: BookFacts): string {
  const moment = day === '' ? '1980-01-01' : day;
  const when = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${html(moment)}T00:00:00Z</dcterms:${name}>`;
  return `${head}<cp:coreProperties xmlns:cp="${openPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${html(title)}</dc:title><dc:creator>${html(creator)}</dc:creator><dc:description>${html(description)}</dc:description><cp:lastModifiedBy>${html(program)}</cp:lastModifiedBy>${when('created')}${when('modified')}</cp:coreProperties>`;
}

export function workbookParts(sheets: readonly Sheet[], facts: BookFacts): ZipPart[] {
  const strings = new SharedStrings();
  const rows = sheets.map((sheet) => sheet.rows.flatMap(continued));
  const pages = sheets.map((sheet, i) => sheetXml(sheet, rows[i] ?? [], strings, i === 0));
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const types = [
    override('xl/workbook.xml', `${contentType}.sheet.main+xml`),
    ...sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, `${contentType}.worksheet+xml`)),
    override('xl/styles.xml', `${contentType}.styles+xml`),
    override('xl/sharedStrings.xml', `${contentType}.sharedStrings+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  ];
  const names = sheets.map((sheet, i) => `<sheet name="${html(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return [
    {
      name: '[Content_Types].xml',
      data: `${head}<Types xmlns="${openPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: relationships([
        [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${openPackage}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    },
    { name: 'docProps/core.xml', data: coreXml(facts) },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${names.join('')}</sheets>${definedNames(
        sheets,
        rows.map((r) => r.length),
      )}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([
        ...sheets.map((_, i) => [`${office}/relationships/worksheet`, `worksheets/sheet${i + 1}.xml`] as const),
        [`${office}/relationships/styles`, 'styles.xml'],
        [`${office}/relationships/sharedStrings`, 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', data: stylesXml },
    { name: 'xl/sharedStrings.xml', data: strings.xml() },
    ...pages.map((data, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data })),
  ];
}

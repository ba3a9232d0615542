/** Reads an exported workbook back for the tests, strictly: it knows only what the writer may write. */
import { expect } from 'vitest';
import type { PackSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import { writeXlsx } from '../../../electron/archive/packs/writers/xlsx.ts';
import { columnName } from '../../../electron/archive/packs/writers/xlsx-book.ts';
import { sourceOf } from './pack.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a spreadsheet makes of the text of a string: entities first, then `_x0041_`. */
function readString(xml: string): string {
  return xml
    .replace(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export interface ReadCell {
  value: string | number | null;
  style: number;
}
export interface Book {
  parts: Map<string, string>;
  names: string[];
  sheets: Map<string, ReadCell[][]>;
}

/** Reads strictly: only cells of the two kinds the writer has, at the addresses they name. */
async function readBook(bytes: Uint8Array | undefined): Promise<Book> {
  const zip = await readZip(Buffer.from(bytes ?? []));
  const parts = new Map(zip.map(({ name, data }) => [name, data.toString()]));
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map((m) =>
    readString(m[1] ?? ''),
  );
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map((m) => m[1] ?? '');
  const sheets = names.map((name, i): [string, ReadCell[][]] => {
    const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
    const rows = [...xml.matchAll(/<row r="(\d+)" ht="\d+">(.*?)<\/row>/gs)].map(([, r, body], y) => {
      expect(Number(r)).toBe(y + 1);
      return [...(body ?? '').matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"( t="s")?(?:\/>|><v>([^<]*)<\/v><\/c>)/g)].map(
        ([, column, at, style, isString, value], x): ReadCell => {
          expect([column, at]).toEqual([columnName(x), r]);
          const content =
            value === undefined ? null : isString === undefined ? Number(value) : (strings[Number(value)] ?? '?');
          return { value: content, style: Number(style) };
        },
      );
    });
    expect(rows.flat().length, 'every cell was understood').toBe([...xml.matchAll(/<c /g)].length);
    return [name, rows];
  });
  return { parts, names, sheets: new Map(sheets) };
}

/** Throws where a tag does not close, an `&` stands alone, or a character may not be in XML. */
export function expectWellFormed(xml: string, name: string): void {
  expect(xml, name).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(xml, name).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>\n/, '')
    .replace(
      /<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>/g,
      (_, close: string, tag: string, _attributes, self: string) => {
        if (close === '/') expect(open.pop(), name).toBe(tag);
        else if (self === '') open.push(tag);
        return '';
      },
    );
  expect(open, name).toEqual([]);
  expect(rest, name).not.toMatch(/[<>]/);
}

export function values(book: Book, sheet: string): Array<Array<string | number | null>> {
  return (book.sheets.get(sheet) ?? []).map((row) => row.map((cell) => cell.value));
}

/** A row as `column title → value`, which keeps a test legible when a column is added. */
export function table(book: Book, sheet: string): Array<Record<string, string | number | null>> {
  const [head = [], ...rows] = values(book, sheet);
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [String(head[i]), value])));
}

export async function bookOf(snapshot: PackSnapshot): Promise<Book> {
  const [file] = await writeXlsx(snapshot, sourceOf());
  return readBook(file?.bytes);
}

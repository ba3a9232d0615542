/**
 * Makes a Word file the same bytes every time.
 *
 * docx stamps the time of day and numbers bookmarks over the whole process. Both are replaced here by what the document
 * itself says: bookmarks by order of appearance, the day of the recipe, and a zip with fixed times and order. The font
 * table, which docx leaves bare, gets the names to fall back to. A test exports twice with other documents between.
 */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { fontAlternatives } from './docx-styles.ts';

interface Part {
  name: string;
  data: Buffer;
}

export async function readZip(zip: Buffer): Promise<Part[]> {
  const file = await yauzl.fromBufferPromise(zip);
  const parts: Part[] = [];
  for await (const entry of file.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    parts.push({ name: entry.fileName, data: await buffer(await file.openReadStreamPromise(entry)) });
  }
  return parts;
}

async function writeZip(parts: readonly Part[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  // Local midnight: the zip's own times know no zone, so this is the same everywhere.
  const mtime = new Date(1980, 0, 1);
  for (const { name, data } of parts)
    zip.addBuffer(data, name, { mtime, mode: 0o100644, compress: true, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

/** `_Toc7`, `_Toc9` … → `_Toc1`, `_Toc2` …; in names, anchors and field codes only, never in text. */
function renumberBookmarks(xml: string): string {
  const names = new Map<string, number>();
  const ids = new Map<string, number>();
  const number = (known: Map<string, number>, key: string): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, known.size + 1);
    return known.size;
  };
  return xml
    .replace(
      /(w:(?:name|anchor)="|<w:instrText xml:space="preserve">PAGEREF )_Toc(\d+)/g,
      (_, before: string, n: string) => `${before}_Toc${number(names, n)}`,
    )
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
      (_, before: string, id: string) => `${before}${number(ids, id)}"`,
    );
}

function fontTable(xml: string): string {
  const fonts = fontAlternatives
    .map(
      ({ name, alternatives, family }) =>
        `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
    )
    .join('');
  return xml.replace(/(<w:fonts\b[^>]*?)\/>/, `$1>${fonts}</w:fonts>`);
}

/** Small type stands off the page's line grid; docx has no word for it. In the schema it comes before the spacing. */
function offGrid(xml: string): string {
  return xml.replace(
    /(<w:style [^>]*w:styleId="(?:Cell|FootnoteText)"(?:(?!<\/w:style>).)*?)(<w:spacing )/gs,
    '$1<w:snapToGrid w:val="0"/>$2',
  );
}

/** @param day `2022-10-13` */
export async function withFixedBytes(docx: Buffer, day: string): Promise<Uint8Array> {
  const moment = `${day === '' ? '1980-01-01' : day}T00:00:00Z`;
  const parts = (await readZip(docx)).map(({ name, data }): Part => {
    const rewrite = (change: (xml: string) => string): Part => ({ name, data: Buffer.from(change(data.toString())) });
    switch (name) {
      case 'word/document.xml':
        return rewrite(renumberBookmarks);
      case 'word/styles.xml':
        return rewrite(offGrid);
      case 'word/fontTable.xml':
        return rewrite(fontTable);
      case 'docProps/core.xml':
        return rewrite((xml) => xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${moment}`));
      default:
        return { name, data };
    }
  });
  return writeZip(parts);
}

/**
 * Makes a Word file the same bytes every time.
 *
 * docx stamps the time of day, and numbers bookmarks and drawings over the whole process. They are replaced here by what
 * the document itself says: order of appearance, and the day of the recipe. The font table, which docx leaves bare, gets
 * the names to fall back to. A test exports twice with other documents between.
 */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { fontAlternatives } from './docx-fonts.ts';
import type { StandIns } from './docx-pictures.ts';

export interface Part {
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

/** Drawings by order of appearance. */
function renumberDrawings(xml: string): string {
  let n = 0;
  return xml.replace(/(<wp:docPr\b[^>]*?\sid=")\d+"/g, (_, before: string) => `${before}${++n}"`);
}

/**
 * The end of the contents and of their section are two paragraphs without a word: as tall as lines of text, they took a
 * page of their own behind contents that just fill one.
 */
function closeContents(xml: string): string {
  const low = '<w:pStyle w:val="Break"/>';
  return xml.replace(
    /<w:p>(<w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p><\/w:sdtContent><\/w:sdt><w:p><w:pPr>)(?=<w:sectPr>)/,
    `<w:p><w:pPr>${low}</w:pPr>$1${low}`,
  );
}

/** Names of styles that stand off the page's line grid: small type would be stretched to it. */
const offGrid =
  /(<w:style [^>]*w:styleId="(?:Cell|FootnoteText|TableCaption|FigureCaption|Figure|CoverFact|ImprintLine|ImprintCopies|TOC1|TOC2)"(?:(?!<\/w:style>).)*?)(<w:spacing [^>]*w:line=)/gs;

/**
 * What docx has no word for in a style. In the schema both come before the spacing. Pages are filled to the last line,
 * as the standard wants them, so that single lines of a paragraph may stand alone.
 */
function styleExtras(xml: string): string {
  return xml
    .replace(offGrid, '$1<w:snapToGrid w:val="0"/>$2')
    .replace(/(<w:pPrDefault><w:pPr>)/, '$1<w:widowControl w:val="0"/>');
}

/**
 * The parts of a Word file, in their order.
 *
 * @param day `2022-10-13`
 * @param standIns the pictures, by what stands for each
 */
export async function fixedParts(docx: Buffer, day: string, standIns: StandIns): Promise<Part[]> {
  const moment = `${day === '' ? '1980-01-01' : day}T00:00:00Z`;
  return (await readZip(docx)).map(({ name, data }): Part => {
    const rewrite = (change: (xml: string) => string): Part => ({ name, data: Buffer.from(change(data.toString())) });
    switch (name) {
      case 'word/document.xml':
        return rewrite((xml) => closeContents(renumberDrawings(renumberBookmarks(xml))));
      case 'word/styles.xml':
        return rewrite(styleExtras);
      case 'word/fontTable.xml':
        return rewrite(fontTable);
      case 'docProps/core.xml':
        return rewrite((xml) => xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${moment}`));
      default: {
        const picture = name.startsWith('word/media/') ? standIns.get(data.toString('latin1', 0, 200)) : undefined;
        return { name, data: picture === undefined ? data : Buffer.from(picture) };
      }
    }
  });
}

/** A Word file as a test looks at it: its parts, and what the schema and the package ask of them. */
import { takeSnapshot } from '../../../electron/archive/packs/snapshot.ts';
import type { PackSource } from '../../../electron/archive/packs/source.ts';
import { writeDocx } from '../../../electron/archive/packs/writers/docx.ts';
import { readZip } from '../../../electron/archive/packs/writers/docx-bytes.ts';
import type { Pack } from '../../../electron/contract/index.ts';

export async function docxOf(pack: Pack, source: PackSource): Promise<Buffer> {
  const [file] = await writeDocx(takeSnapshot(pack, source), source);
  return Buffer.from(file?.bytes ?? []);
}

export async function partsOf(docx: Buffer): Promise<Map<string, string>> {
  return new Map((await readZip(docx)).map(({ name, data }) => [name, data.toString()]));
}

/** Texts of the paragraphs of a style, in order. */
export function paragraphs(xml: string, style: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''));
}

/** Children in the order of ECMA-376 transitional; only what this program can write. */
const orders: Record<string, readonly string[]> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
      ' ',
    ),
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
      ' ',
    ),
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook'.split(
      ' ',
    ),
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'.split(' '),
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings'.split(
      ' ',
    ),
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr'.split(
      ' ',
    ),
};

/** What is wrong with the order of children, empty where nothing is. */
export function misplaced(xml: string): string[] {
  const found = new Set<string>();
  const open: Array<{ name: string; children: string[] }> = [];
  const close = ({ name, children }: { name: string; children: string[] }): void => {
    const order = orders[name];
    if (order === undefined) return;
    const places = children.map((child) => order.indexOf(child.replace(/^w:/, '')));
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0)))
      found.add(`${name}: ${children.join(' ')}`);
  };
  for (const [, end, name = '', self] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (end === '/') {
      const last = open.pop();
      if (last !== undefined) close(last);
      continue;
    }
    open.at(-1)?.children.push(name);
    if (self !== '/') open.push({ name, children: [] });
  }
  return [...found];
}

/** References that lead nowhere, and parts whose type is not declared. */
export function unresolved(parts: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const [name, xml] of parts) {
    const extension = name.split('.').at(-1) ?? '';
    if (
      name !== '[Content_Types].xml' &&
      !types.includes(`Extension="${extension}"`) &&
      !types.includes(`PartName="/${name}"`)
    )
      found.push(`no type: ${name}`);
    if (!/^word\/[^/]+\.xml$/.test(name)) continue;
    const relations = parts.get(`word/_rels/${name.slice('word/'.length)}.rels`) ?? '';
    const targets = new Map(
      [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
        /\sId="([^"]*)"/.exec(tag)?.[1] ?? '',
        /\sTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
      ]),
    );
    for (const [, id = ''] of xml.matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)) {
      const target = targets.get(id);
      if (target === undefined || !parts.has(`word/${target}`)) found.push(`${name}: ${id}`);
    }
  }
  return found;
}

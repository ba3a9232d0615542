/**
 * The Word document: cover or head of a briefing, contents, numbered quotations with their notes, tables, pictures,
 * charts, what follows the sections. It carries its own manifest.
 */
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TableOfContents,
  TextRun,
} from 'docx';
import { sealZip } from '../seal.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { visible } from '../wording.ts';
import { fixedParts } from './docx-bytes.ts';
import { coverPage, imprint, masthead } from './docx-cover.ts';
import { addEndings } from './docx-endings.ts';
import { addSections } from './docx-entries.ts';
import { createFlow, type Segment } from './docx-flow.ts';
import { withManifestPart } from './docx-manifest.ts';
import { addEndnotes, footnotesOf } from './docx-notes.ts';
import { estimatedPages } from './docx-pages.ts';
import { docxPictures } from './docx-pictures.ts';
import { line } from './docx-runs.ts';
import { fonts, grid, page, size, styles, turnedGrid, turnedPage } from './docx-styles.ts';
import { zipPieces } from './fixed-zip.ts';
import { type OutputFile, sealedFile } from './output.ts';

function pageNumber(alignment: 'left' | 'right'): Footer {
  const run = { font: fonts.宋体, size: size.四号 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** The first has the numbers of the pages; the others go on from it. */
function bodySections(segments: readonly Segment[], startsOdd: boolean): ISectionOptions[] {
  const footers = { default: pageNumber('right'), even: pageNumber('left') };
  return segments.map(({ turned, children }, i) => {
    const set = turned ? turnedPage : page;
    const base = { grid: turned ? turnedGrid : grid };
    if (i > 0) return { properties: { ...base, page: set, type: SectionType.NEXT_PAGE }, children };
    const type = startsOdd ? { type: SectionType.ODD_PAGE } : {};
    return { properties: { ...base, ...type, page: { ...set, pageNumbers: { start: 1 } } }, footers, children };
  });
}

/** A briefing is one report of a few pages, and lists no contents. */
function briefing(snapshot: PackSnapshot, segments: readonly Segment[]): ISectionOptions[] {
  const [first, ...rest] = segments;
  const head = masthead(snapshot);
  // Its head stands upright, whatever follows.
  if (first === undefined || first.turned) return bodySections([{ turned: false, children: head }, ...segments], false);
  return bodySections([{ ...first, children: [...head, ...first.children] }, ...rest], false);
}

function covered(snapshot: PackSnapshot, segments: readonly Segment[]): ISectionOptions[] {
  const properties = { page, grid };
  return [
    { properties, children: coverPage(snapshot) },
    {
      properties: { ...properties, type: SectionType.NEXT_PAGE },
      children: [
        line('PageTitle', '目　录'),
        new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' }),
      ],
    },
    ...bodySections(segments, true),
  ];
}

/** @throws DoorError DAMAGED where an original of a picture is not there any more */
export async function writeDocx(snapshot: PackSnapshot, source: PackSource): Promise<OutputFile[]> {
  const flow = createFlow();
  const pictures = await docxPictures(snapshot, source);
  addSections(flow, snapshot, pictures);
  addEndnotes(flow, snapshot);
  addEndings(flow, snapshot);
  const isBriefing = snapshot.template === 'briefing';
  if (isBriefing) flow.add(...imprint(snapshot));
  const segments = flow.segments();
  const document = new Document({
    title: visible(snapshot.pack.title),
    creator: visible(snapshot.cover.issuer.trim() === '' ? snapshot.program : snapshot.cover.issuer),
    lastModifiedBy: snapshot.program,
    description: `${snapshot.pack.id} 第${snapshot.pack.version}版`,
    styles,
    footnotes: footnotesOf(snapshot),
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: true },
    pageNumbers: estimatedPages(snapshot),
    sections: isBriefing ? briefing(snapshot, segments) : covered(snapshot, segments),
  });
  const parts = await fixedParts(await Packer.toBuffer(document), snapshot.compiledOn, pictures.standIns);
  return [sealedFile('document.docx', sealZip(zipPieces(withManifestPart(parts, snapshot))))];
}

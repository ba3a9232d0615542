/**
 * The Word document: cover, contents, numbered quotations with footnotes, figures, references, notes and proof. It
 * carries its own manifest.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { endingTitle } from '../headings.ts';
import { toBlocks } from '../markdown.ts';
import { type PackSnapshot, quotationsOf } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { dateInChinese, visible } from '../wording.ts';
import { line, runs, threeLineTable } from './docx-blocks.ts';
import { withFixedBytes } from './docx-bytes.ts';
import { type Child, heading, sectionChildren } from './docx-entries.ts';
import { withManifest } from './docx-manifest.ts';
import { fonts, grid, page, size, styles } from './docx-styles.ts';
import type { OutputFile } from './output.ts';

function blankLines(n: number): Paragraph[] {
  return Array.from({ length: n }, () => new Paragraph({ style: 'Flush' }));
}

/** Titles break where a person broke them, by meaning; a title of one line stays one. */
function titleLines(title: string): Paragraph[] {
  return visible(title)
    .split('\n')
    .map((text) => line('CoverTitle', text));
}

function coverPage(snapshot: PackSnapshot): Child[] {
  const { cover } = snapshot;
  const date = /^\d{4}(-\d{2}){0,2}$/.test(cover.date.trim()) ? dateInChinese(cover.date.trim()) : cover.date;
  const bottom = [cover.issuer, date].filter((part) => part.trim() !== '');
  return [
    ...blankLines(5),
    ...titleLines(snapshot.pack.title),
    ...(cover.subtitle.trim() === ''
      ? []
      : [new Paragraph({ style: 'CoverLine', spacing: { before: 200 }, children: [subtitle(cover.subtitle)] })]),
    ...(bottom.length === 0
      ? []
      : [...blankLines(cover.subtitle.trim() === '' ? 9 : 8), ...bottom.map((text) => line('CoverLine', text))]),
  ];
}

function subtitle(text: string): TextRun {
  return new TextRun({ text: visible(text), font: fonts.楷体 });
}

function figures(snapshot: PackSnapshot): Child[] {
  if (snapshot.figures.length === 0) return [];
  const rows = snapshot.figures.map((f) => [
    f.note === '' ? f.subject : `${f.subject}（${f.note}）`,
    f.value,
    f.unit,
    f.asOf === '' ? '' : dateInChinese(f.asOf),
    f.certainty,
    `[${f.reference}]`,
  ]);
  return [
    heading(1, endingTitle(snapshot, 'figures') ?? ''),
    threeLineTable(['指标', '数值', '单位', '截至', '印证', '出处'], rows, [37, 14, 8, 22, 19, 8]),
    new Paragraph({ style: 'Flush' }),
  ];
}

function references(snapshot: PackSnapshot): Child[] {
  if (snapshot.references.length === 0) return [];
  return [
    heading(1, endingTitle(snapshot, 'references') ?? ''),
    ...snapshot.references.map((r) => line('Reference', `[${r.number}]　${r.citation}`)),
  ];
}

function notes(snapshot: PackSnapshot): Child[] {
  const quotations = quotationsOf(snapshot);
  const rows = quotations.map((q) => [
    String(q.number),
    q.title === '' ? q.recordId : q.title,
    q.position,
    q.check,
    q.originalSha256.slice(0, 16),
  ]);
  return [
    heading(1, endingTitle(snapshot, 'notes') ?? ''),
    ...snapshot.notes.flatMap((text) =>
      toBlocks(text, 'plain').flatMap((block) =>
        block.type === 'paragraph' ? [new Paragraph({ style: 'Body', children: runs(block.inlines) })] : [],
      ),
    ),
    ...(quotations.length === 0
      ? []
      : [
          new Paragraph({ style: 'InnerHeading', children: [new TextRun('引文核对表')] }),
          threeLineTable(['引文', '资料', '位置', '核对结果', '原件 SHA-256（前16位）'], rows, [8, 32, 26, 18, 27]),
          new Paragraph({ style: 'Flush' }),
        ]),
  ];
}

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

/** Every Han character is as wide as it is high; the rest is about half of that. */
function roughWidth(text: string, font: { size: number }): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return ems * font.size;
}

/**
 * Laying out the pages for the contents costs about 50 ms a page. Up to some sixty pages the numbers are written; a longer
 * document leaves them to Word, which fills them in when it opens the file (`updateFields`).
 */
const LAID_OUT_CHARACTERS = 30_000;

function charactersOf(snapshot: PackSnapshot): number {
  const quoted = quotationsOf(snapshot).reduce((sum, q) => sum + q.quote.length, 0);
  return snapshot.records.reduce((sum, r) => sum + (r.whole ? r.text.length + 300 : 0), quoted);
}

export async function writeDocx(snapshot: PackSnapshot, _source: PackSource): Promise<OutputFile[]> {
  const footnotes = Object.fromEntries(
    quotationsOf(snapshot).map((q) => {
      const cited = q.citation === '' ? `原记录（编号：${q.recordId}）已不在档案中。` : q.citation;
      const text = ` ${q.reference === 0 ? '' : `[${q.reference}] `}${cited} 见${q.position}。`;
      return [String(q.number), { children: [line('FootnoteText', text)] }];
    }),
  );
  const footers = { default: pageNumber('right'), even: pageNumber('left') };
  const properties = { page, grid };
  const document = new Document({
    title: visible(snapshot.pack.title),
    creator: visible(snapshot.cover.issuer.trim() === '' ? snapshot.program : snapshot.cover.issuer),
    lastModifiedBy: snapshot.program,
    description: `${snapshot.pack.id} 第${snapshot.pack.version}版`,
    styles,
    footnotes,
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: true },
    ...(charactersOf(snapshot) > LAID_OUT_CHARACTERS
      ? {}
      : { pageNumbers: estimatePageNumbersWith({ guess: true, measureWidth: roughWidth }) }),
    sections: [
      { properties, children: coverPage(snapshot) },
      {
        properties: { ...properties, type: SectionType.NEXT_PAGE },
        children: [
          line('PageTitle', '目　录'),
          new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' }),
        ],
      },
      {
        properties: { ...properties, type: SectionType.ODD_PAGE, page: { ...page, pageNumbers: { start: 1 } } },
        footers,
        children: [
          ...snapshot.sections.flatMap((section) => [
            heading(1, section.title),
            ...sectionChildren(section.entries, snapshot),
          ]),
          ...figures(snapshot),
          ...references(snapshot),
          ...notes(snapshot),
        ],
      },
    ],
  });
  const bytes = await withFixedBytes(await Packer.toBuffer(document), snapshot.compiledOn);
  return [{ path: 'document.docx', bytes: await withManifest(bytes, snapshot) }];
}

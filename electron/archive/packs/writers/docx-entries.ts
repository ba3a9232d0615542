/** The body of the Word document: what stands in the sections of a pack. */
import { Paragraph, type ParagraphChild, type Table, TextRun } from 'docx';
import { type Block, toBlocks } from '../markdown.ts';
import {
  caseFacts,
  chartHead,
  chartRows,
  figureTableOf,
  routeCells,
  routeHead,
  routeTotal,
  tableCaption,
  withheldNote,
} from '../printed.ts';
import type {
  PackSnapshot,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotQuotation,
  SnapshotRecord,
  SnapshotTable,
  SnapshotWhole,
} from '../snapshot.ts';
import { chineseNumber, visible } from '../wording.ts';
import { blocksDocx, textDocx } from './docx-blocks.ts';
import { comparisonTable } from './docx-comparison.ts';
import type { Child, Flow } from './docx-flow.ts';
import { noteMark } from './docx-notes.ts';
import type { DocxPictures } from './docx-pictures.ts';
import { line, runs } from './docx-runs.ts';
import { fonts, TURNED_WIDTH } from './docx-styles.ts';
import { captioned, factTable, threeLineTable } from './docx-tables.ts';
import {
  againText,
  caseFiguresTitle,
  expertTitle,
  goneText,
  questionsTitle,
  quotedTitle,
  recordFacts,
  recordsById,
  signature,
  warning,
} from './text-parts.ts';

const bodyText = { paragraph: 'Body', heading: 'InnerHeading' };
const quotedText = { paragraph: 'Quotation', heading: 'Quotation' };

/** A label in 黑体 before the first words; on a line of its own where the text begins with something else. */
function labelled(label: string, blocks: readonly Block[], style: typeof bodyText): Child[] {
  const mark = new TextRun({ text: label, font: fonts.黑体 });
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph')
    return [new Paragraph({ style: style.paragraph, children: [mark] }), ...blocksDocx(blocks, style)];
  return [
    new Paragraph({ style: style.paragraph, children: [mark, ...runs(first.inlines)] }),
    ...blocksDocx(rest, style),
  ];
}

function comment(text: string): Child[] {
  return text.trim() === '' ? [] : labelled('按语：', toBlocks(text, 'markdown'), bodyText);
}

/** The mark of the note ends the last paragraph of the quotation, so that it never stands alone on a line. */
function quotation(q: SnapshotQuotation, noteStyle: PackSnapshot['noteStyle']): Child[] {
  // A heading inside a quotation is quoted words, not a heading of this document.
  const blocks = toBlocks(q.quote, q.format).map(
    (block): Block => (block.type === 'heading' ? { type: 'paragraph', inlines: block.inlines } : block),
  );
  const name = `引文${q.number}　`;
  const doubt = warning(q);
  const end: ParagraphChild[] = [
    ...(doubt === '' ? [] : [new TextRun({ text: visible(doubt), font: fonts.仿宋, bold: true })]),
    noteMark(q, noteStyle),
  ];
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph')
    return [...labelled(name, blocks, quotedText), new Paragraph({ style: 'Quotation', children: end })];
  const before = blocks.slice(0, -1);
  const label = before.length > 0 ? [] : [new TextRun({ text: name, font: fonts.黑体 })];
  return [
    ...(before.length > 0 ? labelled(name, before, quotedText) : []),
    new Paragraph({ style: 'Quotation', children: [...label, ...runs(last.inlines), ...end] }),
  ];
}

export function figureTable(figures: readonly SnapshotFigure[]): Table {
  const { head, rows, aligns } = figureTableOf(figures);
  return threeLineTable(head, rows, { aligns });
}

function caseParts(record: SnapshotRecord, { expert, questions }: SnapshotWhole): Child[] {
  const signed = signature({ expert });
  return [
    ...(record.figures.length === 0
      ? []
      : [line('InnerHeading', caseFiguresTitle), figureTable(record.figures), new Paragraph({ style: 'Gap' })]),
    ...(expert.text.trim() === ''
      ? []
      : [line('InnerHeading', expertTitle), ...textDocx(expert.text, 'markdown', quotedText)]),
    ...(signed === '' ? [] : [line('Signed', signed)]),
    ...(questions.length === 0
      ? []
      : [line('InnerHeading', questionsTitle), ...questions.map((text, i) => line('Body', `${i + 1}. ${text}`))]),
  ];
}

function recordChildren(record: SnapshotRecord, entry: SnapshotWhole): Child[] {
  const isCase = entry.layout === 'case';
  return [
    factTable(isCase ? caseFacts(record) : recordFacts(record)),
    new Paragraph({ style: 'Gap' }),
    ...comment(entry.comment),
    ...textDocx(record.text, record.format, bodyText),
    ...(isCase ? caseParts(record, entry) : []),
  ];
}

/** More columns than this stand on a turned page. */
const UPRIGHT_COLUMNS = 7;

interface Placed {
  turned: boolean;
  children: Child[];
}

const upright = (...children: Child[]): Placed => ({ turned: false, children });

function tableOf(entry: SnapshotTable): Placed {
  const caption = tableCaption(entry);
  const withheld = withheldNote(entry.withheld);
  if (entry.columns.length === 0) return upright(line('TableCaption', caption), line('TableNote', withheld));
  const turned = entry.columns.length > UPRIGHT_COLUMNS;
  const table = threeLineTable(entry.columns, entry.rows, turned ? { width: TURNED_WIDTH } : {});
  return { turned, children: captioned(caption, table, [withheld]) };
}

const routeShape = { shares: [12, 6, 14, 20, 24, 12, 10, 24], aligns: 'cc', width: TURNED_WIDTH };

type Plain = Exclude<SnapshotEntry, { type: 'quotation' | 'record' | 'page-break' }>;

function plain(entry: Plain, pictures: DocxPictures): Placed {
  switch (entry.type) {
    case 'missing':
      return upright(line('Body', goneText), ...comment(entry.comment));
    case 'note':
      return upright(...textDocx(entry.markdown, 'markdown', bodyText));
    case 'figures':
      return upright(...captioned(tableCaption(entry), figureTable(entry.figures)));
    case 'comparison':
      return comparisonTable(entry);
    case 'chart':
      return upright(
        ...pictures.chart(entry),
        threeLineTable(chartHead, chartRows(entry), { aligns: 'lrccc' }),
        ...(entry.note === '' ? [] : [line('TableNote', entry.note)]),
        new Paragraph({ style: 'Gap' }),
      );
    case 'picture':
      return upright(...pictures.picture(entry));
    case 'route': {
      const table = threeLineTable(routeHead, entry.stops.map(routeCells), routeShape);
      return { turned: true, children: captioned(tableCaption(entry), table, [routeTotal(entry)]) };
    }
    case 'table':
      return tableOf(entry);
  }
}

export function addSections(flow: Flow, snapshot: PackSnapshot, pictures: DocxPictures): void {
  const records = recordsById(snapshot);
  const shown = new Set<string>();
  for (const section of snapshot.sections) {
    flow.heading(1, section.title);
    let quoted = '';
    let cases = 0;
    // The second level of headings in an official document.
    const numbered = (title: string): string => `（${chineseNumber(++cases)}）${title}`;
    for (const entry of section.entries) {
      // Passages of one record that follow each other stand under one heading.
      if (entry.type === 'quotation' && entry.recordId !== quoted) flow.heading(2, numbered(quotedTitle(entry)));
      quoted = entry.type === 'quotation' ? entry.recordId : '';
      if (entry.type === 'quotation') flow.add(...quotation(entry, snapshot.noteStyle), ...comment(entry.comment));
      else if (entry.type === 'record') {
        const record = records.get(entry.recordId);
        if (record === undefined) continue;
        if (shown.has(record.id)) flow.add(line('Body', againText(record)), ...comment(entry.comment));
        else {
          flow.heading(2, numbered(record.title));
          flow.add(...recordChildren(record, entry));
        }
        shown.add(record.id);
      } else if (entry.type === 'page-break') flow.addBreak();
      else {
        const { turned, children } = plain(entry, pictures);
        if (turned) flow.addTurned(...children);
        else flow.add(...children);
      }
    }
  }
}

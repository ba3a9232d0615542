/** What stands in the sections of the Markdown file. */
import type { TakenText } from '../manifest.ts';
import { toBlocks } from '../markdown.ts';
import {
  caseFacts,
  cellCases,
  chartHead,
  chartRows,
  figureTableOf,
  pictureCaption,
  routeCells,
  routeHead,
  routeTotal,
  tableCaption,
  withheldNote,
} from '../printed.ts';
import type {
  PackSnapshot,
  SnapshotComparison,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotQuotation,
  SnapshotRecord,
  SnapshotWhole,
} from '../snapshot.ts';
import { chineseNumber } from '../wording.ts';
import { chartPath, picturePath } from './assets.ts';
import { blocksMarkdown, escapeMarkdown, quoteMarkdown } from './markdown-blocks.ts';
import { comment, facts, heading, IN_QUOTATION, IN_TEXT, image, paragraph, table } from './markdown-parts.ts';
import {
  againText,
  caseFiguresTitle,
  cellText,
  expertTitle,
  goneText,
  matrixNotes,
  noteText,
  questionsTitle,
  quotedTitle,
  recordFacts,
  recordsById,
  shortSourceLine,
  signature,
  warning,
} from './text-parts.ts';

/**
 * `[^2]: …`: a footnote where the reader of the file knows them, a line that says the same where it does not. The words
 * always hold a space before the position, so it is never taken for the definition of a link.
 */
export function noteMarkdown(q: SnapshotQuotation): string {
  return `[^${q.number}]: ${escapeMarkdown(noteText(q).replace(/\s*\n\s*/g, ' '))}`;
}

/** The words alone, exactly as they stand in the file: a check looks for them. */
export function quotationMarkdown({ text, format }: Pick<TakenText, 'text' | 'format'>): string {
  return quoteMarkdown(blocksMarkdown(toBlocks(text, format), IN_QUOTATION));
}

function quotation(q: SnapshotQuotation, noteStyle: PackSnapshot['noteStyle']): string[] {
  const isNoted = noteStyle !== 'list';
  return [
    `**引文${q.number}**${isNoted ? `[^${q.number}]` : ''}${escapeMarkdown(warning(q))}`,
    quotationMarkdown({ text: q.quote, format: q.format }),
    ...(isNoted ? [] : [paragraph(shortSourceLine(q))]),
    ...comment(q.comment),
  ];
}

function teaching(entry: SnapshotWhole): string[] {
  const signed = signature(entry);
  const said = entry.expert.text.trim();
  return [
    ...(said === '' && signed === ''
      ? []
      : [
          heading(4, expertTitle),
          blocksMarkdown(toBlocks(said, 'markdown'), IN_QUOTATION),
          signed === '' ? '' : paragraph(`——${signed}`),
        ]),
    ...(entry.questions.length === 0
      ? []
      : [heading(4, questionsTitle), paragraph(entry.questions.map((text, i) => `${i + 1}．${text}`).join('\n\n'))]),
  ];
}

function record(entry: SnapshotWhole, of: SnapshotRecord): string[] {
  const isCase = entry.layout === 'case';
  const hasFigures = isCase && of.figures.length > 0;
  return [
    facts(isCase ? caseFacts(of) : recordFacts(of)),
    ...comment(entry.comment),
    blocksMarkdown(toBlocks(of.text, of.format), IN_TEXT),
    ...(hasFigures ? [heading(4, caseFiguresTitle), figureTable(of.figures)] : []),
    ...teaching(entry),
  ];
}

export function figureTable(figures: readonly SnapshotFigure[]): string {
  const { head, rows } = figureTableOf(figures);
  return table(head, rows);
}

function comparison(entry: SnapshotComparison): string[] {
  const { rows, columns } = entry.matrix;
  const cells = rows.map(({ code, name }) => [
    name,
    ...columns.map((column) => cellText(cellCases(entry, code, column.id))),
  ]);
  return [
    paragraph(tableCaption(entry)),
    table([entry.corner, ...columns.map((column) => column.name)], cells),
    ...matrixNotes(entry).map(paragraph),
  ];
}

/** Sources at the foot of a page stand at the foot of the section. */
export function sectionMarkdown(
  entries: readonly SnapshotEntry[],
  snapshot: PackSnapshot,
  shown: Set<string>,
): string[] {
  const records = recordsById(snapshot);
  const parts: string[] = [];
  let quoted = '';
  let cases = 0;
  const numbered = (title: string): string => heading(3, `（${chineseNumber(++cases)}）${title}`);

  function entryParts(entry: SnapshotEntry): string[] {
    switch (entry.type) {
      case 'quotation':
        return quotation(entry, snapshot.noteStyle);
      case 'record': {
        const of = records.get(entry.recordId);
        if (of === undefined) return [];
        if (shown.has(of.id)) return [paragraph(againText(of)), ...comment(entry.comment), ...teaching(entry)];
        shown.add(of.id);
        return [numbered(of.title), ...record(entry, of)];
      }
      case 'missing':
        return [paragraph(goneText), ...comment(entry.comment)];
      case 'note':
        return [blocksMarkdown(toBlocks(entry.markdown, 'markdown'), IN_TEXT)];
      case 'figures':
        return [paragraph(tableCaption(entry)), figureTable(entry.figures)];
      case 'comparison':
        return comparison(entry);
      case 'chart':
        return [
          image(entry.n, chartPath(entry)),
          paragraph(pictureCaption(entry)),
          paragraph(entry.note),
          table(chartHead, chartRows(entry)),
        ];
      case 'picture':
        return [
          image(entry.n, picturePath(snapshot, entry.picture)),
          paragraph(`${pictureCaption(entry)}[${entry.reference}]`),
        ];
      case 'route':
        return [
          paragraph(tableCaption(entry)),
          table(routeHead, entry.stops.map(routeCells)),
          paragraph(routeTotal(entry)),
        ];
      case 'table':
        return [
          paragraph(tableCaption(entry)),
          entry.columns.length === 0 ? '' : table(entry.columns, entry.rows),
          paragraph(withheldNote(entry.withheld)),
        ];
      case 'page-break':
        return [];
    }
  }

  for (const entry of entries) {
    // Passages of one record that follow each other stand under one heading.
    if (entry.type === 'quotation' && entry.recordId !== quoted) parts.push(numbered(quotedTitle(entry)));
    quoted = entry.type === 'quotation' ? entry.recordId : '';
    parts.push(...entryParts(entry));
  }
  if (snapshot.noteStyle === 'footnote')
    parts.push(...entries.flatMap((entry) => (entry.type === 'quotation' ? [noteMarkdown(entry)] : [])));
  return parts;
}

/** What stands in the sections of the plain-text file. */
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
import { chineseNumber, visible } from '../wording.ts';
import { comment, editorText, INDENT, indented, oneLine, tableLines, verbatim } from './plain-parts.ts';
import {
  againText,
  caseFiguresTitle,
  cellText,
  expertTitle,
  goneText,
  matrixNotes,
  questionsTitle,
  quotedTitle,
  recordFacts,
  recordsById,
  shortSourceLine,
  signature,
  sourceLine,
  warning,
} from './text-parts.ts';

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** The words alone, exactly as they stand in the file but for its line ends: a check looks for them. */
export function quotationText({ text }: { text: string }): string {
  return visible(text);
}

function quotation(q: SnapshotQuotation, noteStyle: PackSnapshot['noteStyle']): string {
  const isAtEnd = noteStyle === 'endnote';
  const source = noteStyle === 'list' ? shortSourceLine(q) : sourceLine(q);
  return joined(
    `${INDENT}【引文${q.number}】${warning(q)}${isAtEnd ? `〔注${q.number}〕` : ''}`,
    quotationText({ text: q.quote }),
    isAtEnd ? '' : indented(oneLine(source)),
    ...comment(q.comment),
  );
}

function teaching(entry: SnapshotWhole): string {
  const signed = signature(entry);
  const questions = entry.questions.map((text, i) => `${INDENT}${i + 1}．${oneLine(text)}`);
  return joined(
    ...comment(entry.expert.text, expertTitle),
    signed === '' ? '' : `${INDENT}——${oneLine(signed)}`,
    ...(questions.length === 0 ? [] : [`${INDENT}${questionsTitle}`, ...questions]),
  );
}

/** Between the facts and what a person wrote, the text stands on its own lines, letter for letter. */
function record(entry: SnapshotWhole, of: SnapshotRecord): string[] {
  const isCase = entry.layout === 'case';
  const pairs = isCase ? caseFacts(of) : recordFacts(of);
  const facts = pairs.map(([name, value]) => `${INDENT}${name}：${oneLine(value)}`);
  const figures =
    isCase && of.figures.length > 0 ? joined(`${INDENT}${caseFiguresTitle}`, figureLines(of.figures)) : '';
  return [joined(...facts, ...comment(entry.comment)), verbatim(of.text), figures, teaching(entry)];
}

/** Place by place: a matrix is wider than any line. */
export function figureLines(figures: readonly SnapshotFigure[]): string {
  const { head, rows } = figureTableOf(figures);
  return tableLines(head, rows);
}

function comparison(entry: SnapshotComparison): string {
  const { rows, columns } = entry.matrix;
  const places = rows.map(({ code, name }) => {
    const cells = columns.flatMap((column) => {
      const text = cellText(cellCases(entry, code, column.id));
      return text === '' ? [] : [`${INDENT}${oneLine(column.name)}：${oneLine(text)}`];
    });
    return joined(`${INDENT}【${oneLine(name)}】`, ...cells);
  });
  return joined(`${INDENT}${oneLine(tableCaption(entry))}`, ...places, ...matrixNotes(entry).map(indented));
}

function captioned(caption: string, ...parts: string[]): string {
  return joined(`${INDENT}${oneLine(caption)}`, ...parts);
}

export function sectionText(entries: readonly SnapshotEntry[], snapshot: PackSnapshot, shown: Set<string>): string[] {
  const records = recordsById(snapshot);
  const parts: string[] = [];
  let quoted = '';
  let cases = 0;
  const numbered = (title: string): string => `${INDENT}（${chineseNumber(++cases)}）${oneLine(title)}`;

  function entryParts(entry: SnapshotEntry): string[] {
    switch (entry.type) {
      case 'quotation':
        return [quotation(entry, snapshot.noteStyle)];
      case 'record': {
        const of = records.get(entry.recordId);
        if (of === undefined) return [];
        if (shown.has(of.id))
          return [joined(indented(oneLine(againText(of))), ...comment(entry.comment), teaching(entry))];
        shown.add(of.id);
        return [numbered(of.title), ...record(entry, of)];
      }
      case 'missing':
        return [joined(indented(goneText), ...comment(entry.comment))];
      case 'note':
        return [indented(editorText(toBlocks(entry.markdown, 'markdown')))];
      case 'figures':
        return [captioned(tableCaption(entry), figureLines(entry.figures))];
      case 'comparison':
        return [comparison(entry)];
      case 'chart':
        return [captioned(pictureCaption(entry), tableLines(chartHead, chartRows(entry)), indented(entry.note))];
      case 'picture': {
        const { picture, reference } = entry;
        const file = `图片文件：${picture.name}，SHA-256：${picture.sha256}`;
        return [captioned(`${pictureCaption(entry)}[${reference}]`, indented(oneLine(file)))];
      }
      case 'route':
        return [
          captioned(
            tableCaption(entry),
            tableLines(routeHead, entry.stops.map(routeCells)),
            indented(routeTotal(entry)),
          ),
        ];
      case 'table':
        return [
          captioned(
            tableCaption(entry),
            entry.columns.length === 0 ? '' : tableLines(entry.columns, entry.rows),
            indented(withheldNote(entry.withheld)),
          ),
        ];
      case 'page-break':
        return [];
    }
  }

  for (const entry of entries) {
    if (entry.type === 'quotation' && entry.recordId !== quoted) parts.push(numbered(quotedTitle(entry)));
    quoted = entry.type === 'quotation' ? entry.recordId : '';
    parts.push(...entryParts(entry));
  }
  return parts;
}

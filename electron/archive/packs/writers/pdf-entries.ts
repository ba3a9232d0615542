/** The sections of a pack as nodes of the page, in their order. */
import { type Block, toBlocks } from '../markdown.ts';
import {
  caseFacts,
  cellCases,
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
  SnapshotComparison,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotQuotation,
  SnapshotRecord,
  SnapshotWhole,
} from '../snapshot.ts';
import { chineseNumber } from '../wording.ts';
import { cellLines, listedSource } from './paged-parts.ts';
import { blockNodes, joined, type Line, type Node, type Piece } from './pdf-nodes.ts';
import type { Pictures } from './pdf-pictures.ts';
import { factsNode, tableNode } from './pdf-tables.ts';
import {
  againText,
  caseFiguresTitle,
  expertTitle,
  goneText,
  matrixNotes,
  noteText,
  questionsTitle,
  quotedTitle,
  recordFacts,
  recordsById,
  signature,
  warning,
} from './text-parts.ts';

/** A label in 黑体 before the first words; on a line of its own where the text begins with something else. */
function labelled(label: string, blocks: readonly Block[], inQuotation: boolean): Node[] {
  const mark: Piece = { t: label, hei: 1 };
  const nodes = blockNodes(blocks, inQuotation);
  const [first, ...rest] = nodes;
  if (first?.k !== 'p') return [{ k: 'p', x: [mark] }, ...nodes];
  return [{ k: 'p', x: joined([mark], first.x) }, ...rest];
}

function comment(text: string): Node[] {
  return text.trim() === '' ? [] : labelled('按语：', toBlocks(text, 'markdown'), true);
}

/** What ends a quotation: its warning, and where its source stands. */
function proof(q: SnapshotQuotation, noteStyle: PackSnapshot['noteStyle']): Line {
  const doubt = warning(q);
  const pieces: Piece[] = doubt === '' ? [] : [{ t: doubt, b: 1 }];
  if (noteStyle === 'footnote') pieces.push({ note: noteText(q) });
  else if (noteStyle === 'endnote') pieces.push({ end: q.number });
  else pieces.push(listedSource(q));
  return pieces;
}

/** The mark of the note ends the last paragraph, so that it never stands alone on a line. */
function quotation(q: SnapshotQuotation, noteStyle: PackSnapshot['noteStyle']): Node {
  const body = labelled(`引文${q.number}　`, toBlocks(q.quote, q.format), true);
  const last = body.at(-1);
  const end = proof(q, noteStyle);
  if (last?.k !== 'p') return { k: 'quote', body: [...body, { k: 'p', x: end }] };
  return { k: 'quote', body: [...body.slice(0, -1), { k: 'p', x: joined(last.x, end) }] };
}

export function figureTable(figures: readonly SnapshotFigure[], caption?: string): Node {
  const { head, rows, aligns } = figureTableOf(figures);
  return tableNode({ ...(caption === undefined ? {} : { caption }), head, rows, aligns: [...aligns] });
}

function comparison(entry: SnapshotComparison): Node {
  const { matrix } = entry;
  const cell = (row: string, column: string): Line => {
    const lines = cellLines(cellCases(entry, row, column));
    return lines.length === 0 ? '—' : lines.map((t, i): Piece => (i === 0 ? t : { t, br: 1 }));
  };
  return tableNode({
    caption: tableCaption(entry),
    head: [entry.corner, ...matrix.columns.map((column) => column.name)],
    rows: matrix.rows.map((row) => [row.name, ...matrix.columns.map((column) => cell(row.code, column.id))]),
    after: matrixNotes(entry),
  });
}

function record(title: string, one: SnapshotRecord, entry: SnapshotWhole): Node[] {
  const isCase = entry.layout === 'case';
  const nodes: Node[] = [
    { k: 'h', l: 2, t: title },
    factsNode(isCase ? caseFacts(one) : recordFacts(one)),
    ...comment(entry.comment),
    ...blockNodes(toBlocks(one.text, one.format)),
  ];
  if (!isCase) return nodes;
  if (one.figures.length > 0) nodes.push({ k: 'sub', x: caseFiguresTitle }, figureTable(one.figures));
  const { text } = entry.expert;
  if (text.trim() !== '') nodes.push({ k: 'sub', x: expertTitle }, ...blockNodes(toBlocks(text, 'markdown'), true));
  const signed = signature(entry);
  if (signed !== '') nodes.push({ k: 'right', t: signed });
  if (entry.questions.length > 0)
    nodes.push(
      { k: 'sub', x: questionsTitle },
      ...entry.questions.map((t, i): Node => ({ k: 'item', d: 0, m: `${i + 1}.`, x: t })),
    );
  return nodes;
}

function plain(entry: Exclude<SnapshotEntry, { type: 'quotation' | 'record' }>, pictures: Pictures): Node[] {
  switch (entry.type) {
    case 'missing':
      return [{ k: 'p', x: goneText }, ...comment(entry.comment)];
    case 'note':
      return blockNodes(toBlocks(entry.markdown, 'markdown'));
    case 'figures':
      return [figureTable(entry.figures, tableCaption(entry))];
    case 'comparison':
      return [comparison(entry)];
    case 'chart':
      return [
        pictures.chart(entry),
        tableNode({
          head: [...chartHead],
          rows: chartRows(entry),
          aligns: ['l', 'r', 'c', 'c', 'c'],
          after: [entry.note],
        }),
      ];
    case 'picture':
      return [pictures.picture(entry)];
    case 'route':
      return [
        tableNode({
          caption: tableCaption(entry),
          head: [...routeHead],
          rows: entry.stops.map(routeCells),
          aligns: ['c', 'c'],
          after: [routeTotal(entry)],
        }),
      ];
    case 'table': {
      const withheld = withheldNote(entry.withheld);
      return [
        tableNode({
          caption: tableCaption(entry),
          head: entry.columns,
          rows: entry.rows,
          ...(withheld === '' ? {} : { after: [withheld] }),
        }),
      ];
    }
    case 'page-break':
      return [{ k: 'break' }];
  }
}

export function sectionNodes(snapshot: PackSnapshot, pictures: Pictures): Node[] {
  const records = recordsById(snapshot);
  const shown = new Set<string>();
  return snapshot.sections.flatMap((section) => {
    const nodes: Node[] = [{ k: 'h', l: 1, t: section.title }];
    let quoted = '';
    let cases = 0;
    // The second level of headings in an official document.
    const numbered = (title: string): string => `（${chineseNumber(++cases)}）${title}`;
    for (const entry of section.entries) {
      // Passages of one record that follow each other stand under one heading.
      if (entry.type === 'quotation' && entry.recordId !== quoted)
        nodes.push({ k: 'h', l: 2, t: numbered(quotedTitle(entry)) });
      quoted = entry.type === 'quotation' ? entry.recordId : '';
      if (entry.type === 'quotation') nodes.push(quotation(entry, snapshot.noteStyle), ...comment(entry.comment));
      else if (entry.type === 'record') {
        const one = records.get(entry.recordId);
        if (one === undefined) continue;
        if (shown.has(one.id)) nodes.push({ k: 'p', x: againText(one) }, ...comment(entry.comment));
        else nodes.push(...record(numbered(one.title), one, entry));
        shown.add(one.id);
      } else nodes.push(...plain(entry, pictures));
    }
    return nodes;
  });
}

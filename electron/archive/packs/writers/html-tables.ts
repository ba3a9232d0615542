/** Tables of an exported page. Where a cell names a record, it leads to it inside the pack. */
import { linkLabels } from '../../../contract/messages.ts';
import { regionChain } from '../../catalogue/taxonomy.ts';
import {
  attachmentHead,
  attachmentRows,
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
  SnapshotChart,
  SnapshotComparison,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotQuotation,
  SnapshotTable,
} from '../snapshot.ts';
import { chartPath } from './assets.ts';
import { html } from './escape.ts';
import { notesHtml, type PageFrame, referenceLink, tableFrame, tableHtml } from './html-parts.ts';
import { unbrokenColumns } from './table-columns.ts';
import { caseMark, matrixNotes, proofCells, proofHead } from './text-parts.ts';

type EntryOf<T extends SnapshotEntry['type']> = Extract<SnapshotEntry, { type: T }>;

export function figuresTable(
  frame: PageFrame,
  figures: readonly SnapshotFigure[],
  named: { id?: string; caption?: string } = {},
): string {
  const { head, rows, placed } = figureTableOf(figures);
  const linked = figures.map(({ reference }, i) => [
    ...(rows[i] ?? []).slice(0, -1).map(html),
    referenceLink(frame, reference),
  ]);
  const kinds = [...(placed ? ['short'] : []), 'value', 'short', 'short', 'short', 'short'];
  const columns = Object.fromEntries(kinds.map((kind, i) => [i + 1, kind]));
  return tableHtml({ ...named, className: 'figures', head, rows: linked, columns });
}

function columnAttribute(id: string): string {
  return ` data-column="${html(id)}"`;
}

/** Rows carry the places they are part of, cells their column, cases their record: so a filter can narrow the table. */
export function comparisonTable(frame: PageFrame, entry: SnapshotComparison): string {
  const { rows, columns } = entry.matrix;
  const caption = tableCaption(entry);
  const byLink = columns.every((column) => Object.hasOwn(linkLabels, column.id));
  const cell = (row: string, column: string): string => {
    const cases = cellCases(entry, row, column).map(({ title, reference, figures, marked }) => {
      const mark = marked ? `<span class="case-mark">${caseMark}</span>` : '';
      const values = figures.map((figure) => `<small>${html(figure)}</small>`).join('');
      return `<li data-n="${reference}"><a href="#record-${reference}">${html(title)}</a>${referenceLink(frame, reference)}${mark}${values}</li>`;
    });
    return `<td${columnAttribute(column)}>${cases.length === 0 ? '' : `<ul>${cases.join('')}</ul>`}</td>`;
  };
  const head = columns.map(({ id, name }) => `<th scope="col"${columnAttribute(id)}>${html(name)}</th>`).join('');
  const body = rows.map(
    ({ code, name }) =>
      `<tr data-region="${html(regionChain(code).join(' '))}"><th scope="row">${html(name)}</th>${columns.map(({ id }) => cell(code, id)).join('')}</tr>`,
  );
  const table = `<table class="matrix"${byLink ? ' data-by="link"' : ''}><caption>${html(caption)}</caption><thead><tr><th scope="col" class="corner">${html(entry.corner)}</th>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
  return `<div class="tabled compared" id="table-${entry.n}">${tableFrame(caption, table, ' matrix-frame')}<p class="narrowed" role="status" hidden></p>${notesHtml(matrixNotes(entry))}</div>`;
}

export function chartHtml(frame: PageFrame, entry: SnapshotChart): string {
  const { alt, width, height } = entry.picture;
  const caption = pictureCaption(entry);
  const rows = chartRows(entry).map((cells, i) => [
    ...cells.slice(0, -1).map(html),
    referenceLink(frame, entry.references[entry.points[i]?.recordId ?? ''] ?? 0),
  ]);
  const columns = { 1: 'value', 2: 'short', 3: 'short', 4: 'short' };
  const values = tableHtml({ label: caption, className: 'figures', head: chartHead, rows, columns });
  return `<figure class="illustration" id="figure-${entry.n}">
<img class="chart" src="${chartPath(entry)}" alt="${html(alt)}" width="${Math.round(width)}" height="${Math.round(height)}" decoding="async">
<figcaption>${html(caption)}</figcaption>
${notesHtml([entry.note])}
${values}</figure>`;
}

export function routeTable(entry: EntryOf<'route'>): string {
  const rows = entry.stops.map((stop) => {
    const cells = routeCells(stop).map(html);
    const materials = stop.references.reduce((text, { title, reference }) => {
      const named = html(`《${title}》[${reference}]`);
      return text.replaceAll(named, () => `<a href="#record-${reference}">${named}</a>`);
    }, cells.at(-1) ?? '');
    return [...cells.slice(0, -1), materials];
  });
  const columns = { 0: 'short', 1: 'short', 2: 'place' };
  const caption = tableCaption(entry);
  return tableHtml({
    id: `table-${entry.n}`,
    caption,
    className: 'route',
    head: routeHead,
    rows,
    columns,
    notes: [routeTotal(entry)],
  });
}

export function filledTable(entry: SnapshotTable): string {
  const note = withheldNote(entry.withheld);
  const short = unbrokenColumns(entry.columns, entry.rows).map((i): [number, string] => [i, 'short']);
  return tableHtml({
    id: `table-${entry.n}`,
    caption: tableCaption(entry),
    columns: Object.fromEntries(short),
    head: entry.columns,
    rows: entry.rows.map((row) => row.map(html)),
    notes: note === '' ? [] : [note],
  });
}

export function attachmentsTable(frame: PageFrame): string {
  const seen = new Set<string>();
  const references = frame.snapshot.records.flatMap(({ original, reference }) => {
    if (original === null || seen.has(original.sha256)) return [];
    seen.add(original.sha256);
    return [reference];
  });
  const rows = attachmentRows(frame.snapshot).map((cells, i) => [
    ...cells.slice(0, -1).map(html),
    referenceLink(frame, references[i] ?? 0),
  ]);
  return tableHtml({ head: attachmentHead, rows, columns: { 0: 'short', 2: 'bytes', 3: 'hash', 4: 'short' } });
}

export function proofTable(quotations: readonly SnapshotQuotation[]): string {
  const rows = quotations.map((q) => {
    const [number = '', ...cells] = proofCells(q).map(html);
    return [`<a href="#quotation-${q.number}">${number}</a>`, ...cells];
  });
  return tableHtml({ className: 'proof', head: proofHead, rows, columns: { 0: 'short', 4: 'hash' } });
}

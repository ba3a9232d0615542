/** Regions × (links | practice types | years): each cell with its cases, their key figures and the passages they rest on. */
import type {
  ArchiveRecord,
  Matrix,
  MatrixCase,
  MatrixColumns,
  MatrixRows,
  StatedFigure,
} from '../../contract/index.ts';
import { linkLabels } from '../../contract/messages.ts';
import { type PlacedFigure, placedFigures } from './figures.ts';
import { type Places, placesOf } from './places.ts';
import { type RecordText, readText } from './sentences.ts';
import type { CompareSource } from './source.ts';
import { tellingPassages, tells, type Words, wordsOf } from './telling.ts';

type Taxonomy = CompareSource['taxonomy'];

function yearOf({ dates }: ArchiveRecord): string {
  return (dates.event ?? dates.document ?? dates.capture ?? '').slice(0, 4);
}

function columnsOf(record: ArchiveRecord, columns: MatrixColumns): string[] {
  if (columns === 'links') return [...new Set(record.links)];
  if (columns === 'practices') return [...new Set(record.practices)];
  const year = yearOf(record);
  return year === '' ? [] : [year];
}

function columnName(id: string, columns: MatrixColumns, taxonomy: Taxonomy): string {
  if (columns === 'links') return linkLabels[id as keyof typeof linkLabels]?.zh ?? id;
  return columns === 'practices' ? (taxonomy.practices.find((p) => p.id === id)?.name ?? id) : `${id}年`;
}

/** In the order of the taxonomy; what it does not know comes last. */
function columnOrder(columns: MatrixColumns, taxonomy: Taxonomy): (a: string, b: string) => number {
  const list = columns === 'links' ? taxonomy.links : columns === 'practices' ? taxonomy.practices : [];
  const places = new Map(list.map((one, i) => [one.id, i]));
  const at = (id: string): number => places.get(id) ?? list.length;
  return (a, b) => at(a) - at(b) || (a < b ? -1 : 1);
}

/** Of this row, most telling first: what the column's words stand by, then what has a value, then as stated. */
function keyFigures(
  figures: readonly PlacedFigure[],
  row: string,
  words: Words,
  column: string,
  places: Places,
): StatedFigure[] {
  return (
    figures
      // A figure of another place says nothing about this one; one that names none goes with the record's first region.
      .filter(({ place }) => place.code === '' || places.related(place.code, row))
      .map((one, i) => {
        const said = tells(words, `${one.figure.subject}\n${one.figure.passage?.quote ?? ''}`);
        const ofYear = one.figure.asOf?.slice(0, 4) === column;
        return { ...one, i, rank: (ofYear ? 0 : 1) + (said ?? 9) * 2 };
      })
      .sort((a, b) => a.rank - b.rank || Number(a.figure.value === null) - Number(b.figure.value === null) || a.i - b.i)
      .map(({ figure }) => figure)
  );
}

/** Cases with figures first, then the newest. */
function inOrder(a: MatrixCase, b: MatrixCase): number {
  return (
    Number(b.figures.length > 0) - Number(a.figures.length > 0) ||
    (a.year === b.year ? 0 : a.year > b.year ? -1 : 1) ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
  );
}

/** What is read of one record, once for all of its cells. */
interface Reading {
  record: ArchiveRecord;
  text: RecordText;
  figures: PlacedFigure[];
}

export function matrixOf(
  source: CompareSource,
  ids: readonly string[],
  rows: MatrixRows,
  columns: MatrixColumns,
): Matrix {
  const { taxonomy } = source;
  const places = placesOf(source);
  const cells = new Map<string, Matrix['cells'][number]>();
  const unplaced: Matrix['unplaced'] = [];
  let records = 0;

  function caseOf({ record, text, figures }: Reading, row: string, column: string): MatrixCase {
    const words = wordsOf(column, columns, record, taxonomy);
    const names = record.regions.length > 1 ? [places.name(row), places.name(row).replace(/[省市区县]$/u, '')] : [];
    return {
      recordId: record.id,
      title: record.title,
      year: yearOf(record),
      quality: record.quality,
      figures: keyFigures(figures, row, words, column, places),
      passages: tellingPassages(text, words, names),
    };
  }

  for (const id of new Set(ids)) {
    const record = source.record(id);
    if (record === null) continue;
    records++;
    const values = columnsOf(record, columns);
    const inRows = [...new Set(record.regions.map((code) => places.row(code, rows)))];
    if (inRows.length === 0 || values.length === 0) {
      unplaced.push({ recordId: id, title: record.title, without: inRows.length === 0 ? 'region' : 'column' });
      continue;
    }
    const text = readText(record);
    const reading = { record, text, figures: placedFigures(record, places, text) };
    for (const row of inRows)
      for (const column of values) {
        const key = `${row}\u0000${column}`;
        const cell = cells.get(key) ?? { row, column, cases: [] };
        cells.set(key, cell);
        cell.cases.push(caseOf(reading, row, column));
      }
  }

  const list = [...cells.values()];
  for (const cell of list) cell.cases.sort(inOrder);
  const order = columnOrder(columns, taxonomy);
  list.sort((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : order(a.column, b.column)));
  return {
    rows: [...new Set(list.map((c) => c.row))].map((code) => ({
      code,
      name: places.name(code),
      within: places.above(code),
    })),
    columns: [...new Set(list.map((c) => c.column))]
      .sort(order)
      .map((id) => ({ id, name: columnName(id, columns, taxonomy) })),
    cells: list,
    records,
    unplaced,
    beyond: 0,
  };
}

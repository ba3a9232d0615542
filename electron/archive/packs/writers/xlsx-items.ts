/** Items of a pack that are tables themselves, one sheet each, and the lists that follow the sections. */
import { type FacetName, facetNames, type SearchFilters } from '../../../contract/index.ts';
import { kindLabels, linkLabels, qualityLabels } from '../../../contract/messages.ts';
import {
  attachmentRows,
  cellCases,
  routeCells,
  routeHead,
  routeTotal,
  tableCaption,
  withheldNote,
} from '../printed.ts';
import type {
  PackSnapshot,
  SnapshotChart,
  SnapshotComparison,
  SnapshotEntry,
  SnapshotStop,
  SnapshotTable,
} from '../snapshot.ts';
import { figureValue, visible } from '../wording.ts';
import { caseMark, matrixNotes } from './text-parts.ts';
import { type Cell, literal, number, ordinal, type Sheet, text } from './xlsx-book.ts';

/** What a program allows in the name of a sheet, and how long it may be. */
const NAME_MAX = 31;
function sheetName(caption: string): string {
  return visible(caption)
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/[\s\ufffd]+/g, ' ')
    .trim()
    .slice(0, NAME_MAX)
    .replace(/[\ud800-\udbff]$/, '');
}

function comparison(entry: SnapshotComparison): Sheet {
  const { rows, columns } = entry.matrix;
  return {
    name: sheetName(tableCaption(entry)),
    columns: [text(entry.corner, 22), ...columns.map((column) => text(column.name, 36))],
    rows: rows.map((row) => [
      row.name,
      ...columns.map((column) =>
        cellCases(entry, row.code, column.id)
          .map((one) => [`[${one.reference}] ${one.title}${one.marked ? caseMark : ''}`, ...one.figures].join('\n'))
          .join('\n'),
      ),
    ]),
    frozenColumns: 1,
    filter: true,
  };
}

function chart(entry: SnapshotChart): Sheet {
  return {
    name: sheetName(`图${entry.n}　${entry.title}`),
    columns: [
      text('地区', 26),
      number('数值', 14),
      literal('原文表述', 18),
      text('单位', 10),
      literal('截至', 14),
      text('说明', 20),
      ordinal('资料编号', 10),
      text('资料', 44),
    ],
    rows: entry.points.map((p) => [
      p.regionName,
      p.figure.value,
      figureValue(p.figure),
      p.figure.unit ?? '',
      p.figure.asOf ?? '',
      p.conflict ? '另有不同数值' : '',
      entry.references[p.recordId] ?? null,
      p.recordTitle,
    ]),
    filter: true,
  };
}

function routeRow(stop: SnapshotStop): Cell[] {
  const [time = '', , ...rest] = routeCells(stop);
  return [time, stop.minutes, ...rest];
}

function route(entry: Extract<SnapshotEntry, { type: 'route' }>): Sheet {
  const widths = [14, 8, 20, 28, 36, 14, 12, 40];
  return {
    name: sheetName(tableCaption(entry)),
    columns: routeHead.map((title, i) => {
      const width = widths[i] ?? 20;
      return i === 0 ? literal(title, width) : i === 1 ? number(title, width) : text(title, width);
    }),
    rows: entry.stops.map(routeRow),
    frozenColumns: 1,
  };
}

/** A number as a person types it; a leading nought, as of a telephone, is not one, nor are more digits than a number keeps. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;

function filled(entry: SnapshotTable): Sheet[] {
  if (entry.columns.length === 0) return [];
  const cells = (column: number): string[] => entry.rows.map((row) => (row[column] ?? '').trim());
  const numeric = entry.columns.map((_, i) => {
    const stated = cells(i).filter((cell) => cell !== '');
    return stated.length > 0 && stated.every((cell) => plainNumber.test(cell));
  });
  const columns = entry.columns.map((title, i) => {
    const longest = Math.max(title.length, ...cells(i).map((cell) => cell.length));
    const width = Math.min(60, Math.max(8, longest * 2 + 4));
    return numeric[i] === true ? ordinal(title, width) : text(title, width);
  });
  const rows = entry.rows.map((row) =>
    columns.map((_, i): Cell => {
      const cell = (row[i] ?? '').trim();
      return numeric[i] === true ? (cell === '' ? null : Number(cell)) : (row[i] ?? '');
    }),
  );
  return [{ name: sheetName(tableCaption(entry)), columns, rows, filter: true }];
}

/** Figures have the sheet of all figures. */
export function itemSheets({ sections }: PackSnapshot): Sheet[] {
  return sections
    .flatMap((section) => section.entries)
    .flatMap((entry): Sheet[] => {
      switch (entry.type) {
        case 'comparison':
          return [comparison(entry)];
        case 'chart':
          return [chart(entry)];
        case 'route':
          return [route(entry)];
        case 'table':
          return filled(entry);
        default:
          return [];
      }
    });
}

/** What stands below these tables in other formats: a note behind a table is no row of it. */
export function itemNotes({ sections }: PackSnapshot): Array<[string, string]> {
  return sections
    .flatMap((section) => section.entries)
    .flatMap((entry): Array<[string, string]> => {
      switch (entry.type) {
        case 'comparison':
          return matrixNotes(entry).map((note): [string, string] => [`表${entry.n}`, note]);
        case 'chart':
          return [[`图${entry.n}`, entry.note]];
        case 'route':
          return [[`表${entry.n}`, routeTotal(entry)]];
        case 'table':
          return entry.withheld.length === 0 ? [] : [[`表${entry.n}`, withheldNote(entry.withheld)]];
        default:
          return [];
      }
    });
}

function attachments(snapshot: PackSnapshot): Sheet {
  const originals = new Map(
    snapshot.records.flatMap(({ original, reference, title }) =>
      original === null ? [] : [[original.sha256.slice(0, 16), { original, reference, title }] as const],
    ),
  );
  return {
    name: '附件清单',
    columns: [
      ordinal('序号', 6),
      text('文件', 44),
      number('字节', 14),
      text('类型', 24),
      literal('SHA-256', 68),
      ordinal('资料编号', 10),
      text('资料', 40),
    ],
    rows: attachmentRows(snapshot).map(([n = '', name = '', , hash = '', reference = '']) => {
      const found = originals.get(hash);
      return [
        Number(n),
        name,
        found?.original.bytes ?? null,
        found?.original.mediaType ?? '',
        found?.original.sha256 ?? hash,
        Number(reference.replace(/\D/g, '')),
        found?.title ?? '',
      ];
    }),
    filter: true,
  };
}

const filterLabels: Record<FacetName, string> = {
  region: '地区',
  kind: '类型',
  practice: '实践类型',
  link: '环节',
  year: '年份',
  person: '人员',
  meeting: '会议',
  quality: '质量标记',
};

/** Names for the ids of filters, as far as the records of the pack have them; an id without a name is shown as it is. */
function filterNames({ records }: PackSnapshot): Map<string, string> {
  const labels = [kindLabels, linkLabels, qualityLabels].flatMap((list) => Object.entries(list));
  return new Map([
    ...labels.map(([id, { zh }]) => [id, zh] as const),
    ...records.flatMap((r) => [
      ...r.regionCodes.map((code, i) => [code, r.regions[i] ?? code] as const),
      ...r.practices.map(({ id, name }) => [id, name] as const),
      ...r.meetings.flatMap(({ id, title }) => (title === '' ? [] : [[id, title] as const])),
    ]),
  ]);
}

/** What a search was narrowed to, one filter a line. */
function filtersText(filters: SearchFilters, names: ReadonlyMap<string, string>): string {
  return facetNames
    .flatMap((facet) => {
      const wanted = filters[facet] ?? [];
      return wanted.length === 0
        ? []
        : [`${filterLabels[facet]}：${wanted.map((id) => names.get(id) ?? id).join('、')}`];
    })
    .join('\n');
}

function searches(snapshot: PackSnapshot): Sheet {
  const names = filterNames(snapshot);
  return {
    name: '查询说明',
    columns: [
      ordinal('序号', 6),
      literal('检索词', 40),
      text('检索方式', 14),
      text('筛选条件', 60),
      number('查得件数', 10),
    ],
    rows: snapshot.queries.map((q, i) => [
      i + 1,
      q.query,
      q.mode === 'natural' ? '按问句检索' : '按词检索',
      filtersText(q.filters, names),
      q.total,
    ]),
  };
}

/** Only what the pack has. */
export function endingSheets(snapshot: PackSnapshot): Sheet[] {
  return [
    ...(snapshot.endings.some((ending) => ending.kind === 'attachments') ? [attachments(snapshot)] : []),
    ...(snapshot.queries.length > 0 ? [searches(snapshot)] : []),
  ];
}

/** Two sheets of one name are no workbook: names differ in more than case. */
export function namedApart(sheets: readonly Sheet[]): Sheet[] {
  const known = new Set<string>();
  return sheets.map((sheet) => {
    let name = sheet.name;
    for (let n = 2; known.has(name.toLowerCase()); n++) {
      const tail = `（${n}）`;
      name = `${sheet.name.slice(0, NAME_MAX - tail.length).replace(/[\ud800-\udbff]$/, '')}${tail}`;
    }
    known.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

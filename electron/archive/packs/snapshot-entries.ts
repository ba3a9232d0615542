/** The items of a recipe as entries of a snapshot, in order: numbered, looked up, and with all they print in them. */
import type { FigureGroup, ItemCheck, Pack, PackItem } from '../../contract/index.ts';
import { qualityLabels } from '../../contract/messages.ts';
import { chartOf } from '../compare/chart.ts';
import { figureGroups, pointsOf } from '../compare/figures.ts';
import { matrixOf } from '../compare/matrix.ts';
import { sha256 } from '../digest.ts';
import { findQuote } from './check.ts';
import { essentials } from './essentials.ts';
import { locatorOf } from './passage.ts';
import { isPersonalColumn, maskPersonal } from './personal.ts';
import { pictureSize } from './pictures.ts';
import { figuresOf } from './snapshot-record.ts';
import type {
  SnapshotChart,
  SnapshotComparison,
  SnapshotEntry,
  SnapshotPicture,
  SnapshotQuotation,
  SnapshotStop,
  SnapshotTable,
} from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { dateInChinese, positionInChinese } from './wording.ts';

type Item<T extends PackItem['type']> = Extract<PackItem, { type: T }>;

export interface EntryDeps {
  pack: Pack;
  source: PackSource;
  /** Number in the list of references, given at the first call. */
  numberOf(recordId: string): number;
  citation(recordId: string, page?: number): string;
}

export const stateLabels: Record<ItemCheck['state'], string> = {
  ok: '与原文一致',
  moved: '与原文一致，位置已变',
  changed: '原文已改动',
  missing: '原记录已不在档案中',
};

const tableTitles = {
  figures: '数据表',
  comparison: '各地做法对照表',
  route: '教学路线与时间安排',
  table: '表格',
} as const;
const corners = { county: '地区', prefecture: '设区的市', province: '省、直辖市' } as const;

export function createEntries({ pack, source, numberOf, citation }: EntryDeps): {
  of(items: readonly PackItem[]): SnapshotEntry[];
  pictures(): SnapshotPicture[];
} {
  const all = [
    ...new Set(pack.items.flatMap((i) => (i.type === 'record' || i.type === 'excerpt' ? [i.recordId] : []))),
  ].filter((id) => source.record(id) !== null);
  const pictures = new Map<string, SnapshotPicture>();
  const grouped = new Map<string, FigureGroup[]>();
  const personal = pack.options.personalColumns;
  let quotations = 0;
  let tables = 0;
  let illustrations = 0;

  /** The records an item is about: its own, or all of the pack. */
  function scopeOf(ids: readonly string[]): string[] {
    return ids.length === 0 ? all : [...new Set(ids)].filter((id) => source.record(id) !== null);
  }

  /** Grouping reads every figure's passage: charts over the same records share it. */
  function groupsOf(ids: readonly string[]): FigureGroup[] {
    const key = JSON.stringify(ids);
    const known = grouped.get(key) ?? figureGroups(source, ids);
    grouped.set(key, known);
    return known;
  }

  function quotation(item: Item<'excerpt'>): SnapshotQuotation {
    const record = source.record(item.recordId);
    const found = record === null ? null : findQuote(record.text, item.quote, item.locator.start);
    const moved = record !== null && found?.state === 'moved';
    const locator = moved ? locatorOf(record, found.start, found.start + item.quote.length) : item.locator;
    return {
      type: 'quotation',
      id: item.id,
      number: ++quotations,
      recordId: item.recordId,
      reference: record === null ? 0 : numberOf(item.recordId),
      title: record?.title ?? '',
      quote: item.quote,
      format: record?.format ?? 'plain',
      quoteSha256: sha256(item.quote),
      comment: item.comment,
      locator,
      position: positionInChinese(locator),
      state: found?.state ?? 'missing',
      check: stateLabels[found?.state ?? 'missing'],
      takenFrom: item.textSha256,
      textSha256: record?.textSha256 ?? '',
      originalSha256: record?.original?.sha256 ?? '',
      citation: citation(item.recordId, locator.page),
      marks: (record?.quality ?? []).map((flag) => qualityLabels[flag].zh),
    };
  }

  function note(item: Item<'note'>): SnapshotEntry[] {
    const listed = item.auto === 'essentials' ? essentials(source, all, numberOf) : '';
    const markdown = [item.markdown.trim(), listed].filter((part) => part !== '').join('\n\n');
    return markdown === '' ? [] : [{ type: 'note', id: item.id, markdown }];
  }

  function comparison(item: Item<'comparison'>): SnapshotComparison[] {
    const matrix = matrixOf(source, scopeOf(item.records), item.rows, item.columns);
    if (matrix.cells.length === 0) return [];
    const ids = matrix.cells.flatMap((cell) => cell.cases.map((one) => one.recordId));
    const references = Object.fromEntries([...new Set(ids)].map((id) => [id, numberOf(id)]));
    const title = item.title.trim() === '' ? tableTitles.comparison : item.title;
    const corner = corners[item.rows];
    return [{ type: 'comparison', id: item.id, n: ++tables, title, corner, matrix, references }];
  }

  function chart(item: Item<'chart'>): SnapshotChart[] {
    const points = pointsOf(groupsOf(scopeOf(item.records)), item.subject, item.unit);
    if (points.length === 0) return [];
    const title = item.title === '' ? item.subject : item.title;
    const dates = [...new Set(points.map((p) => p.figure.asOf ?? ''))].filter((date) => date !== '').sort();
    const span = dates.length === 0 ? '资料未载明截至时间' : `截至时间：${dates.map(dateInChinese).join('、')}`;
    const conflicts = points.filter((p) => p.conflict).length;
    return [
      {
        type: 'chart',
        id: item.id,
        n: ++illustrations,
        title,
        unit: item.unit,
        picture: chartOf(title, item.unit, item.form, points),
        points,
        references: Object.fromEntries(points.map((p) => [p.recordId, numberOf(p.recordId)])),
        note: `${span}。${conflicts > 0 ? '同一地区、同一时间有不同数值的，分别列出，未作合并。' : ''}`,
      },
    ];
  }

  function picture(item: Item<'picture'>): SnapshotEntry[] {
    const record = source.record(item.recordId);
    const original = record?.original ?? null;
    const bytes = original === null ? null : (source.original?.(original.sha256) ?? null);
    const size = bytes === null ? null : pictureSize(bytes);
    if (record === null || original === null || bytes === null || size === null)
      return [{ type: 'missing', id: item.id, recordId: item.recordId, comment: item.caption }];
    const { sha256: hash, name } = original;
    const shown = pictures.get(hash) ?? { ...size, sha256: hash, name, bytes: bytes.length };
    pictures.set(hash, shown);
    return [
      {
        type: 'picture',
        id: item.id,
        n: ++illustrations,
        recordId: item.recordId,
        reference: numberOf(item.recordId),
        caption: item.caption === '' ? record.title : item.caption,
        picture: shown,
      },
    ];
  }

  function stops(items: ReadonlyArray<Item<'stop'>>): SnapshotStop[] {
    let minute = 0;
    return items.map((item, i) => {
      const from = minute;
      minute += item.minutes;
      const { minutes, place, see, tell, speaker, form, materials } = item;
      const references = item.records.flatMap((id) => {
        const record = source.record(id);
        return record === null ? [] : [{ reference: numberOf(id), title: record.title }];
      });
      return { n: i + 1, from, minutes, place, see, tell, speaker, form, materials, references };
    });
  }

  function table(item: Item<'table'>): SnapshotTable {
    const off = item.columns.map(({ name, personal: marked }) => !personal && (marked || isPersonalColumn(name)));
    const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => off[i] !== true);
    const clean = (cell: string): string => (personal ? cell : maskPersonal(cell));
    return {
      type: 'table',
      id: item.id,
      n: ++tables,
      title: item.title.trim() === '' ? tableTitles.table : item.title,
      columns: shown(item.columns.map((column) => column.name)),
      rows: item.rows.map((row) => shown(item.columns.map((_, i) => clean(row[i] ?? '')))),
      withheld: item.columns.flatMap((column, i) => (off[i] === true ? [column.name] : [])),
    };
  }

  function entry(item: Exclude<PackItem, Item<'stop'>>): SnapshotEntry[] {
    switch (item.type) {
      case 'section':
        return [];
      case 'note':
        return note(item);
      case 'excerpt':
        return [quotation(item)];
      case 'record': {
        const { id, recordId, comment, layout, expert, questions } = item;
        if (source.record(recordId) === null) return [{ type: 'missing', id, recordId, comment }];
        const asked = questions.filter((question) => question.trim() !== '');
        const reference = numberOf(recordId);
        return [{ type: 'record', id, recordId, reference, comment, layout, expert, questions: asked }];
      }
      case 'figures': {
        const figures = scopeOf(item.records).flatMap((id) => {
          const record = source.record(id);
          return record === null || record.figures.length === 0 ? [] : figuresOf(record, numberOf(id), source);
        });
        if (figures.length === 0) return [];
        const title = item.title.trim() === '' ? tableTitles.figures : item.title;
        return [{ type: 'figures', id: item.id, n: ++tables, title, figures }];
      }
      case 'comparison':
        return comparison(item);
      case 'chart':
        return chart(item);
      case 'picture':
        return picture(item);
      case 'table':
        return item.rows.length === 0 ? [] : [table(item)];
      case 'page-break':
        return [{ type: 'page-break', id: item.id }];
    }
  }

  return {
    of(items) {
      const entries: SnapshotEntry[] = [];
      let route: Array<Item<'stop'>> = [];
      const arrive = (): void => {
        const [first] = route;
        if (first === undefined) return;
        const minutes = route.reduce((sum, stop) => sum + stop.minutes, 0);
        const { route: title } = tableTitles;
        entries.push({ type: 'route', id: first.id, n: ++tables, title, stops: stops(route), minutes });
        route = [];
      };
      for (const item of items) {
        if (item.type === 'stop') route.push(item);
        else {
          arrive();
          entries.push(...entry(item));
        }
      }
      arrive();
      return entries;
    },
    pictures: () => [...pictures.values()],
  };
}

/**
 * What every format prints alike, as plain strings: the facts of the cover, captions, rows of tables. Each writer sets
 * and escapes them in its own way; none words them anew.
 */
import type { MatrixCase, StatedFigure } from '../../contract/index.ts';
import type {
  PackSnapshot,
  SnapshotChart,
  SnapshotComparison,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotRecord,
  SnapshotStop,
} from './snapshot-shape.ts';
import { dateInChinese, figureValue } from './wording.ts';

/** 2022年10月13日 for `2022-10-13`; anything else as it was typed. */
export function coverDate(date: string): string {
  const day = date.trim();
  return /^\d{4}(-\d{2}){0,2}$/.test(day) ? dateInChinese(day) : day;
}

const fact = (name: string, value: string): Array<[string, string]> =>
  value.trim() === '' ? [] : [[name, value.trim()]];

/** Of training material: course, audience, hours and the like, as far as they are filled in. */
export function coverFacts({ cover }: Pick<PackSnapshot, 'cover'>): Array<[string, string]> {
  return [
    ...fact('课程名称', cover.course),
    ...fact('教学对象', cover.audience),
    ...fact('学时', cover.hours),
    ...fact('授课教师', cover.teacher),
    ...fact('教学目标', cover.objectives),
    ...fact('主办单位', cover.organiser),
    ...fact('承办单位', cover.undertaker),
    ...fact('地点', cover.place),
  ];
}

/** 第3期（总第15期） */
export function issueLine({ cover }: Pick<PackSnapshot, 'cover'>): string {
  const issue = cover.issue.trim();
  const total = cover.totalIssue.trim();
  const named = (n: string, before: string): string => (/^\d+$/.test(n) ? `${before}${n}期` : n);
  const parts = [issue === '' ? '' : named(issue, '第'), total === '' ? '' : `（${named(total, '总第')}）`];
  return parts.join('');
}

/** 报、送、发 and 共印, as far as they are filled in. */
export function distribution({ cover }: Pick<PackSnapshot, 'cover'>): {
  lines: Array<[string, string]>;
  copies: string;
} {
  const copies = cover.copies.trim();
  return {
    lines: [...fact('报', cover.reportTo), ...fact('送', cover.sendTo), ...fact('发', cover.distributeTo)],
    copies: copies === '' ? '' : /^\d+$/.test(copies) ? `共印${copies}份` : copies,
  };
}

/** The value beside a column of units: 1700余 for 1700余条. */
function withoutUnit(value: string, unit: string): string {
  const bare = unit !== '' && value.endsWith(unit) ? value.slice(0, -unit.length).trimEnd() : value;
  return bare === '' ? value : bare;
}

export interface FigureTable {
  head: string[];
  rows: string[][];
  /** `l`, `c` or `r` by column. */
  aligns: string;
  /** There is a column for the place, the second: the figures are of more than one. */
  placed: boolean;
}

/** Figures as a table; the last column is the number of the source. */
export function figureTableOf(figures: readonly SnapshotFigure[]): FigureTable {
  const placed = new Set(figures.map(({ place }) => place)).size > 1;
  const rows = figures.map((f) => [
    f.note === '' ? f.subject : `${f.subject}（${f.note}）`,
    ...(placed ? [f.place] : []),
    withoutUnit(f.value, f.unit),
    f.unit,
    f.asOf === '' ? '' : dateInChinese(f.asOf),
    f.certainty,
    `[${f.reference}]`,
  ]);
  const head = ['指标', ...(placed ? ['地区'] : []), '数值', '单位', '截至', '印证', '出处'];
  return { head, rows, aligns: placed ? 'lcrcccc' : 'lrcccc', placed };
}

/** 选民登记率 99.96%（截至2021年） */
export function figureLine(figure: StatedFigure): string {
  const asOf = figure.asOf === undefined ? '' : `（截至${dateInChinese(figure.asOf)}）`;
  const value = figureValue(figure);
  const unit = figure.unit ?? '';
  return `${figure.subject} ${value}${unit !== '' && value.endsWith(unit) ? '' : unit}${asOf}`;
}

/** Key figures of a case that a cell of a printed matrix has room for. */
export const CELL_FIGURES = 2;

export interface PrintedCase {
  title: string;
  reference: number;
  figures: string[];
  marked: boolean;
}

/** The cases of one cell, in order; empty where there are none. */
export function cellCases(entry: SnapshotComparison, row: string, column: string): PrintedCase[] {
  const cell = entry.matrix.cells.find((one) => one.row === row && one.column === column);
  return (cell?.cases ?? []).map((one: MatrixCase) => ({
    title: one.title,
    reference: entry.references[one.recordId] ?? 0,
    figures: one.figures.slice(0, CELL_FIGURES).map(figureLine),
    marked: one.quality.length > 0,
  }));
}

/** 图1　各地选民登记率 */
export function pictureCaption(entry: { n: number; title?: string; caption?: string }): string {
  return `图${entry.n}　${entry.title ?? entry.caption ?? ''}`;
}

/** 表1　教学路线与时间安排 */
export function tableCaption(entry: { n: number; title: string }): string {
  return `表${entry.n}　${entry.title}`;
}

export const chartHead: readonly string[] = ['地区', '数值', '单位', '截至', '出处'];
export function chartRows(entry: SnapshotChart): string[][] {
  return entry.points.map((p) => [
    p.regionName,
    `${withoutUnit(figureValue(p.figure), p.figure.unit ?? '')}${p.conflict ? '（另有不同数值）' : ''}`,
    p.figure.unit ?? '',
    p.figure.asOf === undefined ? '' : dateInChinese(p.figure.asOf),
    `[${entry.references[p.recordId] ?? 0}]`,
  ]);
}

export const routeHead: readonly string[] = ['时段', '分钟', '点位', '看什么', '讲什么', '谁讲', '形式', '物料'];

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** The first column counts from the start: 0:00—0:40. Records that go with a stop stand with its material. */
export function routeCells(stop: SnapshotStop): string[] {
  const records = stop.references.map((r) => `《${r.title}》[${r.reference}]`).join('、');
  return [
    `${clock(stop.from)}—${clock(stop.from + stop.minutes)}`,
    String(stop.minutes),
    stop.place,
    stop.see,
    stop.tell,
    stop.speaker,
    stop.form,
    [stop.materials, records].filter((part) => part !== '').join('；'),
  ];
}

export function routeTotal(entry: Extract<SnapshotEntry, { type: 'route' }>): string {
  return `共${entry.stops.length}个教学点，合计${entry.minutes}分钟。`;
}

export function withheldNote(names: readonly string[]): string {
  return names.length === 0 ? '' : `“${names.join('”“')}”${names.length > 1 ? '各栏' : '一栏'}涉及个人信息，未列出。`;
}

/** The info box of a case. */
export function caseFacts(record: SnapshotRecord): Array<[string, string]> {
  const bodies = [...new Set(record.people.map((p) => p.office).filter((office) => office !== ''))].slice(0, 3);
  const keys = record.figures.slice(0, 3).map((f) => {
    const value = `${f.value}${f.unit !== '' && f.value.endsWith(f.unit) ? '' : f.unit}`;
    return `${f.subject} ${value}${f.asOf === '' ? '' : `（截至${dateInChinese(f.asOf)}）`}`;
  });
  return [
    ...fact('地区', record.regions.join('、')),
    ...fact('单位', record.sourceName === '' ? bodies.join('；') : record.sourceName),
    ...fact('时间', record.dates),
    ...fact('环节', record.links.map((l) => l.name).join('、')),
    ...fact('实践类型', record.practices.map((p) => p.name).join('、')),
    ...fact('关键数据', keys.join('；')),
    ...fact(
      '资料来源',
      `见参考文献[${record.reference}]${record.archiveNumber === '' ? '' : `，档号${record.archiveNumber}`}`,
    ),
    ...fact('质量标记', record.marks.join('、')),
  ];
}

export const attachmentHead: readonly string[] = ['序号', '文件', '字节', 'SHA-256（前16位）', '出处'];
/** Originals of the records, each once. */
export function attachmentRows({ records }: Pick<PackSnapshot, 'records'>): string[][] {
  const seen = new Set<string>();
  const rows: string[][] = [];
  for (const { original, reference } of records) {
    if (original === null || seen.has(original.sha256)) continue;
    seen.add(original.sha256);
    const bytes = original.bytes.toLocaleString('en-US');
    rows.push([String(rows.length + 1), original.name, bytes, original.sha256.slice(0, 16), `[${reference}]`]);
  }
  return rows;
}

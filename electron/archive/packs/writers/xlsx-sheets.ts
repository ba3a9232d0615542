/** What stands in the sheets of the workbook: sources, figures, quotations, the comparison of places, the notes. */
import { links } from '../../../contract/index.ts';
import { linkLabels } from '../../../contract/messages.ts';
import { blockText, toBlocks } from '../markdown.ts';
import { type PackSnapshot, quotationsOf, type SnapshotQuotation, type SnapshotRecord } from '../snapshot.ts';
import { type Cell, literal, number, ordinal, type Sheet, text } from './xlsx-book.ts';
import { endingSheets, itemNotes, itemSheets, namedApart } from './xlsx-items.ts';

const hashTitle = '原件 SHA-256（前16位）';
const shortHash = (hash: string): string => hash.slice(0, 16);
const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim();

function comment(markdown: string): string {
  return markdown.trim() === '' ? '' : blockText(toBlocks(markdown, 'markdown'));
}

/** Comments on whole records; a record can stand in a pack more than once. */
function recordComments(snapshot: PackSnapshot): Map<string, string> {
  const comments = new Map<string, string>();
  for (const entry of snapshot.sections.flatMap((s) => s.entries)) {
    if (entry.type !== 'record') continue;
    const parts = [comments.get(entry.recordId) ?? '', comment(entry.comment)];
    comments.set(entry.recordId, parts.filter((part) => part !== '').join('\n'));
  }
  return comments;
}

function sources(snapshot: PackSnapshot): Sheet {
  const comments = recordComments(snapshot);
  return {
    name: '资料来源',
    columns: [
      ordinal('编号', 6),
      text('资料', 40),
      text('类型', 12),
      text('地区', 20),
      literal('日期', 12),
      text('日期说明', 26),
      text('来源', 30),
      text('网址', 30),
      text('参考文献', 50),
      text('质量标记', 16),
      text('印证', 12),
      text('附注', 30),
      text('按语', 30),
      literal(hashTitle, 20),
    ],
    rows: snapshot.records.map((r) => [
      r.reference,
      r.title,
      r.kindLabel,
      r.regions.join('、'),
      r.sortDate,
      [r.dates, r.dateNote].filter((part) => part !== '').join('\n'),
      [r.source, r.sourceNote].filter((part) => part !== '').join('\n'),
      r.url,
      r.citation,
      r.marks.join('、'),
      r.certainty,
      r.note,
      comments.get(r.id) ?? '',
      shortHash(r.original?.sha256 ?? ''),
    ]),
    filter: true,
  };
}

function figures(snapshot: PackSnapshot): Sheet {
  const marks = new Map(snapshot.records.map((r) => [r.id, r.marks.join('、')]));
  return {
    name: '数据',
    columns: [
      text('指标', 36),
      text('地区', 12),
      number('数值', 14),
      literal('原文表述', 16),
      text('单位', 10),
      literal('截至', 12),
      text('印证', 12),
      text('附注', 30),
      ordinal('资料编号', 10),
      text('资料', 40),
      text('质量标记', 16),
    ],
    rows: snapshot.figures.map((f) => [
      f.subject,
      f.place,
      f.number,
      f.value,
      f.unit,
      f.asOf,
      f.certainty,
      f.note,
      f.reference,
      f.title,
      marks.get(f.recordId) ?? '',
    ]),
    filter: true,
  };
}

function quotationRow(section: string, q: SnapshotQuotation): Cell[] {
  return [
    q.number,
    section,
    // As it was taken, marks of Markdown and all: it can be compared letter for letter.
    q.quote,
    comment(q.comment),
    q.reference === 0 ? null : q.reference,
    q.citation === '' ? `原记录（编号：${q.recordId}）已不在档案中。` : q.citation,
    q.position,
    q.check,
    q.marks.join('、'),
    shortHash(q.originalSha256),
  ];
}

function quotations(snapshot: PackSnapshot): Sheet {
  return {
    name: '摘录',
    columns: [
      ordinal('引文', 6),
      text('章节', 20),
      text('引文内容', 70),
      text('按语', 40),
      ordinal('资料编号', 10),
      text('出处', 50),
      text('位置', 24),
      text('核对结果', 18),
      text('质量标记', 16),
      literal(hashTitle, 20),
    ],
    rows: snapshot.sections.flatMap((section) =>
      quotationsOf({ sections: [section] }).map((q) => quotationRow(section.title, q)),
    ),
    filter: true,
  };
}

/** One line in a cell of the comparison: number, title, marks. */
function titleLine(record: SnapshotRecord): string {
  const marks = record.marks.length === 0 ? '' : `〔${record.marks.join('；')}〕`;
  return `[${record.reference}] ${oneLine(record.title)}${marks}`;
}

/**
 * Places in the order of their codes, as statistics are set. What has no place or no link is shown at the end, so that
 * every record is somewhere in the table.
 */
function comparison(snapshot: PackSnapshot): Sheet {
  const NONE = '';
  const codes = new Map<string, string>();
  const cells = new Map<string, Map<string, string[]>>();
  let unlinked = false;
  for (const record of snapshot.records) {
    const names = new Map(record.regions.map((name, i) => [name, record.regionCodes[i] ?? name]));
    const places = names.size === 0 ? new Map([[NONE, '\uffff']]) : names;
    const inLinks = record.links.length === 0 ? [NONE] : record.links.map((link) => link.id);
    unlinked ||= record.links.length === 0;
    for (const [place, code] of places) {
      const known = codes.get(place);
      if (known === undefined || code < known) codes.set(place, code);
      const row = cells.get(place) ?? new Map<string, string[]>();
      cells.set(place, row);
      for (const link of inLinks) row.set(link, [...(row.get(link) ?? []), titleLine(record)]);
    }
  }
  const order = [...codes].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([place]) => place);
  const shownLinks = [...links, ...(unlinked ? [NONE] : [])];
  return {
    name: '对比',
    columns: [
      text('地区', 22),
      ...links.map((link) => text(linkLabels[link].zh, 36)),
      ...(unlinked ? [text('未标注环节', 36)] : []),
    ],
    rows: order.map((place) => [
      place === NONE ? '未标注地区' : place,
      ...shownLinks.map((link) => (cells.get(place)?.get(link) ?? []).join('\n')),
    ]),
    frozenColumns: 1,
  };
}

function notes(snapshot: PackSnapshot): Sheet {
  const { cover } = snapshot;
  const facts: Array<readonly [string, string]> = [
    ['标题', snapshot.pack.title],
    ['副标题', cover.subtitle],
    ['编制单位', cover.issuer],
    ['日期', cover.date],
  ];
  return {
    name: '编制说明',
    columns: [text('项目', 14), text('内容', 110)],
    rows: [
      ...facts.filter(([, value]) => value.trim() !== ''),
      ...snapshot.notes.map((note, i) => [`说明${i + 1}`, note] as const),
      ...itemNotes(snapshot),
    ],
  };
}

export function packSheets(snapshot: PackSnapshot): Sheet[] {
  return namedApart([
    sources(snapshot),
    figures(snapshot),
    quotations(snapshot),
    comparison(snapshot),
    ...itemSheets(snapshot),
    ...endingSheets(snapshot),
    notes(snapshot),
  ]);
}

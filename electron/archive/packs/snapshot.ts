/**
 * Recipe + archive → plain data with everything in it that a writer prints. Writers see nothing else, so that all
 * formats say the same, and the same recipe over the same archive gives the same bytes: no clock, no chance.
 */
import type { ItemCheck, Locator, Pack, PackCover, PackItem } from '../../contract/index.ts';
import { certaintyLabels, kindLabels, linkLabels, qualityLabels } from '../../contract/messages.ts';
import { ANALYSER_VERSION } from '../../text/index.ts';
import { findQuote, type ItemState } from './check.ts';
import { type CitationStyle, cite, createNumbering, defaultStyle } from './citation.ts';
import { sha256 } from './hash.ts';
import { meetingOf } from './meeting.ts';
import { compilationNote } from './notes.ts';
import type { PackSource } from './source.ts';
import { locatorOf } from './store.ts';
import { chineseNumber, datesInChinese, dayInChina, figureValue, positionInChinese, regionName } from './wording.ts';

export interface PackSnapshot {
  pack: { id: string; title: string; version: number };
  archiveId: string;
  program: string;
  analyserVersion: number;
  style: CitationStyle;
  cover: PackCover;
  /** Day of the recipe's last change, in China. */
  compiledOn: string;
  sections: SnapshotSection[];
  records: SnapshotRecord[];
  references: SnapshotReference[];
  figures: SnapshotFigure[];
  /** 编制说明, one paragraph each. */
  notes: string[];
}

export interface SnapshotSection {
  id: string;
  /** 一、会议概况 */
  title: string;
  entries: SnapshotEntry[];
}

export type SnapshotEntry =
  | SnapshotQuotation
  | { type: 'record'; id: string; recordId: string; reference: number; comment: string }
  | { type: 'missing'; id: string; recordId: string; comment: string }
  | { type: 'note'; id: string; markdown: string };

export interface SnapshotQuotation {
  type: 'quotation';
  id: string;
  /** 1, 2, 3 … through the whole pack. */
  number: number;
  recordId: string;
  /** Number in the list of references; 0 when the record is gone. */
  reference: number;
  title: string;
  quote: string;
  format: 'plain' | 'markdown';
  quoteSha256: string;
  comment: string;
  locator: Locator;
  position: string;
  state: ItemState;
  /** The state in words. */
  check: string;
  /** SHA-256 of the record's text when the passage was taken, and now. */
  takenFrom: string;
  textSha256: string;
  originalSha256: string;
  citation: string;
  marks: string[];
}

export interface SnapshotRecord {
  id: string;
  reference: number;
  title: string;
  kind: string;
  kindLabel: string;
  regionCodes: string[];
  regions: string[];
  practices: Array<{ id: string; name: string }>;
  links: Array<{ id: string; name: string }>;
  people: Array<{ name: string; office: string; role: string; topic: string }>;
  dates: string;
  dateNote: string;
  /** `2022`, for filters. */
  year: string;
  source: string;
  /** The name of the source alone, as the archive's `来源:` finds it. */
  sourceName: string;
  url: string;
  sourceNote: string;
  note: string;
  certainty: string;
  quality: string[];
  marks: string[];
  text: string;
  format: 'plain' | 'markdown';
  pages: Array<{ page: number; start: number }>;
  textSha256: string;
  original: { sha256: string; name: string; bytes: number } | null;
  citation: string;
  /** True when the recipe holds the whole record, not only passages of it. */
  whole: boolean;
}

export interface SnapshotReference {
  number: number;
  recordId: string;
  citation: string;
}

export interface SnapshotFigure {
  recordId: string;
  reference: number;
  title: string;
  subject: string;
  value: string;
  unit: string;
  asOf: string;
  certainty: string;
  note: string;
}

const IMPLICIT_SECTION = '资料摘编';

function groupSections(items: readonly PackItem[]): Array<{ id: string; title: string; items: PackItem[] }> {
  const groups: Array<{ id: string; title: string; items: PackItem[] }> = [];
  for (const item of items) {
    if (item.type === 'section') groups.push({ id: item.id, title: item.title.trim(), items: [] });
    else {
      if (groups.length === 0) groups.push({ id: 'all', title: IMPLICIT_SECTION, items: [] });
      groups.at(-1)?.items.push(item);
    }
  }
  return groups;
}

/** Headings a person has numbered already stay as they are. */
function sectionTitle(title: string, n: number): string {
  const name = title === '' ? IMPLICIT_SECTION : title;
  return /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十\d]+[章节部编]|^\d+[.、．]/.test(name)
    ? name
    : `${chineseNumber(n)}、${name}`;
}

function present(...parts: Array<string | undefined>): string[] {
  return parts.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.trim()]));
}

export function takeSnapshot(pack: Pack, source: PackSource, style: CitationStyle = defaultStyle): PackSnapshot {
  const numbering = createNumbering();
  const whole = new Set(pack.items.flatMap((item) => (item.type === 'record' ? [item.recordId] : [])));
  let quotations = 0;

  function citation(recordId: string, page?: number): string {
    const record = source.record(recordId);
    return record === null ? '' : cite(record, { style, meeting: meetingOf(record, source), page });
  }

  function quotation(item: PackItem & { type: 'excerpt' }): SnapshotQuotation {
    const record = source.record(item.recordId);
    const found = record === null ? null : findQuote(record.text, item.quote, item.locator.start);
    const moved = record !== null && found?.state === 'moved';
    const locator = moved ? locatorOf(record, found.start, found.start + item.quote.length) : item.locator;
    return {
      type: 'quotation',
      id: item.id,
      number: ++quotations,
      recordId: item.recordId,
      reference: record === null ? 0 : numbering.numberOf(item.recordId),
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

  function entry(item: PackItem): SnapshotEntry[] {
    switch (item.type) {
      case 'section':
        return [];
      case 'note':
        return item.markdown.trim() === '' ? [] : [{ type: 'note', id: item.id, markdown: item.markdown }];
      case 'excerpt':
        return [quotation(item)];
      case 'record': {
        const { id, recordId, comment } = item;
        if (source.record(recordId) === null) return [{ type: 'missing', id, recordId, comment }];
        return [{ type: 'record', id, recordId, reference: numbering.numberOf(recordId), comment }];
      }
    }
  }

  function snapshotRecord(id: string, i: number): SnapshotRecord[] {
    const record = source.record(id);
    if (record === null) return [];
    const practiceName = (wanted: string) => source.taxonomy.practices.find((p) => p.id === wanted)?.name ?? wanted;
    return [
      {
        id,
        reference: i + 1,
        title: record.title,
        kind: record.kind,
        kindLabel: kindLabels[record.kind].zh,
        regionCodes: record.regions,
        regions: record.regions.map((code) => regionName(source.taxonomy, code)),
        practices: record.practices.map((p) => ({ id: p, name: practiceName(p) })),
        links: record.links.map((link) => ({ id: link, name: linkLabels[link].zh })),
        people: record.people.map((p) => ({
          name: p.name,
          office: p.office ?? '',
          role: p.role,
          topic: p.topic ?? '',
        })),
        dates: datesInChinese(record.dates),
        dateNote: record.dates.note ?? '',
        year: (record.dates.event ?? record.dates.document ?? record.dates.capture ?? '').slice(0, 4),
        source: present(record.source.author, record.source.name, record.source.publisher).join('，'),
        sourceName: record.source.name ?? '',
        url: record.source.url ?? '',
        sourceNote: record.source.note ?? '',
        note: record.note,
        certainty: certaintyLabels[record.certainty].zh,
        quality: record.quality,
        marks: record.quality.map((flag) => qualityLabels[flag].zh),
        text: record.text,
        format: record.format,
        pages: record.pages,
        textSha256: record.textSha256,
        original:
          record.original === null
            ? null
            : { sha256: record.original.sha256, name: record.original.name, bytes: record.original.bytes },
        citation: citation(id),
        whole: whole.has(id),
      },
    ];
  }

  const sections = groupSections(pack.items).map((group, i) => ({
    id: group.id,
    title: sectionTitle(group.title, i + 1),
    entries: group.items.flatMap(entry),
  }));
  const records = numbering.order.flatMap(snapshotRecord);
  const figures = records.flatMap((r): SnapshotFigure[] =>
    (source.record(r.id)?.figures ?? []).map((figure) => ({
      recordId: r.id,
      reference: r.reference,
      title: r.title,
      subject: figure.subject,
      value: figureValue(figure),
      unit: figure.unit ?? '',
      asOf: figure.asOf ?? '',
      certainty: figure.certainty === undefined ? '' : certaintyLabels[figure.certainty].zh,
      note: figure.note ?? '',
    })),
  );
  const base = {
    pack: { id: pack.id, title: pack.title, version: pack.version },
    archiveId: source.archiveId,
    program: source.program,
    analyserVersion: ANALYSER_VERSION,
    style,
    cover: pack.cover,
    compiledOn: dayInChina(pack.updatedAt),
    sections,
    records,
    references: records.map((r) => ({ number: r.reference, recordId: r.id, citation: r.citation })),
    figures,
  };
  return { ...base, notes: compilationNote(base) };
}

export function quotationsOf(snapshot: Pick<PackSnapshot, 'sections'>): SnapshotQuotation[] {
  return snapshot.sections.flatMap((s) => s.entries.filter((e) => e.type === 'quotation'));
}

export const stateLabels: Record<ItemCheck['state'], string> = {
  ok: '与原文一致',
  moved: '与原文一致，位置已变',
  changed: '原文已改动',
  missing: '原记录已不在档案中',
};

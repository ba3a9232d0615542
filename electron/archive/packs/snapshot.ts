/**
 * Recipe + archive → plain data with everything in it that a writer prints. Writers see nothing else, so that all
 * formats say the same, and the same recipe over the same archive gives the same bytes: no clock, no chance.
 */
import type { ArchiveRecord, ItemCheck, Pack, PackItem } from '../../contract/index.ts';
import { certaintyLabels, kindLabels, linkLabels, qualityLabels } from '../../contract/messages.ts';
import { ANALYSER_VERSION } from '../../text/index.ts';
import { findQuote } from './check.ts';
import { type CitationStyle, cite, createNumbering, defaultStyle } from './citation.ts';
import { sha256 } from './hash.ts';
import { meetingOf } from './meeting.ts';
import { compilationNote } from './notes.ts';
import type {
  PackSnapshot,
  SnapshotEntry,
  SnapshotFigure,
  SnapshotQuotation,
  SnapshotRecord,
} from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { locatorOf } from './store.ts';
import { chineseNumber, datesInChinese, dayInChina, figureValue, positionInChinese, regionName } from './wording.ts';

export type * from './snapshot-shape.ts';

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

/** Numbered on from the sections; bare where a person numbers them in another way, or where a part is absent. */
function endings(sections: ReadonlyArray<{ title: string }>, has: { figures: boolean; references: boolean }) {
  const goesOn = sections.every((s, i) => s.title.startsWith(`${chineseNumber(i + 1)}、`));
  let n = sections.length;
  const title = (name: string, present = true): string => (present && goesOn ? `${chineseNumber(++n)}、${name}` : name);
  return {
    figures: title('数据表', has.figures),
    references: title('参考文献', has.references),
    notes: title('编制说明'),
  };
}

function present(...parts: Array<string | undefined>): string[] {
  return parts.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.trim()]));
}

function restoredOf(record: ArchiveRecord, { restored }: PackSource): { title: string; text: string } | null {
  if (restored === undefined) return null;
  const reading = { title: restored(record.title), text: restored(record.text) };
  return reading.title === record.title && reading.text === record.text ? null : reading;
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
        sortDate: record.dates.event ?? record.dates.document ?? record.dates.capture ?? '',
        meetings: record.relations
          .filter((r) => r.type === 'presented-at' || r.type === 'part-of' || r.type === 'given-at')
          .map((r) => ({ id: r.target, title: source.record(r.target)?.title ?? '' })),
        quantities: record.figures.flatMap((f) => (f.value === null ? [] : [{ value: f.value, unit: f.unit ?? '' }])),
        restored: restoredOf(record, source),
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
      number: figure.value,
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
    endings: endings(sections, { figures: figures.length > 0, references: records.length > 0 }),
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

/**
 * Recipe + archive → plain data with everything in it that a writer prints. Writers see nothing else, so that all
 * formats say the same, and the same recipe over the same archive gives the same bytes: no clock, no chance.
 */
import { listsAllFigures, type Pack } from '../../contract/index.ts';
import { ANALYSER_VERSION } from '../../text/index.ts';
import { cite, createNumbering } from './citation.ts';
import { endingsOf, groupSections, sectionTitles } from './headings.ts';
import { meetingOf } from './meeting.ts';
import { compilationNote } from './notes.ts';
import { withPageStarts } from './page-starts.ts';
import { createEntries } from './snapshot-entries.ts';
import { snapshotRecord } from './snapshot-record.ts';
import type { PackSnapshot, SnapshotQuotation } from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { dayInChina } from './wording.ts';

export { stateLabels } from './snapshot-entries.ts';
export type * from './snapshot-shape.ts';

export function takeSnapshot(pack: Pack, source: PackSource): PackSnapshot {
  const numbering = createNumbering();
  const { citationStyle: style, personalColumns: personal } = pack.options;
  const whole = new Set(pack.items.flatMap((item) => (item.type === 'record' ? [item.recordId] : [])));

  function citation(recordId: string, page?: number): string {
    const record = source.record(recordId);
    return record === null ? '' : cite(record, { style, meeting: meetingOf(record, source), page });
  }

  const entries = createEntries({ pack, source, numberOf: numbering.numberOf, citation });
  const groups = groupSections(pack.items)
    .map(({ id, title, given, items }) => ({ id, title, given, entries: entries.of(items) }))
    .filter((group) => !group.given || group.entries.some((entry) => entry.type !== 'page-break'));
  const titles = sectionTitles(groups.map(({ title }) => title));
  const sections = groups.map(({ id, title, entries: printed }, i) => ({
    id,
    title: titles[i] ?? title,
    entries: printed,
  }));
  const quotations = quotationsOf({ sections });
  const records = numbering.order.flatMap((id, i) => {
    const record = source.record(id);
    if (record === null) return [];
    const quoted = quotations.flatMap((q) =>
      q.recordId === id && (q.state === 'ok' || q.state === 'moved') ? [[q.locator.start, q.locator.end] as const] : [],
    );
    const frame = { reference: i + 1, citation: citation(id), whole: whole.has(id), personal, quoted };
    return [snapshotRecord(record, frame, source)];
  });
  const figures = records.flatMap((r) => r.figures);
  const has = {
    figures: figures.length > 0 && !listsAllFigures(pack.items),
    references: records.length > 0,
    attachments: records.some((r) => r.original !== null),
    notes: true,
  };
  const endings = endingsOf(sections, pack.options.endings, has);
  const base = {
    pack: { id: pack.id, title: pack.title, version: pack.version },
    template: pack.template,
    archiveId: source.archiveId,
    program: source.program,
    analyserVersion: ANALYSER_VERSION,
    style,
    noteStyle: pack.options.notes,
    cover: pack.cover,
    compiledOn: dayInChina(pack.updatedAt),
    sections: withPageStarts(sections, pack.options.startsPage, endings.length > 0),
    records,
    references: records.map((r) => ({ number: r.reference, recordId: r.id, citation: r.citation })),
    figures,
    pictures: entries.pictures(),
    endings,
    queries: pack.options.queries,
  };
  return { ...base, notes: compilationNote(base) };
}

export function quotationsOf(snapshot: Pick<PackSnapshot, 'sections'>): SnapshotQuotation[] {
  return snapshot.sections.flatMap((s) => s.entries.filter((e) => e.type === 'quotation'));
}

/** A record as packs print it. */
import type { ArchiveRecord } from '../../contract/index.ts';
import { certaintyLabels, kindLabels, linkLabels, qualityLabels } from '../../contract/messages.ts';
import { sha256 } from '../digest.ts';
import { maskPersonal } from './personal.ts';
import type { SnapshotFigure, SnapshotRecord } from './snapshot-shape.ts';
import type { PackSource } from './source.ts';
import { datesInChinese, figureValue, placeName, regionName } from './wording.ts';

function present(...parts: Array<string | undefined>): string[] {
  return parts.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.trim()]));
}

function restoredOf(record: ArchiveRecord, text: string, { restored }: PackSource): SnapshotRecord['restored'] {
  if (restored === undefined) return null;
  const reading = { title: restored(record.title), text: restored(text) };
  return reading.title === record.title && reading.text === text ? null : reading;
}

/** The name of the only region of a record, without those it is part of. */
function placeOf({ regions }: ArchiveRecord, { taxonomy }: PackSource): string {
  const [only, ...others] = regions;
  return others.length > 0 ? '' : placeName(taxonomy, only);
}

export function figuresOf(record: ArchiveRecord, reference: number, source: PackSource): SnapshotFigure[] {
  const place = placeOf(record, source);
  return record.figures.map((figure) => ({
    recordId: record.id,
    reference,
    title: record.title,
    place,
    subject: figure.subject,
    value: figureValue(figure),
    number: figure.value,
    unit: figure.unit ?? '',
    asOf: figure.asOf ?? '',
    certainty: figure.certainty === undefined ? '' : certaintyLabels[figure.certainty].zh,
    note: figure.note ?? '',
  }));
}

export interface RecordFrame {
  reference: number;
  citation: string;
  whole: boolean;
  personal: boolean;
  /** Ranges that a person chose to quote: they stand as they are. */
  quoted: ReadonlyArray<readonly [number, number]>;
}

function printed(text: string, { personal, quoted }: RecordFrame): string {
  if (personal) return text;
  return quoted.reduce(
    (shown, [start, end]) => shown.slice(0, start) + text.slice(start, end) + shown.slice(end),
    maskPersonal(text),
  );
}

export function snapshotRecord(record: ArchiveRecord, frame: RecordFrame, source: PackSource): SnapshotRecord {
  const practiceName = (wanted: string) => source.taxonomy.practices.find((p) => p.id === wanted)?.name ?? wanted;
  const when = record.dates.event ?? record.dates.document ?? record.dates.capture ?? '';
  const text = printed(record.text, frame);
  const masked = text !== record.text;
  const { original } = record;
  return {
    id: record.id,
    reference: frame.reference,
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
    year: when.slice(0, 4),
    sortDate: when,
    meetings: record.relations
      .filter((r) => r.type === 'presented-at' || r.type === 'part-of' || r.type === 'given-at')
      .map((r) => ({ id: r.target, title: source.record(r.target)?.title ?? '' })),
    quantities: record.figures.flatMap((f) => (f.value === null ? [] : [{ value: f.value, unit: f.unit ?? '' }])),
    figures: figuresOf(record, frame.reference, source),
    restored: restoredOf(record, text, source),
    source: present(record.source.author, record.source.name, record.source.publisher).join('，'),
    sourceName: record.source.name ?? '',
    url: record.source.url ?? '',
    archiveNumber: record.source.archiveNumber ?? '',
    sourceNote: record.source.note ?? '',
    note: record.note,
    certainty: certaintyLabels[record.certainty].zh,
    quality: record.quality,
    marks: record.quality.map((flag) => qualityLabels[flag].zh),
    text,
    masked,
    format: record.format,
    pages: record.pages,
    textSha256: record.textSha256,
    printedSha256: masked ? sha256(text) : record.textSha256,
    original:
      original === null
        ? null
        : {
            sha256: original.sha256,
            name: original.name,
            bytes: original.bytes,
            mediaType: original.mediaType,
          },
    citation: frame.citation,
    whole: frame.whole,
  };
}

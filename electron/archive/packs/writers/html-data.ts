/**
 * What the pack's own search needs beside its index (`html-index.ts`): the records with their fields, and the vocabulary
 * of those fields. `renderer/pack/data.ts` declares the same shapes for the viewer; a test holds the two together.
 */
import { kindLabels, linkLabels, qualityLabels } from '../../../contract/messages.ts';
import { regionChain } from '../../catalogue/taxonomy.ts';
import type { PackSnapshot, SnapshotRecord } from '../snapshot.ts';
import type { PackSource } from '../source.ts';

export interface PackDoc {
  /** Number in the list of references; the article's anchor is `record-<n>`. */
  n: number;
  id: string;
  title: string;
  text: string;
  /** Shown under the title of a result. */
  meta: string;
  marks: string[];
  pages: Array<{ page: number; start: number }>;
  fields: PackFields;
  /** Figures stated with the record. */
  quantities: Array<{ value: number; unit: string }>;
  /** Title and text in standard wording, where they differ. */
  restored?: { title: string; text: string };
}

export interface PackFields {
  region: string[];
  kind: string[];
  link: string[];
  practice: string[];
  person: string[];
  /** Ids and titles. */
  meeting: string[];
  year: string[];
  date: string[];
  source: string[];
  quality: string[];
}

export interface PackEntry {
  value: string;
  label: string;
  /** What may be typed for it after `字段:`. */
  names: string[];
}

export interface PackVocabulary {
  region: PackEntry[];
  kind: PackEntry[];
  link: PackEntry[];
  practice: PackEntry[];
  quality: PackEntry[];
}

export interface PackData {
  format: 1;
  analyserVersion: number;
  title: string;
  docs: PackDoc[];
  vocabulary: PackVocabulary;
}

function fieldsOf(record: SnapshotRecord): PackFields {
  const regions = new Set(record.regionCodes.flatMap(regionChain));
  return {
    region: [...regions],
    kind: [record.kind],
    link: record.links.map((l) => l.id),
    practice: record.practices.map((p) => p.id),
    person: record.people.map((p) => p.name),
    meeting: record.meetings.flatMap((m) => (m.title === '' ? [m.id] : [m.id, m.title])),
    date: record.sortDate === '' ? [] : [record.sortDate],
    year: record.year === '' ? [] : [record.year],
    source: record.sourceName === '' ? [] : [record.sourceName],
    quality: record.quality,
  };
}

function metaOf(record: SnapshotRecord): string {
  const speaker = record.people.find((p) => p.role === 'speaker')?.name ?? '';
  return [record.kindLabel, record.regions[0] ?? '', record.year === '' ? '' : `${record.year}年`, speaker]
    .filter((part) => part !== '')
    .join(' · ');
}

function vocabularyOf(docs: readonly PackDoc[], source: PackSource): PackVocabulary {
  const used = (field: keyof PackFields): Set<string> => new Set(docs.flatMap((doc) => doc.fields[field]));
  const { regions, practices } = source.taxonomy;
  const usedRegions = used('region');
  const labelled = (values: Set<string>, labels: Record<string, { zh: string; en: string }>): PackEntry[] =>
    Object.entries(labels).flatMap(([value, { zh, en }]) =>
      values.has(value) ? [{ value, label: zh, names: [value, zh, en.toLowerCase()] }] : [],
    );
  return {
    region: regions
      .filter((r) => usedRegions.has(r.code))
      .map((r) => ({
        value: r.code,
        label: r.name,
        names: [r.code, r.name, r.short, ...(source.regionAliases?.get(r.code) ?? [])],
      }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
    kind: labelled(used('kind'), kindLabels),
    link: Object.entries(linkLabels).flatMap(([value, { zh }]) =>
      used('link').has(value) ? [{ value, label: zh, names: [value, zh, zh.slice(2)] }] : [],
    ),
    practice: practices
      .filter((p) => used('practice').has(p.id))
      .map((p) => ({ value: p.id, label: p.name, names: [p.id, p.name, ...p.synonyms] })),
    quality: labelled(used('quality'), qualityLabels),
  };
}

export function packData(snapshot: PackSnapshot, source: PackSource): PackData {
  const docs = snapshot.records.map(
    (record): PackDoc => ({
      n: record.reference,
      id: record.id,
      title: record.title,
      text: record.text,
      meta: metaOf(record),
      marks: record.marks,
      pages: record.pages,
      fields: fieldsOf(record),
      quantities: record.quantities,
      ...(record.restored === null ? {} : { restored: record.restored }),
    }),
  );
  return {
    format: 1,
    analyserVersion: snapshot.analyserVersion,
    title: snapshot.pack.title,
    docs,
    vocabulary: vocabularyOf(docs, source),
  };
}

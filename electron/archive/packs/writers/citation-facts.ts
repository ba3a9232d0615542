/**
 * The facts of a reference, one by one, for the files that reference managers read. Only what the record states: what is
 * not known is an empty string, and the writers leave it out. The day of an event is not a day of publication.
 */
import type { ArchiveRecord } from '../../../contract/index.ts';
import { sha256 } from '../../digest.ts';
import { editorsOf, statedAuthors, translatorsOf } from '../citation/contributors.ts';
import { newspaperOf, standardOf } from '../citation/document-type.ts';
import { editionOf, extra as stated } from '../citation/facts.ts';
import { type DocumentType, documentType } from '../citation.ts';
import { meetingOf } from '../meeting.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { visible } from '../wording.ts';

export interface CitationFacts {
  /** ASCII, the same in every pack that cites the record. */
  key: string;
  type: DocumentType;
  kind: ArchiveRecord['kind'];
  title: string;
  authors: string[];
  editors: string[];
  translators: string[];
  /** The journal, the newspaper, or the site a page is from. */
  container: string;
  /** The book a part stands in: proceedings, where the type is `C`. */
  book: string;
  meeting: string;
  /** `2022-10-13`, with the precision known. */
  meetingDate: string;
  issued: string;
  /** Only with an address. */
  accessed: string;
  publisher: string;
  place: string;
  edition: string;
  volume: string;
  issue: string;
  pages: string;
  /** Of a report, a standard, a patent. */
  number: string;
  degree: string;
  language: string;
  archiveNumber: string;
  holder: string;
  /** http(s) only: a reference manager makes it something to press. */
  url: string;
  marks: string[];
}

export function oneLine(text: string): string {
  return visible(text)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .trim();
}

function extra(record: ArchiveRecord, name: string): string {
  return oneLine(stated(record, name) ?? '');
}

/** Ids that are keys already stay; others, and those that look like a made one, get a piece of their hash. */
export function citationKey(id: string): string {
  if (/^[a-z][a-z0-9-]{0,59}$/.test(id) && !/-[0-9a-f]{12}$/.test(id)) return id;
  const words = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return `${words === '' ? 'record' : words}-${sha256(id).slice(0, 12)}`;
}

function containerOf(record: ArchiveRecord, type: DocumentType): string {
  const name = oneLine(record.source.name ?? '');
  switch (type) {
    case 'J':
      return extra(record, 'journal');
    case 'N':
      return oneLine(newspaperOf(record) ?? '') || name.replace(/^《|》$/g, '');
    case 'EB':
      return name;
    default:
      return '';
  }
}

function numberOf(record: ArchiveRecord, type: DocumentType): string {
  switch (type) {
    case 'S':
      return oneLine(standardOf(record)?.number ?? '');
    case 'P':
      return extra(record, 'patentNumber');
    default:
      return extra(record, 'reportNumber');
  }
}

interface Frame {
  source: PackSource;
  style: PackSnapshot['style'];
}

function factsOf(record: ArchiveRecord, { source, style }: Frame, marks: readonly string[]): CitationFacts {
  const meeting = meetingOf(record, source);
  const type = documentType(record, meeting, style);
  const isPart = ['M', 'C', 'G', 'R'].includes(type);
  const book = isPart ? extra(record, 'bookTitle') : '';
  const atMeeting = type === 'C' && book === '' && record.kind !== 'publication';
  const address = (record.source.url ?? '').trim();
  const url = /^https?:\/\/\S+$/i.test(address) ? visible(address) : '';
  return {
    key: citationKey(record.id),
    type,
    kind: record.kind,
    title: oneLine(type === 'S' ? (standardOf(record)?.title ?? record.title) : record.title),
    authors: statedAuthors(record, type).map(oneLine),
    editors: editorsOf(record).map(oneLine),
    translators: translatorsOf(record).map(oneLine),
    container: containerOf(record, type),
    book,
    meeting: atMeeting ? oneLine(meeting ?? '') : '',
    meetingDate: atMeeting ? (record.dates.event ?? '') : '',
    issued: record.dates.document ?? '',
    accessed: url === '' ? '' : (record.dates.capture ?? ''),
    publisher: oneLine(record.source.publisher ?? ''),
    place: extra(record, 'place'),
    edition: oneLine(editionOf(record)),
    volume: extra(record, 'volume'),
    issue: extra(record, 'issue'),
    pages: extra(record, 'pages'),
    number: numberOf(record, type),
    degree: extra(record, 'degree'),
    language: extra(record, 'language'),
    archiveNumber: oneLine(record.source.archiveNumber ?? ''),
    holder: extra(record, 'holder'),
    url,
    marks: marks.map(oneLine),
  };
}

/** In the order of the list of references. */
export function citationFacts(snapshot: PackSnapshot, source: PackSource): CitationFacts[] {
  return snapshot.records.flatMap((shown) => {
    const record = source.record(shown.id);
    return record === null ? [] : [factsOf(record, { source, style: snapshot.style }, shown.marks)];
  });
}

/** References as CSL-JSON 1.0.2, which Zotero, Pandoc and every citation processor read. */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

type Kind = CitationFacts['kind'];
type CslDate = { 'date-parts': number[][] };

const byType: Record<Exclude<DocumentType, 'A'>, string> = {
  M: 'book',
  J: 'article-journal',
  N: 'article-newspaper',
  C: 'speech',
  R: 'report',
  EB: 'webpage',
};
/** An item of the archive that was not published: what its kind says it is, else a document. */
const byKind: Partial<Record<Kind, string>> = {
  speech: 'speech',
  regulation: 'regulation',
  image: 'graphic',
};

function cslDate(date: string): CslDate | undefined {
  return date === '' ? undefined : { 'date-parts': [date.split('-').map(Number)] };
}

export interface CslItem {
  [field: string]: string | CslDate | Array<{ literal: string }> | undefined;
  id: string;
  type: string;
}

function item(f: CitationFacts): CslItem {
  const known = (text: string): string | undefined => (text === '' ? undefined : text);
  // JSON leaves out what is undefined.
  return {
    id: f.key,
    type: f.type === 'A' ? (byKind[f.kind] ?? 'document') : byType[f.type],
    title: known(f.title),
    // Which part of a name is the family's is not stated, so names are kept whole.
    author: f.authors.length === 0 ? undefined : f.authors.map((literal) => ({ literal })),
    'container-title': known(f.container),
    'event-title': known(f.meeting),
    'event-date': cslDate(f.meetingDate),
    publisher: known(f.publisher),
    'publisher-place': known(f.place),
    edition: known(f.edition),
    volume: known(f.volume),
    issue: known(f.issue),
    page: known(f.pages),
    number: known(f.reportNumber),
    archive: known(f.holder),
    archive_location: known(f.archiveNumber),
    issued: cslDate(f.issued),
    accessed: cslDate(f.accessed),
    URL: known(f.url),
    note: known(f.marks.join('；')),
  };
}

export function cslOf(facts: readonly CitationFacts[]): string {
  return `${JSON.stringify(facts.map(item), null, 2)}\n`;
}

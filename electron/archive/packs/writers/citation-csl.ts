/** References as CSL-JSON 1.0.2, which Zotero, Pandoc and every citation processor read. */
import type { DocumentType } from '../citation.ts';
import type { CitationFacts } from './citation-facts.ts';

type Kind = CitationFacts['kind'];
type CslDate = { 'date-parts': number[][] };

const byType: Record<Exclude<DocumentType, 'A'>, string> = {
  M: 'book',
  G: 'book',
  J: 'article-journal',
  N: 'article-newspaper',
  C: 'speech',
  D: 'thesis',
  R: 'report',
  S: 'standard',
  P: 'patent',
  EB: 'webpage',
};
/** An item of the archive that was not published: what its kind says it is, else a document. */
const byKind: Partial<Record<Kind, string>> = {
  speech: 'speech',
  regulation: 'regulation',
  image: 'graphic',
};

function typeOf({ type, book, kind }: CitationFacts): string {
  if (book !== '') return type === 'C' ? 'paper-conference' : 'chapter';
  if (type === 'A') return byKind[kind] ?? 'document';
  return type === 'C' && kind === 'publication' ? 'book' : byType[type];
}

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
  const names = (list: readonly string[]): Array<{ literal: string }> | undefined =>
    list.length === 0 ? undefined : list.map((literal) => ({ literal }));
  // JSON leaves out what is undefined.
  return {
    id: f.key,
    type: typeOf(f),
    title: known(f.title),
    // Which part of a name is the family's is not stated, so names are kept whole.
    author: names(f.authors),
    editor: names(f.editors),
    translator: names(f.translators),
    'container-title': known(f.book || f.container),
    'event-title': known(f.meeting),
    'event-date': cslDate(f.meetingDate),
    publisher: known(f.publisher),
    'publisher-place': known(f.place),
    edition: known(f.edition),
    volume: known(f.volume),
    issue: known(f.issue),
    page: known(f.pages),
    number: known(f.number),
    genre: known(f.degree),
    language: known(f.language),
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

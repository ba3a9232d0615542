/**
 * The patterns of GB/T 7714-2015 and -2025 for each document type: what stands between the authors and the address.
 *
 * The 2025 edition sets full-width marks except `.` and `[ ]`, cites standards by number and title alone and archive
 * items with the full date they bear.
 */
import type { CitationStyle } from '../../../contract/index.ts';
import { editorsOf, joinNames, statedAuthors, translatorsOf } from './contributors.ts';
import { type DocumentType, newspaperOf, standardOf } from './document-type.ts';
import { type Citable, editionOf, extra, oneLine, pagesOf } from './facts.ts';

export interface Marks {
  comma: string;
  colon: string;
  open: string;
  close: string;
}
export const marks: Record<CitationStyle, Marks> = {
  'GB/T 7714-2025': { comma: '，', colon: '：', open: '（', close: '）' },
  'GB/T 7714-2015': { comma: ', ', colon: ': ', open: '(', close: ')' },
};

export interface Citing {
  record: Citable;
  style: CitationStyle;
  type: DocumentType;
  /** `M`, or `M/OL`. */
  code: string;
  meeting: string;
  /** Page of the quoted passage. */
  page: number | undefined;
  online: boolean;
}

export interface Pattern {
  /** Parts that each end with a stop. */
  parts: string[];
  /** The last part, to which an item read online has its dates appended; may be empty. */
  made: string;
}

/** Ends a part with one full stop, keeping a stop, question or exclamation mark that is already there. */
export function stop(part: string): string {
  return /[.?!？！。]$/.test(part) ? part.replace(/。$/, '.') : `${part}.`;
}

const joined = (parts: readonly string[], mark: string): string => parts.filter((part) => part !== '').join(mark);

function year(record: Citable): string {
  return record.dates.document?.slice(0, 4) ?? '';
}

/** 出版地：出版者，年：页, of whatever is known. */
function imprint({ record, style, page }: Citing, house: string, date: string): string {
  const m = marks[style];
  const pages = page === undefined ? pagesOf(record) : String(page);
  return joined([joined([joined([extra(record, 'place') ?? '', house], m.colon), date], m.comma), pages], m.colon);
}

const publisherOf = (record: Citable): string => oneLine(record.source.publisher ?? '');

/** 书名号 around a whole title are a mark of quotation, not of the title. */
function bookName(title: string): string {
  return /^《([^《》]+)》$/.exec(title)?.[1] ?? title;
}

/** Translators, and editors beside an author, each with what they did; then the edition. */
function beforeImprint(c: Citing, withEditors: boolean): string[] {
  const { comma } = marks[c.style];
  const did = (names: readonly string[], what: string): string =>
    names.length === 0 ? '' : `${joinNames(c.record, names, comma)}${comma}${what}`;
  return [
    withEditors ? did(editorsOf(c.record), '编') : '',
    did(translatorsOf(c.record), '译'),
    editionOf(c.record),
  ].filter((part) => part !== '');
}

function book(c: Citing): Pattern {
  // A compilation that the archive keeps is found by its number in the edition of 2015 too.
  const number = c.type === 'G' ? c.record.source.archiveNumber : undefined;
  const hasAuthors = statedAuthors(c.record, c.type).length > 0;
  return {
    parts: [numbered(c, number, bookName(oneLine(c.record.title))), ...beforeImprint(c, hasAuthors)],
    made: imprint(c, publisherOf(c.record), year(c.record)),
  };
}

/** A paper of proceedings, a chapter of a book: 析出题名[C]//责任者. 论文集. 出版地：出版者，年：页. */
function part(c: Citing, host: string): Pattern {
  const editors = joinNames(c.record, editorsOf(c.record), marks[c.style].comma);
  const head = `${oneLine(c.record.title)}[${c.code}]//`;
  const title = bookName(host);
  return {
    parts: [...(editors === '' ? [`${head}${title}`] : [`${head}${editors}`, title]), ...beforeImprint(c, false)],
    made: imprint(c, publisherOf(c.record), year(c.record)),
  };
}

/** A talk that was not printed. The edition of 2015 has no pattern for it and takes the meeting as the publisher. */
function talk(c: Citing): Pattern {
  const when = (c.record.dates.event ?? c.record.dates.document ?? '').slice(0, 4);
  const head = `${oneLine(c.record.title)}[${c.code}]`;
  if (c.style === 'GB/T 7714-2015') return { parts: [head], made: imprint(c, c.meeting, when) };
  const m = marks[c.style];
  const page = c.page === undefined ? pagesOf(c.record) : String(c.page);
  const at = joined([joined([c.meeting, when], m.comma), page], m.colon);
  return at === '' ? { parts: [head], made: '' } : { parts: [], made: `${head}//${at}` };
}

function journal(c: Citing): Pattern {
  const m = marks[c.style];
  const { record } = c;
  const volume = extra(record, 'volume') ?? '';
  const issue = extra(record, 'issue');
  const bracketed = issue === undefined ? '' : `${m.open}${issue}${m.close}`;
  const dated = joined([extra(record, 'journal') ?? '', year(record), volume], m.comma);
  const pages = c.page === undefined ? pagesOf(record) : String(c.page);
  return { parts: [`${oneLine(record.title)}[${c.code}]`], made: joined([`${dated}${bracketed}`, pages], m.colon) };
}

function newspaper(c: Citing): Pattern {
  const m = marks[c.style];
  const sheet = pagesOf(c.record);
  const dated = joined([newspaperOf(c.record) ?? '', c.record.dates.document ?? ''], m.comma);
  return {
    parts: [`${oneLine(c.record.title)}[${c.code}]`],
    made: `${dated}${sheet === '' ? '' : `${m.open}${sheet}${m.close}`}`,
  };
}

/** 题名：编号[R] */
function numbered(c: Citing, number: string | undefined, title = oneLine(c.record.title)): string {
  const known = oneLine(number ?? '');
  return `${joined([title, known], marks[c.style].colon)}[${c.code}]`;
}

function report(c: Citing): Pattern {
  const { record } = c;
  const house = publisherOf(record);
  // Read online, a report without publisher is dated by the day it was put there, which `cite` appends.
  const date = !c.online
    ? year(record)
    : house === ''
      ? ''
      : c.style === 'GB/T 7714-2015'
        ? year(record)
        : (record.dates.document ?? '');
  const number = extra(record, 'reportNumber') ?? record.source.archiveNumber;
  return {
    parts: [numbered(c, number, bookName(oneLine(record.title))), ...beforeImprint(c, false)],
    made: imprint(c, house, date),
  };
}

function archiveItem(c: Citing): Pattern {
  const { record } = c;
  const date = c.style === 'GB/T 7714-2015' ? year(record) : (record.dates.document ?? '');
  // Who published an item is not who keeps it.
  const made = imprint(c, extra(record, 'holder') ?? '', date);
  return { parts: [numbered(c, record.source.archiveNumber ?? extra(record, 'reportNumber'))], made };
}

function standard(c: Citing): Pattern {
  const { number, title } = standardOf(c.record) ?? { number: '', title: oneLine(c.record.title) };
  if (c.style === 'GB/T 7714-2025') {
    const dashed = number.replace(/[-–](?=\d{4}$)/, '—');
    return { parts: [`${joined([dashed, title], ' ')}[${c.code}]`], made: '' };
  }
  const dashed = number.replace(/[—–](?=\d{4}$)/, '-');
  return { parts: [numbered(c, dashed, title)], made: imprint(c, publisherOf(c.record), year(c.record)) };
}

function thesis(c: Citing): Pattern {
  const school = publisherOf(c.record) || (extra(c.record, 'holder') ?? '');
  return { parts: [`${oneLine(c.record.title)}[${c.code}]`], made: imprint(c, school, year(c.record)) };
}

export function patternOf(c: Citing): Pattern {
  const { record, type } = c;
  const host = extra(record, 'bookTitle');
  const isBook = type === 'M' || type === 'C' || type === 'G';
  if (host !== undefined && (isBook || type === 'R')) return part(c, host);
  switch (type) {
    case 'M':
    case 'G':
      return book(c);
    case 'C':
      return record.kind === 'publication' ? book(c) : talk(c);
    case 'J':
      return journal(c);
    case 'N':
      return newspaper(c);
    case 'R':
      return report(c);
    case 'A':
      return archiveItem(c);
    case 'S':
      return standard(c);
    case 'D':
      return thesis(c);
    case 'P':
      return { parts: [numbered(c, extra(record, 'patentNumber'))], made: record.dates.document ?? '' };
    case 'EB':
      return { parts: [`${oneLine(record.title)}[${c.code}]`], made: '' };
  }
}

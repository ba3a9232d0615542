/**
 * One-line citations after GB/T 7714-2025 (default) and GB/T 7714-2015.
 *
 * Only what a record states is cited: a missing author, place or date is left out, never filled in. An event's date is
 * not a publication date and is not used as one. The 2025 edition sets full-width marks except `.` and `[ ]`, and keeps
 * the date of access for web pages only.
 */
import type { ArchiveRecord, CitationStyle } from '../../contract/index.ts';

export const defaultStyle: CitationStyle = 'GB/T 7714-2025';

/** Document types of the standard that the archive's kinds can be. */
export type DocumentType = 'M' | 'J' | 'N' | 'C' | 'R' | 'EB' | 'A';

export type Citable = Pick<ArchiveRecord, 'title' | 'kind' | 'source' | 'dates' | 'people' | 'extra'>;

export interface CitationOptions {
  style?: CitationStyle;
  /** The meeting a speech was given at, from the record's relations. */
  meeting?: string | undefined;
  /** Page of the quoted passage. */
  page?: number | undefined;
}

interface Marks {
  comma: string;
  colon: string;
  open: string;
  close: string;
}
const marks: Record<CitationStyle, Marks> = {
  'GB/T 7714-2025': { comma: '，', colon: '：', open: '（', close: '）' },
  'GB/T 7714-2015': { comma: ', ', colon: ': ', open: '(', close: ')' },
};

/** A field the interchange brought beside the known ones, where it is a non-empty string or a number. */
function extra(record: Citable, name: string): string | undefined {
  const value = Object.hasOwn(record.extra, name) ? record.extra[name] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? oneLine(value) : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const newspaperName = /^《?(\p{Script=Han}{2,10}(?:日报|晚报|早报|晨报|时报|周报|导报))》?$/u;
const websiteName = /^[\p{Script=Han}A-Za-z0-9·]{2,24}(?:网|网站|公众号|客户端|平台)$/u;

function newspaperOf(record: Citable): string | undefined {
  return extra(record, 'newspaper') ?? newspaperName.exec(oneLine(record.source.name ?? ''))?.[1];
}

export function documentType(record: Citable, meeting?: string): DocumentType {
  const online = record.source.url !== undefined && record.source.url !== '';
  if (record.kind === 'web-copy') return 'EB';
  if (extra(record, 'journal') !== undefined) return 'J';
  if ((record.kind === 'report' || record.kind === 'article') && newspaperOf(record) !== undefined) return 'N';
  if (record.kind === 'publication') return 'M';
  if (record.source.archiveNumber !== undefined && record.source.archiveNumber !== '') return 'A';
  if (record.kind === 'research' || record.kind === 'briefing') return 'R';
  if (record.kind === 'speech' && meeting !== undefined) return 'C';
  return online ? 'EB' : 'A';
}

/** First three and 等 (et al. for Latin names) when there are four or more. */
function names(list: readonly string[], comma: string): string {
  if (list.length <= 3) return list.join(comma);
  const latin = list.every((name) => /^[\p{Script=Latin}\s.'’-]+$/u.test(name));
  return [...list.slice(0, 3), latin ? 'et al' : '等'].join(comma);
}

function authorsOf(record: Citable, type: DocumentType): string[] {
  const stated = oneLine(record.source.author ?? '');
  if (stated !== '')
    return stated
      .split(/\s*[、；;，]\s*|,\s+/)
      .map((name) => name.replace(/[.．]$/, ''))
      .filter((name) => name !== '');
  const wanted = type === 'C' || record.kind === 'speech' ? ['speaker', 'author'] : ['author'];
  const people = record.people.filter((p) => wanted.includes(p.role)).map((p) => p.name);
  if (people.length > 0 && !(record.kind === 'speech' && people.length > 3)) return people;
  // The body that answers for a web page is cited in the place of its author.
  if (type !== 'EB') return [];
  const publisher = oneLine(record.source.publisher ?? '');
  if (publisher !== '') return [publisher];
  const name = oneLine(record.source.name ?? '');
  return websiteName.test(name) ? [name] : [];
}

function year(record: Citable): string {
  return record.dates.document?.slice(0, 4) ?? '';
}

/** 出版地：出版者，年 (of an archive item 藏地：收藏单位，日期), of whatever is known. */
function imprint(record: Citable, type: DocumentType, m: Marks, date: string): string {
  const place = extra(record, 'place') ?? '';
  // Who published an item is not who keeps it.
  const publisher = type === 'A' ? (extra(record, 'holder') ?? '') : oneLine(record.source.publisher ?? '');
  const house = [place, publisher].filter((part) => part !== '').join(m.colon);
  return [house, date].filter((part) => part !== '').join(m.comma);
}

function pageSuffix(record: Citable, page: number | undefined, m: Marks): string {
  const pages = page === undefined ? extra(record, 'pages') : String(page);
  return pages === undefined ? '' : `${m.colon}${pages}`;
}

/** Ends a part with one full stop, keeping a stop, question or exclamation mark that is already there. */
function stop(part: string): string {
  return /[.?!？！。]$/.test(part) ? part.replace(/。$/, '.') : `${part}.`;
}

export function cite(record: Citable, options: CitationOptions = {}): string {
  const style = options.style ?? defaultStyle;
  const m = marks[style];
  const type = documentType(record, options.meeting);
  const url = oneLine(record.source.url ?? '');
  const code = url === '' ? type : `${type}/OL`;
  const number = oneLine(record.source.archiveNumber ?? extra(record, 'reportNumber') ?? '');
  const numbered = number !== '' && (type === 'A' || type === 'R') ? `${m.colon}${number}` : '';
  const head = `${oneLine(record.title)}${numbered}[${code}]`;
  const page = pageSuffix(record, options.page, m);
  const published = record.dates.document ?? '';
  const accessed = record.dates.capture ?? '';

  const parts: string[] = [];
  const authors = names(authorsOf(record, type), m.comma);
  if (authors !== '') parts.push(stop(authors));

  switch (type) {
    case 'M': {
      parts.push(stop(head));
      const edition = extra(record, 'edition');
      if (edition !== undefined) parts.push(stop(edition));
      const made = imprint(record, type, m, year(record));
      if (`${made}${page}` !== '') parts.push(stop(`${made}${made === '' ? page.slice(m.colon.length) : page}`));
      break;
    }
    case 'J': {
      parts.push(stop(head));
      const volume = extra(record, 'volume') ?? '';
      const issue = extra(record, 'issue');
      const number = `${volume}${issue === undefined ? '' : `${m.open}${issue}${m.close}`}`;
      const dated = [extra(record, 'journal') ?? '', year(record)].filter((part) => part !== '').join(m.comma);
      const joint = number === '' ? '' : volume === '' ? number : `${m.comma}${number}`;
      parts.push(stop(`${dated}${joint}${page}`));
      break;
    }
    case 'N': {
      parts.push(stop(head));
      const sheet = extra(record, 'pages');
      const dated = [newspaperOf(record) ?? '', published].filter((part) => part !== '').join(m.comma);
      parts.push(stop(`${dated}${sheet === undefined ? '' : `${m.open}${sheet}${m.close}`}`));
      break;
    }
    case 'C': {
      const meeting = oneLine(options.meeting ?? '');
      const when = (record.dates.event ?? published).slice(0, 4);
      const at = [meeting, when].filter((part) => part !== '').join(m.comma);
      parts.push(stop(`${head}//${at}${page}`));
      break;
    }
    case 'EB':
      parts.push(stop(head));
      break;
    default: {
      parts.push(stop(head));
      // Archive items carry the full date they bear; reports the year, or the date where they are read online.
      const dated = type === 'A' ? published : url === '' ? year(record) : '';
      const made = imprint(record, type, m, dated);
      if (`${made}${page}` !== '') parts.push(stop(`${made}${made === '' ? page.slice(m.colon.length) : page}`));
    }
  }

  if (url !== '') {
    const dateOnline = type === 'EB' || type === 'R' ? published : '';
    const keepAccess = accessed !== '' && (style === 'GB/T 7714-2015' || type === 'EB');
    const bracketed = style === 'GB/T 7714-2015' || type === 'EB';
    const first = dateOnline === '' ? '' : bracketed ? `${m.open}${dateOnline}${m.close}` : dateOnline;
    const dates = `${first}${keepAccess ? `[${accessed}]` : ''}`;
    if (dates !== '') parts.push(stop(dates));
    parts.push(`${url}.`);
  }
  return parts.join(' ');
}

/** Numbers records by first appearance, as the sequential system of the standard wants it. */
export function createNumbering(): { numberOf(recordId: string): number; order: readonly string[] } {
  const order: string[] = [];
  const known = new Map<string, number>();
  return {
    order,
    numberOf(recordId) {
      const found = known.get(recordId);
      if (found !== undefined) return found;
      order.push(recordId);
      known.set(recordId, order.length);
      return order.length;
    },
  };
}

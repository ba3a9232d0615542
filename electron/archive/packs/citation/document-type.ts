/** Which document type of GB/T 7714 a record is: as it says itself, else by its kind and what it states. */
import type { CitationStyle } from '../../../contract/index.ts';
import { type Citable, extra, oneLine } from './facts.ts';

export const documentTypes = ['M', 'C', 'G', 'N', 'J', 'D', 'R', 'S', 'P', 'A', 'EB'] as const;
/** `G` is of the edition of 2015 only: that of 2025 has no type for compilations. */
export type DocumentType = (typeof documentTypes)[number];

const newspaperName = /^《?(\p{Script=Han}{2,10}(?:日报|晚报|早报|晨报|时报|周报|导报))》?$/u;

export function newspaperOf(record: Citable): string | undefined {
  return extra(record, 'newspaper') ?? newspaperName.exec(oneLine(record.source.name ?? ''))?.[1];
}

function isStated(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}

/** Where a standard's number was not given by itself, it opens or ends the title: GB/T 9704—2012, T/ABC 001-2023. */
const standardNumber =
  /^((?:GB|DB\d{2}|DA|SF|T|Q|ISO|IEC)(?:\/[A-Z]+)?\s?[\dA-Z.]+(?:-\d+)?[-—–]\d{4})\s+(?=\S)|\s+((?:GB|DB\d{2}|DA|SF|T|Q|ISO|IEC)(?:\/[A-Z]+)?\s?[\dA-Z.]+(?:-\d+)?[-—–]\d{4})$/;

export function standardOf(record: Citable): { number: string; title: string } | undefined {
  const title = oneLine(record.title);
  const inTitle = standardNumber.exec(title);
  const number = extra(record, 'standardNumber') ?? inTitle?.[1] ?? inTitle?.[2];
  return number === undefined ? undefined : { number, title: title.replace(standardNumber, '').trim() };
}

/** A title that is itself the name of a collection. */
const proceedings = /(?:论文集|会议录|会议文集|研讨会文集)(?:[：:（(].*)?$|proceedings/i;
const compilation = /(?:汇编|选编|汇集|资料集|文件集|法规集)(?:[：:（(].*)?$/;
/** A house that publishes, not an office that prints for itself. */
const press = /出版|书局|书社|印书馆|press|publish/i;

function isPublished(record: Citable): boolean {
  return isStated(extra(record, 'isbn')) || press.test(record.source.publisher ?? '');
}

/** The type of a book by its title: of the item itself, or of the one it is a part of. */
function bookType(record: Citable, title: string, style: CitationStyle): DocumentType {
  if (proceedings.test(title)) return 'C';
  if (!compilation.test(title)) return 'M';
  if (style === 'GB/T 7714-2015') return 'G';
  if (isPublished(record)) return 'M';
  return isStated(record.source.archiveNumber) ? 'A' : 'R';
}

function statedType(record: Citable, style: CitationStyle): DocumentType | undefined {
  const stated = extra(record, 'documentType')?.toUpperCase().replace(/\/OL$/, '');
  const found = documentTypes.find((type) => type === stated);
  if (found !== 'G' || style === 'GB/T 7714-2015') return found;
  return isPublished(record) ? 'M' : isStated(record.source.archiveNumber) ? 'A' : 'R';
}

/** @param meeting title of the meeting a speech was given at */
export function documentType(record: Citable, meeting?: string, style: CitationStyle = 'GB/T 7714-2025'): DocumentType {
  const stated = statedType(record, style);
  if (stated !== undefined) return stated;
  if (record.kind === 'web-copy') return 'EB';
  if (isStated(extra(record, 'patentNumber'))) return 'P';
  if (isStated(extra(record, 'degree'))) return 'D';
  if (isStated(extra(record, 'standardNumber'))) return 'S';
  if (record.kind === 'regulation' && standardOf(record) !== undefined) return 'S';
  if (isStated(extra(record, 'journal'))) return 'J';
  if (isStated(extra(record, 'newspaper'))) return 'N';
  const book = extra(record, 'bookTitle');
  if (book !== undefined) return bookType(record, book, style);
  if ((record.kind === 'report' || record.kind === 'article') && newspaperOf(record) !== undefined) return 'N';
  if (record.kind === 'publication') return bookType(record, oneLine(record.title), style);
  if (isStated(record.source.archiveNumber)) return 'A';
  if (record.kind === 'research' || record.kind === 'briefing') return 'R';
  if (record.kind === 'speech' && meeting !== undefined) return 'C';
  return isStated(record.source.url) ? 'EB' : 'A';
}

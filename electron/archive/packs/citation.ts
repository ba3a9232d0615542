/**
 * One-line citations after GB/T 7714-2025 (default) and GB/T 7714-2015.
 *
 * Only what a record states is cited: a missing author, place or date is left out, never filled in. An event's date is
 * not a publication date and is not used as one. The edition of 2015 gives the date of access of everything read online;
 * that of 2025 of web pages only.
 */
import type { CitationStyle } from '../../contract/index.ts';
import { joinNames, leadingNames } from './citation/contributors.ts';
import { documentType } from './citation/document-type.ts';
import { type Citable, extra, oneLine } from './citation/facts.ts';
import { type Citing, marks, patternOf, stop } from './citation/patterns.ts';

export { type DocumentType, documentType } from './citation/document-type.ts';
export type { Citable } from './citation/facts.ts';

export const defaultStyle: CitationStyle = 'GB/T 7714-2025';

export interface CitationOptions {
  style?: CitationStyle;
  /** The meeting a speech was given at, from the record's relations. */
  meeting?: string | undefined;
  /** Page of the quoted passage. */
  page?: number | undefined;
}

/** （2022-10-14）[2026-11-23] behind an item that is read online, as far as the edition wants them. */
function onlineDates({ record, type, style, online }: Citing, made: string): string {
  if (!online) return '';
  const m = marks[style];
  const isWeb = type === 'EB';
  const before = style === 'GB/T 7714-2015';
  const published = record.dates.document ?? '';
  // Of a report only where its imprint has not said the date already.
  const wanted = isWeb || (type === 'R' && (before || !made.includes(published)));
  const bracketed = before || isWeb ? `${m.open}${published}${m.close}` : published;
  const accessed = record.dates.capture ?? '';
  return [
    published === '' || !wanted ? '' : bracketed,
    accessed === '' || !(before || isWeb) ? '' : `[${accessed}]`,
  ].join('');
}

export function cite(record: Citable, options: CitationOptions = {}): string {
  const style = options.style ?? defaultStyle;
  const type = documentType(record, options.meeting, style);
  const url = oneLine(record.source.url ?? '');
  const online = url !== '';
  const citing: Citing = {
    record,
    style,
    type,
    code: online ? `${type}/OL` : type,
    meeting: oneLine(options.meeting ?? ''),
    page: options.page,
    online,
  };
  const { comma } = marks[style];
  const { parts, made } = patternOf(citing);
  const names = leadingNames(record, type, extra(record, 'bookTitle') !== undefined);
  // A standard is cited by number and title alone in the edition of 2025.
  const led = type === 'S' && style === 'GB/T 7714-2025' ? '' : joinNames(record, names, comma);
  const dates = onlineDates(citing, made);
  // A date set bare, as of a report online in 2025, is a part by itself.
  const last = /^\d/.test(dates) ? [made, dates] : [`${made}${dates}`];
  const said = [led, ...parts, ...last].filter((part) => part !== '').map(stop);
  return [...said, ...(online ? [`${url}.`] : [])].join(' ');
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

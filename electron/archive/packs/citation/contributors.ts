/** Who answers for an item: authors or those who stand in their place, and editors and translators beside them. */

import type { DocumentType } from './document-type.ts';
import { type Citable, extraNames, isInLatin, oneLine, splitNames } from './facts.ts';

const websiteName = /^[\p{Script=Han}A-Za-z0-9·]{2,24}(?:网|网站|公众号|客户端|平台)$/u;

/** First three and 等 (et al. for items in Latin script) when there are four or more. */
export function joinNames(record: Citable, list: readonly string[], comma: string): string {
  if (list.length <= 3) return list.join(comma);
  return [...list.slice(0, 3), isInLatin(record, list) ? 'et al' : '等'].join(comma);
}

function peopleOf(record: Citable, ...roles: string[]): string[] {
  return record.people.filter((p) => roles.includes(p.role)).map((p) => oneLine(p.name));
}

/** Of the item itself, as it states them. */
export function statedAuthors(record: Citable, type: DocumentType): string[] {
  const stated = splitNames(record.source.author ?? '');
  if (stated.length > 0) return stated;
  const isTalk = record.kind === 'speech' || (type === 'C' && record.kind !== 'publication');
  const people = peopleOf(record, 'author', ...(isTalk ? ['speaker'] : []));
  // A list of all who spoke is not the list of a speech's authors.
  return record.kind === 'speech' && people.length > 3 ? [] : people;
}

/** Of the whole item; of a part, those of the book it stands in. */
export function editorsOf(record: Citable): string[] {
  const stated = extraNames(record, 'editor');
  return stated.length > 0 ? stated : peopleOf(record, 'editor');
}

export function translatorsOf(record: Citable): string[] {
  return extraNames(record, 'translator');
}

/** Whom a citation begins with. */
export function leadingNames(record: Citable, type: DocumentType, isPart: boolean): string[] {
  const authors = statedAuthors(record, type);
  if (authors.length > 0) return authors;
  if (!isPart && type !== 'EB') return editorsOf(record);
  // The body that answers for a web page is cited in the place of its author.
  if (type !== 'EB') return [];
  const publisher = oneLine(record.source.publisher ?? '');
  if (publisher !== '') return [publisher];
  const name = oneLine(record.source.name ?? '');
  return websiteName.test(name) ? [name] : [];
}

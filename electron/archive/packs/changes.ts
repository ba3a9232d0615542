/** Quotations whose source was corrected: what stands there now, and taking them anew. */
import type { ArchiveRecord, ChangedQuotation, Pack, PackItem } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { answeringPassage } from './answering.ts';
import { findQuote } from './check.ts';
import { cutPassage } from './passage.ts';

type Excerpt = Extract<PackItem, { type: 'excerpt' }>;

/** Null for one that still stands in its record, letter for letter. */
function changed(item: Excerpt, record: ArchiveRecord | null): ChangedQuotation | null {
  if (record !== null && findQuote(record.text, item.quote, item.locator.start).state !== 'changed') return null;
  const found = record === null ? null : answeringPassage(record.text, item.quote, item.locator.start);
  return {
    itemId: item.id,
    recordId: item.recordId,
    recordTitle: record?.title ?? '',
    before: item.quote,
    after: record === null || found === null ? null : cutPassage(record, found.start, found.end),
  };
}

/** @throws DoorError NOT_FOUND */
export function changedQuotations(parts: ArchiveParts, id: string): ChangedQuotation[] {
  return parts.packs
    .get(id)
    .items.flatMap((item) => (item.type === 'excerpt' ? (changed(item, parts.records.get(item.recordId)) ?? []) : []));
}

/** One that only moved is tied to its new place; one that changed is taken anew; one that is gone stays as it is. */
function renewed(item: PackItem, record: ArchiveRecord | null): PackItem {
  if (item.type !== 'excerpt' || record === null) return item;
  const { state, start } = findQuote(record.text, item.quote, item.locator.start);
  const found =
    state === 'changed'
      ? answeringPassage(record.text, item.quote, item.locator.start)
      : { start, end: start + item.quote.length };
  if (found === null) return item;
  return { ...item, ...cutPassage(record, found.start, found.end), textSha256: record.textSha256 };
}

/** @throws DoorError NOT_FOUND, CONFLICT */
export function rebuildPack(parts: ArchiveParts, input: { id: string; version: number; items: string[] }): Pack {
  const wanted = new Set(input.items);
  return parts.packs.rebuild(input.id, input.version, (items) =>
    items.map((item) =>
      wanted.has(item.id) && item.type === 'excerpt' ? renewed(item, parts.records.get(item.recordId)) : item,
    ),
  );
}

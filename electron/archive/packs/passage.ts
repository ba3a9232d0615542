/** Cuts passages out of a record's text, and says where they stand. */
import type { ArchiveRecord, Locator } from '../../contract/index.ts';
import { paragraphs } from '../../text/index.ts';
import { DoorError } from '../errors.ts';

function isLowSurrogate(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Says where `[start, end)` of the record's text stands, as a person would; reads the text once for many passages. */
export function locating(record: ArchiveRecord): (start: number, end: number) => Locator {
  let blocks: ReturnType<typeof paragraphs> | undefined;
  let headings: RegExpExecArray[] | undefined;
  return (start, end) => {
    blocks ??= paragraphs(record.text);
    headings ??= record.format === 'markdown' ? [...record.text.matchAll(/^#{1,6}[ \t]+(.+)$/gm)] : [];
    const paragraph = blocks.findLast((p) => p.start <= start)?.index ?? 1;
    const page = record.pages.findLast((mark) => mark.start <= start)?.page;
    const heading = headings.findLast((m) => m.index < start)?.[1]?.trim();
    return {
      start,
      end,
      paragraph,
      ...(page === undefined ? {} : { page }),
      ...(heading === undefined ? {} : { heading }),
    };
  };
}

export function locatorOf(record: ArchiveRecord, start: number, end: number): Locator {
  return locating(record)(start, end);
}

/** Cuts a passage: whole characters, without blank edges. @throws DoorError NOT_FOUND when nothing is left */
export function cutPassage(record: ArchiveRecord, from: number, to: number): { quote: string; locator: Locator } {
  const { text } = record;
  let start = Math.max(0, Math.min(from, text.length));
  let end = Math.max(start, Math.min(to, text.length));
  if (start > 0 && isLowSurrogate(text, start)) start--;
  if (end < text.length && isLowSurrogate(text, end)) end++;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end === start) throw new DoorError('NOT_FOUND', { id: record.id, detail: `${from}–${to}` });
  return { quote: text.slice(start, end), locator: locatorOf(record, start, end) };
}

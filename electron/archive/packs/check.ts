/** How the items of a recipe stand against the archive of now, and which of them a person must look at. */
import type { ArchiveRecord, ItemCheck, Pack, PackItem } from '../../contract/index.ts';
import { cite } from './citation.ts';
import { meetingOf } from './meeting.ts';
import { holdsPersonal } from './personal.ts';
import type { PackSource } from './source.ts';

export type ItemState = ItemCheck['state'];

/** Where the quotation stands now: where it was, elsewhere (the nearest place), or nowhere. */
export function findQuote(text: string, quote: string, was: number): { state: ItemState; start: number } {
  if (text.startsWith(quote, was)) return { state: 'ok', start: was };
  const after = text.indexOf(quote, was);
  const before = text.lastIndexOf(quote, was);
  if (after < 0 && before < 0) return { state: 'changed', start: was };
  const nearer = after < 0 || (before >= 0 && was - before <= after - was) ? before : after;
  return { state: 'moved', start: nearer };
}

function stateOf(item: PackItem, record: ArchiveRecord | null): ItemState {
  if (record === null) return 'missing';
  if (item.type !== 'excerpt') return 'ok';
  return findQuote(record.text, item.quote, item.locator.start).state;
}

/** One line per record and quotation, in the order of the pack; sections and notes need none. */
export function check(pack: Pick<Pack, 'items'>, source: PackSource): ItemCheck[] {
  return pack.items.flatMap((item): ItemCheck[] => {
    if (item.type !== 'record' && item.type !== 'excerpt') return [];
    const record = source.record(item.recordId);
    const page = item.type === 'excerpt' ? item.locator.page : undefined;
    return [
      {
        itemId: item.id,
        state: stateOf(item, record),
        recordTitle: record?.title ?? '',
        marks: [
          ...(record?.quality ?? []),
          ...(item.type === 'excerpt' && holdsPersonal(item.quote) ? ['personal'] : []),
        ],
        citation: record === null ? '' : cite(record, { meeting: meetingOf(record, source), page }),
      },
    ];
  });
}

/** True when something in the pack is marked, has changed, or is gone: an export then asks a person first. */
export function needsConfirmation(checks: readonly ItemCheck[]): boolean {
  return checks.some((c) => c.marks.length > 0 || c.state === 'changed' || c.state === 'missing');
}

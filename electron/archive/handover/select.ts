/** Which records a selection means: those named, those a question finds, and those a pack is made of. */
import type { HandoverSelection, Pack, PackItem } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { DoorError } from '../errors.ts';

export interface Selected {
  /** In the order of their ids. */
  ids: string[];
  pack: Pack | null;
  /** Named by the pack and not here. */
  absent: string[];
}

export function recordsOf(item: PackItem): string[] {
  if ('recordId' in item) return [item.recordId];
  return 'records' in item ? item.records : [];
}

/** Meetings give a citation its words, so they go with the records that were given there. */
function meetingsOf(parts: ArchiveParts, id: string): string[] {
  const relations = parts.records.get(id)?.relations ?? [];
  return relations.flatMap((r) => (r.type === 'presented-at' || r.type === 'part-of' ? [r.target] : []));
}

/** @throws DoorError NOT_FOUND for a record or pack that is named and not here; CONFLICT empty-selection */
export function select(parts: ArchiveParts, { packId, records = [], query }: HandoverSelection): Selected {
  const here = (id: string): boolean => parts.records.ridOf(id) !== null;
  const pack = packId === undefined ? null : parts.packs.get(packId);
  const ids = new Set<string>();
  for (const id of records) {
    if (!here(id)) throw new DoorError('NOT_FOUND', { id });
    ids.add(id);
  }
  if (query !== undefined) {
    const asked = { ...query, offset: 0, limit: 1 };
    for (const rid of parts.search.matching(asked).rids) {
      const id = parts.records.summary(rid)?.id;
      if (id !== undefined) ids.add(id);
    }
  }
  const named = new Set((pack?.items ?? []).flatMap(recordsOf));
  for (const id of named) {
    if (!here(id)) continue;
    ids.add(id);
    for (const meeting of meetingsOf(parts, id)) if (here(meeting)) ids.add(meeting);
  }
  if (ids.size === 0 && pack === null) throw new DoorError('CONFLICT', { why: 'empty-selection' });
  return { ids: [...ids].sort(), pack, absent: [...named].filter((id) => !here(id)) };
}

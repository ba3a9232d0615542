/** Changes a stored pack from elsewhere than its editor: adds records without doubling them, takes them out again. */
import type { Pack, PackQuery } from '../../../../electron/contract/packs.ts';
import { client } from '../../client.ts';
import { codeOf } from '../../lib/errors.ts';
import { queries } from '../../lib/queries.ts';

/** A pack that was saved meanwhile is read again, as often as this, before the person is told. */
const TRIES = 3;

export async function changePack(id: string, change: (pack: Pack) => Pack, tries = TRIES): Promise<Pack> {
  const now = await client.packs.get({ id });
  const { version, title, template, cover, options, items } = change(now);
  try {
    const saved = await client.packs.save({ id, version, title, template, cover, options, items });
    queries.setQueryData(['pack', id], saved);
    return saved;
  } catch (error) {
    if (codeOf(error) !== 'CONFLICT' || tries <= 1) throw error;
    return changePack(id, change, tries - 1);
  }
}

export interface AddedRecords {
  pack: Pack;
  added: number;
  /** Those that were in the pack as whole records already. */
  skipped: number;
  /** Takes out what was put in, and nothing else. */
  undo(): Promise<Pack>;
}

export async function addRecords(
  id: string,
  records: readonly string[],
  from: PackQuery | null,
): Promise<AddedRecords> {
  const before = await client.packs.get({ id });
  const there = new Set(before.items.flatMap((item) => (item.type === 'record' ? [item.recordId] : [])));
  const fresh = records.filter((record) => !there.has(record));
  const skipped = records.length - fresh.length;
  if (fresh.length === 0) return { pack: before, added: 0, skipped, undo: async () => before };
  const pack = await client.packs.add({
    id,
    items: fresh.map((recordId) => ({ recordId })),
    ...(from === null ? {} : { from }),
  });
  const known = new Set(before.items.map((item) => item.id));
  const wanted = new Set(fresh);
  const made = new Set(
    pack.items.flatMap((item) =>
      item.type === 'record' && wanted.has(item.recordId) && !known.has(item.id) ? [item.id] : [],
    ),
  );
  const asked = new Set(before.options.queries.map((query) => JSON.stringify(query)));
  const came = new Set(pack.options.queries.map((query) => JSON.stringify(query)).filter((query) => !asked.has(query)));
  return {
    pack,
    added: fresh.length,
    skipped,
    undo: () =>
      changePack(id, (now) => ({
        ...now,
        items: now.items.filter((item) => !made.has(item.id)),
        options: { ...now.options, queries: now.options.queries.filter((query) => !came.has(JSON.stringify(query))) },
      })),
  };
}

/** How each item of a set stands against this archive. Reads only; asked again right before an item is taken. */
import type { HandoverState, Pack, PackRecipe, RecordState } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { stateKey } from '../catalogue/record-state.ts';
import { type Copies, copyId, recipeWithCopies, withCopies } from './copies.ts';
import { type CheckedSet, recordIn, type SetEntry } from './read-set.ts';
import type { Standing } from './room.ts';
import { recipeKey, type SetPack, stateOf } from './set-format.ts';

/** What came in beside ours before, by the ids of the set. */
export function copiesOf(parts: ArchiveParts, set: CheckedSet): Map<string, string> {
  const copies = new Map<string, string>();
  for (const { id, key } of set.records.values()) {
    const copy = copyId('record', id, key);
    if (parts.records.ridOf(copy) !== null) copies.set(id, copy);
  }
  return copies;
}

function compared(
  ourKey: string,
  ourFormer: () => readonly string[],
  keys: ReadonlySet<string>,
  theirFormer: readonly string[],
): HandoverState {
  if (keys.has(ourKey)) return 'same';
  if (theirFormer.includes(ourKey)) return 'newer';
  return ourFormer().some((key) => keys.has(key)) ? 'older' : 'conflict';
}

export async function standingOfRecord(
  parts: ArchiveParts,
  set: CheckedSet,
  entry: SetEntry,
  copies: Copies,
): Promise<Standing> {
  const ours = parts.revisions.present(entry.id);
  if (ours === null) return { state: 'new', copy: null, ours: 0 };
  const copy = copies.get(entry.id) ?? null;
  if (copy !== null) return { state: 'same', copy, ours: ours.revision };
  const keys = new Set([entry.key]);
  // Taken with its references changed, it is the same all the same.
  if (entry.targets.some((target) => copies.has(target)))
    keys.add(stateKey(withCopies(stateOf(await recordIn(set, entry)), copies)));
  const former = (): string[] => parts.revisions.lineage(entry.id);
  return { state: compared(stateKey(ours), former, keys, entry.formerKeys), copy: null, ours: ours.revision };
}

export function packHere(parts: ArchiveParts, id: string): Pack | null {
  return parts.packs.list().some((pack) => pack.id === id) ? parts.packs.get(id) : null;
}

export function standingOfPack(parts: ArchiveParts, theirs: SetPack, copies: Copies): Standing {
  const ours = packHere(parts, theirs.id);
  if (ours === null) return { state: 'new', copy: null, ours: 0 };
  const copy = copyId('pack', theirs.id, theirs.contentKey);
  if (packHere(parts, copy) !== null) return { state: 'same', copy, ours: ours.version };
  const keys = new Set([theirs.contentKey, recipeKey(recipeWithCopies(theirs, copies))]);
  const former = (): string[] =>
    parts.packs.versions(ours.id).map(({ version }) => recipeKey(parts.packs.version(ours.id, version)));
  return { state: compared(recipeKey(ours), former, keys, theirs.formerKeys), copy: null, ours: ours.version };
}

export interface BothSides<T> {
  ours: T | null;
  theirs: T;
}

export async function recordSides(
  parts: ArchiveParts,
  set: CheckedSet,
  entry: SetEntry,
): Promise<BothSides<RecordState>> {
  return { ours: parts.revisions.present(entry.id), theirs: stateOf(await recordIn(set, entry)) };
}

export function packSides(parts: ArchiveParts, theirs: SetPack): BothSides<PackRecipe> {
  const recipe = ({ title, template, cover, options, items }: PackRecipe): PackRecipe => ({
    title,
    template,
    cover,
    options,
    items,
  });
  const ours = packHere(parts, theirs.id);
  return { ours: ours === null ? null : recipe(ours), theirs: recipe(theirs) };
}

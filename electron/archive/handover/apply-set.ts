/**
 * Takes what was decided, one transaction an item. Each item is compared once more before it is taken; so a set that
 * is applied again after a stop or a kill finds what it brought before and does nothing twice.
 */
import {
  type HandoverApply,
  type HandoverDecision,
  type HandoverKind,
  type HandoverRow,
  type HandoverState,
  handoverDefaults,
  type RecordState,
} from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { saidBy } from '../catalogue/record-state.ts';
import { createRecordWriter } from '../catalogue/write-records.ts';
import type { WriteDb } from '../db/open.ts';
import { audit, now } from '../db/rows.ts';
import { adoptPack } from '../packs/adopt.ts';
import { type Copies, copyId, recipeWithCopies, withCopies } from './copies.ts';
import { type CheckedSet, recordIn, type SetEntry } from './read-set.ts';
import type { Standing } from './room.ts';
import { badSet, originalPath, type SetPack, type SetRecord, stateOf } from './set-format.ts';
import { copiesOf, packHere, standingOfPack, standingOfRecord } from './standing.ts';

type Choices = Pick<HandoverApply, 'defaults' | 'decisions'>;
type Taken = Pick<HandoverRow, 'outcome' | 'copy'>;
type Decide = (kind: HandoverKind, id: string, state: HandoverState) => HandoverDecision | 'undecided';

/** `undecided` where nobody decided, or decided over another state than there is now. */
function decisionFor(choices: Choices): Decide {
  const chosen = new Map(choices.decisions.map((choice) => [`${choice.kind} ${choice.id}`, choice]));
  return (kind, id, state) => {
    const choice = chosen.get(`${kind} ${id}`);
    if (choice !== undefined)
      return choice.state === undefined || choice.state === state ? choice.decision : 'undecided';
    return choices.defaults[state] ?? handoverDefaults[state] ?? 'undecided';
  };
}

/** Ids of the records that will come in beside ours. */
async function plannedCopies(
  parts: ArchiveParts,
  set: CheckedSet,
  choices: Choices,
  decide: Decide,
  copies: Copies,
): Promise<Map<string, string>> {
  const planned = new Map<string, string>();
  const chosen = new Set(choices.decisions.flatMap((one) => (one.decision === 'both' ? [one.id] : [])));
  const byDefault = Object.values(choices.defaults).includes('both');
  for (const entry of set.records.values()) {
    if (!byDefault && !chosen.has(entry.id)) continue;
    const { state } = await standingOfRecord(parts, set, entry, copies);
    if (state !== 'new' && state !== 'same' && decide('record', entry.id, state) === 'both')
      planned.set(entry.id, copyId('record', entry.id, entry.key));
  }
  return planned;
}

/** Where a state comes from, in the words that are kept with it. */
function originOf({ manifest }: CheckedSet): string {
  return `${manifest.archive.name} ${manifest.at.slice(0, 10)}`.trim();
}

export async function* applySet(
  parts: ArchiveParts,
  writer: WriteDb,
  set: CheckedSet,
  choices: Choices,
): AsyncGenerator<HandoverRow, void> {
  const records = createRecordWriter(writer);
  const decide = decisionFor(choices);
  const copies = copiesOf(parts, set);
  const beside = await plannedCopies(parts, set, choices, decide, copies);
  /** What references follow: copies that are here, and those that will be. */
  const followed = new Map([...copies, ...beside]);
  const from = originOf(set);
  const knownOriginal = writer.prepare<[string], number>('SELECT 1 FROM original WHERE sha256 = ?').pluck();
  const keepOriginal = writer.prepare(
    'INSERT INTO original (sha256, bytes, media_type, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  /** The original as this archive can have it: carried by the set, or here already. */
  async function originalFor(line: SetRecord): Promise<RecordState['original']> {
    if (line.original === null) return null;
    const { carried, ...original } = line.original;
    if (knownOriginal.get(original.sha256) !== undefined) return original;
    if (!carried) return null;
    const place = originalPath(original.sha256);
    const kept = await parts.vault.add(set.files.paths.get(place) ?? '');
    if (kept.sha256 !== original.sha256) throw badSet('file-changed', { file: place });
    return original;
  }

  function write(state: RecordState, line: SetRecord, replace: boolean): void {
    const { original } = state;
    if (original !== null) keepOriginal.run(original.sha256, original.bytes, original.mediaType, now());
    if (replace) parts.revisions.replace(state, { why: from, origin: 'update' });
    else records.write(saidBy(state));
    parts.revisions.inherit(state.id, line.formerKeys, line.cleared);
    audit(writer, 'handover.take', state.id, { set: set.manifest.sha256, from: line.id, replaced: replace });
  }

  async function takeRecord(entry: SetEntry, standing: Standing): Promise<Taken> {
    const decision = decide('record', entry.id, standing.state);
    if (decision === 'keep' || decision === 'undecided')
      return { outcome: decision === 'keep' ? 'kept' : 'undecided', copy: null };
    const line = await recordIn(set, entry);
    const original = await originalFor(line);
    const copy = decision === 'both' && standing.state !== 'new' ? copyId('record', entry.id, entry.key) : null;
    const state = withCopies({ ...stateOf(line), id: copy ?? entry.id, original }, followed);
    return writer
      .transaction((): Taken => {
        const ours = parts.revisions.present(entry.id);
        // Changed here since it was compared: nobody has decided over that.
        if ((ours?.revision ?? 0) !== standing.ours) return { outcome: 'undecided', copy: null };
        if (copy !== null) {
          const relations = [...state.relations, { type: 'version-of' as const, target: entry.id }];
          write({ ...state, relations }, line, false);
          return { outcome: 'both', copy };
        }
        // A set that comes without the original does not take ours away.
        write({ ...state, original: original ?? ours?.original ?? null }, line, ours !== null);
        return { outcome: 'taken', copy: null };
      })
      .immediate();
  }

  function takePack(pack: SetPack, standing: Standing): Taken {
    const decision = decide('pack', pack.id, standing.state);
    if (decision === 'keep' || decision === 'undecided')
      return { outcome: decision === 'keep' ? 'kept' : 'undecided', copy: null };
    const both = decision === 'both' && standing.state !== 'new';
    const id = both ? copyId('pack', pack.id, pack.contentKey) : pack.id;
    const recipe = recipeWithCopies(pack, followed);
    const title = both ? `${pack.title}（${set.manifest.archive.name}）` : pack.title;
    const ours = both ? null : packHere(parts, pack.id);
    writer.transaction(() => adoptPack(writer, id, { ...recipe, title }, ours, from)).immediate();
    return both ? { outcome: 'both', copy: id } : { outcome: 'taken', copy: null };
  }

  function rowOf(
    kind: HandoverKind,
    item: { id: string; title: string },
    standing: Standing,
    taken: Taken,
  ): HandoverRow {
    return { kind, id: item.id, title: item.title, state: standing.state, ...taken };
  }

  // Copies go first: what refers to them is then complete, wherever it stops.
  const entries = [...set.records.values()];
  const isBeside = (entry: SetEntry): boolean => beside.has(entry.id);
  const ordered = [...entries.filter(isBeside), ...entries.filter((entry) => !isBeside(entry))];
  for (const entry of ordered) {
    const standing = await standingOfRecord(parts, set, entry, copies);
    const taken =
      standing.state === 'same'
        ? { outcome: 'already-here' as const, copy: standing.copy }
        : await takeRecord(entry, standing);
    yield rowOf('record', entry, standing, taken);
  }
  for (const pack of set.packs.values()) {
    const standing = standingOfPack(parts, pack, copies);
    const taken =
      standing.state === 'same' ? { outcome: 'already-here' as const, copy: standing.copy } : takePack(pack, standing);
    yield rowOf('pack', pack, standing, taken);
  }
}

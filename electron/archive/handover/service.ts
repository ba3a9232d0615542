/** Sets as the door offers them: made into the exports folder, opened by ticket, compared, applied, let go. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type HandoverApply,
  type HandoverComparison,
  type HandoverExport,
  type HandoverItem,
  type HandoverKind,
  type HandoverOutcome,
  type HandoverPreview,
  type HandoverProgress,
  type HandoverReport,
  type HandoverRow,
  type HandoverSelection,
  type HandoverSet,
  type HandoverState,
  packFields,
} from '../../contract/index.ts';
import { editsBetween } from '../../text/index.ts';
import type { ArchiveParts } from '../archive.ts';
import { changedFields } from '../catalogue/record-state.ts';
import type { WriteDb } from '../db/open.ts';
import { audit } from '../db/rows.ts';
import { DoorError } from '../errors.ts';
import type { ImportRunner } from '../ingest/import-runner.ts';
import { applySet } from './apply-set.ts';
import { readSet } from './read-set.ts';
import type { OpenSet, Standing } from './room.ts';
import { select } from './select.ts';
import { collectFiles, removeFiles } from './set-files.ts';
import { copiesOf, packSides, recordSides, standingOfPack, standingOfRecord } from './standing.ts';
import { writeSet } from './write-set.ts';

const PROGRESS_EVERY_MS = 100;

const keyOf = (kind: HandoverKind, id: string): string => `${kind} ${id}`;

function opened(parts: ArchiveParts, id: string): OpenSet {
  const set = parts.handover.sets.get(id);
  if (set === undefined) throw new DoorError('NOT_FOUND', { id });
  return set;
}

/** @throws DoorError NOT_FOUND, CONFLICT empty-selection, DAMAGED, CANCELLED */
export async function* exportSet(
  parts: ArchiveParts,
  selection: HandoverSelection,
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, HandoverExport> {
  const started = performance.now();
  const selected = select(parts, selection);
  // Known from now on: when it comes back changed, this state is found among its former ones.
  if (selected.pack !== null && parts.writer !== null) parts.packs.keep(selected.pack, 'export', '');
  const targetDir = path.join(parts.exportsFolder, randomUUID());
  await mkdir(targetDir, { recursive: true });
  try {
    const { path: place, ...made } = yield* writeSet(parts, parts.dir, selected, targetDir, signal);
    const ticket = parts.addExport({ path: place, name: made.name, folder: true });
    if (parts.writer !== null)
      audit(parts.writer, 'handover.export', selected.pack?.id ?? parts.identity.id, { records: made.records });
    return { ...made, ticket, absent: selected.absent.length, ms: Math.round(performance.now() - started) };
  } catch (error) {
    await rm(targetDir, { recursive: true, force: true });
    throw error;
  }
}

/** @throws DoorError BAD_SET, NOT_FOUND for an unknown ticket */
export async function* openSet(
  parts: ArchiveParts,
  tickets: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, HandoverSet> {
  const id = randomUUID();
  yield { step: 'unpack', done: 0, of: 0 };
  const sources = await parts.staging.redeem(tickets);
  const files = yield* collectFiles(sources, path.join(parts.handover.folder, id), signal);
  let opened = false;
  try {
    const set = yield* readSet(files, signal);
    const { archive, program, at, madeFor, counts } = set.manifest;
    const own = archive.id === parts.identity.id;
    const info: HandoverSet = { id, archive, own, program, at, madeFor, ...counts };
    const open: OpenSet = { ...set, info, rows: [], looked: null };
    yield* comparing(parts, open);
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
    parts.handover.sets.set(id, open);
    opened = true;
    return info;
  } catch (error) {
    if (signal?.aborted === true) throw new DoorError('CANCELLED');
    throw error;
  } finally {
    if (!opened) await removeFiles(files.owned);
  }
}

/** The archive's state as far as a comparison depends on it. */
function stateOfArchive(parts: ArchiveParts): string {
  const seq = parts.catalogue.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM record').pluck().get();
  const packs = parts.packs.list().map(({ id, updatedAt }) => `${id} ${updatedAt}`);
  return [seq, ...packs].join('\n');
}

/** Compared once, and again only when something here has changed. */
async function* comparing(parts: ArchiveParts, set: OpenSet): AsyncGenerator<HandoverProgress, Map<string, Standing>> {
  const at = stateOfArchive(parts);
  if (set.looked?.at === at) return set.looked.standings;
  const standings = new Map<string, Standing>();
  const copies = copiesOf(parts, set);
  const of = set.packs.size + set.records.size;
  yield { step: 'compare', done: 0, of };
  let told = performance.now();
  for (const pack of set.packs.values()) standings.set(keyOf('pack', pack.id), standingOfPack(parts, pack, copies));
  for (const entry of set.records.values()) {
    standings.set(keyOf('record', entry.id), await standingOfRecord(parts, set, entry, copies));
    if (standings.size % 50 !== 0) continue;
    // Searches go on meanwhile.
    await breathe();
    if (performance.now() - told < PROGRESS_EVERY_MS) continue;
    told = performance.now();
    yield { step: 'compare', done: standings.size, of };
  }
  set.looked = { at, standings };
  return standings;
}

async function standingsOf(parts: ArchiveParts, set: OpenSet): Promise<Map<string, Standing>> {
  const steps = comparing(parts, set);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

async function itemOf(parts: ArchiveParts, set: OpenSet, row: Listed): Promise<HandoverItem> {
  const { kind, id, title, standing } = row;
  const base = { kind, id, title, state: standing.state, copy: standing.copy };
  if (standing.state === 'new') return { ...base, ourTitle: null, changed: [], text: null };
  const entry = set.records.get(id);
  const pack = set.packs.get(id);
  if (kind === 'pack' && pack !== undefined) {
    const { ours, theirs } = packSides(parts, pack);
    const changed = packFields.filter((field) => !isDeepStrictEqual(ours?.[field], theirs[field]));
    return { ...base, ourTitle: ours?.title ?? null, changed, text: null };
  }
  if (entry === undefined) throw new DoorError('NOT_FOUND', { id });
  const { ours, theirs } = await recordSides(parts, set, entry);
  if (ours === null || standing.state === 'same')
    return { ...base, ourTitle: ours?.title ?? null, changed: [], text: null };
  const edits = editsBetween(ours.text, theirs.text);
  const text = {
    removed: edits.reduce((sum, edit) => sum + edit.end - edit.start, 0),
    added: edits.reduce((sum, edit) => sum + edit.newEnd - edit.newStart, 0),
  };
  return { ...base, ourTitle: ours.title, changed: changedFields(ours, theirs), text };
}

interface Listed {
  kind: HandoverKind;
  id: string;
  title: string;
  standing: Standing;
}

export async function previewSet(
  parts: ArchiveParts,
  input: {
    id: string;
    states?: HandoverState[] | undefined;
    kind?: HandoverKind | undefined;
    offset: number;
    limit: number;
  },
): Promise<HandoverPreview> {
  const set = opened(parts, input.id);
  const standings = await standingsOf(parts, set);
  const totals = { new: 0, newer: 0, same: 0, older: 0, conflict: 0 };
  for (const { state } of standings.values()) totals[state]++;
  const listed = (kind: HandoverKind, items: Iterable<{ id: string; title: string }>): Listed[] =>
    [...items].flatMap(({ id, title }) => {
      const standing = standings.get(keyOf(kind, id));
      return standing === undefined ? [] : [{ kind, id, title, standing }];
    });
  const all = [...listed('pack', set.packs.values()), ...listed('record', set.records.values())].filter(
    ({ kind, standing }) =>
      (input.states === undefined || input.states.includes(standing.state)) &&
      (input.kind === undefined || input.kind === kind),
  );
  const items: HandoverItem[] = [];
  for (const row of all.slice(input.offset, input.offset + input.limit)) {
    items.push(await itemOf(parts, set, row));
    if (items.length % 20 === 0) await breathe();
  }
  return { set: set.info, totals, total: all.length, items };
}

export async function compareItem(
  parts: ArchiveParts,
  input: { id: string; kind: HandoverKind; item: string },
): Promise<HandoverComparison> {
  const set = opened(parts, input.id);
  const entry = set.records.get(input.item);
  const pack = set.packs.get(input.item);
  if (input.kind === 'record' && entry !== undefined)
    return { kind: 'record', ...(await recordSides(parts, set, entry)) };
  if (input.kind === 'pack' && pack !== undefined) return { kind: 'pack', ...packSides(parts, pack) };
  throw new DoorError('NOT_FOUND', { id: input.item });
}

/** @throws DoorError READ_ONLY before anything, NOT_FOUND, BAD_SET when the set was changed since it was opened */
export async function* applyOpened(
  parts: ArchiveParts,
  { writer, runner }: { writer: WriteDb; runner: ImportRunner },
  input: HandoverApply,
  signal?: AbortSignal,
): AsyncGenerator<HandoverProgress, HandoverReport> {
  const set = opened(parts, input.id);
  const started = performance.now();
  const of = set.records.size + set.packs.size;
  const outcomes: Record<HandoverOutcome, number> = { taken: 0, both: 0, kept: 0, 'already-here': 0, undecided: 0 };
  set.rows = [];
  let told = 0;
  let state: HandoverReport['state'] = 'done';
  yield { step: 'apply', done: 0, of };
  try {
    for await (const row of applySet(parts, writer, set, input)) {
      set.rows.push(row);
      outcomes[row.outcome]++;
      const at = performance.now();
      if (at - told >= PROGRESS_EVERY_MS) {
        told = at;
        yield { step: 'apply', done: set.rows.length, of };
        // Lets a cancel and a search in.
        await breathe();
      }
      if (signal?.aborted === true) {
        state = set.rows.length < of ? 'cancelled' : 'done';
        break;
      }
    }
  } finally {
    if (set.rows.length > 0)
      audit(writer, 'handover.apply', set.manifest.sha256, { from: set.manifest.archive.id, ...outcomes, of });
    // What came in can be found when the report is there.
    await runner.catchUp(parts.behind());
  }
  return { state, outcomes, ms: Math.round(performance.now() - started) };
}

export function reportOf(
  parts: ArchiveParts,
  input: { id: string; outcome?: HandoverOutcome | undefined; offset: number; limit: number },
): { total: number; rows: HandoverRow[] } {
  const { rows } = opened(parts, input.id);
  const wanted = rows.filter((row) => input.outcome === undefined || row.outcome === input.outcome);
  return { total: wanted.length, rows: wanted.slice(input.offset, input.offset + input.limit) };
}

export async function closeSet(parts: ArchiveParts, id: string): Promise<boolean> {
  const set = parts.handover.sets.get(id);
  if (set === undefined) return false;
  parts.handover.sets.delete(id);
  await removeFiles(set.files.owned);
  return true;
}

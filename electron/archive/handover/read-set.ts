/**
 * Checks a set before anything of it is believed: the list by its own hash, every file by size and hash and nothing
 * beside them, every record by its key, every quotation against the record that comes with it.
 *
 * What stays in memory is a few hundred bytes a record; a line is read again from its place when it is needed, and its
 * key is compared again.
 */
import { open, readFile, stat } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { HandoverProgress } from '../../contract/index.ts';
import { readInterchange } from '../ingest/readers/interchange.ts';
import { secrecyMarking } from '../ingest/readers/secrecy.ts';
import { hashFile } from '../vault/vault.ts';
import type { SetFiles } from './set-files.ts';
import {
  badSet,
  MANIFEST,
  type Manifest,
  originalPath,
  PACKS,
  RECORDS,
  readManifest,
  readPacks,
  readRecordLine,
  type SetPack,
  type SetRecord,
} from './set-format.ts';
import { MANIFEST_MAX } from './set-names.ts';

/** What is remembered of a record. */
export interface SetEntry {
  id: string;
  title: string;
  key: string;
  formerKeys: readonly string[];
  /** Targets of its relations. */
  targets: readonly string[];
  startByte: number;
  endByte: number;
}

export interface CheckedSet {
  manifest: Manifest;
  files: SetFiles;
  records: ReadonlyMap<string, SetEntry>;
  packs: ReadonlyMap<string, SetPack>;
}

function placeOf(files: SetFiles, name: string): string {
  const place = files.paths.get(name);
  if (place === undefined) throw badSet('file-missing', { file: name });
  return place;
}

async function manifestOf(files: SetFiles): Promise<Manifest> {
  const place = placeOf(files, MANIFEST);
  if ((await stat(place)).size > MANIFEST_MAX) throw badSet('not-a-set', { file: MANIFEST });
  return readManifest(await readFile(place, 'utf8'));
}

/** Each quotation of the set's packs, by the record it is taken from. */
function quotationsBy(
  packs: readonly SetPack[],
): Map<string, Array<{ textSha256: string; quote: string; start: number }>> {
  const found = new Map<string, Array<{ textSha256: string; quote: string; start: number }>>();
  for (const { items } of packs)
    for (const item of items) {
      if (item.type !== 'excerpt') continue;
      const { recordId, textSha256, quote, locator } = item;
      found.set(recordId, [...(found.get(recordId) ?? []), { textSha256, quote, start: locator.start }]);
    }
  return found;
}

function checkRecord(line: SetRecord, manifest: Map<string, number>, quoted: ReturnType<typeof quotationsBy>): void {
  const marking = secrecyMarking(line.text.slice(0, 2000));
  if (marking !== undefined) throw badSet('classified', { detail: `${line.id} ${marking}` });
  const { original } = line;
  if (original?.carried === true && manifest.get(originalPath(original.sha256)) !== original.bytes)
    throw badSet('file-missing', { file: originalPath(original.sha256) });
  for (const { textSha256, quote, start } of quoted.get(line.id) ?? [])
    if (textSha256 === line.textSha256 && !line.text.startsWith(quote, start))
      throw badSet('pack', { file: PACKS, detail: `${line.id}: ${quote.slice(0, 40)}` });
}

/** @throws DoorError BAD_SET */
export async function* readSet(files: SetFiles, signal?: AbortSignal): AsyncGenerator<HandoverProgress, CheckedSet> {
  const manifest = await manifestOf(files);
  const sizes = new Map(manifest.files.map((file) => [file.path, file.bytes]));
  for (const name of files.paths.keys())
    if (name !== MANIFEST && !sizes.has(name)) throw badSet('file-extra', { file: name });
  for (const [i, { path, bytes, sha256 }] of manifest.files.entries()) {
    signal?.throwIfAborted();
    yield { step: 'check', done: i, of: manifest.files.length };
    const found = await hashFile(placeOf(files, path), signal);
    if (found.bytes !== bytes || found.sha256 !== sha256) throw badSet('file-changed', { file: path });
  }
  const packs = readPacks(await readFile(placeOf(files, PACKS), 'utf8'));
  const quoted = quotationsBy(packs);
  const records = new Map<string, SetEntry>();
  for await (const { json, line, startByte, endByte, problem } of readInterchange(placeOf(files, RECORDS))) {
    if (problem !== undefined) throw badSet('record', { file: RECORDS, detail: `${line}: ${problem}` });
    const record = readRecordLine(json, String(line));
    if (records.has(record.id)) throw badSet('record', { file: RECORDS, detail: record.id });
    checkRecord(record, sizes, quoted);
    const { id, title, contentKey: key, formerKeys, relations } = record;
    const targets = relations.map((relation) => relation.target);
    records.set(id, { id, title, key, formerKeys, targets, startByte, endByte });
    if (records.size % 50 !== 0) continue;
    yield { step: 'check', done: records.size, of: manifest.counts.records };
    await breathe();
    signal?.throwIfAborted();
  }
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  if (records.size !== manifest.counts.records) throw badSet('record', { file: RECORDS });
  if (byId.size !== manifest.counts.packs) throw badSet('pack', { file: PACKS });
  return { manifest, files, records, packs: byId };
}

/** The whole record, from its place in the file; what changed there since it was checked is refused. */
export async function recordIn(set: CheckedSet, entry: SetEntry): Promise<SetRecord> {
  const handle = await open(placeOf(set.files, RECORDS), 'r');
  try {
    const bytes = Buffer.alloc(entry.endByte - entry.startByte);
    await handle.read(bytes, 0, bytes.length, entry.startByte);
    const line = readRecordLine(bytes.toString('utf8').trimEnd(), entry.id);
    if (line.id !== entry.id || line.contentKey !== entry.key) throw badSet('file-changed', { file: RECORDS });
    return line;
  } finally {
    await handle.close();
  }
}

/**
 * Runs one import job to its end, from wherever it stopped.
 *
 * Every transaction takes the write lock at once: one that reads first and then finds another connection has written
 * (a search that is remembered, a pack that is saved) would fail instead of waiting.
 *
 * A document is one transaction: record, report row and the item's state are saved together or not at all. An
 * interchange file goes in batches, each with the byte offset it reached. After a kill the job starts at the first
 * item or offset that was not saved: nothing twice, nothing missing. A bad source becomes a row; the batch goes on.
 */
import { rm } from 'node:fs/promises';
import type { ImportProgress } from '../../contract/index.ts';
import type { TaxonomyIndex } from '../catalogue/taxonomy.ts';
import type { NewRecord, RecordWriter } from '../catalogue/write-records.ts';
import type { WriteDb } from '../db/open.ts';
import { now } from '../db/rows.ts';
import { type JobItem, type RowToWrite, readProgress, rowWriter, setJobState } from '../jobs/job-store.ts';
import { type Fixity, hashFile, type Vault } from '../vault/vault.ts';
import { fromInterchange } from './from-interchange.ts';
import {
  asRefusal,
  type Draft,
  type InterchangeLine,
  isInterchange,
  Refusal,
  readDocument,
  readInterchange,
} from './readers/index.ts';

/** Interchange lines per transaction: about one flush per 0.1 s, so that a kill repeats little work. */
const LINES_PER_BATCH = 500;
/** Characters per transaction, so that a batch of long texts stays small in memory. */
const CHARACTERS_PER_BATCH = 4_000_000;
const PROGRESS_EVERY_MS = 100;

/** Abort reason of an archive that closes: the job is left as it is, to be gone on with. */
export const CLOSING = 'closing';

/** A record that is saved and not yet in the index. */
export interface CommittedDocument {
  seq: number;
  title: string;
  text: string;
}

export interface ImportDeps {
  db: WriteDb;
  records: RecordWriter;
  vault: Vault;
  taxonomy: TaxonomyIndex;
  signal: AbortSignal;
  /** Distinct rewritten words of a text that a robot rewrote; 0 for any other. */
  rewrittenWords: (text: string) => number;
  /** Gives saved records to the indexer; waits while that is too far behind. */
  handOver: (documents: readonly CommittedDocument[]) => Promise<void>;
  onProgress: (progress: ImportProgress) => void;
}

function kindOf({ mediaType, source }: Draft): NewRecord['kind'] {
  if (mediaType.startsWith('image/')) return 'image';
  return source.url === undefined ? 'document' : 'web-copy';
}

function fromDraft(draft: Draft, original: NonNullable<NewRecord['original']>, jobId: string): NewRecord {
  return {
    title: draft.title,
    text: draft.text,
    format: draft.format,
    kind: kindOf(draft),
    regions: [],
    practices: [],
    links: [],
    people: [],
    figures: [],
    relations: [],
    dates: draft.dates,
    source: draft.source,
    quality: draft.quality,
    certainty: 'stated',
    note: '',
    pages: draft.pages,
    extra: {},
    original: { ...original, ...(draft.encoding === undefined ? {} : { encoding: draft.encoding }) },
    jobId,
  };
}

export async function runImportJob(deps: ImportDeps, jobId: string): Promise<ImportProgress> {
  const { db, records, vault, taxonomy, signal } = deps;
  const started = performance.now();
  const start = readProgress(db, jobId);
  if (start === null) throw new Error(`no such job: ${jobId}`);
  // Cancelled while it waited.
  if (start.state === 'cancelled') return start;
  const progress: ImportProgress = { ...start, state: 'running' };
  const finishedBytes = { done: progress.bytes.done };
  const addRow = rowWriter(db, jobId);
  const setItem = db.prepare('UPDATE job_item SET sha256 = ?, bytes = ?, state = ? WHERE job_id = ? AND position = ?');
  const setOffset = db.prepare('UPDATE job_item SET byte_offset = ?, line = ? WHERE job_id = ? AND position = ?');
  const keepOriginal = db.prepare(
    'INSERT INTO original (sha256, bytes, media_type, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const sameOriginal = db
    .prepare<[string], string>('SELECT id FROM record WHERE original_sha256 = ? AND original_line IS NULL LIMIT 1')
    .pluck();
  const items = db
    .prepare<[string], JobItem>("SELECT * FROM job_item WHERE job_id = ? AND state <> 'done' ORDER BY position")
    .all(jobId);

  const fresh: CommittedDocument[] = [];
  let lastReport = 0;
  function report(force = false): void {
    const at = performance.now();
    if (!force && at - lastReport < PROGRESS_EVERY_MS) return;
    lastReport = at;
    deps.onProgress({ ...progress, ms: Math.round(start?.ms ?? 0) + Math.round(at - started) });
  }

  function row(entry: RowToWrite): void {
    addRow(entry);
    if (entry.outcome === 'imported') progress.imported++;
    else if (entry.outcome === 'already-here') progress.alreadyHere++;
    else progress.refused++;
  }

  function finishItem(item: JobItem, fixity: Fixity | null): void {
    setItem.run(fixity?.sha256 ?? item.sha256, fixity?.bytes ?? item.bytes, 'done', jobId, item.position);
  }

  async function importDocument(item: JobItem): Promise<void> {
    const before = await hashFile(item.path, signal);
    const known = sameOriginal.get(before.sha256);
    if (known !== undefined) {
      db.transaction(() => {
        row({ source: item.name, outcome: 'already-here', recordId: known });
        finishItem(item, before);
      }).immediate();
      return;
    }
    // Read before it is kept: a classified document must not be copied.
    const draft = await readDocument({ path: item.path, name: item.name }, signal);
    const rewritten = deps.rewrittenWords(draft.text);
    if (rewritten > 0) {
      // A mark to be seen before anything is quoted; a person may take it off.
      draft.quality = [...new Set([...draft.quality, 'rewritten' as const])];
      draft.notices.push(`rewritten:${rewritten}`);
    }
    const kept = await vault.add(item.path, signal);
    if (kept.sha256 !== before.sha256) throw new Refusal('vanished', 'changed while it was read');
    db.transaction(() => {
      keepOriginal.run(kept.sha256, kept.bytes, draft.mediaType, now());
      const written = records.write(fromDraft(draft, { sha256: kept.sha256, name: item.name }, jobId));
      row({ source: item.name, outcome: 'imported', recordId: written.id, notices: draft.notices });
      finishItem(item, kept);
    }).immediate();
  }

  async function importInterchange(item: JobItem): Promise<void> {
    const kept = item.sha256 !== null ? { sha256: item.sha256, bytes: item.bytes } : await vault.add(item.path, signal);
    db.transaction(() => {
      keepOriginal.run(kept.sha256, kept.bytes, 'application/x-ndjson', now());
      setItem.run(kept.sha256, kept.bytes, 'running', jobId, item.position);
    }).immediate();
    progress.bytes.of += kept.bytes - item.bytes;
    const base = finishedBytes.done - Math.min(item.byte_offset, item.bytes);
    let batch: InterchangeLine[] = [];
    let characters = 0;

    const flush = async (): Promise<void> => {
      const last = batch.at(-1);
      if (last === undefined) return;
      // What an earlier batch could not save must not be handed over with this one.
      fresh.length = 0;
      db.transaction(() => {
        for (const line of batch) importLine(line, item, kept.sha256);
        setOffset.run(last.endByte, last.line, jobId, item.position);
      }).immediate();
      progress.bytes.done = base + last.endByte;
      await deps.handOver(fresh.splice(0));
      batch = [];
      characters = 0;
      report();
    };

    for await (const entry of readInterchange(vault.pathOf(kept.sha256), item.byte_offset, item.line + 1)) {
      batch.push(entry);
      characters += entry.json.length;
      if (batch.length >= LINES_PER_BATCH || characters >= CHARACTERS_PER_BATCH) {
        await flush();
        // Lets a cancel in, and the progress out.
        await new Promise((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
      }
    }
    await flush();
    db.transaction(() => finishItem(item, kept)).immediate();
  }

  function importLine({ json, line, problem }: InterchangeLine, item: JobItem, sha256: string): void {
    const source = `${item.name}:${line}`;
    if (problem !== undefined) {
      row({ source, outcome: 'refused', code: 'bad-line', detail: problem });
      return;
    }
    if (json.trim() === '') return;
    const read = fromInterchange(json, taxonomy);
    if (!read.ok) {
      row({ source, outcome: 'refused', code: read.code, detail: read.detail });
      return;
    }
    const written = records.write({ ...read.record, original: { sha256, name: item.name, line }, jobId });
    if (written.outcome === 'conflict') row({ source, outcome: 'refused', code: 'conflict', detail: written.id });
    else row({ source, outcome: written.outcome, recordId: written.id, notices: read.notices });
    if (written.outcome === 'imported')
      fresh.push({ seq: written.seq, title: read.record.title, text: read.record.text });
  }

  setJobState(db, jobId, 'running');
  let state: 'done' | 'cancelled' | 'failed' = 'done';
  for (const item of items) {
    if (signal.aborted) break;
    progress.current = item.name;
    report();
    try {
      const interchange =
        item.sha256 !== null || (await isInterchange({ path: item.path, name: item.name }).catch(() => false));
      await (interchange ? importInterchange(item) : importDocument(item));
    } catch (error) {
      if (signal.aborted) break;
      const { code, detail } = asRefusal(error);
      db.transaction(() => {
        row({ source: item.name, outcome: 'refused', code, detail });
        finishItem(item, null);
      }).immediate();
      // A full disk will refuse every further source: stop here, so that trying again goes on from here.
      if (code === 'disk-full') {
        state = 'failed';
        break;
      }
    }
    progress.sources.done++;
    finishedBytes.done += item.bytes;
    progress.bytes.done = finishedBytes.done;
    if (item.owned === 1) await rm(item.path, { force: true });
    report();
  }
  if (signal.reason === CLOSING) return progress;
  if (signal.aborted) state = 'cancelled';
  setJobState(db, jobId, state, performance.now() - started);
  return readProgress(db, jobId) ?? progress;
}

/**
 * Puts a record and everything it says into the catalogue. Called inside the caller's transaction: an import takes
 * one document, or one batch of interchange lines, per transaction.
 */
import { uuidv7 } from 'uuidv7';
import type {
  Certainty,
  Figure,
  Link,
  PersonMention,
  QualityFlag,
  RecordDates,
  RecordKind,
  Relation,
  Source,
} from '../../contract/index.ts';
import { holdsRevisions } from '../db/migrations/0004-revisions.ts';
import type { WriteDb } from '../db/open.ts';
import { now } from '../db/rows.ts';
import { sha256 } from '../digest.ts';
import { createPartsWriter } from './record-parts.ts';

/** A record about to be written: every field decided, nothing optional but what a record may lack. */
export interface NewRecord {
  id?: string;
  title: string;
  text: string;
  format: 'plain' | 'markdown';
  kind: RecordKind;
  regions: string[];
  practices: string[];
  links: Link[];
  people: PersonMention[];
  figures: Figure[];
  relations: Relation[];
  dates: RecordDates;
  source: Source;
  quality: QualityFlag[];
  certainty: Certainty;
  note: string;
  pages: Array<{ page: number; start: number }>;
  extra: Record<string, unknown>;
  original?: { sha256: string; name: string; line?: number; encoding?: string };
  jobId?: string;
}

export type WriteOutcome =
  | { outcome: 'imported'; id: string; rid: number; seq: number }
  | { outcome: 'already-here'; id: string }
  /** The id is taken by a record that says something else. Nothing was written. */
  | { outcome: 'conflict'; id: string };

/** Equal keys mean: the same record, word for word and fact for fact. */
export function contentKey(record: NewRecord): string {
  const { id: _id, jobId: _job, original: _original, ...said } = record;
  return sha256(JSON.stringify(said));
}

/**
 * The same whatever order the fields stand in: what archives compare when one hands records to another. (A content key
 * depends on the order in which a reader happened to put its fields.)
 */
export function canonicalKey(record: NewRecord): string {
  const { id: _id, jobId: _job, original: _original, ...said } = record;
  return sha256(canonicalJson(said));
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part !== 'object' || part === null || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** The date a record is sorted by: of the event, else of the document, else of the capture; `''` when none is known. */
export function sortDate(dates: RecordDates): string {
  return dates.event ?? dates.document ?? dates.capture ?? '';
}

export interface RecordWriter {
  write(record: NewRecord): WriteOutcome;
}

export function createRecordWriter(db: WriteDb): RecordWriter {
  const find = db.prepare<[string], { content_key: string }>('SELECT content_key FROM record WHERE id = ?');
  const lastSeq = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM record').pluck();
  const insert = db.prepare(`INSERT INTO record (id, seq, title, kind, format, characters, text_sha256, content_key,
      sort_date, dates, source, quality, certainty, note, pages, extra, original_sha256, original_name, original_line,
      encoding, imported_at, job_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertText = db.prepare('INSERT INTO record_text (rid, text) VALUES (?, ?)');
  const parts = createPartsWriter(db);
  // An archive that is being made step by step (in a test of migrations) may not have them yet.
  const superseded = holdsRevisions(db)
    ? db.prepare<[string, string, string, string], number>(
        `SELECT 1 FROM record_revision WHERE record_id = ? AND content_key = ?
         UNION ALL SELECT 1 FROM record_lineage WHERE record_id = ? AND content_key = ?`,
      )
    : null;

  return {
    write(record) {
      const key = contentKey(record);
      if (record.id !== undefined) {
        const present = find.get(record.id);
        if (present !== undefined) {
          // A state that was corrected since is known, too: it must not come back as something new.
          const known =
            present.content_key === key ||
            superseded?.get(record.id, key, record.id, canonicalKey(record)) !== undefined;
          return { outcome: known ? 'already-here' : 'conflict', id: record.id };
        }
      }
      const id = record.id ?? uuidv7();
      const seq = Number(lastSeq.get() ?? 0) + 1;
      const { lastInsertRowid } = insert.run(
        id,
        seq,
        record.title,
        record.kind,
        record.format,
        record.text.length,
        sha256(record.text),
        key,
        sortDate(record.dates),
        JSON.stringify(record.dates),
        JSON.stringify(record.source),
        JSON.stringify(record.quality),
        record.certainty,
        record.note,
        JSON.stringify(record.pages),
        JSON.stringify(record.extra),
        record.original?.sha256 ?? null,
        record.original?.name ?? '',
        record.original?.line ?? null,
        record.original?.encoding ?? null,
        now(),
        record.jobId ?? null,
      );
      const rid = Number(lastInsertRowid);
      insertText.run(rid, record.text);
      parts.insert(rid, record);
      return { outcome: 'imported', id, rid, seq };
    },
  };
}

/**
 * Puts a record and everything it says into the catalogue. Called inside the caller's transaction: an import takes
 * one document, or one batch of interchange lines, per transaction.
 */
import { createHash } from 'node:crypto';
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
import type { WriteDb } from '../db/open.ts';
import { now } from '../db/rows.ts';

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

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Equal keys mean: the same record, word for word and fact for fact. */
function contentKey(record: NewRecord): string {
  const { id: _id, jobId: _job, original: _original, ...said } = record;
  return sha256(JSON.stringify(said));
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
  const region = db.prepare('INSERT INTO record_region (rid, position, code) VALUES (?, ?, ?)');
  const practice = db.prepare('INSERT INTO record_practice (rid, position, practice) VALUES (?, ?, ?)');
  const link = db.prepare('INSERT INTO record_link (rid, position, link) VALUES (?, ?, ?)');
  const person = db.prepare(
    'INSERT INTO record_person (rid, position, name, office, region, role, topic, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const figure = db.prepare(
    `INSERT INTO figure (rid, position, subject, value, display, unit, as_of, bound, certainty, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const relation = db.prepare('INSERT INTO relation (rid, position, type, target, note) VALUES (?, ?, ?, ?, ?)');

  function writeParts(rid: number, record: NewRecord): void {
    record.regions.forEach((code, i) => {
      region.run(rid, i, code);
    });
    record.practices.forEach((id, i) => {
      practice.run(rid, i, id);
    });
    record.links.forEach((code, i) => {
      link.run(rid, i, code);
    });
    record.people.forEach((p, i) => {
      person.run(rid, i, p.name, p.office ?? null, p.region ?? null, p.role, p.topic ?? null, p.certainty ?? null);
    });
    record.figures.forEach((f, i) => {
      figure.run(
        rid,
        i,
        f.subject,
        f.value,
        f.display ?? null,
        f.unit ?? null,
        f.asOf ?? null,
        f.bound,
        f.certainty ?? null,
        f.note ?? null,
      );
    });
    record.relations.forEach((r, i) => {
      relation.run(rid, i, r.type, r.target, r.note ?? null);
    });
  }

  return {
    write(record) {
      const key = contentKey(record);
      if (record.id !== undefined) {
        const present = find.get(record.id);
        if (present !== undefined)
          return { outcome: present.content_key === key ? 'already-here' : 'conflict', id: record.id };
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
      writeParts(rid, record);
      return { outcome: 'imported', id, rid, seq };
    },
  };
}

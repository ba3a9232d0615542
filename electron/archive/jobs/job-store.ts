/** Import jobs as rows: what is asked, how far it has come, what became of each source. */
import { uuidv7 } from 'uuidv7';
import type { ImportJob, ImportProgress, ImportRow, RefusalCode } from '../../contract/index.ts';
import { refusalMessage } from '../../contract/messages.ts';
import type { Db, WriteDb } from '../db/open.ts';
import { json, now } from '../db/rows.ts';
import type { ImportSource } from '../ingest/staging.ts';

export interface JobItem {
  position: number;
  path: string;
  name: string;
  owned: number;
  bytes: number;
  sha256: string | null;
  state: 'waiting' | 'running' | 'done';
  byte_offset: number;
  line: number;
}

export interface RowToWrite {
  source: string;
  outcome: ImportRow['outcome'];
  recordId?: string;
  code?: RefusalCode;
  detail?: string;
  notices?: string[];
}

type JobState = ImportProgress['state'];
interface JobRow {
  id: string;
  state: JobState;
  started_at: string;
  finished_at: string | null;
  ms: number;
}

export function createJob(db: WriteDb, sources: readonly ImportSource[]): string {
  const id = uuidv7();
  db.transaction(() => {
    db.prepare("INSERT INTO job (id, state, started_at) VALUES (?, 'waiting', ?)").run(id, now());
    const insert = db.prepare(
      'INSERT INTO job_item (job_id, position, path, name, owned, bytes, state) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const rows = rowWriter(db, id);
    sources.forEach((s, i) => {
      insert.run(id, i, s.path, s.name, s.owned ? 1 : 0, s.bytes, s.skip === undefined ? 'waiting' : 'done');
      if (s.skip !== undefined) rows({ source: s.name, outcome: 'refused', code: 'unsupported', detail: s.skip });
    });
  }).immediate();
  return id;
}

/** An unfinished job over exactly these files: asking again after a crash goes on with it instead of starting over. */
export function findUnfinished(db: Db, sources: readonly ImportSource[]): string | null {
  const paths = db.prepare<[string], string>('SELECT path FROM job_item WHERE job_id = ? ORDER BY position').pluck();
  for (const id of unfinishedJobs(db)) {
    const known = paths.all(id);
    if (known.length === sources.length && sources.every((s, i) => s.path === known[i])) return id;
  }
  return null;
}

export function unfinishedJobs(db: Db): string[] {
  return db
    .prepare<[], string>("SELECT id FROM job WHERE state IN ('waiting', 'running') ORDER BY started_at")
    .pluck()
    .all();
}

/** Appends report rows, numbered on from what is there. */
export function rowWriter(db: WriteDb, jobId: string): (row: RowToWrite) => void {
  let n = Number(
    db.prepare<[string], number>('SELECT coalesce(max(n), 0) FROM import_row WHERE job_id = ?').pluck().get(jobId) ?? 0,
  );
  const insert = db.prepare(
    'INSERT INTO import_row (job_id, n, source, outcome, record_id, code, detail, notices) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (row) => {
    n++;
    insert.run(
      jobId,
      n,
      row.source,
      row.outcome,
      row.recordId ?? null,
      row.code ?? null,
      row.detail ?? null,
      JSON.stringify(row.notices ?? []),
    );
  };
}

export function setJobState(db: WriteDb, id: string, state: JobState, ms = 0): void {
  const finished = state === 'done' || state === 'cancelled' || state === 'failed' ? now() : null;
  db.prepare('UPDATE job SET state = ?, finished_at = ?, ms = ms + ? WHERE id = ?').run(state, finished, ms, id);
}

export function readProgress(db: Db, id: string): ImportProgress | null {
  const job = db.prepare<[string], JobRow>('SELECT * FROM job WHERE id = ?').get(id);
  if (job === undefined) return null;
  const items = db
    .prepare<[string], { total: number; done: number | null; bytes: number | null; read: number | null }>(
      `SELECT count(*) AS total, sum(state = 'done') AS done, sum(bytes) AS bytes,
              sum(CASE WHEN state = 'done' THEN bytes ELSE min(byte_offset, bytes) END) AS read
       FROM job_item WHERE job_id = ?`,
    )
    .get(id);
  const outcomes = new Map(
    db
      .prepare<[string], { outcome: string; n: number }>(
        'SELECT outcome, count(*) AS n FROM import_row WHERE job_id = ? GROUP BY outcome',
      )
      .all(id)
      .map((row) => [row.outcome, row.n]),
  );
  return {
    jobId: id,
    state: job.state,
    sources: { done: items?.done ?? 0, of: items?.total ?? 0 },
    imported: outcomes.get('imported') ?? 0,
    alreadyHere: outcomes.get('already-here') ?? 0,
    refused: outcomes.get('refused') ?? 0,
    bytes: { done: items?.read ?? 0, of: items?.bytes ?? 0 },
    current: '',
    ms: job.ms,
  };
}

export function listJobs(db: Db, limit = 50): ImportJob[] {
  return db
    .prepare<[number], JobRow>('SELECT * FROM job ORDER BY started_at DESC, id DESC LIMIT ?')
    .all(limit)
    .flatMap((job) => {
      const progress = readProgress(db, job.id);
      return progress === null
        ? []
        : [{ id: job.id, startedAt: job.started_at, finishedAt: job.finished_at, progress }];
    });
}

interface ReportRow {
  source: string;
  outcome: ImportRow['outcome'];
  record_id: string | null;
  title: string | null;
  code: RefusalCode | null;
  detail: string | null;
  notices: string;
}

export function readReport(
  db: Db,
  jobId: string,
  outcome: ImportRow['outcome'] | undefined,
  offset: number,
  limit: number,
): { total: number; rows: ImportRow[] } {
  const where = outcome === undefined ? 'i.job_id = ?' : 'i.job_id = ? AND i.outcome = ?';
  const args = outcome === undefined ? [jobId] : [jobId, outcome];
  const total = db
    .prepare<unknown[], number>(`SELECT count(*) FROM import_row i WHERE ${where}`)
    .pluck()
    .get(...args);
  const rows = db
    .prepare<unknown[], ReportRow>(
      `SELECT i.source, i.outcome, i.record_id, r.title, i.code, i.detail, i.notices
       FROM import_row i LEFT JOIN record r ON r.id = i.record_id WHERE ${where} ORDER BY i.n LIMIT ? OFFSET ?`,
    )
    .all(...args, limit, offset);
  return {
    total: total ?? 0,
    rows: rows.map((row) => ({
      source: row.source,
      outcome: row.outcome,
      ...(row.record_id === null ? {} : { recordId: row.record_id }),
      ...(row.title === null ? {} : { title: row.title }),
      ...(row.code === null
        ? {}
        : { code: row.code, message: refusalMessage(row.code, 'zh', row.detail ?? undefined) }),
      notices: json<string[]>(row.notices),
    })),
  };
}

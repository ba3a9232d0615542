/**
 * One check on a thread of its own: hashing a large bag or reading a long PDF takes seconds, and a search must not wait.
 *
 * Reads the archive through its own connection inside one read transaction. Cancelled by ending the thread.
 */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PackVerifyDone, PackVerifyProgress, PackVerifyReport } from '../../contract/index.ts';
import { createRecordReader } from '../catalogue/read-records.ts';
import { openForReading } from '../db/open.ts';
import { asDoorError } from '../errors.ts';
import { archiveSource } from './archive-source.ts';
import type { FromThread } from './thread.ts';
import { verifyPack } from './verify-pack.ts';

export interface VerifyTask {
  dir: string;
  archiveId: string;
  targets: ReadonlyArray<{ path: string; name: string }>;
}

const task = workerData as VerifyTask;
const send = (message: FromThread<PackVerifyProgress, PackVerifyDone>): void => {
  parentPort?.postMessage(message);
};
/** Often enough for an eye, seldom enough for a pack of many small files. */
const TELL_MS = 100;

const started = performance.now();
const db = openForReading(path.join(task.dir, 'archive.sqlite'));
try {
  db.exec('BEGIN');
  const records = createRecordReader(db);
  const source = archiveSource({ ...task, record: records.get });
  const reports: PackVerifyReport[] = [];
  let told = Number.NEGATIVE_INFINITY;
  for (const target of task.targets) {
    const onFile = (current: string): void => {
      const now = performance.now();
      if (now - told < TELL_MS) return;
      told = now;
      send({ type: 'progress', progress: { done: reports.length, of: task.targets.length, current } });
    };
    reports.push(await verifyPack(target.path, source, { name: target.name, onFile }));
  }
  const ms = Math.round(performance.now() - started);
  send({ type: 'done', done: { ok: reports.every((report) => report.ok), reports, ms } });
} catch (error) {
  const { code, params } = asDoorError(error);
  send({ type: 'failed', code, params });
} finally {
  db.close();
}

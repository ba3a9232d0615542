/**
 * One export on a thread of its own: setting a long Word file takes seconds, and a search must not wait for it.
 *
 * Reads through its own connection inside one read transaction, so that the whole pack shows one state of the archive
 * whatever is imported meanwhile. Cancelled by ending the thread; the caller removes the folder.
 */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportDone, ExportProgress, Pack, PackFormat } from '../../contract/index.ts';
import { createRecordReader } from '../catalogue/read-records.ts';
import { createPairStore } from '../catalogue/word-pairs.ts';
import { openForReading } from '../db/open.ts';
import { asDoorError } from '../errors.ts';
import { archiveSource } from './archive-source.ts';
import { exportPack } from './export.ts';
import { renderOnTwoThreads } from './render-all.ts';
import type { FromThread } from './thread.ts';

export interface ExportTask {
  dir: string;
  archiveId: string;
  pack: Pack;
  formats: readonly PackFormat[];
  targetDir: string;
}

const task = workerData as ExportTask;
const send = (message: FromThread<ExportProgress, Omit<ExportDone, 'ticket'>>): void => {
  parentPort?.postMessage(message);
};

const db = openForReading(path.join(task.dir, 'archive.sqlite'));
try {
  db.exec('BEGIN');
  const records = createRecordReader(db);
  const pairs = createPairStore(db, null).table();
  const done = await exportPack({
    pack: task.pack,
    formats: task.formats,
    targetDir: task.targetDir,
    renderAll: renderOnTwoThreads(task.dir),
    source: archiveSource({ ...task, record: records.get, pairs: () => pairs }),
    onProgress: (progress) => send({ type: 'progress', progress }),
  });
  send({ type: 'done', done });
} catch (error) {
  const { code, params } = asDoorError(error);
  send({ type: 'failed', code, params });
} finally {
  db.close();
}

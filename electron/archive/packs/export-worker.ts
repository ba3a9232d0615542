/**
 * One export on a thread of its own: setting a long Word file takes seconds, and a search must not wait for it.
 *
 * Reads through its own connection inside one read transaction, so that the whole pack shows one state of the archive
 * whatever is imported meanwhile. Cancelled by ending the thread; the caller removes the folder. Between two exports the
 * thread waits with nothing of the archive open.
 */
import path from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
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

/** A thread whose heap has grown beyond this is not kept: what a large Word file leaves behind is not given back. */
const KEPT_HEAP = 160 * 1024 * 1024;

const send = (message: FromThread<ExportProgress, Omit<ExportDone, 'ticket'>>): void => {
  parentPort?.postMessage(message);
};

async function exported(task: ExportTask): Promise<Omit<ExportDone, 'ticket'>> {
  const db = openForReading(path.join(task.dir, 'archive.sqlite'));
  try {
    db.exec('BEGIN');
    const records = createRecordReader(db);
    const pairs = createPairStore(db, null).table();
    return await exportPack({
      pack: task.pack,
      formats: task.formats,
      targetDir: task.targetDir,
      renderAll: renderOnTwoThreads(task.dir),
      source: archiveSource({ ...task, record: records.get, pairs: () => pairs }),
      onProgress: (progress) => send({ type: 'progress', progress }),
    });
  } finally {
    db.close();
  }
}

async function run(task: ExportTask): Promise<void> {
  try {
    const done = await exported(task);
    send({ type: 'done', done, spent: getHeapStatistics().total_heap_size > KEPT_HEAP });
  } catch (error) {
    const { code, params } = asDoorError(error);
    send({ type: 'failed', code, params });
  }
}

parentPort?.on('message', (task: ExportTask) => void run(task));

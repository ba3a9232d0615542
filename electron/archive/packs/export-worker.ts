/**
 * One export on a thread of its own: setting a long Word file takes seconds, and a search must not wait for it.
 *
 * Reads through its own connection inside one read transaction, so that the whole pack shows one state of the archive
 * whatever is imported meanwhile. Cancelled by ending the thread; the caller removes the folder. Between two exports the
 * thread waits with nothing of the archive open. Before the first one it may be asked to rehearse.
 */
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { ExportDone, ExportProgress, Pack, PackFormat } from '../../contract/index.ts';
import { createRecordReader } from '../catalogue/read-records.ts';
import { createPairStore } from '../catalogue/word-pairs.ts';
import { openForReading } from '../db/open.ts';
import { asDoorError } from '../errors.ts';
import { archiveSource } from './archive-source.ts';
import { exportPack } from './export.ts';
import { render } from './formats.ts';
import { rehearsals, sampleOf } from './rehearsal.ts';
import { renderOnTwoThreads } from './render-all.ts';
import { takeSnapshot } from './snapshot.ts';
import type { PackSource } from './source.ts';
import type { FromThread } from './thread.ts';

export interface ExportTask {
  dir: string;
  archiveId: string;
  pack: Pack;
  formats: readonly PackFormat[];
  targetDir: string;
}

/** Sets some of the pack and keeps nothing of it: code, typesetter, typefaces and charts are then loaded. */
export interface Rehearsal {
  rehearse: true;
  dir: string;
  archiveId: string;
  pack: Pack;
}

/** A thread whose heap has grown beyond this is not kept: what a large Word file leaves behind is not given back. */
const KEPT_HEAP = 160 * 1024 * 1024;

const send = (message: FromThread<ExportProgress, Omit<ExportDone, 'ticket'>>): void => {
  parentPort?.postMessage(message);
};

async function reading<T>(
  { dir, archiveId }: Pick<ExportTask, 'dir' | 'archiveId'>,
  use: (source: PackSource) => Promise<T>,
): Promise<T> {
  const db = openForReading(path.join(dir, 'archive.sqlite'));
  try {
    db.exec('BEGIN');
    const records = createRecordReader(db);
    const pairs = createPairStore(db, null).table();
    return await use(archiveSource({ dir, archiveId, record: records.get, pairs: () => pairs }));
  } finally {
    db.close();
  }
}

async function run(task: ExportTask): Promise<void> {
  const { pack, formats, targetDir } = task;
  const onProgress = (progress: ExportProgress): void => send({ type: 'progress', progress });
  try {
    const done = await reading(task, (source) =>
      exportPack({ pack, formats, targetDir, source, onProgress, renderAll: renderOnTwoThreads(task.dir) }),
    );
    send({ type: 'done', done, spent: getHeapStatistics().total_heap_size > KEPT_HEAP });
  } catch (error) {
    const { code, params } = asDoorError(error);
    send({ type: 'failed', code, params });
  }
}

/** Larger each time, for as long as the pack has more and nobody waits for an export. */
async function rehearse(task: Rehearsal): Promise<void> {
  let rehearsed = 0;
  try {
    for (const ofAKind of rehearsals) {
      const sample = sampleOf(task.pack, ofAKind);
      if (exportsWaiting > 0 || sample.items.length === rehearsed) break;
      rehearsed = sample.items.length;
      await reading(task, (source) => render('pdf', takeSnapshot(sample, source), source));
      await breathe();
    }
  } catch {
    // Told by the export itself, if it is so then.
  }
  send({ type: 'prepared' });
}

let exportsWaiting = 0;
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: ExportTask | Rehearsal) => {
  if ('rehearse' in order) {
    last = last.then(() => rehearse(order));
    return;
  }
  exportsWaiting++;
  last = last.then(() => {
    exportsWaiting--;
    return run(order);
  });
});

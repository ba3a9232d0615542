/** Writes some formats of an export in a thread beside the one that leads it. Gets the snapshot, asks the archive nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveRecord } from '../../contract/index.ts';
import { asDoorError } from '../errors.ts';
import { archiveSource } from './archive-source.ts';
import { render } from './formats.ts';
import type { Rendered } from './render-all.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import type { FromThread } from './thread.ts';
import type { OutputFile } from './writers/output.ts';

export interface WriterTask {
  dir: string;
  formats: Rendered[];
  snapshot: PackSnapshot;
  records: ArchiveRecord[];
}

/** One format that is ready. */
export interface Made {
  format: Rendered;
  files: OutputFile[];
}

const { dir, formats, snapshot, records } = workerData as WriterTask;
const byId = new Map(records.map((record) => [record.id, record]));
const source = archiveSource({ dir, archiveId: snapshot.archiveId, record: (id) => byId.get(id) ?? null });
const send = (message: FromThread<Made, null>): void => {
  parentPort?.postMessage(message);
};
try {
  for (const format of formats)
    send({ type: 'progress', progress: { format, files: await render(format, snapshot, source) } });
  send({ type: 'done', done: null });
} catch (error) {
  const { code, params } = asDoorError(error);
  send({ type: 'failed', code, params });
}

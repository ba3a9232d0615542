/** Writes some formats of an export in a thread beside the one that leads it. Gets the snapshot, asks the archive nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveRecord } from '../../contract/index.ts';
import { asDoorError } from '../errors.ts';
import { archiveSource } from './archive-source.ts';
import type { FileFacts } from './manifest.ts';
import { type Destination, type Rendered, renderTo } from './render-all.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import { remembering } from './source.ts';
import type { FromThread } from './thread.ts';

export interface WriterTask {
  dir: string;
  formats: Rendered[];
  snapshot: PackSnapshot;
  records: ArchiveRecord[];
  to: Destination;
}

/** One format that is ready. */
export interface ReadyFormat {
  format: Rendered;
  files: FileFacts[];
}

const { dir, formats, snapshot, records, to } = workerData as WriterTask;
const byId = new Map(records.map((record) => [record.id, record]));
const source = remembering(archiveSource({ dir, archiveId: snapshot.archiveId, record: (id) => byId.get(id) ?? null }));
const send = (message: FromThread<ReadyFormat, null>): void => {
  parentPort?.postMessage(message);
};
try {
  for (const format of formats)
    send({ type: 'progress', progress: { format, files: await renderTo(to, format, snapshot, source) } });
  send({ type: 'done', done: null });
} catch (error) {
  const { code, params } = asDoorError(error);
  send({ type: 'failed', code, params });
}

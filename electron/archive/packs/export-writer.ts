/** Writes some formats of an export in a thread beside the one that leads it. Gets the snapshot, asks the archive nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveRecord, DoorErrorCode } from '../../contract/index.ts';
import { loadTaxonomy, regionAliases } from '../catalogue/taxonomy.ts';
import { asDoorError } from '../errors.ts';
import { readOriginal } from '../vault/read-original.ts';
import { render } from './formats.ts';
import type { Rendered } from './render-all.ts';
import type { PackSnapshot } from './snapshot-shape.ts';
import type { OutputFile } from './writers/output.ts';

export interface WriterTask {
  dir: string;
  formats: Rendered[];
  snapshot: PackSnapshot;
  records: ArchiveRecord[];
}

export type FromWriter =
  | { type: 'done'; format: Rendered; files: OutputFile[] }
  | { type: 'failed'; code: DoorErrorCode; params: Record<string, string> };

const { dir, formats, snapshot, records } = workerData as WriterTask;
const byId = new Map(records.map((record) => [record.id, record]));
const source = {
  record: (id: string) => byId.get(id) ?? null,
  taxonomy: loadTaxonomy().taxonomy,
  regionAliases: regionAliases(),
  original: (hash: string) => readOriginal(dir, hash),
  archiveId: snapshot.archiveId,
  program: snapshot.program,
};
try {
  for (const format of formats)
    parentPort?.postMessage({
      type: 'done',
      format,
      files: await render(format, snapshot, source),
    } satisfies FromWriter);
} catch (error) {
  const { code, params } = asDoorError(error);
  parentPort?.postMessage({ type: 'failed', code, params } satisfies FromWriter);
}

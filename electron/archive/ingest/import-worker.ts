/**
 * The writer thread. Reading a PDF or analysing a batch takes tens of milliseconds; here it never delays a search,
 * which runs on the archive's main thread with its own read-only connections.
 */
import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ImportProgress } from '../../contract/index.ts';
import { restore } from '../../text/index.ts';
import { loadTaxonomy } from '../catalogue/taxonomy.ts';
import { createPairStore } from '../catalogue/word-pairs.ts';
import { createRecordWriter } from '../catalogue/write-records.ts';
import { openForReading, openForWriting } from '../db/open.ts';
import { setJobState } from '../jobs/job-store.ts';
import { prepareDocument } from '../search/prepare.ts';
import { Vault } from '../vault/vault.ts';
import { CLOSING, type CommittedDocument, runImportJob } from './import-job.ts';

export type ToWorker =
  | { type: 'feed'; port: MessagePort }
  | { type: 'run'; jobId: string }
  | { type: 'cancel'; jobId: string }
  | { type: 'close' };
export type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'finished'; progress: ImportProgress }
  | { type: 'failed'; jobId: string; message: string }
  | { type: 'closed' };

const { dir } = workerData as { dir: string };
const port = parentPort;
if (port === null) throw new Error('import-worker runs as a worker thread only');
const send = (message: FromWorker): void => {
  port.postMessage(message);
};

const db = openForWriting(path.join(dir, 'archive.sqlite'));
const records = createRecordWriter(db);
const vault = new Vault(dir);
const catalogue = openForReading(path.join(dir, 'archive.sqlite'));
const pairs = createPairStore(catalogue, null);
const cancels = new Map<string, AbortController>();
let closing = false;

/** Documents analysed but not yet indexed: bounds memory, and how far the index may fall behind. */
const MAX_AHEAD = 4000;
/** An indexer silent for this long has ended; it catches up with the next opening. */
const PATIENCE_MS = 30_000;
let feed: MessagePort | null = null;
let ahead = 0;
let onTaken: () => void = () => {};

async function handOver(documents: readonly CommittedDocument[]): Promise<void> {
  if (feed === null || documents.length === 0) return;
  const inUse = pairs.inUse();
  feed.postMessage(documents.map(({ seq, title, text }) => prepareDocument(seq, title, text, inUse)));
  ahead += documents.length;
  while (ahead > MAX_AHEAD && !closing) {
    const silent = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), PATIENCE_MS);
      onTaken = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
    if (silent) {
      feed?.close();
      feed = null;
      return;
    }
  }
}

async function run(jobId: string): Promise<void> {
  const cancel = new AbortController();
  cancels.set(jobId, cancel);
  try {
    const progress = await runImportJob(
      {
        db,
        records,
        vault,
        taxonomy: loadTaxonomy(),
        rewrittenWords(text) {
          const reading = restore(text, pairs.table());
          return reading?.flagged === true ? reading.distinct : 0;
        },
        signal: cancel.signal,
        handOver,
        onProgress: (p) => send({ type: 'progress', progress: p }),
      },
      jobId,
    );
    send({ type: 'finished', progress });
  } catch (error) {
    setJobState(db, jobId, 'failed');
    send({ type: 'failed', jobId, message: error instanceof Error ? error.message : String(error) });
  } finally {
    cancels.delete(jobId);
  }
}

/** One thing after the other: the queue is a chain of promises. */
let queue: Promise<void> = Promise.resolve();

port.on('message', (message: ToWorker) => {
  if (message.type === 'feed') {
    feed = message.port;
    feed.on('message', (taken: number) => {
      ahead -= taken;
      onTaken();
    });
  } else if (message.type === 'run') queue = queue.then(() => (closing ? undefined : run(message.jobId)));
  else if (message.type === 'cancel') cancels.get(message.jobId)?.abort();
  else {
    closing = true;
    // Not a cancel: the job stays unfinished and goes on when the archive is opened again.
    for (const cancel of cancels.values()) cancel.abort(CLOSING);
    onTaken();
    queue = queue.finally(() => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      catalogue.close();
      db.close();
      send({ type: 'closed' });
      feed?.close();
      port.close();
    });
  }
});

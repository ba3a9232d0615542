/**
 * The indexing thread. Analysing and inserting postings costs several times what writing the catalogue does; on a
 * thread of its own an import uses both cores, and a search neither.
 */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../db/open.ts';
import { openIndexForWriting } from './index-file.ts';
import { createIndexWriter } from './index-writer.ts';

/** `sync` is answered when everything committed before it is indexed. */
export type ToIndexer = { type: 'wake' } | { type: 'sync'; token: number } | { type: 'close' };
export type FromIndexer =
  | { type: 'index'; done: number; of: number }
  | { type: 'synced'; token: number }
  | { type: 'closed' };

const { dir } = workerData as { dir: string };
const port = parentPort;
if (port === null) throw new Error('index-worker runs as a worker thread only');
const send = (message: FromIndexer): void => {
  port.postMessage(message);
};

const catalogue = openForReading(path.join(dir, 'archive.sqlite'));
const index = openIndexForWriting(dir);
const writer = createIndexWriter(catalogue, index);
let closing = false;
let running: Promise<void> | null = null;

/** Yields between batches, so that a close or a sync gets through. */
async function drain(): Promise<void> {
  let done = 0;
  while (!closing) {
    const took = writer.step();
    if (took === 0) break;
    done += took;
    send({ type: 'index', done, of: done + writer.behind() });
    await new Promise((resolve) => setImmediate(resolve));
  }
  send({ type: 'index', done, of: done });
}

function wake(): Promise<void> {
  running ??= drain().finally(() => {
    running = null;
  });
  return running;
}

port.on('message', (message: ToIndexer) => {
  if (message.type === 'wake') void wake();
  else if (message.type === 'sync') {
    // A drain under way may have looked before the last commit: look once more.
    void wake()
      .then(wake)
      .then(() => send({ type: 'synced', token: message.token }));
  } else {
    closing = true;
    void (running ?? Promise.resolve()).then(() => {
      catalogue.close();
      index.close();
      send({ type: 'closed' });
      port.close();
    });
  }
});

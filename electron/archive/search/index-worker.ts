/**
 * The indexing thread. Analysing and inserting postings costs several times what writing the catalogue does; on a
 * thread of its own an import uses both cores, and a search neither.
 */
import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../db/open.ts';
import { openIndexForWriting } from './index-file.ts';
import { createIndexWriter } from './index-writer.ts';
import type { PreparedDocument } from './prepare.ts';

/**
 * `sync` is answered when everything committed before it is indexed. `feed` brings the port on which the writer hands
 * over analysed documents (`PreparedDocument[]`) and hears how many were taken.
 */
export type ToIndexer = { type: 'feed'; port: MessagePort } | { type: 'sync'; token: number } | { type: 'close' };
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
let feed: MessagePort | null = null;
const prepared = new Map<number, PreparedDocument>();
/** How far to go: to what has been handed over, or to the end when a sync is asked for. */
let target = 0;
let handedOver = 0;

function took(count: number): void {
  if (count > 0) feed?.postMessage(count);
}

/** Yields between batches, so that a close or a sync gets through. */
async function drain(): Promise<void> {
  let done = 0;
  while (!closing) {
    const before = prepared.size;
    const count = writer.step(prepared, target);
    took(before - prepared.size);
    if (count === 0) break;
    done += count;
    send({ type: 'index', done, of: done + writer.behind() });
    await new Promise((resolve) => setImmediate(resolve));
  }
  target = handedOver;
  send({ type: 'index', done, of: done });
}

function wake(): Promise<void> {
  running ??= drain().finally(() => {
    running = null;
  });
  return running;
}

function receive(documents: PreparedDocument[]): void {
  const indexed = writer.seq();
  for (const document of documents) {
    handedOver = Math.max(handedOver, document.seq);
    if (document.seq > indexed) prepared.set(document.seq, document);
  }
  took(documents.filter((document) => document.seq <= indexed).length);
  target = Math.max(target, handedOver);
  void wake();
}

async function sync(token: number): Promise<void> {
  // A drain under way may have looked before the last commit: look once more.
  for (let i = 0; i < 2; i++) {
    target = Number.MAX_SAFE_INTEGER;
    await wake();
  }
  send({ type: 'synced', token });
}

port.on('message', (message: ToIndexer) => {
  if (message.type === 'feed') {
    feed = message.port;
    feed.on('message', receive);
  } else if (message.type === 'sync') void sync(message.token);
  else {
    closing = true;
    void (running ?? Promise.resolve()).then(() => {
      catalogue.close();
      index.close();
      send({ type: 'closed' });
      feed?.close();
      port.close();
    });
  }
});

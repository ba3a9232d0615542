/**
 * The indexing thread. Analysing and inserting postings costs several times what writing the catalogue does; on a
 * thread of its own an import uses both cores, and a search neither.
 */
import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createPairStore } from '../catalogue/word-pairs.ts';
import { openForReading, type WriteDb } from '../db/open.ts';
import { createIndex, nextIndexName, openIndexForWriting, removeIndex, takeIndex } from './index-file.ts';
import { createIndexWriter, type IndexWriter } from './index-writer.ts';
import { createWordKeeper } from './lexicon/keeper.ts';
import { isDamage } from './postings/bytes.ts';
import type { PreparedDocument } from './prepare.ts';

/**
 * `sync` is answered when everything committed before it is indexed. `feed` brings the port on which the writer hands
 * over analysed documents (`PreparedDocument[]`) and hears how many were taken. `rebuild` makes the index anew beside
 * the one in use.
 */
export type ToIndexer =
  | { type: 'feed'; port: MessagePort }
  | { type: 'sync'; token: number }
  | { type: 'rebuild' }
  | { type: 'close' };
export type FromIndexer =
  | { type: 'index'; done: number; of: number }
  | { type: 'rebuild'; done: number; of: number }
  | { type: 'swapped' }
  | { type: 'synced'; token: number }
  | { type: 'closed' };

/** Quiet for this long: time for what nobody waits for. */
const IDLE_MS = 1_500;

const { dir } = workerData as { dir: string };
const port = parentPort;
if (port === null) throw new Error('index-worker runs as a worker thread only');
const send = (message: FromIndexer): void => {
  port.postMessage(message);
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const catalogue = openForReading(path.join(dir, 'archive.sqlite'));
const pairs = createPairStore(catalogue, null);
let index: WriteDb = openIndexForWriting(dir);
let writer = createIndexWriter(catalogue, index, () => pairs.inUse());
let words = createWordKeeper(catalogue, index);
let closing = false;
/** The index in use turned out to be damaged. */
let broken = false;
let running: Promise<void> | null = null;
let rebuilding: Promise<void> | null = null;
let idle: NodeJS.Timeout | null = null;
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
  while (!closing && !broken) {
    const before = prepared.size;
    let count = 0;
    try {
      count = writer.step(prepared, target);
      if (count > 0) writer.merge();
    } catch (error) {
      if (!isDamage(error)) throw error;
      // Nothing more goes into this file; what it holds is made anew from the catalogue.
      broken = true;
      prepared.clear();
      startRebuild();
    }
    took(before - prepared.size);
    if (count === 0) break;
    done += count;
    send({ type: 'index', done, of: done + writer.behind() });
    await turn();
  }
  target = handedOver;
  send({ type: 'index', done, of: done });
}

function wake(): Promise<void> {
  if (idle !== null) clearTimeout(idle);
  idle = null;
  running ??= drain().finally(() => {
    running = null;
    idle = setTimeout(() => void settle(), IDLE_MS);
  });
  return running;
}

/** Fewer segments and the archive's words, in pieces, until something else is asked for. */
async function settle(): Promise<void> {
  idle = null;
  if (closing || broken || rebuilding !== null) return;
  try {
    writer.settle();
  } catch (error) {
    if (!isDamage(error)) throw error;
    broken = true;
    startRebuild();
  }
  while (!closing && running === null && rebuilding === null && words.step()) await turn();
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
    if (broken) await rebuilding;
  }
  send({ type: 'synced', token });
}

/** Batch by batch beside the old index, which goes on taking up what is new; in use once it is level. */
async function rebuild(): Promise<void> {
  const name = nextIndexName(dir);
  const fresh = createIndex(dir, name);
  let made: IndexWriter | null = createIndexWriter(catalogue, fresh, () => pairs.inUse());
  let done = 0;
  send({ type: 'rebuild', done, of: made.behind() });
  try {
    for (;;) {
      await (running ?? Promise.resolve());
      if (closing) return;
      const count = made.step();
      done += count;
      send({ type: 'rebuild', done, of: done + made.behind() });
      if (count === 0) break;
      made.merge();
      await turn();
    }
    made.settle();
    fresh.pragma('wal_checkpoint(TRUNCATE)');
    takeIndex(dir, name);
    const old = index;
    index = fresh;
    writer = made;
    words = createWordKeeper(catalogue, index);
    made = null;
    broken = false;
    try {
      old.close();
    } catch {
      // A damaged file may not let itself be closed in order; it is not used again.
    }
    send({ type: 'swapped' });
  } finally {
    if (made !== null) {
      fresh.close();
      removeIndex(dir, name);
    }
  }
}

function startRebuild(): void {
  rebuilding ??= rebuild()
    .catch((error: unknown) => {
      process.emitWarning(
        `the index could not be made anew: ${error instanceof Error ? error.message : String(error)}`,
      );
      send({ type: 'rebuild', done: 0, of: 0 });
    })
    .finally(() => {
      rebuilding = null;
      if (!closing) void wake();
    });
}

async function close(): Promise<void> {
  closing = true;
  if (idle !== null) clearTimeout(idle);
  await running;
  await rebuilding;
  catalogue.close();
  index.close();
  send({ type: 'closed' });
  feed?.close();
  port?.close();
}

port.on('message', (message: ToIndexer) => {
  if (message.type === 'feed') {
    feed = message.port;
    feed.on('message', receive);
  } else if (message.type === 'sync') void sync(message.token);
  else if (message.type === 'rebuild') startRebuild();
  else void close();
});

/** One long task on a thread of its own, followed from outside: progress, the result, or an error by its code. */
import { Worker } from 'node:worker_threads';
import type { DoorErrorCode } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';

/**
 * Room for what is made and dropped at once. By default it grows to more than what these threads keep; with this an export
 * of all formats peaks a tenth lower and takes no longer.
 */
const YOUNG_MB = 16;
/** How long a thread waits for its next task: a person looks at a preview, changes a word, looks again. */
const IDLE_MS = 180_000;

export type FromThread<Progress, Done> =
  | { type: 'progress'; progress: Progress }
  /** `spent`: the thread has grown too large to be kept. */
  | { type: 'done'; done: Done; spent?: boolean }
  /** What a waiting thread was asked to load is there. Not for whoever follows a task. */
  | { type: 'prepared' }
  | { type: 'failed'; code: DoorErrorCode; params: Record<string, string> };

export interface ThreadCode {
  url: URL;
  name: string;
}

export interface ThreadEntry extends ThreadCode {
  task: unknown;
}

function started({ url, name }: ThreadCode, workerData?: unknown): Worker {
  const worker = new Worker(url, { name, workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  // Without a listener, an error while nobody follows would end the whole process.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    if (waiting.get(url.href)?.worker === worker) leave(url.href);
  });
  return worker;
}

/** @throws DoorError what the task failed with, CANCELLED, INTERNAL */
async function* follow<Progress, Done>(
  worker: Worker,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, { done: Done; spent: boolean }> {
  const inbox: Array<FromThread<Progress, Done>> = [];
  let wake: () => void = () => {};
  const post = (message: FromThread<Progress, Done>): void => {
    inbox.push(message);
    wake();
  };
  const abort = (): void => post({ type: 'failed', code: 'CANCELLED', params: {} });
  const broken = (error: Error): void => post({ type: 'failed', code: 'INTERNAL', params: { detail: error.message } });
  const ended = (code: number): void => post({ type: 'failed', code: 'INTERNAL', params: { detail: `exit ${code}` } });
  worker.on('message', post).on('error', broken).on('exit', ended);
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const message = inbox.shift();
      if (message === undefined) await changed;
      else if (message.type === 'progress') yield message.progress;
      else if (message.type === 'done') return { done: message.done, spent: message.spent === true };
      else if (message.type === 'failed') throw new DoorError(message.code, message.params);
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    worker.off('message', post).off('error', broken).off('exit', ended);
  }
}

/**
 * A thread for this task alone, which finds it in `workerData`. An abort, or a reader that simply stops listening, ends it.
 *
 * @throws DoorError what the task failed with, CANCELLED, INTERNAL
 */
export async function* followThread<Progress, Done>(
  entry: ThreadEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Done> {
  const worker = started(entry, entry.task);
  try {
    return (yield* follow<Progress, Done>(worker, signal)).done;
  } finally {
    await worker.terminate();
  }
}

/** Threads that wait, one of a kind. */
const waiting = new Map<string, { worker: Worker; timer: NodeJS.Timeout }>();
/** How many of a kind are at work, and may wait afterwards. */
const working = new Map<string, number>();

function leave(key: string): Worker | undefined {
  const kept = waiting.get(key);
  if (kept === undefined) return undefined;
  waiting.delete(key);
  clearTimeout(kept.timer);
  return kept.worker;
}

function keep(key: string, worker: Worker): void {
  void leave(key)?.terminate();
  const timer = setTimeout(() => void leave(key)?.terminate(), IDLE_MS);
  waiting.set(key, { worker, timer });
  // Neither keeps the program from ending.
  timer.unref();
  worker.unref();
}

/**
 * Starts the thread that the next task will find waiting, and has it load what the task will need: `order` is posted to it,
 * and it answers `prepared`. Where one waits already, it waits longer; where one is at work, that one will wait. Resolves
 * when it is ready, or has ended.
 */
export async function prepareWaiting({ url, name }: ThreadCode, order: unknown): Promise<void> {
  const key = url.href;
  if ((working.get(key) ?? 0) > 0) return;
  const there = leave(key);
  const worker = there ?? started({ url, name });
  keep(key, worker);
  if (there !== undefined) return;
  worker.ref();
  await new Promise<void>((resolve) => {
    const heard = (message: FromThread<unknown, unknown>): void => {
      if (message.type === 'prepared') resolve();
    };
    worker.on('message', heard).once('exit', () => resolve());
    worker.postMessage(order);
  });
  // Not where a task has it by now.
  if (waiting.get(key)?.worker === worker) worker.unref();
}

/**
 * A thread that gets its task as a message and waits for another one afterwards: what it has loaded, a second for the
 * typesetter and the charts, is there the next time. One that was cancelled or failed is not kept.
 *
 * @throws DoorError what the task failed with, CANCELLED, INTERNAL
 */
export async function* followWaiting<Progress, Done>(
  entry: ThreadEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Done> {
  const key = entry.url.href;
  const worker = leave(key) ?? started(entry);
  worker.ref();
  working.set(key, (working.get(key) ?? 0) + 1);
  let reusable = false;
  try {
    const steps = follow<Progress, Done>(worker, signal);
    worker.postMessage(entry.task);
    const { done, spent } = yield* steps;
    reusable = !spent;
    return done;
  } finally {
    working.set(key, (working.get(key) ?? 1) - 1);
    if (reusable) keep(key, worker);
    else await worker.terminate();
  }
}

/** Owns the writer thread on behalf of the archive: starts it when there is work, follows it, stops it cleanly. */
import { Worker } from 'node:worker_threads';
import type { ImportProgress } from '../../contract/index.ts';
import type { Db, WriteDb } from '../db/open.ts';
import { readProgress, setJobState } from '../jobs/job-store.ts';
import { workerUrl } from '../resources.ts';
import type { FromWorker, ToWorker } from './import-worker.ts';

export interface IndexState {
  state: 'ready' | 'building';
  done: number;
  of: number;
}

const ended = (p: ImportProgress): boolean => p.state === 'done' || p.state === 'cancelled' || p.state === 'failed';

export class ImportRunner {
  readonly #dir: string;
  readonly #db: WriteDb;
  #worker: Worker | null = null;
  #latest = new Map<string, ImportProgress>();
  #listeners = new Set<() => void>();
  #index: IndexState = { state: 'ready', done: 0, of: 0 };
  #onIndexReady: Array<() => void> = [];
  #closed: (() => void) | null = null;

  constructor(dir: string, db: WriteDb) {
    this.#dir = dir;
    this.#db = db;
  }

  get index(): IndexState {
    return this.#index;
  }

  /** Starts the thread, which first brings the index level with the catalogue. Resolves when it is. */
  catchUp(behind: number): Promise<void> {
    if (behind === 0) return Promise.resolve();
    this.#index = { state: 'building', done: 0, of: behind };
    return new Promise((resolve) => {
      this.#onIndexReady.push(resolve);
      this.#start();
    });
  }

  enqueue(jobId: string): void {
    this.#post({ type: 'run', jobId });
  }

  /** A waiting job is cancelled here, a running one by the thread between two items. */
  cancel(jobId: string): boolean {
    const progress = this.progress(jobId);
    if (progress === null || ended(progress)) return false;
    if (progress.state === 'waiting') setJobState(this.#db, jobId, 'cancelled');
    this.#post({ type: 'cancel', jobId });
    return true;
  }

  progress(jobId: string, db: Db = this.#db): ImportProgress | null {
    return this.#latest.get(jobId) ?? readProgress(db, jobId);
  }

  /** Yields each newer state, skipping what the reader was too slow for; returns the last one. */
  async *watch(jobId: string, signal?: AbortSignal): AsyncGenerator<ImportProgress, ImportProgress> {
    let wake: () => void = () => {};
    const listener = (): void => wake();
    this.#listeners.add(listener);
    signal?.addEventListener('abort', listener);
    try {
      for (;;) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const progress = this.progress(jobId);
        if (progress === null) throw new Error(`no such job: ${jobId}`);
        if (ended(progress) || signal?.aborted) return progress;
        yield progress;
        await changed;
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', listener);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    for (const [jobId, progress] of this.#latest) if (!ended(progress)) this.#post({ type: 'cancel', jobId });
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#post({ type: 'close' });
    await closed;
    await worker.terminate();
    this.#worker = null;
  }

  #post(message: ToWorker): void {
    this.#start().postMessage(message);
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(workerUrl(import.meta.url, './import-worker.ts', 'import-worker'), {
      workerData: { dir: this.#dir },
      name: 'archive-writer',
    });
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', (error: Error) => this.#died(error));
    worker.on('exit', () => this.#closed?.());
    this.#worker = worker;
    return worker;
  }

  #receive(message: FromWorker): void {
    if (message.type === 'closed') this.#closed?.();
    else if (message.type === 'index') {
      this.#index = { state: message.done < message.of ? 'building' : 'ready', done: message.done, of: message.of };
      if (this.#index.state === 'ready') for (const resolve of this.#onIndexReady.splice(0)) resolve();
    } else if (message.type === 'failed') this.#latest.delete(message.jobId);
    else if (message.type === 'finished') this.#latest.delete(message.progress.jobId);
    else this.#latest.set(message.progress.jobId, message.progress);
    this.#notify();
  }

  /** The thread itself broke: its jobs are marked failed with what was saved; the next job starts a new thread. */
  #died(error: Error): void {
    this.#worker = null;
    for (const [jobId] of this.#latest) setJobState(this.#db, jobId, 'failed');
    this.#latest.clear();
    process.emitWarning(`archive writer thread ended: ${error.message}`);
    for (const resolve of this.#onIndexReady.splice(0)) resolve();
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * Owns the archive's two threads, the catalogue's writer and the indexer: starts them when there is work, follows
 * them, stops them cleanly. A job is over for the outside when its records can be found.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ImportProgress } from '../../contract/index.ts';
import type { WriteDb } from '../db/open.ts';
import { readProgress, setJobState } from '../jobs/job-store.ts';
import { workerUrl } from '../resources.ts';
import type { FromIndexer, ToIndexer } from '../search/index-worker.ts';
import type { FromWorker, ToWorker } from './import-worker.ts';

export interface IndexState {
  state: 'ready' | 'building';
  done: number;
  of: number;
}

const ended = (p: ImportProgress): boolean => p.state === 'done' || p.state === 'cancelled' || p.state === 'failed';

const pick = ({ done, of }: { done: number; of: number }): { done: number; of: number } => ({ done, of });

/** A worker that is asked to close and answers when it has. */
class Thread<To extends { type: string }, From> {
  readonly worker: Worker;
  #closed: Promise<void>;

  constructor(url: URL, name: string, dir: string, receive: (message: From) => void, died: (error: Error) => void) {
    this.worker = new Worker(url, { workerData: { dir }, name });
    this.#closed = new Promise((resolve) => {
      this.worker.on('exit', () => resolve());
    });
    this.worker.on('message', receive);
    this.worker.on('error', died);
  }

  post(message: To, transfer: MessagePort[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  async close(message: To): Promise<void> {
    this.post(message);
    await this.#closed;
  }
}

export class ImportRunner {
  readonly #dir: string;
  readonly #db: WriteDb;
  #writer: Thread<ToWorker, FromWorker> | null = null;
  #indexer: Thread<ToIndexer, FromIndexer> | null = null;
  #latest = new Map<string, ImportProgress>();
  #listeners = new Set<() => void>();
  #index: IndexState = { state: 'ready', done: 0, of: 0 };
  #syncs = new Map<number, () => void>();
  #nextSync = 1;
  #rebuild: IndexState | null = null;

  constructor(dir: string, db: WriteDb) {
    this.#dir = dir;
    this.#db = db;
  }

  get index(): IndexState {
    return this.#rebuild ?? this.#index;
  }

  get rebuilding(): boolean {
    return this.#rebuild !== null;
  }

  /** Makes the index anew beside the one in use; false when that is under way already. */
  rebuildIndex(): boolean {
    if (this.#rebuild !== null) return false;
    this.#rebuild = { state: 'building', done: 0, of: 0 };
    this.#startIndexer().post({ type: 'rebuild' });
    return true;
  }

  /** Resolves when the index is level with what the catalogue holds now. */
  catchUp(behind: number): Promise<void> {
    if (behind === 0) return Promise.resolve();
    this.#index = { state: 'building', done: 0, of: behind };
    return this.#sync();
  }

  enqueue(jobId: string): void {
    const progress = readProgress(this.#db, jobId);
    // Kept until its records can be found, so that a job too short to report progress is not over too soon.
    if (progress !== null) this.#latest.set(jobId, progress);
    this.#startWriter().post({ type: 'run', jobId });
  }

  /** A waiting job is cancelled here, a running one by its thread between two items. */
  cancel(jobId: string): boolean {
    const progress = this.progress(jobId);
    if (progress === null || ended(progress)) return false;
    if (progress.state === 'waiting') setJobState(this.#db, jobId, 'cancelled');
    this.#startWriter().post({ type: 'cancel', jobId });
    return true;
  }

  progress(jobId: string): ImportProgress | null {
    return this.#latest.get(jobId) ?? readProgress(this.#db, jobId);
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

  /** A job under way stays unfinished and goes on when the archive is opened again. */
  async close(): Promise<void> {
    await this.#writer?.close({ type: 'close' });
    await this.#indexer?.close({ type: 'close' });
    this.#writer = null;
    this.#indexer = null;
    this.#settleSyncs();
  }

  #startWriter(): Thread<ToWorker, FromWorker> {
    if (this.#writer !== null) return this.#writer;
    const writer = new Thread<ToWorker, FromWorker>(
      workerUrl(import.meta.url, './import-worker.ts', 'import-worker'),
      'archive-writer',
      this.#dir,
      (message) => this.#fromWriter(message),
      (error) => this.#writerDied(error),
    );
    this.#writer = writer;
    // The writer analyses what it has committed and hands it to the indexer on a line of their own.
    const { port1, port2 } = new MessageChannel();
    writer.post({ type: 'feed', port: port1 }, [port1]);
    this.#startIndexer().post({ type: 'feed', port: port2 }, [port2]);
    return writer;
  }

  #startIndexer(): Thread<ToIndexer, FromIndexer> {
    this.#indexer ??= new Thread<ToIndexer, FromIndexer>(
      workerUrl(import.meta.url, '../search/index-worker.ts', 'index-worker'),
      'archive-indexer',
      this.#dir,
      (message) => this.#fromIndexer(message),
      (error) => this.#indexerDied(error),
    );
    return this.#indexer;
  }

  #sync(): Promise<void> {
    const token = this.#nextSync++;
    return new Promise((resolve) => {
      this.#syncs.set(token, resolve);
      this.#startIndexer().post({ type: 'sync', token });
    });
  }

  #fromWriter(message: FromWorker): void {
    if (message.type === 'progress') {
      this.#latest.set(message.progress.jobId, message.progress);
      this.#notify();
    } else if (message.type !== 'closed') {
      const jobId = message.type === 'finished' ? message.progress.jobId : message.jobId;
      void this.#sync().then(() => {
        this.#latest.delete(jobId);
        this.#notify();
      });
    }
  }

  #fromIndexer(message: FromIndexer): void {
    if (message.type === 'index') {
      this.#index = { state: message.done < message.of ? 'building' : 'ready', done: message.done, of: message.of };
      this.#notify();
    } else if (message.type === 'rebuild') {
      this.#rebuild = message.of === 0 && message.done === 0 ? null : { state: 'building', ...pick(message) };
      this.#notify();
    } else if (message.type === 'swapped') {
      this.#rebuild = null;
      this.#notify();
    } else if (message.type === 'synced') {
      this.#syncs.get(message.token)?.();
      this.#syncs.delete(message.token);
    }
  }

  /** The thread itself broke: its jobs are marked failed with what was saved; the next job starts a new thread. */
  #writerDied(error: Error): void {
    this.#writer = null;
    for (const [jobId] of this.#latest) setJobState(this.#db, jobId, 'failed');
    this.#latest.clear();
    process.emitWarning(`archive writer thread ended: ${error.message}`);
    this.#notify();
  }

  /** Nothing is lost: the index catches up with the next job or the next opening. */
  #indexerDied(error: Error): void {
    this.#indexer = null;
    this.#rebuild = null;
    process.emitWarning(`archive indexer thread ended: ${error.message}`);
    this.#settleSyncs();
  }

  #settleSyncs(): void {
    for (const resolve of this.#syncs.values()) resolve();
    this.#syncs.clear();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** One long task on a thread of its own, followed from outside: progress, the result, or an error by its code. */
import { Worker } from 'node:worker_threads';
import type { DoorErrorCode } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';

/**
 * Room for what is made and dropped at once. By default it grows to more than what these threads keep; with this an export
 * of all formats peaks a tenth lower and takes no longer.
 */
const YOUNG_MB = 16;

export type FromThread<Progress, Done> =
  | { type: 'progress'; progress: Progress }
  | { type: 'done'; done: Done }
  | { type: 'failed'; code: DoorErrorCode; params: Record<string, string> };

/**
 * Follows the thread; an abort, or a reader that simply stops listening, ends it.
 *
 * @throws DoorError what the task failed with, CANCELLED, INTERNAL
 */
export async function* followThread<Progress, Done>(
  entry: { url: URL; name: string; task: unknown },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Done> {
  const { url, name, task } = entry;
  const worker = new Worker(url, { name, workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const inbox: Array<FromThread<Progress, Done>> = [];
  let wake: () => void = () => {};
  const post = (message: FromThread<Progress, Done>): void => {
    inbox.push(message);
    wake();
  };
  const abort = (): void => post({ type: 'failed', code: 'CANCELLED', params: {} });
  worker.on('message', post);
  worker.on('error', (error) => post({ type: 'failed', code: 'INTERNAL', params: { detail: error.message } }));
  worker.on('exit', (code) => post({ type: 'failed', code: 'INTERNAL', params: { detail: `exit ${code}` } }));
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
      else if (message.type === 'done') return message.done;
      else throw new DoorError(message.code, message.params);
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

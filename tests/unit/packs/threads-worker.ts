/** What `threads.test.ts` follows: tells which thread it is, and does as it is told. */
import { parentPort, threadId } from 'node:worker_threads';

export interface Order {
  spent?: boolean;
  fail?: boolean;
  /** Never answers. */
  hang?: boolean;
}

parentPort?.on('message', ({ spent = false, fail = false, hang = false }: Order) => {
  parentPort?.postMessage({ type: 'progress', progress: threadId });
  if (hang) return;
  if (fail) parentPort?.postMessage({ type: 'failed', code: 'DISK_FULL', params: {} });
  else parentPort?.postMessage({ type: 'done', done: threadId, spent });
});

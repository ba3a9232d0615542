/** What `threads.test.ts` follows: tells which thread it is, and does as it is told. */
import { parentPort, threadId } from 'node:worker_threads';

export interface Order {
  spent?: boolean;
  fail?: boolean;
  /** Never answers. */
  hang?: boolean;
  /** Answers after a while. */
  hold?: boolean;
  prepare?: boolean;
  /** Answers how often it was told to prepare. */
  tellPrepared?: boolean;
  die?: boolean;
}

let prepared = 0;

parentPort?.on('message', (order: Order) => {
  if (order.die === true) process.exit(1);
  if (order.prepare === true) {
    prepared++;
    parentPort?.postMessage({ type: 'prepared' });
    return;
  }
  parentPort?.postMessage({ type: 'progress', progress: threadId });
  if (order.hang === true) return;
  const done = order.tellPrepared === true ? prepared : threadId;
  if (order.fail === true) parentPort?.postMessage({ type: 'failed', code: 'DISK_FULL', params: {} });
  else
    setTimeout(
      () => parentPort?.postMessage({ type: 'done', done, spent: order.spent === true }),
      order.hold === true ? 200 : 0,
    );
});

/** A thread that waits for its next task, and when it does not. */
import { expect, test } from 'vitest';
import { followWaiting, prepareWaiting } from '../../../electron/archive/packs/thread.ts';
import type { Order } from './threads-worker.ts';

const url = new URL('./threads-worker.ts', import.meta.url);

function follow(task: Order, signal?: AbortSignal): AsyncGenerator<number, number> {
  return followWaiting<number, number>({ url, name: 'test', task }, signal);
}

async function run(task: Order): Promise<number> {
  const steps = follow(task);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

test('the next task finds the thread of the last one', async () => {
  const first = await run({});
  expect(await run({})).toBe(first);
  expect(await run({})).toBe(first);
});

test('two at once have a thread each; one of them waits afterwards', async () => {
  const [one, two] = await Promise.all([run({}), run({})]);
  expect(one).not.toBe(two);
  expect([one, two]).toContain(await run({}));
});

test('a thread that has grown too large, or failed, is not used again', async () => {
  const first = await run({ spent: true });
  const second = await run({});
  expect(second).not.toBe(first);
  await expect(run({ fail: true })).rejects.toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
  expect(await run({})).not.toBe(second);
});

test('a cancel ends the thread, and so does a reader that leaves', async () => {
  const before = await run({});
  const stop = new AbortController();
  const steps = follow({ hang: true }, stop.signal);
  expect(await steps.next()).toEqual({ done: false, value: before });
  stop.abort();
  await expect(steps.next()).rejects.toThrow(expect.objectContaining({ code: 'CANCELLED' }));
  const after = await run({});
  expect(after).not.toBe(before);
  for await (const id of follow({ hang: true })) {
    expect(id).toBe(after);
    break;
  }
  expect(await run({})).not.toBe(after);
});

test('a prepared thread takes the next task, also one that comes while it prepares; only the first order is carried out', async () => {
  await run({ spent: true });
  await prepareWaiting({ url, name: 'test' }, { prepare: true });
  await prepareWaiting({ url, name: 'test' }, { prepare: true });
  const prepared = await run({ tellPrepared: true });
  expect(prepared).toBe(1);
  await run({ spent: true });
  const preparing = prepareWaiting({ url, name: 'test' }, { prepare: true });
  expect(await run({ tellPrepared: true })).toBe(1);
  await preparing;
});

test('while a task is at work no second thread is prepared', async () => {
  await run({ spent: true });
  const steps = follow({ hold: true });
  const { value: id } = await steps.next();
  await prepareWaiting({ url, name: 'test' }, { prepare: true });
  expect((await steps.next()).value).toBe(id);
  expect(await run({ spent: true })).toBe(id);
  // Threads are numbered as they are started.
  expect(await run({})).toBe(Number(id) + 1);
});

test('who waits for a thread to be ready does not wait for ever', async () => {
  await run({ spent: true });
  await prepareWaiting({ url, name: 'test' }, { die: true });
  await run({ spent: true });
  const preparing = prepareWaiting({ url, name: 'test' }, { hang: true });
  const stop = new AbortController();
  const steps = follow({ hang: true }, stop.signal);
  const first = steps.next();
  stop.abort();
  await first.catch(() => undefined);
  await steps.next().catch(() => undefined);
  await preparing;
  expect(await run({})).toBeGreaterThan(0);
});

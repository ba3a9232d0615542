/** One contract, three hosts. */
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { guardPort, PortClosedError } from '../../electron/contract/shell.ts';
import { contractSuite } from './contract-suite.ts';
import { behindPort, inProcess, overHttp } from './hosts.ts';

contractSuite('in-process', inProcess, false);
contractSuite('worker behind a MessagePort', behindPort, true);
contractSuite('HTTP', overHttp, true);

test('a guarded port refuses calls once it is closed, and those under way', async () => {
  const { port1, port2 } = new MessageChannel();
  const guard = guardPort(port2);
  const pending = guard.interceptor({ next: () => new Promise(() => {}) });
  expect(await guard.interceptor({ next: async () => 1 })).toBe(1);
  port1.close();
  await expect(pending).rejects.toBeInstanceOf(PortClosedError);
  expect(guard.dead).toBe(true);
  await expect(guard.interceptor({ next: async () => 2 })).rejects.toBeInstanceOf(PortClosedError);
});

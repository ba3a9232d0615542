/**
 * A Chromium that nobody watches. Playwright, and any open developer tools, switch on the DevTools domain `Network`, and
 * the page then keeps a copy of every byte it loads: for a page of some megabytes that is half of its time, which no
 * reader spends. So it is spoken to over a pipe, in the few words of the DevTools protocol that a measurement needs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export interface Opening<T> {
  answer: T;
  /** Processor time of the page's main thread until then, in milliseconds. */
  busy: number;
}

export interface PlainBrowser {
  /**
   * Opens `url` in a tab of its own, runs the function from the start of the document, with `argument`, and answers what
   * it resolves to. The function travels as text.
   */
  open<A, T>(url: string, run: (argument: A) => Promise<T>, argument: A): Promise<Opening<T>>;
  close(): Promise<void>;
}

export function plainBrowser(executable: string): PlainBrowser {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'exchange-archive-browser-'));
  const child = spawn(
    executable,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const to = child.stdio[3] as Writable;
  const from = child.stdio[4] as Readable;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    // Messages end with a NUL.
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    }
  });

  async function send(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++last;
    const { result, error } = await new Promise<Answer>((resolve, reject) => {
      waiting.set(id, resolve);
      void ended.then(() => reject(new Error('The browser has ended.')));
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  return {
    async open<A, T>(url: string, run: (argument: A) => Promise<T>, argument: A): Promise<Opening<T>> {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const attached = await send('Target.attachToTarget', { targetId, flatten: true });
      const session = String(attached['sessionId']);
      // Not the clock, which other programs make longer.
      await send('Performance.enable', { timeDomain: 'threadTicks' }, session);
      await send('Page.enable', {}, session);
      const source = `globalThis.asked = (${run})(${JSON.stringify(argument)});`;
      await send('Page.addScriptToEvaluateOnNewDocument', { source }, session);
      await send('Page.navigate', { url }, session);
      const evaluated = await send(
        'Runtime.evaluate',
        { expression: 'globalThis.asked', awaitPromise: true, returnByValue: true },
        session,
      );
      const metrics = (await send('Performance.getMetrics', {}, session))['metrics'] as {
        name: string;
        value: number;
      }[];
      await send('Target.closeTarget', { targetId });
      const { value } = evaluated['result'] as { value?: T };
      if (value === undefined) throw new Error(JSON.stringify(evaluated));
      return { answer: value, busy: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000 };
    },
    async close() {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * The page's one way to the archive. Picks the desktop's message port or the web host's HTTP once, at start, and
 * knows whether the line is alive: a dead one is told to the person, tried again, and replaced without a reload.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../electron/contract/index.ts';
import {
  bridgeName,
  guardPort,
  type NoticeMessage,
  noticeMessageType,
  type PortMessage,
  portMessageType,
  type ShellBridge,
} from '../../electron/contract/shell.ts';
import type { DoorErrorCode } from '../../electron/contract/vocabulary.ts';
import { createStore, type Store } from './lib/store.ts';

export type ArchiveClient = ContractRouterClient<Contract>;
interface Link {
  call(path: readonly string[], input: unknown, options: object): Promise<unknown>;
}

/** `refused`: the web host no longer knows this browser. `failed`: the archive did not open; `code` says why. */
export type Line =
  | { state: 'ready' }
  | { state: 'lost' }
  | { state: 'refused' }
  | { state: 'failed'; code: DoorErrorCode | null };

export const line: Store<Line> = createStore<Line>({ state: 'ready' });
export const shell: ShellBridge | null =
  (window as unknown as Partial<Record<typeof bridgeName, ShellBridge>>)[bridgeName] ?? null;

/** A shell that never answers is a dead one. */
const PORT_PATIENCE_MS = 20_000;
const RETRY_MS = 3_000;
const reconnected = new Set<() => void>();

/** Called when the line is back after a break: what is on the page may be old. */
export function onReconnect(listener: () => void): () => void {
  reconnected.add(listener);
  return () => reconnected.delete(listener);
}

function alive(): void {
  const broken = line.get().state !== 'ready';
  line.set({ state: 'ready' });
  if (broken) for (const listener of [...reconnected]) listener();
}

function lose(): void {
  if (line.get().state === 'ready') line.set({ state: 'lost' });
}

function httpLink(): Link {
  return new HttpLink({
    url: `${window.location.origin}/rpc`,
    plugins: [new SimpleCsrfProtectionLinkPlugin()],
    fetch: async (request, init) => {
      try {
        const response = await fetch(request, init);
        if (response.status === 401) line.set({ state: 'refused' });
        else alive();
        return response;
      } catch (error) {
        // An aborted call says nothing about the line.
        if (!request.signal.aborted) lose();
        throw error;
      }
    },
  });
}

function askForPort(bridge: ShellBridge): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error('no port'))), PORT_PATIENCE_MS);
    const listener = (event: MessageEvent<Partial<PortMessage> | null>): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data?.type !== portMessageType || event.data.nonce !== nonce) return;
      if (port !== undefined) finish(() => resolve(port));
    };
    const finish = (then: () => void): void => {
      clearTimeout(timer);
      window.removeEventListener('message', listener);
      then();
    };
    window.addEventListener('message', listener);
    bridge.connect(nonce);
  });
}

function portLink(bridge: ShellBridge): Link {
  let current: Promise<Link> | null = null;
  const open = async (): Promise<Link> => {
    const port = await askForPort(bridge);
    const guard = guardPort(port, () => {
      current = null;
      lose();
    });
    const made = new PortLink({ port, interceptors: [(options) => guard.interceptor(options)] });
    port.start();
    alive();
    return made;
  };
  return {
    async call(path, input, options) {
      current ??= open();
      try {
        return await (await current).call(path, input, { context: {}, ...options });
      } catch (error) {
        if (error instanceof Error && error.message === 'no port') {
          current = null;
          lose();
        }
        throw error;
      }
    },
  };
}

export const client: ArchiveClient = createORPCClient(shell === null ? httpLink() : portLink(shell));

export async function retry(): Promise<void> {
  try {
    await client.archive.info();
    alive();
  } catch {
    // The line's state is set where the call failed.
  }
}

line.subscribe(() => {
  if (line.get().state === 'lost')
    setTimeout(() => {
      if (line.get().state === 'lost') void retryQuietly();
    }, RETRY_MS);
});

async function retryQuietly(): Promise<void> {
  await retry();
  if (line.get().state === 'lost') setTimeout(() => void retryQuietly(), RETRY_MS);
}

window.addEventListener('message', (event: MessageEvent<Partial<NoticeMessage> | null>) => {
  if (event.source !== window || event.data?.type !== noticeMessageType) return;
  if (event.data.notice === 'archive-failed') line.set({ state: 'failed', code: event.data.code ?? null });
  else if (event.data.notice === 'archive-restarted') void retry();
});

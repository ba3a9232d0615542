/** The three ways to reach an archive, each on a fresh folder, behind one interface for the contract suite. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import { openArchive } from '../../electron/archive/archive.ts';
import { type ArchiveClient, createLocalClient } from '../../electron/archive/router.ts';
import { type ArchiveReport, guardPort } from '../../electron/contract/shell.ts';
import { startWebHost } from '../../electron/hosts/web.ts';

export interface TestedHost {
  client: ArchiveClient;
  /** Hands a file over the way this host does it. */
  stage(path: string, name: string): Promise<string>;
  /** The first bytes of what an export ticket leads to. */
  fetchExport(ticket: string): Promise<{ name: string; bytes: number }>;
  /** Hands an export back in, as it would travel: a folder in place, or the zip that was fetched. */
  stageExport(ticket: string): Promise<string>;
  /** Ends the far side without a word, as a crash would. */
  crash?(): Promise<void>;
  close(): Promise<void>;
}

async function temporaryFolder(): Promise<{ dir: string; page: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-archive-contract-'));
  return { dir: join(folder, 'archive'), page: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function sizeOf(path: string): Promise<number> {
  const { readdir, stat } = await import('node:fs/promises');
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = entries.filter((e) => e.isFile()).map(async (e) => (await stat(join(e.parentPath, e.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What the command line uses. */
export async function inProcess(): Promise<TestedHost> {
  const folder = await temporaryFolder();
  const archive = await openArchive({ dir: folder.dir, mode: 'write', create: true });
  return {
    client: createLocalClient(archive),
    stage: async (path, name) => archive.stage({ path, name }),
    async fetchExport(ticket) {
      const made = archive.takeExport(ticket);
      return { name: made.name, bytes: await sizeOf(made.path) };
    },
    stageExport: async (ticket) => archive.stage(archive.takeExport(ticket)),
    async close() {
      await archive.close();
      await folder.remove();
    },
  };
}

/** What Electron's utility process uses: the same entry file, the same messages, a port. */
export async function behindPort(): Promise<TestedHost> {
  const folder = await temporaryFolder();
  const worker = new Worker(new URL('../../electron/hosts/archive-process.ts', import.meta.url));
  const waiting = new Map<number, (report: ArchiveReport) => void>();
  let nextId = 1;
  let crashed = false;
  const opened = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (report: ArchiveReport) => {
      if (report.type === 'opened') resolve();
      else if (report.type === 'failed') reject(new Error(`${report.code}: ${report.message}`));
      else if ('requestId' in report) waiting.get(report.requestId)?.(report);
    });
  });
  const ask = (
    command: { type: 'stage'; sources: { path: string; name: string }[] } | { type: 'take-export'; ticket: string },
  ) =>
    new Promise<ArchiveReport>((resolve) => {
      const requestId = nextId++;
      waiting.set(requestId, resolve);
      worker.postMessage({ ...command, requestId });
    });
  // The port goes ahead of `opened`: calls made too early must wait, not fail.
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ type: 'port', port: port1 }, [port1]);
  worker.postMessage({ type: 'open', dir: folder.dir, starter: false });
  const guard = guardPort(port2);
  const client: ArchiveClient = createORPCClient(new PortLink({ port: port2, interceptors: [guard.interceptor] }));
  port2.start();
  await opened;
  return {
    client,
    async stage(path, name) {
      const report = await ask({ type: 'stage', sources: [{ path, name }] });
      return report.type === 'staged' ? (report.sources[0]?.ticket ?? '') : '';
    },
    async fetchExport(ticket) {
      const report = await ask({ type: 'take-export', ticket });
      if (report.type !== 'export') throw new Error(report.type);
      return { name: report.name, bytes: await sizeOf(report.path) };
    },
    async stageExport(ticket) {
      const made = await ask({ type: 'take-export', ticket });
      if (made.type !== 'export') throw new Error(made.type);
      const report = await ask({ type: 'stage', sources: [{ path: made.path, name: made.name }] });
      return report.type === 'staged' ? (report.sources[0]?.ticket ?? '') : '';
    },
    async crash() {
      crashed = true;
      await worker.terminate();
    },
    async close() {
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage({ type: 'close' });
      port2.close();
      if (!crashed) await ended;
      await folder.remove();
    },
  };
}

/** What the browser uses. */
export async function overHttp(): Promise<TestedHost> {
  const folder = await temporaryFolder();
  const archive = await openArchive({ dir: folder.dir, mode: 'write', create: true });
  const host = await startWebHost({ archive, page: folder.page });
  const headers = { authorization: `Bearer ${host.token}` };
  const link = new HttpLink({ url: `${host.origin}/rpc`, headers, plugins: [new SimpleCsrfProtectionLinkPlugin()] });
  return {
    client: createORPCClient(link),
    async stage(path, name) {
      const response = await fetch(`${host.origin}/stage?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers,
        body: Readable.toWeb(createReadStream(path)) as ReadableStream,
        duplex: 'half',
      } as RequestInit);
      if (!response.ok) throw new Error(`stage: ${response.status}`);
      return ((await response.json()) as { ticket: string }).ticket;
    },
    async fetchExport(ticket) {
      const response = await fetch(`${host.origin}/exports/${ticket}`, { headers });
      if (!response.ok) throw new Error(`exports: ${response.status}`);
      const name = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { name: decodeURIComponent(name), bytes: (await response.arrayBuffer()).byteLength };
    },
    async stageExport(ticket) {
      const zip = await fetch(`${host.origin}/exports/${ticket}`, { headers });
      const body = await zip.arrayBuffer();
      const response = await fetch(`${host.origin}/stage?name=set.zip`, { method: 'PUT', headers, body });
      return ((await response.json()) as { ticket: string }).ticket;
    },
    crash: () => host.close(),
    async close() {
      await host.close();
      await archive.close();
      await folder.remove();
    },
  };
}

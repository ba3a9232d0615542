/**
 * The archive in a process of its own: Electron's utility process, or a worker thread for tests and tools.
 *
 * Two kinds of traffic, kept apart. The control channel belongs to whoever started us (open, stage, exports); every
 * port that arrives on it serves the contract and nothing else, so that a page can name tickets but never paths.
 */
import { type MessagePort, parentPort as workerPort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import type { Archive } from '../archive/archive.ts';
import { asDoorError } from '../archive/errors.ts';
import type { ArchiveCommand, ArchiveReport } from '../contract/shell.ts';
import { requireNode } from './node-version.ts';

requireNode();

/** Electron's ports and Node's ports, as far as this file needs them. */
type RpcPort = Parameters<RPCHandler<{ archive: Archive }>['upgrade']>[0] & { start(): void; close(): void };

interface ControlChannel {
  receive(listener: (command: ArchiveCommand, ports: RpcPort[]) => void): void;
  send(report: ArchiveReport): void;
  leave(): void;
}

interface UtilityParentPort {
  on(event: 'message', listener: (event: { data: ArchiveCommand; ports: RpcPort[] }) => void): void;
  postMessage(report: ArchiveReport): void;
}

/** Electron sets `process.parentPort` in a utility process; a worker thread has the port of `worker_threads`. */
function findControlChannel(): ControlChannel {
  const utility = (process as { parentPort?: UtilityParentPort }).parentPort;
  if (utility !== undefined) {
    return {
      receive: (listener) => utility.on('message', (event) => listener(event.data, event.ports)),
      send: (report) => utility.postMessage(report),
      leave: () => process.exit(0),
    };
  }
  const worker = workerPort;
  if (worker === null) throw new Error('archive-process runs as a utility process or as a worker thread');
  return {
    receive: (listener) =>
      worker.on('message', (command: ArchiveCommand & { port?: MessagePort }) =>
        listener(command, command.port === undefined ? [] : [command.port]),
      ),
    send: (report) => worker.postMessage(report),
    leave: () => worker.close(),
  };
}

const control = findControlChannel();
let archive: Archive | null = null;
let failed = false;
/** Ports that came before the archive was open. */
const early: RpcPort[] = [];
const serving = new Set<RpcPort>();
let handler: RPCHandler<{ archive: Archive }> | null = null;

control.receive((command, ports) => {
  void obey(command, ports);
});

async function obey(command: ArchiveCommand, ports: RpcPort[]): Promise<void> {
  try {
    switch (command.type) {
      case 'open':
        await open(command.dir, command.starter);
        break;
      case 'port':
        for (const port of ports) serve(port);
        break;
      case 'stage': {
        const sources = command.sources.map(({ path, name }) => ({ ticket: opened().stage({ path, name }), name }));
        control.send({ type: 'staged', requestId: command.requestId, sources });
        break;
      }
      case 'take-export': {
        const made = opened().takeExport(command.ticket);
        control.send({ type: 'export', requestId: command.requestId, ...made });
        break;
      }
      case 'close':
        await close();
        break;
    }
  } catch (error) {
    const { code, params, message } = asDoorError(error);
    if ('requestId' in command) control.send({ type: 'refused', requestId: command.requestId, code, message });
    else if (command.type === 'open') {
      failed = true;
      for (const port of early) port.close();
      control.send({ type: 'failed', code, params, message });
    }
  }
}

/** Loads the database library only now, when Node's version is known to be good. */
async function open(dir: string | undefined, starter: boolean): Promise<void> {
  const { defaultFolder, openToServe } = await import('./open.ts');
  const { router } = await import('../archive/router.ts');
  const result = await openToServe({ dir: dir ?? defaultFolder(), starter });
  archive = result.archive;
  handler = new RPCHandler(router);
  control.send({ type: 'opened', dir: archive.dir, writable: archive.writable });
  for (const port of early.splice(0)) serve(port);
}

function opened(): Archive {
  if (archive === null) throw new Error('the archive is not open');
  return archive;
}

function serve(port: RpcPort): void {
  if (failed) port.close();
  else if (archive === null || handler === null) early.push(port);
  else {
    serving.add(port);
    handler.upgrade(port, { context: { archive } });
    port.start();
  }
}

async function close(): Promise<void> {
  for (const port of serving) port.close();
  serving.clear();
  await archive?.close();
  archive = null;
  control.send({ type: 'closed' });
  control.leave();
}

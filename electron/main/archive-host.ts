/**
 * Keeps the archive process alive and introduces pages to it.
 *
 * The archive runs in a utility process: a crash of the database library or a hostile PDF takes that process down,
 * not the window. This file starts it, starts it again when it dies, and sends it one end of a fresh channel for each
 * page that asks. The search traffic itself never passes through here.
 */
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { ArchiveCommand, ArchiveReport, StagedSource } from '../contract/shell.ts';
import type { DoorErrorCode } from '../contract/vocabulary.ts';

export class ArchiveRefusal extends Error {
  readonly code: DoorErrorCode;
  constructor(code: DoorErrorCode, message: string) {
    super(message);
    this.name = 'ArchiveRefusal';
    this.code = code;
  }
}

export interface ArchiveFailure {
  code: DoorErrorCode;
  params: Record<string, string>;
}

export interface ArchiveHostEvents {
  opened(report: { dir: string; writable: boolean; again: boolean }): void;
  failed(report: ArchiveFailure): void;
}

/** A process that dies this often within a minute is broken, not unlucky: restarting it for ever helps nobody. */
const restartsPerMinute = 5;

type Pending = { resolve(report: ArchiveReport): void; reject(reason: Error): void };
/** `Omit` over a union, one member at a time. */
type WithoutId<T> = T extends { requestId: number } ? Omit<T, 'requestId'> : never;

export class ArchiveHost {
  readonly #script: string;
  readonly #dir: string | undefined;
  readonly #events: ArchiveHostEvents;
  readonly #pending = new Map<number, Pending>();
  #child: UtilityProcess | null = null;
  #closing = false;
  #everOpened = false;
  #starts: number[] = [];
  #nextId = 1;
  #failure: ArchiveFailure | null = null;

  constructor(options: { script: string; dir: string | undefined; events: ArchiveHostEvents }) {
    this.#script = options.script;
    this.#dir = options.dir;
    this.#events = options.events;
  }

  /** Why the archive is not open; a page that comes later is told as well. */
  get failure(): ArchiveFailure | null {
    return this.#failure;
  }

  start(): void {
    const child = utilityProcess.fork(this.#script, [], { serviceName: 'exchange-archive' });
    this.#child = child;
    this.#starts = [...this.#starts.filter((at) => Date.now() - at < 60_000), Date.now()];
    child.on('message', (report: ArchiveReport) => this.#receive(report));
    child.once('exit', (code) => this.#exited(child, code));
    this.#send({ type: 'open', ...(this.#dir === undefined ? {} : { dir: this.#dir }), starter: true });
  }

  /** Both ends of a new channel are given away: one to the archive process, one to the caller for its page. */
  connect(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#send({ type: 'port' }, [port1]);
    return port2;
  }

  async stage(sources: { path: string; name: string }[]): Promise<StagedSource[]> {
    const report = await this.#ask({ type: 'stage', sources });
    return report.type === 'staged' ? report.sources : [];
  }

  async takeExport(ticket: string): Promise<{ path: string; name: string; folder: boolean }> {
    const report = await this.#ask({ type: 'take-export', ticket });
    if (report.type !== 'export') throw new ArchiveRefusal('INTERNAL', 'unexpected answer');
    return report;
  }

  /** Lets the process finish its transaction and close its files; ends it after five seconds all the same. */
  async close(): Promise<void> {
    const child = this.#child;
    this.#closing = true;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), 5_000);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#send({ type: 'close' });
    });
  }

  #send(command: ArchiveCommand, ports: MessagePortMain[] = []): void {
    this.#child?.postMessage(command, ports);
  }

  #ask(command: WithoutId<ArchiveCommand>): Promise<ArchiveReport> {
    if (this.#child === null)
      return Promise.reject(new ArchiveRefusal('INTERNAL', 'the archive process is not running'));
    const requestId = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(requestId, { resolve, reject });
      this.#send({ ...command, requestId });
    });
  }

  #receive(report: ArchiveReport): void {
    if (report.type === 'opened') {
      this.#failure = null;
      this.#events.opened({ dir: report.dir, writable: report.writable, again: this.#everOpened });
      this.#everOpened = true;
    } else if (report.type === 'failed') {
      this.#fail({ code: report.code, params: report.params });
    } else if ('requestId' in report) {
      const waiting = this.#pending.get(report.requestId);
      this.#pending.delete(report.requestId);
      if (report.type === 'refused') waiting?.reject(new ArchiveRefusal(report.code, report.message));
      else waiting?.resolve(report);
    }
  }

  #exited(child: UtilityProcess, code: number): void {
    if (this.#child !== child) return;
    this.#child = null;
    for (const { reject } of this.#pending.values())
      reject(new ArchiveRefusal('INTERNAL', 'the archive process ended'));
    this.#pending.clear();
    if (this.#closing) return;
    const recent = this.#starts.filter((at) => Date.now() - at < 60_000).length;
    if (recent < restartsPerMinute) this.start();
    else this.#fail({ code: 'INTERNAL', params: { detail: `the archive process keeps ending, exit code ${code}` } });
  }

  #fail(failure: ArchiveFailure): void {
    this.#failure = failure;
    this.#events.failed(failure);
  }
}

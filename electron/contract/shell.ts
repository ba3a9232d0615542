/**
 * What a shell around the page offers beyond the archive itself, and how the desktop's processes speak.
 *
 * The desktop shell puts `window.exchangeArchive` on the page (`ShellBridge`); a page without it is in a browser and
 * uses the web host: `/rpc`, `PUT /stage?name=…`, `GET /exports/<ticket>`. Main, preload and the archive process
 * share the message shapes below; nothing in this file runs anything but the port guard at its end.
 */
import type { DoorErrorCode } from './vocabulary.ts';

/** A source the shell has staged for `imports.start`. `name` is for people, the ticket is for the archive. */
export interface StagedSource {
  ticket: string;
  name: string;
}

/** Why an export was not saved where it was asked for; nothing of it is left there. */
export const saveFailures = ['exists', 'disk-full', 'denied', 'failed'] as const;
export type SaveFailure = (typeof saveFailures)[number];
/** `saved` is false without a `failure` when the person closed the dialog. */
export interface SavedExport {
  saved: boolean;
  name: string;
  failure?: SaveFailure;
}

export interface ShellBridge {
  readonly platform: string;
  /**
   * Asks for a port to the archive. Listen first: the page then gets a `window` message whose `data` is
   * `PortMessage` with the same nonce and whose `ports[0]` is the port. Use a fresh `crypto.randomUUID()` per call.
   */
  connect(nonce: string): void;
  /** Opens the system's dialog. An empty list means that the person closed it. */
  chooseFiles(what?: 'files' | 'folder'): Promise<StagedSource[]>;
  /** Files that were dropped on the page or picked by an `<input>`. */
  stageFiles(files: File[]): Promise<StagedSource[]>;
  /** Lets the person choose where an export goes and copies it there. */
  saveExport(ticket: string): Promise<SavedExport>;
  /** Opens the folder that this export was saved to, if it was saved by this program and is still there. */
  showSaved(ticket: string): Promise<{ shown: boolean }>;
  /** `https:` only, after a question to the person. */
  openExternal(url: string): Promise<{ opened: boolean }>;
}

export const bridgeName = 'exchangeArchive';
export const portMessageType = 'exchange-archive:port';
export const noticeMessageType = 'exchange-archive:notice';
export const commandMessageType = 'exchange-archive:command';

/** The three messages the shell posts to the page's own window; `event.source === window`, same origin. */
export interface PortMessage {
  type: typeof portMessageType;
  nonce: string;
}
/** `archive-restarted`: the old port is dead, connect again. `archive-failed`: it did not open; `code` says why. */
export interface NoticeMessage {
  type: typeof noticeMessageType;
  notice: 'archive-restarted' | 'archive-failed' | 'read-only';
  code?: DoorErrorCode;
}
/** The desktop's menu was used. */
export interface CommandMessage {
  type: typeof commandMessageType;
  command: ShellCommand;
}
export const shellCommands = ['search', 'import', 'packs', 'settings'] as const;
export type ShellCommand = (typeof shellCommands)[number];

/** Names of the channels between preload and main. `port`, `notice` and `command` carry messages, the rest calls. */
export const shellChannels = {
  port: 'shell:port',
  notice: 'shell:notice',
  command: 'shell:command',
  chooseFiles: 'shell:choose-files',
  stagePaths: 'shell:stage-paths',
  saveExport: 'shell:save-export',
  showSaved: 'shell:show-saved',
  openExternal: 'shell:open-external',
} as const;

/** Main to the archive process. `dir` is empty for the default folder; a port travels beside `port`. */
export type ArchiveCommand =
  | { type: 'open'; dir?: string; starter: boolean }
  | { type: 'port' }
  | { type: 'stage'; requestId: number; sources: { path: string; name: string }[] }
  | { type: 'take-export'; requestId: number; ticket: string }
  | { type: 'close' };

/** The archive process to main. Errors are data: an Error object would lose its code on the way. */
export type ArchiveReport =
  | { type: 'opened'; dir: string; writable: boolean }
  | { type: 'failed'; code: DoorErrorCode; params: Record<string, string>; message: string }
  | { type: 'staged'; requestId: number; sources: StagedSource[] }
  | { type: 'export'; requestId: number; path: string; name: string; folder: boolean }
  | { type: 'refused'; requestId: number; code: DoorErrorCode; message: string }
  | { type: 'closed' };

/**
 * The policy of every page we serve (`app://` and the web host). The two hashes are the static style elements that
 * react-aria's usePress and usePreventScroll add; a test compares them with the installed package.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=' 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** What the built page consists of, by extension; anything else is served as bytes. */
export const pageMediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Anything that can tell that it was closed: the browser's, Node's and Electron's ports. */
export type ClosablePort =
  | { addEventListener(type: 'close', listener: () => void): void }
  | { on(event: 'close', listener: () => void): unknown };

export interface PortGuard {
  readonly dead: boolean;
  /** Declares the port dead by hand, for a shell that learns of it before the port does. */
  kill(): void;
  /** For the `interceptors` of an oRPC link. */
  readonly interceptor: <T>(options: { next(): Promise<T> }) => Promise<T>;
}

/**
 * Makes calls over a closed port reject.
 *
 * Subtle: the port link rejects what was under way when a port closes, but a call made afterwards would wait for
 * ever, because posting to a closed port is silently allowed.
 */
export function guardPort(port: ClosablePort, onDead?: () => void): PortGuard {
  let dead = false;
  const waiting = new Set<(reason: Error) => void>();
  const kill = () => {
    if (dead) return;
    dead = true;
    for (const reject of waiting) reject(new PortClosedError());
    waiting.clear();
    onDead?.();
  };
  if ('addEventListener' in port) port.addEventListener('close', kill);
  else port.on('close', kill);
  return {
    get dead() {
      return dead;
    },
    kill,
    interceptor: (options) => {
      if (dead) return Promise.reject(new PortClosedError());
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        options
          .next()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      });
    },
  };
}

export class PortClosedError extends Error {
  readonly code = 'PORT_CLOSED';
  constructor() {
    super('The connection to the archive is closed');
    this.name = 'PortClosedError';
  }
}

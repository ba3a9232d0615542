/**
 * Answers the page's calls. The only file that may use `ipcMain`.
 *
 * Every handler first checks who asks: the top frame of our own page, in our own window. A refused sender gets an
 * error with a code, never silence, so that a mistake of ours is seen in a test.
 */
import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type CommandMessage, type NoticeMessage, shellChannels } from '../contract/shell.ts';
import type { ArchiveHost } from './archive-host.ts';
import { chooseFiles, saveExport, showSaved } from './dialogs.ts';
import { openExternal } from './permissions.ts';
import { isOurPage } from './protocol.ts';

export class RefusedSender extends Error {
  readonly code = 'REFUSED_SENDER';
  constructor() {
    super('REFUSED_SENDER: this frame may not call the shell');
    this.name = 'RefusedSender';
  }
}

/** The window of a legitimate caller. Throws `RefusedSender` for subframes, foreign pages and closed windows. */
export function senderWindow(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  if (frame === null || frame !== event.sender.mainFrame || !isOurPage(frame.url) || window === null) {
    throw new RefusedSender();
  }
  return window;
}

export class BadCall extends Error {
  readonly code = 'BAD_CALL';
  constructor(what: string) {
    super(`BAD_CALL: ${what}`);
    this.name = 'BadCall';
  }
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

/** As many as a folder dropped on the window may hold; a longer list is a mistake or an attack. */
const mostSources = 100_000;

function isSources(value: unknown): value is { path: string; name: string }[] {
  const good = (source: unknown) =>
    typeof source === 'object' &&
    source !== null &&
    'path' in source &&
    isText(source.path, 32_767) &&
    'name' in source &&
    isText(source.name, 32_767);
  return Array.isArray(value) && value.length <= mostSources && value.every(good);
}

type Host = Pick<ArchiveHost, 'connect' | 'stage' | 'takeExport' | 'failure'>;

export function answerPage(host: Host): void {
  ipcMain.on(shellChannels.port, (event, nonce: unknown) => {
    const window = senderWindow(event);
    if (!isText(nonce, 64)) throw new BadCall('nonce');
    if (host.failure !== null) sendNotice(window, { notice: 'archive-failed', code: host.failure.code });
    event.senderFrame?.postMessage(shellChannels.port, nonce, [host.connect()]);
  });
  ipcMain.handle(shellChannels.chooseFiles, (event, what: unknown) => chooseFiles(senderWindow(event), host, what));
  ipcMain.handle(shellChannels.stagePaths, (event, sources: unknown) => {
    senderWindow(event);
    if (!isSources(sources)) throw new BadCall('sources');
    return sources.length === 0 ? [] : host.stage(sources);
  });
  ipcMain.handle(shellChannels.saveExport, (event, ticket: unknown) => {
    const window = senderWindow(event);
    if (!isText(ticket, 200)) throw new BadCall('ticket');
    return saveExport(window, host, ticket);
  });
  ipcMain.handle(shellChannels.showSaved, (event, ticket: unknown) => {
    senderWindow(event);
    if (!isText(ticket, 200)) throw new BadCall('ticket');
    return showSaved(ticket);
  });
  ipcMain.handle(shellChannels.openExternal, (event, url: unknown) => openExternal(senderWindow(event), url));
}

export function sendNotice(window: BrowserWindow, notice: Omit<NoticeMessage, 'type'>): void {
  if (!window.isDestroyed()) window.webContents.send(shellChannels.notice, notice);
}

export function sendCommand(window: BrowserWindow, command: CommandMessage['command']): void {
  if (!window.isDestroyed()) window.webContents.send(shellChannels.command, command);
}

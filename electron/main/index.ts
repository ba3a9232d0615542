/** The desktop program: puts window, page, archive process and menu together, once. No SQL and no domain here. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { doorMessage } from '../contract/messages.ts';
import { ArchiveHost } from './archive-host.ts';
import { answerPage, sendCommand, sendNotice } from './ipc.ts';
import { setMenu } from './menu.ts';
import { refuseNavigationEverywhere, refusePermissions } from './permissions.ts';
import { registerScheme, servePage } from './protocol.ts';
import { openWindow } from './window.ts';

const here = import.meta.dirname;
const preload = join(here, '../preload/index.cjs');

app.enableSandbox();
registerScheme();
refuseNavigationEverywhere();

if (app.requestSingleInstanceLock()) {
  void run();
} else {
  app.quit();
}

async function run(): Promise<void> {
  await app.whenReady();
  refusePermissions(session.defaultSession);
  servePage(session.defaultSession, join(here, '../renderer'));
  const host = new ArchiveHost({
    script: join(here, 'archive-process.js'),
    dir: process.env['EXCHANGE_ARCHIVE_DIR'] || undefined,
    events: {
      opened({ writable, again }) {
        for (const window of BrowserWindow.getAllWindows()) {
          if (again) sendNotice(window, { notice: 'archive-restarted' });
          if (!writable) sendNotice(window, { notice: 'read-only', code: 'LOCKED' });
        }
      },
      failed({ code, params }) {
        for (const window of BrowserWindow.getAllWindows()) sendNotice(window, { notice: 'archive-failed', code });
        dialog.showErrorBox('打不开档案', doorMessage(code, 'zh', params));
      },
    },
  });
  host.start();
  answerPage(host);
  setMenu((command) => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window !== undefined) sendCommand(window, command);
  });
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow(preload);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void host.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  await openWindow(preload);
}

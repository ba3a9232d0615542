/**
 * Says no for the page: permissions, navigation, new windows, embedded views, and links without a question.
 *
 * The page shows text from strangers. Whatever slips through the sanitiser must still find every door of the shell
 * closed, so each handler refuses by default and none of them looks at what the page would like.
 */
import { app, type BrowserWindow, dialog, type Session, shell, type WebContents } from 'electron';
import { isOurPage } from './protocol.ts';

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // The page saves its own small files (a report as CSV) as blobs; nothing else may be downloaded.
    if (!item.getURL().startsWith('blob:app://')) event.preventDefault();
  });
}

export function refuseNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
}

/** Every page this program will ever make, also one that a library makes behind our back. */
export function refuseNavigationEverywhere(): void {
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
}

/** Asks the person, then hands the address to the system's browser. Only `https:`; user names in it are refused. */
export async function openExternal(window: BrowserWindow, address: unknown): Promise<{ opened: boolean }> {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return { opened: false };
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: '用系统浏览器打开这个网址？',
    detail: url.href,
    buttons: ['打开', '取消'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return { opened: false };
  await shell.openExternal(url.href);
  return { opened: true };
}

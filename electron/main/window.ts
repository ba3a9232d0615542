/** The one window. Its options are a security boundary, so they live in a function that a test can look at. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { pageUrl } from './protocol.ts';

export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    title: '交流档案',
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#f7f5f0',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // The dictionaries would be fetched from the network, and 人大 terms are unknown to them anyway.
      spellcheck: false,
    },
  };
}

export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(preload));
  window.once('ready-to-show', () => window.show());
  // The page's <title> follows the open record; the window keeps its own name in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  await window.loadURL(pageUrl);
  return window;
}

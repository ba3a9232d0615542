/** The walls of the desktop window: options, permissions, navigation, links, protocol, menu. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, Session, WebContents } from 'electron';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contentSecurityPolicy, shellCommands } from '../../../electron/contract/shell.ts';
import { electronDouble, FakeContents, FakeSession, FakeWindow } from './electron-double.ts';

const double = await vi.hoisted(async () => (await import('./electron-double.ts')).electronDouble());
vi.mock('electron', () => double.module);
const { openWindow, windowOptions } = await import('../../../electron/main/window.ts');
const permissions = await import('../../../electron/main/permissions.ts');
const protocol = await import('../../../electron/main/protocol.ts');
const { menuTemplate } = await import('../../../electron/main/menu.ts');

function navigation(url: string, more: object = {}) {
  return { url, isMainFrame: true, ...more, preventDefault: vi.fn() };
}
const asContents = (contents: FakeContents) => contents as unknown as WebContents;
const asWindow = (window: FakeWindow) => window as unknown as BrowserWindow;
const asSession = (session: FakeSession) => session as unknown as Session;

beforeEach(() => {
  double.opened.length = 0;
  double.asked.length = 0;
  FakeWindow.all.length = 0;
});

describe('window', () => {
  test('is sandboxed, isolated, and without Node, webviews and the spell checker', () => {
    expect(windowOptions('/preload.cjs').webPreferences).toEqual({
      preload: '/preload.cjs',
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
      spellcheck: false,
    });
  });

  test('loads our own page only, and shows itself when there is something to see', async () => {
    const window = (await openWindow('/preload.cjs')) as unknown as FakeWindow;
    expect(window.loaded).toEqual(['app://archive/index.html']);
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
  });
});

describe('permissions', () => {
  const session = new FakeSession();
  permissions.refusePermissions(asSession(session));

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem'])(
    '%s: no',
    (name) => {
      const answer = vi.fn();
      session.handlers['request']?.(null, name, answer);
      expect(answer).toHaveBeenCalledWith(false);
      expect(session.handlers['check']?.(null, name)).toBe(false);
    },
  );

  test('devices: no', () => expect(session.handlers['device']?.({ deviceType: 'usb' })).toBe(false));

  test("downloads: only the page's own blobs", () => {
    for (const [url, refused] of [
      ['blob:app://archive/1', false],
      ['https://example.org/x', true],
      ['blob:https://example.org/1', true],
    ] as const) {
      const event = navigation(url);
      session.emit('will-download', event, { getURL: () => url });
      expect(event.preventDefault.mock.calls.length > 0, url).toBe(refused);
    }
  });
});

describe('navigation', () => {
  const contents = new FakeContents();
  permissions.refuseNavigation(asContents(contents));

  test.each([
    'https://example.org/',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://other/index.html',
    'app://archive.evil/index.html',
    'app:archive',
    'about:blank',
    'not a url',
  ])('%s is refused', (url) => {
    for (const kind of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      const event = navigation(url);
      contents.emit(kind, event);
      expect(event.preventDefault, kind).toHaveBeenCalled();
    }
  });

  test('our own page may reload', () => {
    const event = navigation('app://archive/index.html');
    contents.emit('will-navigate', event);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  test('a frame may not show even our page', () => {
    const event = navigation('app://archive/index.html', { isMainFrame: false });
    contents.emit('will-frame-navigate', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  test('windows and webviews are refused', () => {
    expect(contents.openHandler?.({ url: 'app://archive/index.html' })).toEqual({ action: 'deny' });
    const event = navigation('');
    contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  test('every page that will ever be made gets these walls', () => {
    permissions.refuseNavigationEverywhere();
    const later = new FakeContents();
    double.app.emit('web-contents-created', {}, later);
    expect(later.openHandler).not.toBeNull();
    expect(later.listenerCount('will-navigate')).toBe(1);
  });
});

describe('links', () => {
  test.each(['http://example.org', 'file:///x', 'javascript:alert(1)', 'https://user:pw@example.org', 'x', null, 7])(
    '%s is not even asked about',
    async (url) => {
      double.answers.box = 0;
      expect(await permissions.openExternal(asWindow(new FakeWindow()), url)).toEqual({ opened: false });
      expect([double.asked, double.opened]).toEqual([[], []]);
    },
  );

  test('https opens after a yes, and not after a no', async () => {
    const window = asWindow(new FakeWindow());
    double.answers.box = 1;
    expect(await permissions.openExternal(window, 'https://example.org/a?b=c')).toEqual({ opened: false });
    double.answers.box = 0;
    expect(await permissions.openExternal(window, 'https://example.org/a?b=c')).toEqual({ opened: true });
    expect(double.opened).toEqual(['https://example.org/a?b=c']);
    // The whole address is shown, and the safe answer is the default.
    expect(double.asked).toMatchObject([{ detail: 'https://example.org/a?b=c', defaultId: 1, cancelId: 1 }, {}]);
  });
});

describe('app://', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-protocol-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>page');
  writeFileSync(join(folder, 'page', 'assets', 'a.js'), 'a');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  afterAll(() => rmSync(folder, { recursive: true }));
  const session = new FakeSession();
  protocol.servePage(asSession(session), join(folder, 'page'));
  const fetchPage = (url: string, method = 'GET') =>
    session.handlers['protocol:app']?.({ url, method }) as Promise<Response>;

  test('serves the page with the strict policy', async () => {
    for (const path of ['/index.html', '/']) {
      const response = await fetchPage(`app://archive${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('page');
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await fetchPage('app://archive/assets/a.js')).headers.get('content-type')).toContain('text/javascript');
  });

  test.each([
    'app://archive/../secret.txt',
    'app://archive/%2e%2e/secret.txt',
    'app://archive/..%2fsecret.txt',
    'app://archive/..%5csecret.txt',
    'app://archive/assets/../../secret.txt',
    'app://archive//etc/passwd',
    'app://archive/assets',
    'app://other/index.html',
    'app://archive/index.html%00',
  ])('%s is not there', async (url) => {
    const response = await fetchPage(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  test('answers GET only', async () => expect((await fetchPage('app://archive/index.html', 'POST')).status).toBe(404));

  test('the scheme is a standard, secure one', () => {
    protocol.registerScheme();
    expect(double.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    expect(double.schemes[0]?.privileges['bypassCSP']).toBeUndefined();
  });
});

describe('menu', () => {
  const labels = (platform: NodeJS.Platform) => menuTemplate(() => {}, platform).map((entry) => entry.label);

  test('is Chinese, with the program first on macOS', () => {
    expect(labels('linux')).toEqual(['文件', '编辑', '查看', '帮助']);
    expect(labels('darwin')).toEqual(['交流档案', '文件', '编辑', '查看', '帮助']);
  });

  test('its own entries send each command once', () => {
    const sent: string[] = [];
    for (const entry of menuTemplate((command) => sent.push(command), 'linux')) {
      for (const item of Array.isArray(entry.submenu) ? entry.submenu : []) {
        (item.click as (() => void) | undefined)?.();
      }
    }
    expect(sent.sort()).toEqual([...shellCommands].sort());
  });

  test('offers no developer tools and no reload', () => {
    const text = JSON.stringify([...menuTemplate(() => {}, 'darwin'), ...menuTemplate(() => {}, 'win32')]);
    expect(text).not.toMatch(/toggleDevTools|reload/i);
  });
});

test('the double itself is what the code used', () => expect(electronDouble().children).toEqual([]));

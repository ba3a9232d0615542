/**
 * The desktop itself, driven through Playwright: the window, its walls, the port, a search.
 *
 * Electron's runtime is a separate download. Where it is not on the machine these tests are skipped by name; where it
 * is, they run. Linux needs a display and a user other than root (Chromium's sandbox stays on).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { hasDisplay } from '../../electron/hosts/browser.ts';
import { findRuntime, noDesktop } from '../../electron/hosts/start/electron-runtime.ts';

const root = join(import.meta.dirname, '..', '..');
const runtime = findRuntime(root);
const obstacle = runtime === null ? { reason: 'node_modules/electron/dist is absent' } : noDesktop(hasDisplay());
const reason = `electron.spec.ts: Electron's runtime cannot run here (${obstacle?.reason ?? ''}); run npx install-electron on a desktop`;

test.describe('desktop', () => {
  test.skip(obstacle !== null, reason);
  let folder: string;
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'exchange-archive-electron-'));
    const env = { ...process.env, EXCHANGE_ARCHIVE_DIR: join(folder, 'archive') };
    app = await _electron.launch({
      executablePath: runtime ?? '',
      args: [root, `--user-data-dir=${join(folder, 'user')}`],
      env,
    });
    page = await app.firstWindow();
  });
  test.afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the page from app:// and nothing else', async () => {
    await page.waitForLoadState('domcontentloaded');
    expect(page.url()).toMatch(/^app:\/\/archive\//);
    expect(await app.windows()).toHaveLength(1);
  });

  test('the page has the bridge, and neither Node nor Electron', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { exchangeArchive: object }).exchangeArchive).sort(),
      strangers: ['require', 'process', 'module', 'electron', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    }));
    expect(seen.strangers).toEqual([]);
    expect(seen.bridge).toEqual([
      'chooseFiles',
      'connect',
      'openExternal',
      'platform',
      'saveExport',
      'showSaved',
      'stageFiles',
    ]);
  });

  test('Chromium has taken the window options', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  test('leaves neither by navigation nor by a new window', async () => {
    await page.evaluate(() => {
      window.open('https://example.org/');
      window.location.href = 'https://example.org/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^app:\/\/archive\//);
    expect(await app.windows()).toHaveLength(1);
  });

  test('the first start has the starter collection, and a search finds in it', async () => {
    await page.getByRole('searchbox').fill('票决');
    await expect(page.getByText('高淳').first()).toBeVisible({ timeout: 30_000 });
  });
});

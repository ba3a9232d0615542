/** The web host against a real browser: login, hostile pages, and the program as `npm start` and the build give it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { startHost, type TestHost } from './host.ts';

const root = join(import.meta.dirname, '..', '..');

test.describe('web host', () => {
  let host: TestHost;
  test.beforeAll(async () => {
    host = await startHost();
  });
  test.afterAll(async () => {
    await host?.stop();
  });

  test('the printed address logs in and leaves no token behind', async ({ page }) => {
    await page.goto(host.url);
    expect(page.url()).toBe(`${host.origin}/`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect((await page.reload())?.status()).toBe(200);
  });

  test('without it there is only a sentence', async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const response = await page.goto(host.origin);
    expect(response?.status()).toBe(401);
    await expect(page.getByText('完整地址')).toBeVisible();
    await context.close();
  });

  // Cookies know no ports: another server on 127.0.0.1 is the same site, and the browser sends it our cookie.
  for (const name of ['localhost', '127.0.0.1']) {
    test(`a hostile page on ${name} in the same browser can neither call, nor upload, nor frame`, async ({ page }) => {
      await page.goto(host.url);
      const hostile = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>hostile</title>');
      }).listen(0, '127.0.0.1');
      await once(hostile, 'listening');
      await page.goto(`http://${name}:${(hostile.address() as AddressInfo).port}/`);
      const seen = await page.evaluate(async (origin) => {
        const attempt = (path: string, init: RequestInit) =>
          fetch(`${origin}${path}`, { credentials: 'include', ...init }).then(
            async (response) => `${response.type} ${response.status} ${await response.text()}`,
            () => 'blocked',
          );
        const frame = document.createElement('iframe');
        frame.src = origin;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        return {
          call: await attempt('/rpc/archive/info', { method: 'POST', body: '{}' }),
          blind: await attempt('/rpc/packs/create', {
            method: 'POST',
            mode: 'no-cors',
            body: '{"json":{"title":"x"}}',
          }),
          upload: await attempt('/stage?name=x', { method: 'PUT', body: 'x' }),
        };
      }, host.origin);
      // `no-cors` answers are opaque to the page; that nothing was made is checked below.
      expect(seen).toEqual({
        call: 'blocked',
        blind: expect.stringMatching(/^(opaque 0 |blocked)/),
        upload: 'blocked',
      });
      expect(page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
      const headers = {
        authorization: `Bearer ${host.token}`,
        'content-type': 'application/json',
        'x-csrf-token': 'orpc',
      };
      const packs = await fetch(`${host.origin}/rpc/packs/list`, { method: 'POST', headers, body: '{}' });
      expect(await packs.json()).toEqual({ json: [] });
      hostile.close();
    });
  }
});

test('npm start without a display: makes the starter archive, prints the address, serves, ends on request', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-start-'));
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, ['electron/hosts/start.ts', '--web', '--no-open'], {
    cwd: root,
    env: { ...env, EXCHANGE_ARCHIVE_DIR: join(folder, 'archive') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line.startsWith('http://127.0.0.1:')) break;
  }
  expect(said.join('\n')).toMatch(/初始资料 \d\d 条/);
  expect((await page.goto(said.at(-1) ?? ''))?.status()).toBe(200);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

test('the built command line does the main job: init, search', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-built-'));
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [
      join(root, 'out/main/cli.js'),
      ...args,
      '--archive',
      join(folder, 'archive'),
    ]);
    let out = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text;
    });
    await once(child, 'close');
    return out;
  };
  await run('init', '--starter');
  const { hits } = JSON.parse(await run('search', '票决', '--json')) as { hits: { regions: string[] }[] };
  expect(hits[0]?.regions).toContain('320118');
  rmSync(folder, { recursive: true, force: true });
});

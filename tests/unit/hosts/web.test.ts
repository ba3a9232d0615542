/** The web host with real requests: login, pages, uploads, exports, and everything that must be turned away. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { type Archive, openArchive } from '../../../electron/archive/archive.ts';
import { contentSecurityPolicy } from '../../../electron/contract/shell.ts';
import { startWebHost, type WebHost } from '../../../electron/hosts/web.ts';
import { attachment, displayName, receiveUpload, TooLarge } from '../../../electron/hosts/web-transfer.ts';

const folder = mkdtempSync(join(tmpdir(), 'exchange-archive-web-'));
const page = join(folder, 'page');
mkdirSync(join(page, 'assets'), { recursive: true });
writeFileSync(join(page, 'index.html'), '<!doctype html>页面');
writeFileSync(join(page, 'assets', 'a-1.js'), 'a');
writeFileSync(join(folder, 'secret.txt'), 'secret');
let archive: Archive;
let host: WebHost;

beforeAll(async () => {
  archive = await openArchive({ dir: join(folder, 'archive'), mode: 'write', create: true });
  host = await startWebHost({ archive, page });
});
afterAll(async () => {
  await host.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/** The path goes out exactly as it is written: `fetch` would tidy `..` away before it leaves. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; anonymous?: boolean } = {},
): Promise<Answer> {
  const { port } = new URL(host.origin);
  const headers = { ...(options.anonymous ? {} : { authorization: `Bearer ${host.token}` }), ...options.headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const body = Buffer.concat(parts);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
        });
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

describe('a browser', () => {
  test('is logged in by the address, then lives by its cookie', async () => {
    const login = await send(new URL(host.url).pathname + new URL(host.url).search, { anonymous: true });
    expect(login.status).toBe(303);
    expect(login.headers.location).toBe('/');
    expect(login.headers['cache-control']).toBe('no-store');
    const cookie = login.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const opened = await send('/', { anonymous: true, headers: { cookie } });
    expect([opened.status, opened.text]).toEqual([200, '<!doctype html>页面']);
  });

  test('gets the strict headers with every answer', async () => {
    for (const answer of [await send('/'), await send('/nothing'), await send('/', { anonymous: true })]) {
      expect(answer.headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('finds the assets of a page that was built anew meanwhile', async () => {
    writeFileSync(join(page, 'assets', 'b-2.js'), 'b');
    await send('/');
    expect((await send('/assets/b-2.js')).text).toBe('b');
  });

  test('keeps hashed assets and never the page', async () => {
    expect((await send('/assets/a-1.js')).headers['cache-control']).toContain('immutable');
    expect((await send('/')).headers['cache-control']).toBe('no-store');
    expect((await send('/', { method: 'HEAD' })).body).toHaveLength(0);
  });
});

describe('turned away', () => {
  test.each([
    ['/', 'GET'],
    ['/assets/a-1.js', 'GET'],
    ['/rpc/archive/info', 'POST'],
    ['/stage?name=x', 'PUT'],
    ['/exports/x', 'GET'],
  ])('%s without the secret', async (path, method) => {
    expect((await send(path, { method, anonymous: true })).status).toBe(401);
  });

  test('an RPC call without the header that other sites cannot set', async () => {
    const headers = { 'content-type': 'application/json' };
    const plain = await send('/rpc/archive/info', { method: 'POST', headers, body: '{}' });
    expect(plain.status).toBe(403);
    const ours = await send('/rpc/archive/info', {
      method: 'POST',
      headers: { ...headers, 'x-csrf-token': 'orpc' },
      body: '{}',
    });
    expect(ours.status).toBe(200);
    expect(JSON.parse(ours.text)).toMatchObject({ json: { writable: true } });
  });

  test('another Host, Origin or site, with the right secret', async () => {
    const { port } = new URL(host.origin);
    expect((await send('/', { headers: { host: `evil.example:${port}` } })).status).toBe(421);
    expect((await send('/', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
    expect((await send('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '//etc/passwd',
    '/assets',
    '/exports/..%2f..%2fsecret.txt',
    '/exports/../secret.txt',
    '/exports/',
    '/stage',
    '/index.html%00',
  ])('%s leads nowhere', async (path) => {
    const answer = await send(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('secret');
  });

  test.each(['http://evil.example/', '*', 'x'])('the request target %s', async (path) => {
    expect((await send(path)).status).toBeGreaterThanOrEqual(400);
  });

  test('a call larger than any pack', async () => {
    const body = JSON.stringify({ json: { query: 'x'.repeat(33 * 1024 ** 2) } });
    const headers = { 'content-type': 'application/json', 'x-csrf-token': 'orpc' };
    const answer = await send('/rpc/search/query', { method: 'POST', headers, body }).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
  });

  test('guessing, after twenty wrong tokens in a minute', async () => {
    const other = await startWebHost({ archive, page });
    const guess = (token: string) => fetch(`${other.origin}/?token=${token}`, { redirect: 'manual' });
    for (let i = 0; i < 20; i++) expect((await guess(`wrong${i}`)).status).toBe(401);
    const limited = await guess('wrong');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '60']);
    await other.close();
  });

  test('every address but loopback, with the reason', async () => {
    for (const address of ['0.0.0.0', '::', '192.168.1.5']) {
      await expect(startWebHost({ archive, page, host: address })).rejects.toThrow(/账户和加密连接[\s\S]*accounts/);
    }
  });
});

describe('bytes in', () => {
  test('an upload becomes a ticket; its name is never a path', async () => {
    const name = encodeURIComponent('../../etc/报告 1.txt');
    const answer = await send(`/stage?name=${name}`, { method: 'PUT', body: '代表联络站' });
    expect(answer.status).toBe(200);
    const staged = JSON.parse(answer.text) as { ticket: string; name: string };
    expect(staged).toEqual({ ticket: expect.stringMatching(/^[\w-]+$/), name: '报告 1.txt' });
    const headers = { 'content-type': 'application/json', 'x-csrf-token': 'orpc' };
    const start = await send('/rpc/imports/start', {
      method: 'POST',
      headers,
      body: JSON.stringify({ json: { tickets: [staged.ticket] } }),
    });
    expect(start.status).toBe(200);
  });

  test.each([
    ['a\\b\\c.docx', 'c.docx'],
    ['/', 'upload'],
    ['', 'upload'],
    ['..', '..'],
    ['字'.repeat(300), '字'.repeat(255)],
  ])('%j is shown as %j', (offered, shown) => expect(displayName(offered)).toBe(shown));

  test('a body beyond the limit is cut off and leaves nothing behind', async () => {
    const { Readable } = await import('node:stream');
    const { readdirSync } = await import('node:fs');
    const before = readdirSync(archive.stagingFolder()).length;
    const url = new URL('http://host/stage?name=x');
    const told = Object.assign(Readable.from(['x']), { headers: { 'content-length': '11' } });
    await expect(receiveUpload(archive, told as never, url, 10)).rejects.toBeInstanceOf(TooLarge);
    const untold = Object.assign(Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), { headers: {} });
    await expect(receiveUpload(archive, untold as never, url, 10)).rejects.toBeInstanceOf(TooLarge);
    expect(readdirSync(archive.stagingFolder())).toHaveLength(before);
  });

  test('an archive that is only read takes none', async () => {
    const reader = await openArchive({ dir: archive.dir, mode: 'read' });
    const second = await startWebHost({ archive: reader, page });
    const headers = { authorization: `Bearer ${second.token}` };
    const answer = await fetch(`${second.origin}/stage?name=x`, { method: 'PUT', headers, body: 'x' });
    expect([answer.status, await answer.json()]).toEqual([403, { error: { code: 'READ_ONLY' } }]);
    await second.close();
    await reader.close();
  });
});

describe('bytes out', () => {
  const made = join(folder, 'made');
  mkdirSync(join(made, 'assets'), { recursive: true });
  writeFileSync(join(made, 'index.html'), '网页');
  writeFileSync(join(made, 'assets', 'pack.js'), 'js');
  for (const name of ['m', 'a', 'z']) writeFileSync(join(made, name), name);

  test('a file leaves under its own name', async () => {
    const path = join(made, 'index.html');
    const ticket = archive.parts.addExport({ path, name: '汇编 "1".docx', folder: false });
    const answer = await send(`/exports/${ticket}`);
    expect(answer.body).toEqual(readFileSync(path));
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="__ _1_.docx"; filename*=UTF-8''%E6%B1%87%E7%BC%96%20%221%22.docx`,
    );
    expect(attachment("a'(b)\r\nX: y")).toBe(
      `attachment; filename="a'(b)__X: y"; filename*=UTF-8''a%27%28b%29%0D%0AX%3A%20y`,
    );
  });

  test('a folder leaves as one zip, the same bytes every time', async () => {
    const ticket = archive.parts.addExport({ path: made, name: '汇编', folder: true });
    const answer = await send(`/exports/${ticket}`);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(decodeURIComponent(answer.headers['content-disposition'] ?? '')).toContain('汇编.zip');
    const names = await new Promise<string[]>((resolve, reject) => {
      yauzl.fromBuffer(answer.body, (error, zip) => {
        if (error) return reject(error);
        const found: string[] = [];
        zip.on('entry', (entry: { fileName: string }) => found.push(entry.fileName));
        zip.on('end', () => resolve(found));
      });
    });
    expect(names).toEqual(['汇编/a', '汇编/assets/pack.js', '汇编/index.html', '汇编/m', '汇编/z']);
    expect((await send(`/exports/${ticket}`)).body.equals(answer.body)).toBe(true);
  });

  test('a ticket that was never given leads nowhere', async () => {
    const answer = await send('/exports/00000000-0000-4000-8000-000000000000');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([404, { error: { code: 'NOT_FOUND' } }]);
  });
});

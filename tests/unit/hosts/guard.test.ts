/** Who the web host lets in. Requests here are plain objects; `web.test.ts` sends real ones. */
import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { createGuard, type Guard } from '../../../electron/hosts/web-guard.ts';

const port = 4321;
let clock = 0;
let guard: Guard;

beforeEach(() => {
  clock = 1_000_000;
  guard = createGuard({ port: () => port, now: () => clock });
});

function judge(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = { method, headers: { host: `127.0.0.1:${port}`, ...headers } } as unknown as IncomingMessage;
  return guard.judge(request, new URL(path, 'http://host'));
}

function logIn(): string {
  const verdict = judge(`/?token=${guard.token}`);
  if (verdict.pass !== 'login') throw new Error('no login');
  return verdict.cookie.split(';')[0] ?? '';
}

describe('the secret', () => {
  test('is 32 random bytes, new for every host', () => {
    expect(Buffer.from(guard.token, 'base64url')).toHaveLength(32);
    expect(createGuard({ port: () => port }).token).not.toBe(guard.token);
  });

  test('opens the page once and becomes a strict cookie that is not the token', () => {
    const verdict = judge(`/?token=${guard.token}`);
    expect(verdict).toMatchObject({ pass: 'login' });
    const cookie = verdict.pass === 'login' ? verdict.cookie : '';
    expect(cookie).toMatch(/^exchange-archive-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(guard.token);
    expect(judge('/', { cookie: logIn() })).toEqual({ pass: 'session' });
    expect(judge('/', { cookie: `other=1; ${logIn()}; x=y` })).toEqual({ pass: 'session' });
  });

  test('works as a bearer for programs', () => {
    expect(judge('/rpc/x', { authorization: `Bearer ${guard.token}` }, 'POST')).toEqual({ pass: 'bearer' });
  });

  test.each([
    ['nothing', '/', {}],
    ['a wrong token', '/?token=wrong', {}],
    ['an empty token', '/?token=', {}],
    ['a wrong bearer', '/', { authorization: 'Bearer wrong' }],
    ['basic instead of bearer', '/', { authorization: 'Basic eDp5' }],
    ['a wrong cookie', '/', { cookie: 'exchange-archive-4321=wrong' }],
    ['a cookie of another port', '/', { cookie: 'exchange-archive-1=x' }],
  ])('%s does not pass', (_name, path, headers) => {
    expect(judge(path, headers)).toMatchObject({ pass: null, status: 401 });
  });

  test('the token is not accepted in the address of anything but the page', () => {
    expect(judge(`/exports/x?token=${guard.token}`)).toMatchObject({ pass: null, status: 401 });
    expect(judge(`/?token=${guard.token}`, {}, 'POST')).toMatchObject({ pass: null, status: 401 });
  });
});

describe('other sites', () => {
  test.each(['evil.example', 'evil.example:4321', '127.0.0.1', '127.0.0.1:1', 'localhost.evil:4321', ''])(
    'Host %s is refused (DNS rebinding)',
    (host) => expect(judge('/', { host, cookie: logIn() })).toMatchObject({ status: 421 }),
  );

  test.each(['127.0.0.1', 'localhost', '[::1]'])('Host %s is ours', (name) => {
    expect(judge('/', { host: `${name}:${port}`, cookie: logIn() })).toEqual({ pass: 'session' });
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1:4321', 'http://127.0.0.1:1'])(
    'Origin %s is refused, whatever it knows',
    (origin) => {
      expect(judge('/rpc/x', { origin, cookie: logIn() }, 'POST')).toMatchObject({ status: 403 });
      expect(judge('/rpc/x', { origin, authorization: `Bearer ${guard.token}` }, 'POST')).toMatchObject({
        status: 403,
      });
    },
  );

  test('a browser that says cross-site or same-site is refused; our own page is not', () => {
    for (const site of ['cross-site', 'same-site']) {
      expect(judge('/rpc/x', { 'sec-fetch-site': site, cookie: logIn() }, 'POST')).toMatchObject({ status: 403 });
      expect(judge('/assets/a.js', { 'sec-fetch-site': site, cookie: logIn() })).toMatchObject({ status: 403 });
    }
    const own = { 'sec-fetch-site': 'same-origin', origin: `http://127.0.0.1:${port}`, cookie: logIn() };
    expect(judge('/rpc/x', own, 'POST')).toEqual({ pass: 'session' });
  });

  test('a link elsewhere may open the page, in a window of its own only', () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(judge('/', link)).toMatchObject({ status: 401 });
    expect(judge('/exports/x', { ...link, cookie: logIn() })).toMatchObject({ status: 403 });
    expect(judge('/', { ...link, 'sec-fetch-dest': 'iframe' })).toMatchObject({ status: 403 });
    expect(judge('/', link, 'POST')).toMatchObject({ status: 403 });
  });
});

describe('guessing', () => {
  test('after 20 wrong tokens in a minute no more are looked at, a running session goes on', () => {
    const cookie = logIn();
    for (let i = 0; i < 20; i++) expect(judge(`/?token=guess${i}`)).toMatchObject({ status: 401 });
    expect(judge('/?token=guess')).toMatchObject({ status: 429 });
    expect(judge(`/?token=${guard.token}`)).toMatchObject({ status: 429 });
    expect(judge('/rpc/x', { authorization: 'Bearer guess' })).toMatchObject({ status: 429 });
    expect(judge('/', { cookie })).toEqual({ pass: 'session' });
    clock += 60_001;
    expect(judge(`/?token=${guard.token}`)).toMatchObject({ pass: 'login' });
  });

  test('asking without any token is not a guess', () => {
    for (let i = 0; i < 50; i++) expect(judge('/')).toMatchObject({ status: 401 });
    expect(judge(`/?token=${guard.token}`)).toMatchObject({ pass: 'login' });
  });
});

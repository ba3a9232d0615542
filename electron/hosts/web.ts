/**
 * The archive in a browser: the same page and the same contract over HTTP on this machine.
 *
 * Four addresses: the page, `/rpc`, `PUT /stage`, `GET /exports/<ticket>`. Listens on loopback only; serving a
 * network needs accounts and an encrypted connection, and until those exist the host refuses and says so.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { SimpleCsrfProtectionHandlerPlugin } from '@orpc/server/plugins';
import type { Archive } from '../archive/archive.ts';
import { asDoorError } from '../archive/errors.ts';
import { router } from '../archive/router.ts';
import { contentSecurityPolicy } from '../contract/shell.ts';
import { doorErrors } from '../contract/vocabulary.ts';
import { loopbackAddress } from './loopback.ts';
import { createGuard } from './web-guard.ts';
import { listStaticFiles, sendStatic } from './web-static.ts';
import { receiveUpload, sendExport, TooLarge } from './web-transfer.ts';

export interface WebHostOptions {
  archive: Archive;
  /** The built page, `out/renderer`. */
  page: string;
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** Fixed token for tests; a random one otherwise. */
  token?: string;
}

export interface WebHost {
  /** Where the page is, without the token. */
  readonly origin: string;
  /** What a person opens: logs the browser in and leads to the page. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** The largest RPC body: a pack with thousands of quotations is below 4 MiB. */
const largestCall = 32 * 1024 ** 2;

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const host = loopbackAddress(options.host ?? '127.0.0.1');
  const { archive } = options;
  let files = listStaticFiles(options.page);
  let port = options.port ?? 0;
  const guard = createGuard({ port: () => port, ...(options.token === undefined ? {} : { token: options.token }) });
  const rpc = new RPCHandler(router, {
    plugins: [new SimpleCsrfProtectionHandlerPlugin(), new BodyLimitPlugin({ maxBodySize: largestCall })],
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const target = `http://host${request.url ?? '/'}`;
    if (!(request.url ?? '').startsWith('/') || !URL.canParse(target)) return plain(response, 400, 'Bad request');
    const url = new URL(target);
    const verdict = guard.judge(request, url);
    if (verdict.pass === null) return turnAway(response, verdict.status);
    if (verdict.pass === 'login') {
      response.writeHead(303, { location: '/', 'set-cookie': verdict.cookie, 'cache-control': 'no-store' }).end();
      return;
    }
    const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: { archive } });
    if (matched) return;
    if (url.pathname === '/stage' && request.method === 'PUT') {
      const staged = await receiveUpload(archive, request, url);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(staged));
    } else if (url.pathname.startsWith('/exports/') && request.method === 'GET') {
      response.setHeader('cache-control', 'no-store');
      await sendExport(archive, url.pathname.slice('/exports/'.length), response);
    } else {
      // A page that was built anew while we run has assets of other names.
      if (url.pathname === '/') files = listStaticFiles(options.page);
      const sent = await sendStatic(files, url.pathname, request, response);
      if (!sent) plain(response, 404, 'Not found');
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => failed(request, response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  port = (server.address() as AddressInfo).port;
  const origin = `http://${host === '::1' ? '[::1]' : '127.0.0.1'}:${port}`;
  return {
    origin,
    url: `${origin}/?token=${guard.token}`,
    token: guard.token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Streams of progress never end by themselves; give the rest a moment, then cut.
        setTimeout(() => server.closeAllConnections(), 500).unref();
        server.closeIdleConnections();
      }),
  };
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

const refusals: Record<401 | 403 | 421 | 429, string> = {
  401: '请用程序启动时显示的完整地址打开交流档案。\nOpen Exchange Archive with the full address that was shown when it started.',
  403: '已拒绝来自其他网站的请求。\nA request from another site was refused.',
  421: '已拒绝：主机名不是本机地址。\nRefused: the host name is not an address of this machine.',
  429: '口令错误次数过多，请一分钟后再试。\nToo many wrong tokens; try again in a minute.',
};

function turnAway(response: ServerResponse, status: 401 | 403 | 421 | 429): void {
  if (status === 429) response.setHeader('retry-after', '60');
  // The body, if any, is not read: the connection ends with the answer.
  response.setHeader('connection', 'close');
  plain(response, status, refusals[status]);
}

function failed(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const known = error instanceof TooLarge ? null : asDoorError(error);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const status = known === null ? 413 : doorErrors[known.code];
  const code = known?.code ?? 'TOO_LARGE';
  response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ error: { code } }));
  request.unpipe();
}

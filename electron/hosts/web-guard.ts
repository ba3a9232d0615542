/**
 * Who may talk to the web host: the browser that was opened with the token, and nobody else on this machine.
 *
 * Loopback is shared by every program and every web page the person has open. Three checks answer that: `Host` must
 * be ours (DNS rebinding), a browser must say that the request comes from our own page (cross-site requests), and
 * the caller must know a secret (other programs and other users of the machine).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Wrong tokens per minute before new logins are refused; a running session stays unaffected. */
const failuresPerMinute = 20;

export type Verdict =
  | { pass: 'session' | 'bearer' }
  | { pass: 'login'; cookie: string }
  | { pass: null; status: 401 | 403 | 421 | 429; reason: string };

export interface Guard {
  readonly token: string;
  judge(request: IncomingMessage, url: URL): Verdict;
}

export function createGuard(options: { port: () => number; token?: string; now?: () => number }): Guard {
  const token = options.token ?? randomBytes(32).toString('base64url');
  // The cookie is a second secret: a token that was only seen in an address bar does not reveal it, nor the reverse.
  const session = randomBytes(32).toString('base64url');
  const now = options.now ?? Date.now;
  let failures: number[] = [];
  const fail = () => {
    failures = [...failures.filter((at) => now() - at < 60_000), now()];
  };
  const limited = () => failures.filter((at) => now() - at < 60_000).length >= failuresPerMinute;

  return {
    token,
    judge(request, url) {
      const host = request.headers.host ?? '';
      if (!ourHosts(options.port()).includes(host)) return refuse(421, 'Host');
      const crossing = crossSite(request, host, url);
      if (crossing !== null) return refuse(403, crossing);
      const name = cookieName(options.port());
      const offered = {
        cookie: readCookie(request, name),
        login: url.searchParams.get('token'),
        bearer: bearer(request),
      };
      if (offered.cookie !== null && same(offered.cookie, session)) {
        // Opening the printed address a second time must end at the clean address again.
        return offered.login !== null && url.pathname === '/' && same(offered.login, token)
          ? { pass: 'login', cookie: cookieLine(name, session) }
          : { pass: 'session' };
      }
      if (offered.cookie === null && offered.login === null && offered.bearer === null) return refuse(401, 'token');
      if (limited()) return refuse(429, 'rate');
      if (offered.bearer !== null && same(offered.bearer, token)) return { pass: 'bearer' };
      if (offered.login !== null && url.pathname === '/' && request.method === 'GET' && same(offered.login, token)) {
        return { pass: 'login', cookie: cookieLine(name, session) };
      }
      // A cookie of an earlier run is no guess: browsers send it until they are closed.
      if (offered.bearer !== null || offered.login !== null) fail();
      else if (!wellFormed(offered.cookie ?? '')) fail();
      return refuse(401, 'token');
    },
  };
}

function refuse(status: 401 | 403 | 421 | 429, reason: string): Verdict {
  return { pass: null, status, reason };
}

function ourHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

/** Cookies ignore ports: two web hosts on one machine would overwrite each other's without it. */
function cookieName(port: number): string {
  return `exchange-archive-${port}`;
}

function cookieLine(name: string, value: string): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The header that shows a request to come from another site, or nothing. */
function crossSite(request: IncomingMessage, host: string, url: URL): string | null {
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return 'Origin';
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  // A link in a mail or a chat may lead here; it shows the page or the 401, and can do nothing.
  const navigation =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  return navigation && request.method === 'GET' && url.pathname === '/' ? null : 'Sec-Fetch-Site';
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function readCookie(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function wellFormed(secret: string): boolean {
  return /^[\w-]{43}$/.test(secret);
}

/** Constant time whatever the lengths: digests are compared, not the texts. */
function same(offered: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(secret));
}

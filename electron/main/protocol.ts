/**
 * Serves the built page as `app://archive/…`, so that it has an origin of its own instead of `file:`.
 *
 * Path-safe by construction: the files of `out/renderer` are listed once, and a request is looked up in that list.
 * Nothing a page can write in an address becomes a path.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, pageMediaTypes } from '../contract/shell.ts';

export const scheme = 'app';
export const pageOrigin = `${scheme}://archive`;
export const pageUrl = `${pageOrigin}/index.html`;

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

export function isOurPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === 'archive';
}

export function servePage(session: Session, folder: string): void {
  const files = listFiles(folder);
  session.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    const file = url.host === 'archive' && request.method === 'GET' ? files.get(path) : undefined;
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    };
    if (file === undefined) return new Response('', { status: 404, headers });
    const type = pageMediaTypes[extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: { ...headers, 'content-type': type } });
  });
}

/** `/assets/x.js` → where it is on the disk. */
export function listFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`/${relative(folder, path).split(sep).join('/')}`, path];
      }),
  );
}

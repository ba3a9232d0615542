/**
 * Hands out the built page.
 *
 * Path-safe by construction: the folder is listed once, and addresses are looked up in that list. Assets carry a hash
 * in their names and may be kept by the browser; the page itself may not, or an update would not be seen.
 */
import { createReadStream, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pageMediaTypes } from '../contract/shell.ts';

export type StaticFiles = ReadonlyMap<string, string>;

export function listStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  }
  return files;
}

/** False when there is no such file; the caller answers then. */
export async function sendStatic(
  files: StaticFiles,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = files.get(path === '/' ? '/index.html' : path);
  if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const { size } = await stat(file);
  const hashed = path.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': pageMediaTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': hashed ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
  return true;
}

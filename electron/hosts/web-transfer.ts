/**
 * Bytes in and bytes out of the web host: `PUT /stage?name=…` and `GET /exports/<ticket>`.
 *
 * Both go through tickets. The name of an upload is only ever shown; where the bytes go is decided here. An export is
 * a file, or a folder that leaves as one zip.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Archive } from '../archive/archive.ts';
import { DoorError } from '../archive/errors.ts';

/** The largest upload: 2 GiB, well above any document; beyond it the command line reads files in place. */
export const largestUpload = 2 * 1024 ** 3;

export class TooLarge extends Error {}

/** Streams the body into the archive's staging folder and answers with its ticket. */
export async function receiveUpload(archive: Archive, request: IncomingMessage, url: URL, limit = largestUpload) {
  if (!archive.writable) throw new DoorError('READ_ONLY');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const name = displayName(url.searchParams.get('name') ?? '');
  const folder = archive.stagingFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new TooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(request, counter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { ticket: archive.stage({ path, name, owned: true }), name };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** The last part of whatever the browser called the file; never used as a path. */
export function displayName(offered: string): string {
  const last = offered.split(/[/\\]/).at(-1) ?? '';
  return last.trim() === '' ? 'upload' : last.slice(0, 255);
}

export async function sendExport(archive: Archive, ticket: string, response: ServerResponse): Promise<void> {
  if (!/^[\w-]{1,200}$/.test(ticket)) throw new DoorError('NOT_FOUND', { id: ticket });
  const made = archive.takeExport(ticket);
  if (made.folder) {
    response.writeHead(200, {
      'content-type': 'application/zip',
      'content-disposition': attachment(`${made.name}.zip`),
    });
    await pipeline(await zipFolder(made.path, made.name), response);
    return;
  }
  const { size } = await stat(made.path);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': attachment(made.name),
  });
  await pipeline(createReadStream(made.path), response);
}

/** RFC 6266 with the extended value of RFC 5987, and an ASCII name for programs that know neither. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(name).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}

/** The folder under its own name, entries in a fixed order with a fixed time: the same folder gives the same zip. */
export async function zipFolder(folder: string, name: string): Promise<Readable> {
  const zip = new yazl.ZipFile();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of files.sort()) {
    const inside = `${name}/${relative(folder, path).split(sep).join('/')}`;
    zip.addFile(path, inside, { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on('error', (error: Error) => out.destroy(error));
  return out;
}

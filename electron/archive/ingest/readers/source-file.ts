/**
 * Opens one source and hands out its bytes: the head for recognition, the whole for reading.
 *
 * All size limits on a whole file are here, so that no reader meets a file it cannot hold in memory.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Refusal } from './draft.ts';

/** A file is held in memory while it is read. Also keeps a decoded string below V8's limit of 2^29 - 24 units. */
export const MAX_FILE_BYTES = 512_000_000;
/** Enough for every magic number, a page's `<meta charset>` and a ZIP's first entries. */
const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface SourceFile {
  name: string;
  size: number;
  head: Buffer;
  /** The whole file. Refuses when it is too large, or when it changed while it was read. */
  bytes(): Promise<Buffer>;
}

export async function withSourceFile<T>(
  file: { path: string; name: string },
  signal: AbortSignal | undefined,
  use: (source: SourceFile) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  // Subtle: opening a named pipe blocks until someone writes to it, so what is not a plain file stops here.
  if (!(await stat(file.path)).isFile()) throw new Refusal('unreadable', '这不是普通文件，无法读取。');
  const handle = await open(file.path, constants.O_RDONLY);
  try {
    const { size } = await handle.stat();
    const head = await readExactly(handle, 0, Math.min(size, HEAD_BYTES), signal);
    const bytes = async () => {
      if (size > MAX_FILE_BYTES) throw tooLarge('文件', size, MAX_FILE_BYTES);
      const whole = size <= head.length ? head : await readExactly(handle, 0, size, signal);
      const after = await handle.stat();
      if (after.size !== size) throw changed();
      return whole;
    };
    return await use({ name: file.name, size, head, bytes });
  } finally {
    await handle.close();
  }
}

async function readExactly(handle: FileHandle, start: number, length: number, signal?: AbortSignal): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    signal?.throwIfAborted();
    const want = Math.min(CHUNK_BYTES, length - filled);
    const { bytesRead } = await handle.read(buffer, filled, want, start + filled);
    if (bytesRead === 0) throw changed();
    filled += bytesRead;
  }
  return buffer;
}

function changed(): Refusal {
  return new Refusal('unreadable', '读取过程中文件被改动。请等写入完成后重试。', { reason: 'changed' });
}

export function tooLarge(what: string, size: number, limit: number): Refusal {
  return new Refusal(
    'too-large',
    `${what}大小为 ${megabytes(size)} MB，超过上限 ${megabytes(limit)} MB。请拆分后再导入。`,
    {
      size: String(size),
      limit: String(limit),
    },
  );
}

function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 1_000_000));
}

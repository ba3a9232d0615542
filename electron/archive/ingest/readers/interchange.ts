/**
 * Streams the archive's JSONL interchange: one record a line, any number of lines, memory bounded by the longest.
 *
 * Lines end at `\n` and nowhere else: U+2028 and U+0085 are legal inside a JSON string. Offsets are bytes, so a
 * stopped import goes on from the `endByte` it stored with its last committed line.
 */
import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { extensionOf } from './name.ts';

export interface InterchangeLine {
  /** 1-based, blank lines counted. */
  line: number;
  startByte: number;
  /** First byte after the line's `\n`. */
  endByte: number;
  /** Empty when the line is too long. */
  json: string;
  /** Why the line cannot be a record, whatever `json` says. `undecodable`: not UTF-8. */
  problem?: 'too-long' | 'undecodable';
}

export const MAX_LINE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;
const PROBE_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * `fromByte` is the start of a line and `fromLine` its number; both come from an earlier `endByte` and `line + 1`.
 * Errors of the file system are passed on as they are.
 */
export async function* readInterchange(path: string, fromByte = 0, fromLine = 1): AsyncGenerator<InterchangeLine> {
  const handle = await open(path, 'r');
  try {
    let line = fromLine;
    let lineStart = fromByte;
    let position = fromByte;
    let held: Buffer[] = [];
    let heldBytes = 0;
    const take = (piece: Buffer, endByte: number): InterchangeLine | undefined => {
      const tooLong = heldBytes + piece.length > MAX_LINE_BYTES;
      const bytes = tooLong ? piece : held.length === 0 ? piece : Buffer.concat([...held, piece]);
      const taken = tooLong
        ? { line, startByte: lineStart, endByte, json: '', problem: 'too-long' as const }
        : lineOf(bytes, line, lineStart, endByte);
      held = [];
      heldBytes = 0;
      line += 1;
      lineStart = endByte;
      return taken;
    };
    for (;;) {
      // A fresh buffer each time: the pieces of a long line are views into it.
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, position);
      if (bytesRead === 0) break;
      let from = 0;
      for (;;) {
        const at = chunk.indexOf(NEWLINE, from);
        if (at === -1 || at >= bytesRead) break;
        const taken = take(chunk.subarray(from, at), position + at + 1);
        if (taken) yield taken;
        from = at + 1;
      }
      if (from < bytesRead) {
        const rest = chunk.subarray(from, bytesRead);
        heldBytes += rest.length;
        // Past the limit only the length is kept, so a line without an end costs no memory.
        if (heldBytes > MAX_LINE_BYTES) held = [];
        else held.push(rest);
      }
      position += bytesRead;
    }
    if (heldBytes > 0) {
      const taken = take(Buffer.alloc(0), position);
      if (taken) yield taken;
    }
  } finally {
    await handle.close();
  }
}

function lineOf(bytes: Buffer, line: number, startByte: number, endByte: number): InterchangeLine | undefined {
  const start = startByte === 0 && hasUtf8Mark(bytes) ? 3 : 0;
  const json = bytes.toString('utf8', start).trim();
  if (json === '') return undefined;
  const found: InterchangeLine = { line, startByte, endByte, json };
  return isUtf8(bytes) ? found : { ...found, problem: 'undecodable' };
}

/** True for `.jsonl` and `.ndjson`, and for any file whose first line is a JSON object with a `text` or a `title`. */
export async function isInterchange(file: { path: string; name: string }): Promise<boolean> {
  const extension = extensionOf(file.name);
  if (extension === 'jsonl' || extension === 'ndjson') return true;
  const handle = await open(file.path, 'r');
  try {
    const small = Buffer.alloc(64);
    const { bytesRead: few } = await handle.read(small, 0, small.length, 0);
    const opening = small.toString('utf8', hasUtf8Mark(small) ? 3 : 0, few).trimStart();
    if (!opening.startsWith('{')) return false;
    const probe = Buffer.allocUnsafe(PROBE_BYTES);
    const { bytesRead } = await handle.read(probe, 0, PROBE_BYTES, 0);
    const bytes = probe.subarray(0, bytesRead);
    const newline = bytes.indexOf(NEWLINE);
    const first = bytes.toString('utf8', hasUtf8Mark(bytes) ? 3 : 0, newline === -1 ? bytesRead : newline);
    return isRecordLine(first);
  } finally {
    await handle.close();
  }
}

function isRecordLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return ('text' in value && typeof value.text === 'string') || ('title' in value && typeof value.title === 'string');
  } catch {
    return false;
  }
}

function hasUtf8Mark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

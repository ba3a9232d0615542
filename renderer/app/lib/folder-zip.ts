/**
 * A folder that a browser handed over, as one zip: the host takes files only, and a zip of a folder is checked as that
 * folder. Nothing is packed, so the zip is made of the files themselves and takes no memory; each is read once for its sum.
 */

/** More than a plain zip has numbers for. */
export class TooMuch extends Error {}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zip has it (ISO/IEC 21320-1; APPNOTE 4.4.7), begun with 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

async function sumOf(file: Blob, signal: AbortSignal): Promise<number> {
  const reader = file.stream().getReader();
  let sum = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    signal.throwIfAborted();
    sum = crc32(step.value, sum);
  }
  return sum;
}

/** Without the extension for larger ones (zip64), which no pack in one upload needs. */
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980: the zip begins to count here, and the check does not look at it. */
const DAY = 0x21;

function record(signature: number, fields: ReadonlyArray<[size: 2 | 4, value: number]>, name?: Uint8Array): Uint8Array {
  const head = 4 + fields.reduce((sum, [size]) => sum + size, 0);
  const bytes = new Uint8Array(head + (name?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  if (name !== undefined) bytes.set(name, head);
  return bytes;
}

/** @throws TooMuch, and whatever the signal was stopped with */
export async function zipOf(
  name: string,
  files: ReadonlyArray<{ path: string; bytes: Blob }>,
  signal: AbortSignal,
): Promise<File> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let at = 0;
  let directorySize = 0;
  if (files.length > MOST_FILES) throw new TooMuch(name);
  for (const { path, bytes } of files) {
    const sum = await sumOf(bytes, signal);
    const encoded = new TextEncoder().encode(path);
    const common: Array<[2 | 4, number]> = [
      [2, UTF8],
      [2, 0],
      [2, 0],
      [2, DAY],
      [4, sum],
      [4, bytes.size],
      [4, bytes.size],
      [2, encoded.length],
      [2, 0],
    ];
    const local = record(0x04034b50, [[2, 20], ...common], encoded);
    const central: Array<[2 | 4, number]> = [[2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]];
    const entry = record(0x02014b50, central, encoded);
    parts.push(local as BlobPart, bytes);
    directory.push(entry as BlobPart);
    at += local.length + bytes.size;
    directorySize += entry.length;
    if (at > MOST_BYTES) throw new TooMuch(name);
  }
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, directorySize],
    [4, at],
    [2, 0],
  ]);
  return new File([...parts, ...directory, end as BlobPart], name, { type: 'application/zip' });
}

/** Files as they are, and every folder among them as one zip under its name. */
export async function withFoldersZipped(files: readonly File[], signal: AbortSignal): Promise<File[]> {
  const folders = new Map<string, Array<{ path: string; bytes: Blob }>>();
  const single: File[] = [];
  for (const file of files) {
    const [top = ''] = file.webkitRelativePath.split('/');
    const inside = { path: file.webkitRelativePath, bytes: file };
    if (top === '') single.push(file);
    else folders.set(top, [...(folders.get(top) ?? []), inside]);
  }
  const zips: File[] = [];
  for (const [name, inside] of folders) zips.push(await zipOf(name, inside, signal));
  return [...single, ...zips];
}

/** A zip of parts in the order given, with no clock in it: the same parts are the same bytes. */
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
}

export async function fixedZip(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  // Local midnight: the zip's own times know no zone, so this is the same everywhere.
  const mtime = new Date(1980, 0, 1);
  for (const { name, data } of parts)
    zip.addBuffer(Buffer.from(data), name, { mtime, mode: 0o100644, compress: true, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

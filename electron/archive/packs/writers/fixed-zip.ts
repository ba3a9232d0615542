/** A zip of parts in the order given, with no clock in it: the same parts are the same bytes. */
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
}

/** Pictures are packed already: to pack them again costs time and gains nothing. */
const packed = /\.(?:png|jpe?g)$/;

export async function fixedZip(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  // Local midnight: the zip's own times know no zone, so this is the same everywhere.
  const mtime = new Date(1980, 0, 1);
  for (const { name, data } of parts)
    zip.addBuffer(
      typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength),
      name,
      {
        mtime,
        mode: 0o100644,
        compress: !packed.test(name),
        forceDosTimestamp: true,
      },
    );
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

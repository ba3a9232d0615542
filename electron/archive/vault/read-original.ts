/** The bytes of an original for a pack: read whole, and only as long as they are what their hash says. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @param dir the archive's folder. Null when the original is not there or is not what it was. */
export function readOriginal(dir: string, sha256: string): Buffer | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  try {
    const bytes = readFileSync(path.join(dir, 'originals', sha256.slice(0, 2), sha256));
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  } catch {
    return null;
  }
}

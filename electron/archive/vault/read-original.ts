/** The bytes of an original for a pack: read whole, and only as long as they are what their hash says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 as sha256Of } from '../digest.ts';

/** @param dir the archive's folder. Null when the original is not there or is not what it was. */
export function readOriginal(dir: string, sha256: string): Buffer | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  try {
    const bytes = readFileSync(path.join(dir, 'originals', sha256.slice(0, 2), sha256));
    return sha256Of(bytes) === sha256 ? bytes : null;
  } catch {
    return null;
  }
}

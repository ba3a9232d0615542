/** Finds the built page (`out/renderer`) from the source tree, from `out/main` and its chunks, or when packaged. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function pageFolder(from: string = import.meta.dirname): string | null {
  for (let folder = from, i = 0; i < 6; folder = dirname(folder), i++) {
    const candidate = join(folder, 'out', 'renderer');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
  }
  return null;
}

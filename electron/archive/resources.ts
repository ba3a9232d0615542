/**
 * Finds `resources/` wherever the program runs from: the source tree, `out/main` and its chunks, or a packaged app.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (let i = 0; i < 6; i++) {
    const candidate = path.join(folder, 'resources');
    if (existsSync(path.join(candidate, 'taxonomy', 'regions.json'))) return candidate;
    folder = path.dirname(folder);
  }
  throw new Error('resources/ was not found beside the program');
}

export function resourcePath(...parts: string[]): string {
  root ??= findRoot();
  return path.join(root, ...parts);
}

export function readJsonResource(...parts: string[]): unknown {
  return JSON.parse(readFileSync(resourcePath(...parts), 'utf8'));
}

/**
 * Address of a worker's entry file. From source a `.ts` file beside the caller; in a build an entry of `out/main`,
 * whose shared chunks live one folder deeper.
 */
export function workerUrl(callerUrl: string, sourcePath: string, builtName: string): URL {
  if (callerUrl.endsWith('.ts')) return new URL(sourcePath, callerUrl);
  return new URL(callerUrl.includes('/chunks/') ? `../${builtName}.js` : `./${builtName}.js`, callerUrl);
}

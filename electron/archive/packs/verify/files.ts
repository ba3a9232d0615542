/** Every file of a pack against the hash its manifest has for it: missing, changed and extra ones by name. */
import { nameOf, type PackParts } from './parts.ts';
import type { Manifest } from './read-manifest.ts';
import type { Report } from './report.ts';

const short = (hash: string): string => hash.slice(0, 16);

/** @param own files that the manifest cannot list: itself, above all. Returns how many were hashed. */
export async function checkFiles(
  { files }: Pick<Manifest, 'files'>,
  parts: PackParts,
  own: readonly string[],
  report: Report,
  onFile: (name: string) => void = () => {},
): Promise<number> {
  const there = new Set(parts.names);
  const listed = new Set(own);
  let hashed = 0;
  for (const file of files) {
    const name = nameOf(file.path);
    if (listed.has(name)) {
      report('manifest-broken', own[0] ?? '', `${file.path} ×2`);
      continue;
    }
    listed.add(name);
    if (!there.has(name)) {
      report('file-missing', file.path);
      continue;
    }
    onFile(file.path);
    hashed++;
    const found = await parts.hash(name);
    const digest = found?.digests[0] ?? '';
    if (found === null) report('file-changed', file.path);
    else if (found.bytes !== file.bytes) report('file-changed', file.path, `${found.bytes} ≠ ${file.bytes}`);
    else if (digest !== file.sha256) report('file-changed', file.path, `${short(digest)} ≠ ${short(file.sha256)}`);
  }
  for (const name of parts.names) if (!listed.has(name)) report('file-extra', name);
  for (const name of parts.repeated) report('file-extra', name, '×2');
  return hashed;
}

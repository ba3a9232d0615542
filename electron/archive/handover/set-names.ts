/** Where a set begins among the names of a folder or a zip. */
import { badSet, MANIFEST, originalPath } from './set-format.ts';

/** Read whole into memory; the list of a set with a million originals is 150 MB. */
export const MANIFEST_MAX = 256_000_000;

const depth = (name: string): number => name.split('/').length;

/** Names below the folder that `handover.json` stands in; nothing may stand beside that folder. */
export function namesWithin(names: readonly string[]): Map<string, string> {
  const lists = names.filter((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`));
  const [list] = lists.sort((a, b) => depth(a) - depth(b));
  if (list === undefined) throw badSet('not-a-set');
  const root = list.slice(0, list.length - MANIFEST.length);
  const found = new Map<string, string>();
  for (const name of names) {
    if (!name.startsWith(root)) throw badSet('file-extra', { file: name });
    const inside = name.slice(root.length);
    // An upload has lost its folders; the name of an original says where it belongs.
    found.set(root === '' && /^[0-9a-f]{64}$/.test(inside) ? originalPath(inside) : inside, name);
  }
  return found;
}

/** The specs look at the built page; a spec run on its own must not look at yesterday's. */
import { join } from 'node:path';
import { build, needsBuild } from '../../electron/hosts/start/build.ts';

export default async function buildFirst(): Promise<void> {
  const root = join(import.meta.dirname, '..', '..');
  if (!needsBuild(root)) return;
  const failure = await build(root);
  if (failure !== null) throw new Error(failure);
}

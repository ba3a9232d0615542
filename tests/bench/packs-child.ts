/**
 * Exports in a process of their own, so that their memory can be told: `packs-child.ts DIR PACK formats
 * [prepared]`. Prints JSON: the first export, with all that has to be loaded for it, and a second one from the thread that
 * has waited since.
 */
import path from 'node:path';
import { openArchive } from '../../electron/archive/archive.ts';
import { createLocalClient } from '../../electron/archive/router.ts';
import { PackFormat } from '../../electron/contract/index.ts';

const [dir = '', id = '', formats = '', prepared] = process.argv.slice(2);
const archive = await openArchive({ dir: path.join(dir, 'archive'), mode: 'write' });
const client = createLocalClient(archive);

async function exportOnce(): Promise<{ ms: number; file: string; bytes: number; hashes: string[] }> {
  const started = performance.now();
  const steps = await client.packs.export({
    id,
    formats: formats.split(',').map((format) => PackFormat.parse(format)),
    confirmed: true,
  });
  let done = await steps.next();
  while (done.done !== true) done = await steps.next();
  return {
    ms: Math.round(performance.now() - started),
    file: archive.takeExport(done.value.ticket).path,
    bytes: done.value.files.reduce((sum, file) => sum + file.bytes, 0),
    hashes: done.value.files.map(({ path: name, sha256 }) => `${name} ${sha256}`),
  };
}

if (prepared !== undefined) await client.packs.prepare({ id });
const first = await exportOnce();
// The process is measured in kilobytes.
const peak = process.resourceUsage().maxRSS * 1024;
const again = await exportOnce();
process.stdout.write(
  `${JSON.stringify({ ...first, peak, again: again.ms, hashes: [...first.hashes, ...again.hashes] })}\n`,
);
await archive.close();

/** One export in a process of its own, so that its memory can be told: `packs-child.ts DIR PACK formats`. Prints JSON. */
import path from 'node:path';
import { openArchive } from '../../electron/archive/archive.ts';
import { createLocalClient } from '../../electron/archive/router.ts';
import { PackFormat } from '../../electron/contract/index.ts';

const [dir = '', id = '', formats = ''] = process.argv.slice(2);
const archive = await openArchive({ dir: path.join(dir, 'archive'), mode: 'write' });
const client = createLocalClient(archive);
const started = performance.now();
const steps = await client.packs.export({
  id,
  formats: formats.split(',').map((format) => PackFormat.parse(format)),
  confirmed: true,
});
let done = await steps.next();
while (done.done !== true) done = await steps.next();
const ms = Math.round(performance.now() - started);
const bytes = done.value.files.reduce((sum, file) => sum + file.bytes, 0);
const file = archive.takeExport(done.value.ticket).path;
const hashes = done.value.files.map(({ path: name, sha256 }) => `${name} ${sha256}`);
// The process is measured in kilobytes.
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ ms, bytes, peak, file, hashes })}\n`);
await archive.close();

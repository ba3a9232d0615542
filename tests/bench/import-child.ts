/** Imports one JSONL file in a process of its own, so that the peak memory reported is the import's alone. */
import { openArchive } from '../../electron/archive/archive.ts';
import { createLocalClient } from '../../electron/archive/router.ts';

const [dir = '', file = ''] = process.argv.slice(2);
const archive = await openArchive({ dir, mode: 'write', create: true });
const client = createLocalClient(archive);
const started = performance.now();
const { jobId } = await client.imports.start({ tickets: [archive.stage({ path: file, name: 'corpus.jsonl' })] });
const steps = await client.imports.watch({ jobId });
let imported = 0;
for (;;) {
  const step = await steps.next();
  if (step.done) {
    imported = step.value.imported;
    break;
  }
}
const ms = performance.now() - started;
await archive.close();
process.stdout.write(`${JSON.stringify({ imported, ms, maxRss: process.resourceUsage().maxRSS * 1024 })}\n`);

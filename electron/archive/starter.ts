/** Fills a new archive with the starter collection, through the same import as everything else. */
import type { Archive } from './archive.ts';
import { DoorError } from './errors.ts';
import { createJob } from './jobs/job-store.ts';
import { resourcePath } from './resources.ts';

/** @returns the number of records imported; those already here are left alone. */
export async function importStarter(archive: Archive): Promise<number> {
  const { runner, writer, staging } = archive.parts;
  if (runner === null || writer === null) throw new DoorError('READ_ONLY');
  const ticket = staging.stage({ path: resourcePath('starter', 'records.jsonl'), name: 'starter.jsonl' });
  const jobId = createJob(writer, await staging.redeem([ticket]));
  runner.enqueue(jobId);
  const steps = runner.watch(jobId);
  for (;;) {
    const step = await steps.next();
    if (step.done) {
      if (step.value.state !== 'done') throw new DoorError('INTERNAL', { detail: `starter: ${step.value.state}` });
      return step.value.imported;
    }
  }
}

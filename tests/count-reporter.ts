/** Tells `run.ts` what vitest's own JSON leaves out: the reason of every skipped test, and errors outside of tests. */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tally: Tally = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) {
      for (const error of module.errors()) tally.failed.push(`${module.relativeModuleId}: ${error.message}`);
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} › ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'skipped') tally.skipped.push({ name, reason: result.note ?? '' });
        else tally.failed.push(name);
      }
    }
    for (const error of unhandled) tally.failed.push(`outside of tests: ${error.message}`);
    const file = process.env['TALLY_FILE'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
  }
}

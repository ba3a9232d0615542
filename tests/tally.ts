/** What one stage of the test run found, and how Playwright's report becomes one. */

export interface Tally {
  passed: number;
  failed: string[];
  skipped: { name: string; reason: string }[];
}

/** The part of Playwright's JSON report that counts. */
export interface PlaywrightSuite {
  title: string;
  specs?: {
    title: string;
    file: string;
    tests: {
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      annotations: { type: string; description?: string }[];
      results?: { annotations?: { type: string; description?: string }[] }[];
    }[];
  }[];
  suites?: PlaywrightSuite[];
}
export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  const walk = (suite: PlaywrightSuite, trail: string[]) => {
    for (const spec of suite.specs ?? []) {
      const name = `tests/e2e/${spec.file} › ${[...trail, spec.title].filter((part) => part !== spec.file).join(' › ')}`;
      for (const test of spec.tests) {
        const notes = [...test.annotations, ...(test.results ?? []).flatMap((result) => result.annotations ?? [])];
        if (test.status === 'expected') tally.passed += 1;
        else if (test.status === 'skipped') {
          tally.skipped.push({ name, reason: notes.find((note) => note.type === 'skip')?.description ?? '' });
        }
        // A test that passes only at the second try has not passed.
        else tally.failed.push(name);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, [...trail, inner.title]);
  };
  for (const suite of report.suites) walk(suite, []);
  for (const error of report.errors) tally.failed.push(`outside of tests: ${error.message ?? 'unknown error'}`);
  return tally;
}

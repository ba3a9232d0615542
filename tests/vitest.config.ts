/** Unit, contract and architecture tests. Browser specs are `*.spec.ts` and belong to Playwright. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // better-sqlite3 and worker threads inside tests: one process per file keeps a crash from taking others along.
    pool: 'forks',
    maxWorkers: 2,
  },
});

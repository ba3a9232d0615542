/** Short ways to read a fixture or a temporary file, shared by the tests of the readers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Draft, Refusal, readDocument } from '../../../electron/archive/ingest/readers/index.ts';

export const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'documents');
export const isLong = process.env['EXCHANGE_ARCHIVE_LONG'] === '1';

export function readFixture(name: string): Promise<Draft> {
  return readDocument({ path: join(fixtures, name), name });
}

/** A folder that is gone after the test file. */
export function temporary(): {
  path: (name: string) => string;
  put: (name: string, content: string | Uint8Array) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'readers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const put = (name: string, content: string | Uint8Array) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  return { path, put };
}

/** The refusal a promise ends with; any other end fails the test. */
export async function refusalOf(reading: Promise<unknown>): Promise<Refusal> {
  const end = await reading.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in end && end.error instanceof Refusal) return end.error;
  throw new Error(
    `expected a refusal, got ${JSON.stringify('error' in end ? String(end.error) : end.value).slice(0, 300)}`,
  );
}

/** Bytes without any order, the same each time. */
export function noiseOf(length: number): Buffer {
  let state = 20_221_013;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
}

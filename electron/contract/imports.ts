/** Import jobs: what is running, what became of each source. */
import * as z from 'zod';
import { RefusalCode } from './vocabulary.ts';

/** One line of the report. `source` is the file's name, or `name:line` inside a JSONL file. */
export const ImportRow = z.object({
  source: z.string(),
  outcome: z.enum(['imported', 'already-here', 'refused']),
  recordId: z.string().optional(),
  title: z.string().optional(),
  code: RefusalCode.optional(),
  message: z.string().optional(),
  /** Things to know that did not stop the import: encoding found, bytes that could not be decoded, no text. */
  notices: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportProgress = z.object({
  jobId: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  /** Sources finished and known; a JSONL file counts as one source. */
  sources: z.object({ done: z.number().int(), of: z.number().int() }),
  imported: z.number().int(),
  alreadyHere: z.number().int(),
  refused: z.number().int(),
  bytes: z.object({ done: z.number(), of: z.number() }),
  current: z.string(),
  ms: z.number(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ImportJob = z.object({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: ImportProgress,
});
export type ImportJob = z.infer<typeof ImportJob>;

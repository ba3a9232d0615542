/** The archive as a whole: what the foot of the navigation tells, the taxonomy, checks and backups. */
import * as z from 'zod';

export const ArchiveInfo = z.object({
  id: z.string(),
  name: z.string(),
  /** Folder name only: a page never learns or names a path. */
  folder: z.string(),
  formatVersion: z.number().int(),
  analyserVersion: z.number().int(),
  records: z.number().int(),
  packs: z.number().int(),
  originals: z.object({ count: z.number().int(), bytes: z.number() }),
  lastBackup: z.string().nullable(),
  lastVerify: z.object({ at: z.string(), ok: z.boolean(), checked: z.number().int() }).nullable(),
  writable: z.boolean(),
  index: z.object({ state: z.enum(['ready', 'building']), done: z.number().int(), of: z.number().int() }),
  program: z.string(),
});
export type ArchiveInfo = z.infer<typeof ArchiveInfo>;

export const RegionEntry = z.object({
  code: z.string(),
  name: z.string(),
  /** Without 市/区/县 where that is unambiguous to a reader: 高淳. */
  short: z.string(),
  level: z.enum(['province', 'prefecture', 'county']),
  parent: z.string().nullable(),
});
export type RegionEntry = z.infer<typeof RegionEntry>;
export const PracticeEntry = z.object({ id: z.string(), name: z.string(), synonyms: z.array(z.string()) });
export type PracticeEntry = z.infer<typeof PracticeEntry>;
export const LinkEntry = z.object({ id: z.string(), name: z.string(), short: z.string() });
export type LinkEntry = z.infer<typeof LinkEntry>;
export const Taxonomy = z.object({
  regions: z.array(RegionEntry),
  practices: z.array(PracticeEntry),
  links: z.array(LinkEntry),
});
export type Taxonomy = z.infer<typeof Taxonomy>;

export const VerifyProgress = z.object({ done: z.number().int(), of: z.number().int() });
export type VerifyProgress = z.infer<typeof VerifyProgress>;
export const VerifyProblem = z.object({
  kind: z.enum([
    'original-missing',
    'original-changed',
    'text-changed',
    'excerpt-broken',
    'index-out-of-step',
    'database',
  ]),
  subject: z.string(),
  detail: z.string(),
});
export type VerifyProblem = z.infer<typeof VerifyProblem>;
export const VerifyReport = z.object({
  ok: z.boolean(),
  originals: z.number().int(),
  records: z.number().int(),
  excerpts: z.number().int(),
  problems: z.array(VerifyProblem),
  ms: z.number(),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const BackupReport = z.object({
  name: z.string(),
  bytes: z.number(),
  originals: z.number().int(),
  records: z.number().int(),
  verified: z.boolean(),
  ms: z.number(),
});
export type BackupReport = z.infer<typeof BackupReport>;

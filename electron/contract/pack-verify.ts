/** What `packs.verify` reports of an exported pack that was given back, perhaps years later and from another machine. */
import * as z from 'zod';

/** Ordered by weight. Names and sentences are in `pack-messages.ts`. */
export const packProblemKinds = [
  /** What was given is no pack, or none that can be read. */
  'manifest-missing',
  /** The manifest was changed: its own hash, its form, or what its parts say of each other. */
  'manifest-broken',
  /** The bytes of a single file are not those that were sealed. */
  'seal-broken',
  /** A single file without its seal: saved again by another program. */
  'seal-missing',
  'file-missing',
  'file-changed',
  'file-extra',
  /** A file of another pack among those of this one. */
  'pack-other',
  /** The words of a quotation are not those that were taken, or do not stand where they are printed. */
  'quotation-changed',
  /** A chart or a picture is not the one that the manifest names. */
  'item-changed',
  /** A rule of BagIt 1.0 (RFC 8493) that does not hold. */
  'bag-broken',
  'record-missing',
  'record-changed',
  /** The archive no longer holds an original of the pack, or not whole. */
  'original-missing',
  /** The pack comes from another archive: nothing was compared. */
  'archive-other',
  /** Beyond the limits of a check; what was left unchecked is named. */
  'too-large',
] as const;
export const PackProblemKind = z.enum(packProblemKinds);
export type PackProblemKind = z.infer<typeof PackProblemKind>;

export const PackProblem = z.object({
  kind: PackProblemKind,
  /** A file of the pack, `引文N`, the title of a chart or of a picture's record, or the id of a record. */
  subject: z.string(),
  /** The pack inside a folder of several that it was found in; empty at the top. */
  where: z.string(),
  detail: z.string(),
});
export type PackProblem = z.infer<typeof PackProblem>;

/** `several`: a folder of several formats. `unknown`: nothing of ours was recognised. */
export const packTargetKinds = [
  'html',
  'markdown',
  'text',
  'citations',
  'docx',
  'pdf',
  'pptx',
  'xlsx',
  'bag',
  'several',
  'unknown',
] as const;
export const PackTargetKind = z.enum(packTargetKinds);
export type PackTargetKind = z.infer<typeof PackTargetKind>;

export const PackVerifyReport = z.object({
  ok: z.boolean(),
  /** Of the file or folder that was given. */
  name: z.string(),
  kind: PackTargetKind,
  /** From the manifest; null when there is none to be read. */
  pack: z.object({ id: z.string(), title: z.string(), version: z.number().int(), archive: z.string() }).nullable(),
  /** How many files were hashed; a single file counts with its parts. */
  files: z.number().int(),
  /** How many quotations the manifest names. */
  quotations: z.number().int(),
  records: z.number().int(),
  /** True when it was compared with this archive, too: the pack came from it. */
  compared: z.boolean(),
  problems: z.array(PackProblem),
  ms: z.number(),
});
export type PackVerifyReport = z.infer<typeof PackVerifyReport>;

/** `current` is the file that is being read. */
export const PackVerifyProgress = z.object({ done: z.number().int(), of: z.number().int(), current: z.string() });
export type PackVerifyProgress = z.infer<typeof PackVerifyProgress>;
/** One report for each thing that was given, in their order. */
export const PackVerifyDone = z.object({ ok: z.boolean(), reports: z.array(PackVerifyReport), ms: z.number() });
export type PackVerifyDone = z.infer<typeof PackVerifyDone>;

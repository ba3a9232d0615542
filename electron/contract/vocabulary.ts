/**
 * The closed lists of the archive: what a record can be, how sure it is, what can go wrong.
 *
 * They are the field's terms (档案著录 and the five links of whole-process people's democracy). A value added
 * here needs a label in `messages.ts`; the type checker says so.
 */
import * as z from 'zod';

export const recordKinds = [
  'report',
  'case',
  'publication',
  'research',
  'briefing',
  'lecture',
  'site-plan',
  'speech',
  'notice',
  'regulation',
  'minutes',
  'article',
  'image',
  'web-copy',
  'artefact',
  'institution',
  'document',
] as const;
export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

/** Marks that a reader must see before quoting. An empty list means: clean. */
export const qualityFlags = ['rewritten', 'mirror', 'incomplete', 'no-text', 'unreviewed', 'undecodable'] as const;
export const QualityFlag = z.enum(qualityFlags);
export type QualityFlag = z.infer<typeof QualityFlag>;

/** How a stated fact is backed. `confirmed`: an independent page agrees; `inferred`: forced by context. */
export const certainties = ['confirmed', 'stated', 'single-source', 'inferred'] as const;
export const Certainty = z.enum(certainties);
export type Certainty = z.infer<typeof Certainty>;

/** 五个环节: election, consultation, decision-making, administration, oversight. */
export const links = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;
export const Link = z.enum(links);
export type Link = z.infer<typeof Link>;

export const relationTypes = [
  'part-of',
  'presented-at',
  'version-of',
  'same-event',
  'cites',
  'about',
  'given-at',
] as const;
export const RelationType = z.enum(relationTypes);
export type RelationType = z.infer<typeof RelationType>;

/** Why an input file did not become a record. Each has a sentence and a remedy in `messages.ts`. */
export const refusalCodes = [
  'corrupt',
  'mismatch',
  'encrypted',
  'unsafe-archive',
  'unsupported',
  'too-large',
  'unreadable',
  'vanished',
  'disk-full',
  'classified',
  'conflict',
  'bad-line',
  'cancelled',
  'internal',
] as const;
export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Errors of the door itself; the HTTP status is what the web host answers with. */
export const doorErrors = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  READ_ONLY: 403,
  LOCKED: 423,
  NEWER_FORMAT: 409,
  NOT_AN_ARCHIVE: 404,
  DAMAGED: 500,
  DISK_FULL: 507,
  BAD_SET: 422,
  NEEDS_CONFIRMATION: 428,
  CANCELLED: 499,
  INTERNAL: 500,
} as const;
export type DoorErrorCode = keyof typeof doorErrors;

/**
 * Corrections of records. A correction makes a new state; the state before is kept whole and the original file is
 * never touched.
 */
import * as z from 'zod';
import { ArchiveRecord, Figure, PersonMention, RecordDates, Source } from './record.ts';
import { Certainty, Link, QualityFlag, RecordKind } from './vocabulary.ts';

/** What is left out stays as it is; a list or a group that is given takes the place of the whole of it. */
export const RecordChange = z.object({
  title: z.string().max(2000).optional(),
  text: z.string().optional(),
  kind: RecordKind.optional(),
  regions: z.array(z.string()).optional(),
  practices: z.array(z.string()).optional(),
  links: z.array(Link).optional(),
  dates: RecordDates.optional(),
  source: Source.optional(),
  quality: z.array(QualityFlag).optional(),
  certainty: Certainty.optional(),
  note: z.string().optional(),
  figures: z.array(Figure).optional(),
  people: z.array(PersonMention).optional(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/** Fields of which a comparison of two states can tell that they differ. */
export const stateFields = [
  'title',
  'text',
  'kind',
  'regions',
  'practices',
  'links',
  'people',
  'figures',
  'relations',
  'dates',
  'source',
  'quality',
  'certainty',
  'note',
  'pages',
  'format',
  'extra',
] as const;
export const StateField = z.enum(stateFields);
export type StateField = z.infer<typeof StateField>;

/** `base`: revision or text hash of the state that was worked on. */
export const RecordCorrection = z.object({
  id: z.string(),
  base: z.union([z.number().int().min(1), z.string().min(1)]),
  change: RecordChange,
  why: z.string().trim().min(1).max(500),
});
export type RecordCorrection = z.infer<typeof RecordCorrection>;

/** A state that was replaced; `at`, `why` and `changed` tell of the change that replaced it. */
export const RecordRevision = z.object({
  revision: z.number().int(),
  title: z.string(),
  characters: z.number().int(),
  at: z.string(),
  why: z.string(),
  /** Corrected here, or replaced by a state from an update set. */
  origin: z.enum(['correction', 'update']),
  changed: z.array(StateField),
});
export type RecordRevision = z.infer<typeof RecordRevision>;

/** One state of a record, former or present, without what belongs to the archive it stands in. */
export const RecordState = ArchiveRecord.omit({ relatedFrom: true, importedAt: true });
export type RecordState = z.infer<typeof RecordState>;

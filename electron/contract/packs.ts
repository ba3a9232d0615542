/** A pack: the saved recipe of a briefing, and what an export of it reports. */
import * as z from 'zod';
import { Locator } from './record.ts';

const itemId = z.string().min(1).max(64);
export const SectionItem = z.object({ id: itemId, type: z.literal('section'), title: z.string() });
/** A whole record. */
export const RecordItem = z.object({
  id: itemId,
  type: z.literal('record'),
  recordId: z.string(),
  comment: z.string().default(''),
});
/** A quotation. `quote` is the exact slice of the record's text at the time it was taken. */
export const ExcerptItem = z.object({
  id: itemId,
  type: z.literal('excerpt'),
  recordId: z.string(),
  quote: z.string().min(1),
  locator: Locator,
  /** SHA-256 of the record's text when the excerpt was taken. */
  textSha256: z.string(),
  comment: z.string().default(''),
});
export const NoteItem = z.object({ id: itemId, type: z.literal('note'), markdown: z.string() });
export const PackItem = z.discriminatedUnion('type', [SectionItem, RecordItem, ExcerptItem, NoteItem]);
export type PackItem = z.infer<typeof PackItem>;

export const PackCover = z.object({
  subtitle: z.string().default(''),
  issuer: z.string().default(''),
  date: z.string().default(''),
});
export type PackCover = z.infer<typeof PackCover>;

export const Pack = z.object({
  id: z.string(),
  title: z.string(),
  cover: PackCover,
  items: z.array(PackItem),
  /** Grows by one with every save; a save names the version it started from. */
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Pack = z.infer<typeof Pack>;

export const PackSummary = z.object({
  id: z.string(),
  title: z.string(),
  records: z.number().int(),
  excerpts: z.number().int(),
  updatedAt: z.string(),
});
export type PackSummary = z.infer<typeof PackSummary>;

/** State of one quoted or included item against the archive of now. */
export const ItemCheck = z.object({
  itemId: z.string(),
  state: z.enum(['ok', 'moved', 'changed', 'missing']),
  recordTitle: z.string(),
  /** Marks of the record that need a person's confirmation before export. */
  marks: z.array(z.string()),
  citation: z.string(),
});
export type ItemCheck = z.infer<typeof ItemCheck>;

export const packFormats = ['html', 'docx', 'markdown', 'text', 'xlsx', 'citations'] as const;
export const PackFormat = z.enum(packFormats);
export type PackFormat = z.infer<typeof PackFormat>;

export const ExportFile = z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() });
/** `ticket` fetches the result from the host (a download, or a save dialog); it is one file or one folder. */
export const ExportDone = z.object({
  ticket: z.string(),
  name: z.string(),
  folder: z.boolean(),
  files: z.array(ExportFile),
  quotations: z.number().int(),
  records: z.number().int(),
  ms: z.number(),
});
export type ExportDone = z.infer<typeof ExportDone>;
export const ExportProgress = z.object({ done: z.number().int(), of: z.number().int(), step: z.string() });
export type ExportProgress = z.infer<typeof ExportProgress>;

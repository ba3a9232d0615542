/**
 * What a record is, on every side of the door: in the catalogue, in the JSONL interchange, on the page.
 *
 * Offsets everywhere count UTF-16 code units of `text`, start inclusive, end exclusive: what `String.slice` takes.
 */
import * as z from 'zod';
import { Certainty, Link, QualityFlag, RecordKind, RelationType } from './vocabulary.ts';

/** `2022`, `2022-10` or `2022-10-13`: the precision is the length (ISO 8601-1, reduced representations). */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

export const RecordDates = z.object({
  document: PartialDate.optional(),
  event: PartialDate.optional(),
  capture: PartialDate.optional(),
  /** Says which of the dates is an inference and from what. */
  note: z.string().optional(),
});
export type RecordDates = z.infer<typeof RecordDates>;

export const Source = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  author: z.string().optional(),
  publisher: z.string().optional(),
  rights: z.string().optional(),
  /** 档号, where the item has one. */
  archiveNumber: z.string().optional(),
  note: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

/** A person with the office held as of the document's date, never later. */
export const PersonMention = z.object({
  name: z.string().min(1),
  office: z.string().optional(),
  region: z.string().optional(),
  role: z.enum(['speaker', 'author', 'editor', 'mentioned']).default('mentioned'),
  topic: z.string().optional(),
  certainty: Certainty.optional(),
});
export type PersonMention = z.infer<typeof PersonMention>;

/** A figure with its subject, unit and as-of date. `display` is the wording of the source, for instance `超1500`. */
export const Figure = z.object({
  subject: z.string().min(1),
  value: z.number().nullable().default(null),
  display: z.string().optional(),
  unit: z.string().optional(),
  asOf: PartialDate.optional(),
  bound: z.enum(['exact', 'more-than', 'less-than', 'about']).default('exact'),
  certainty: Certainty.optional(),
  note: z.string().optional(),
});
export type Figure = z.infer<typeof Figure>;

export const Relation = z.object({ type: RelationType, target: z.string().min(1), note: z.string().optional() });
export type Relation = z.infer<typeof Relation>;

/** Fields a record shares with the interchange line. */
const described = {
  title: z.string(),
  kind: RecordKind,
  regions: z.array(z.string()),
  practices: z.array(z.string()),
  links: z.array(Link),
  people: z.array(PersonMention),
  figures: z.array(Figure),
  relations: z.array(Relation),
  dates: RecordDates,
  source: Source,
  quality: z.array(QualityFlag),
  certainty: Certainty,
  note: z.string(),
};

/**
 * One line of the JSONL interchange. Only `text` or `title` is required; every other field has an empty default.
 * Fields the archive does not know are kept with the record (`extra`), not dropped.
 */
export const InterchangeRecord = z
  .looseObject({
    id: z.union([z.string().min(1).max(200), z.number().transform(String)]).optional(),
    title: z.string().optional(),
    text: z.string().optional(),
    format: z.enum(['plain', 'markdown']).optional(),
    kind: RecordKind.optional(),
    regions: z.array(z.string()).optional(),
    practices: z.array(z.string()).optional(),
    links: z.array(Link).optional(),
    people: z.array(PersonMention).optional(),
    figures: z.array(Figure).optional(),
    relations: z.array(Relation).optional(),
    dates: RecordDates.optional(),
    source: Source.optional(),
    quality: z.array(QualityFlag).optional(),
    certainty: Certainty.optional(),
    note: z.string().optional(),
  })
  .refine((line) => (line.text ?? '') !== '' || (line.title ?? '') !== '', { message: 'text or title is required' });
export type InterchangeRecord = z.infer<typeof InterchangeRecord>;

/** Where a passage stands. `paragraph` counts from 1 over the blank-line separated blocks of the text. */
export const Locator = z.object({
  start: z.number().int(),
  end: z.number().int(),
  paragraph: z.number().int(),
  page: z.number().int().optional(),
  heading: z.string().optional(),
});
export type Locator = z.infer<typeof Locator>;

export const Original = z.object({
  sha256: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
  name: z.string(),
  /** 1-based line inside a JSONL original that holds many records. */
  line: z.number().int().optional(),
  encoding: z.string().optional(),
});
export type Original = z.infer<typeof Original>;

/** First offset of each page in `text`, for originals that have pages. */
export const PageMark = z.object({ page: z.number().int(), start: z.number().int() });
export type PageMark = z.infer<typeof PageMark>;

/** What readers and lists show. */
export const RecordSummary = z.object({
  id: z.string(),
  title: z.string(),
  kind: RecordKind,
  regions: z.array(z.string()),
  practices: z.array(z.string()),
  links: z.array(Link),
  dates: RecordDates,
  quality: z.array(QualityFlag),
  characters: z.number().int(),
  importedAt: z.string(),
});
export type RecordSummary = z.infer<typeof RecordSummary>;

export const ArchiveRecord = z.object({
  id: z.string(),
  ...described,
  text: z.string(),
  format: z.enum(['plain', 'markdown']),
  pages: z.array(PageMark),
  original: Original.nullable(),
  importedAt: z.string(),
  /** SHA-256 of `text` in UTF-8; a quotation is tied to it. */
  textSha256: z.string(),
  /** Number of the present state; grows by one with every correction. */
  revision: z.number().int(),
  /** Quality marks that a person took off after a check. */
  cleared: z.array(QualityFlag),
  /** Unknown interchange fields, as they came. */
  extra: z.record(z.string(), z.unknown()),
  /** Relations that point here from other records. */
  relatedFrom: z.array(
    z.object({ id: z.string(), title: z.string(), type: RelationType, note: z.string().optional() }),
  ),
});
export type ArchiveRecord = z.infer<typeof ArchiveRecord>;

/** A pack: the saved recipe of a briefing. What an export of it reports is in `pack-export.ts`. */
import * as z from 'zod';
import { Locator } from './record.ts';
import { SearchFilters } from './search.ts';

/** What is made of a pack; `blank` is a free compilation. Order of sections and headings stay editable in all of them. */
export const packTemplates = [
  'blank',
  'briefing',
  'dossier',
  'anthology',
  'handbook',
  'site-plan',
  'lecture',
  'research',
] as const;
export const PackTemplate = z.enum(packTemplates);
export type PackTemplate = z.infer<typeof PackTemplate>;

const itemId = z.string().min(1).max(64);
const words = z.string().default('');
/** Empty: all records of the pack. */
const scope = z.array(z.string()).default([]);

/** `hint` is shown where nothing is filled in yet, and never printed; nor is a hinted section that stayed empty. */
const hint = z.string().optional();
/** What is added from elsewhere goes to the end of the section that `takes` it; without one, to the end of the pack. */
export const SectionItem = z.object({
  id: itemId,
  type: z.literal('section'),
  title: z.string(),
  hint,
  takes: z.literal(true).optional(),
});
/** A whole record. `case` sets it with the box of facts, the table of its figures, a comment and questions. */
export const RecordItem = z.object({
  id: itemId,
  type: z.literal('record'),
  recordId: z.string(),
  comment: words,
  layout: z.enum(['full', 'case']).default('full'),
  expert: z.object({ name: words, office: words, text: words }).default({ name: '', office: '', text: '' }),
  questions: z.array(z.string()).default([]),
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
  comment: words,
});
/** `essentials`: after the words of the note, key figures and comparable cases of the pack are listed. */
export const NoteItem = z.object({
  id: itemId,
  type: z.literal('note'),
  markdown: z.string(),
  hint,
  auto: z.enum(['essentials']).optional(),
});
/** The figures stated with the records, one line each, conflicting ones side by side. */
export const FiguresItem = z.object({ id: itemId, type: z.literal('figures'), title: words, records: scope });

export const matrixColumns = ['links', 'practices', 'years'] as const;
export const MatrixColumns = z.enum(matrixColumns);
export type MatrixColumns = z.infer<typeof MatrixColumns>;
export const matrixRows = ['county', 'prefecture', 'province'] as const;
export const MatrixRows = z.enum(matrixRows);
export type MatrixRows = z.infer<typeof MatrixRows>;
export const ComparisonItem = z.object({
  id: itemId,
  type: z.literal('comparison'),
  title: words,
  rows: MatrixRows.default('county'),
  columns: MatrixColumns.default('links'),
  records: scope,
});

export const ChartForm = z.enum(['bar', 'line']);
export type ChartForm = z.infer<typeof ChartForm>;
/** Figures of one subject and unit (as `compare.figures` groups them) drawn by region or by date. */
export const ChartItem = z.object({
  id: itemId,
  type: z.literal('chart'),
  title: words,
  subject: z.string(),
  unit: words,
  form: ChartForm.default('bar'),
  records: scope,
});
/** The original of a record of the archive that is a picture (PNG or JPEG). */
export const PictureItem = z.object({
  id: itemId,
  type: z.literal('picture'),
  recordId: z.string(),
  caption: words,
});
/** One stop of an on-site teaching plan; stops that follow each other are one route. */
export const StopItem = z.object({
  id: itemId,
  type: z.literal('stop'),
  place: words,
  minutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(0),
  /** What is looked at, what is told, by whom, in what form, with what material. */
  see: words,
  tell: words,
  speaker: words,
  form: words,
  materials: words,
  records: z.array(z.string()).default([]),
});
/** A table a person fills in: schedule, roster. Columns with personal data are printed only where that is asked for. */
export const TableItem = z.object({
  id: itemId,
  type: z.literal('table'),
  title: words,
  columns: z.array(z.object({ name: z.string(), personal: z.boolean().default(false) })).max(20),
  rows: z.array(z.array(z.string())).max(5000),
});
export const PageBreakItem = z.object({ id: itemId, type: z.literal('page-break') });
export const PackItem = z.discriminatedUnion('type', [
  SectionItem,
  RecordItem,
  ExcerptItem,
  NoteItem,
  FiguresItem,
  ComparisonItem,
  ChartItem,
  PictureItem,
  StopItem,
  TableItem,
  PageBreakItem,
]);
export type PackItem = z.infer<typeof PackItem>;
export type PackItemType = PackItem['type'];

/** Which of these a template asks for, `templateFields` of `pack-templates.ts` says. */
export const PackCover = z.object({
  subtitle: words,
  issuer: words,
  date: words,
  /** 内部资料 注意保存 */
  notice: words,
  /** Name of the briefing, its number and its running number. */
  series: words,
  issue: words,
  totalIssue: words,
  /** 报、送、发 and the number of copies. */
  reportTo: words,
  sendTo: words,
  distributeTo: words,
  copies: words,
  course: words,
  audience: words,
  hours: words,
  teacher: words,
  objectives: words,
  organiser: words,
  undertaker: words,
  place: words,
});
export type PackCover = z.infer<typeof PackCover>;
export type PackCoverField = keyof PackCover;
export const emptyCover: PackCover = PackCover.parse({});

export const citationStyles = ['GB/T 7714-2025', 'GB/T 7714-2015'] as const;
export const CitationStyle = z.enum(citationStyles);
export type CitationStyle = z.infer<typeof CitationStyle>;

/** What stands after the sections, generated. An empty title is the usual one. */
export const endingKinds = ['figures', 'references', 'attachments', 'notes'] as const;
export const PackEnding = z.object({ kind: z.enum(endingKinds), title: words });
export type PackEnding = z.infer<typeof PackEnding>;
export type EndingKind = PackEnding['kind'];

/** A table of all figures in the text: the one at the end would only repeat it, and is not printed. */
export function listsAllFigures(items: readonly PackItem[]): boolean {
  return items.some((item) => item.type === 'figures' && item.records.length === 0);
}

/** A search that records were taken from: told in 编制说明 and in the manifest. */
export const PackQuery = z.object({
  query: z.string(),
  filters: SearchFilters.default({}),
  mode: z.enum(['terms', 'natural']).default('terms'),
  total: z.number().int().min(0).default(0),
});
export type PackQuery = z.infer<typeof PackQuery>;

export const startsPage = ['none', 'section', 'record'] as const;

export const PackOptions = z.object({
  citationStyle: CitationStyle.default('GB/T 7714-2025'),
  /** Where the sources of quotations stand: at the foot of the page, at the end, or only by number in the list. */
  notes: z.enum(['footnote', 'endnote', 'list']).default('footnote'),
  endings: z
    .array(PackEnding)
    .max(8)
    .default([
      { kind: 'figures', title: '' },
      { kind: 'references', title: '' },
      { kind: 'notes', title: '' },
    ]),
  /** What begins a page of its own; with each record, so does each section. */
  startsPage: z.enum(startsPage).default('none'),
  /** Prints columns with telephone and identity numbers. */
  personalColumns: z.boolean().default(false),
  queries: z.array(PackQuery).max(200).default([]),
});
export type PackOptions = z.infer<typeof PackOptions>;
export const defaultPackOptions: PackOptions = PackOptions.parse({});

export const Pack = z.object({
  id: z.string(),
  title: z.string(),
  template: PackTemplate,
  cover: PackCover,
  options: PackOptions,
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
  template: PackTemplate,
  records: z.number().int(),
  excerpts: z.number().int(),
  updatedAt: z.string(),
});
export type PackSummary = z.infer<typeof PackSummary>;

/** A state of the recipe that was kept: by a person, before a longer pause in the work, at an export, before a restore. */
export const PackVersion = z.object({
  version: z.number().int(),
  title: z.string(),
  items: z.number().int(),
  savedAt: z.string(),
  reason: z.enum(['kept', 'pause', 'export', 'restore', 'rebuild']),
  note: z.string(),
});
export type PackVersion = z.infer<typeof PackVersion>;

/** State of one quoted or included item against the archive of now. */
export const ItemCheck = z.object({
  itemId: z.string(),
  state: z.enum(['ok', 'moved', 'changed', 'missing']),
  recordTitle: z.string(),
  /**
   * Marks that need a person's confirmation before export: those of the record, and `personal` where a quotation holds a
   * telephone or identity number.
   */
  marks: z.array(z.string()),
  citation: z.string(),
});
export type ItemCheck = z.infer<typeof ItemCheck>;

/** A quotation whose source was corrected after it was taken: the words as quoted beside those that stand there now. */
export const ChangedQuotation = z.object({
  itemId: z.string(),
  recordId: z.string(),
  recordTitle: z.string(),
  before: z.string(),
  /** The passage that answers to it now, or null where nothing does. */
  after: z.object({ quote: z.string(), locator: Locator }).nullable(),
});
export type ChangedQuotation = z.infer<typeof ChangedQuotation>;

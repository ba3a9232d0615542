/** The shapes of a search: what is asked, how it was read, what came back. */
import * as z from 'zod';
import { Locator, RecordDates } from './record.ts';
import { QualityFlag, RecordKind } from './vocabulary.ts';

/** Filters are OR within a field and AND between fields. A region finds everything below it. */
export const SearchFilters = z.object({
  region: z.array(z.string()).optional(),
  kind: z.array(z.string()).optional(),
  practice: z.array(z.string()).optional(),
  link: z.array(z.string()).optional(),
  year: z.array(z.string()).optional(),
  quality: z.array(z.string()).optional(),
  person: z.array(z.string()).optional(),
  /** Ids of the meetings that records were presented at or are part of. */
  meeting: z.array(z.string()).optional(),
});
export type SearchFilters = z.infer<typeof SearchFilters>;

export const facetNames = ['region', 'kind', 'practice', 'link', 'year', 'person', 'meeting', 'quality'] as const;
export type FacetName = (typeof facetNames)[number];

export const SearchInput = z.object({
  query: z.string(),
  filters: SearchFilters.default({}),
  /** `natural`: any of the terms may match, best first; `terms`: the query language, every term must match. */
  mode: z.enum(['terms', 'natural']).default('terms'),
  /** `region`: by region code, newest first within a region. */
  sort: z.enum(['relevance', 'date', 'region']).default('relevance'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(20),
  facets: z.boolean().default(true),
  /** Search the restored reading of rewritten texts beside their own wording. */
  restored: z.boolean().default(true),
  /** Offer groups and corrections beside the hits; a page that only scrolls on does not need them. */
  offers: z.boolean().default(true),
});
export type SearchInput = z.input<typeof SearchInput>;

/** `[start, end)` in UTF-16 code units of the text it accompanies. */
export const Span = z.tuple([z.number().int(), z.number().int()]);
export type Span = z.infer<typeof Span>;

/** `text` is a slice of the record's own text; `highlights` point into this slice. */
export const Passage = z.object({
  text: z.string(),
  highlights: z.array(Span),
  locator: Locator,
  /** Words of the slice that a robot put in, with the standard wording; only where a hit was found through it. */
  restored: z.array(z.object({ span: Span, standard: z.string() })).optional(),
});
export type Passage = z.infer<typeof Passage>;

export const Duplicate = z.object({ id: z.string(), title: z.string(), quality: z.array(QualityFlag) });
export type Duplicate = z.infer<typeof Duplicate>;

export const SearchHit = z.object({
  id: z.string(),
  title: z.string(),
  titleHighlights: z.array(Span),
  kind: RecordKind,
  score: z.number(),
  regions: z.array(z.string()),
  practices: z.array(z.string()),
  links: z.array(z.string()),
  dates: RecordDates,
  people: z.array(z.string()),
  figures: z.number().int(),
  quality: z.array(QualityFlag),
  passages: z.array(Passage),
  /** Number of places in the text that match. */
  matches: z.number().int(),
  /** Other records with nearly the same text, folded under this one. */
  duplicates: z.array(Duplicate),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const FacetCount = z.object({
  value: z.string(),
  count: z.number().int(),
  /** Where the value is an id and not a name. */
  label: z.string().optional(),
});
export type FacetCount = z.infer<typeof FacetCount>;
export const Facets = z.object({
  region: z.array(FacetCount),
  kind: z.array(FacetCount),
  practice: z.array(FacetCount),
  link: z.array(FacetCount),
  year: z.array(FacetCount),
  person: z.array(FacetCount),
  /** `label` is the meeting's title. */
  meeting: z.array(FacetCount),
  quality: z.array(FacetCount),
});
export type Facets = z.infer<typeof Facets>;

/** One piece of the query and how it was understood. `start`/`end` point into the query as typed. */
export const Reading = z.object({
  start: z.number().int(),
  end: z.number().int(),
  as: z.enum(['term', 'phrase', 'exclusion', 'or', 'near', 'field', 'figure', 'ignored']),
  text: z.string(),
  field: z.string().optional(),
  /** Other spellings of the same that are searched as well: `2019-04` for `2019年4月`. */
  also: z.array(z.string()).optional(),
  /** What to put in place of the piece to have it read as plain text; absent where it is. */
  plain: z.string().optional(),
});
export type Reading = z.infer<typeof Reading>;

/** Why nothing came back: words that occur nowhere, and what the filters took away. */
export const Miss = z.object({
  absent: z.array(z.string()),
  totalWithoutFilters: z.number().int(),
  searched: z.number().int(),
  /** What would be found without one of the filters, for each that is on. */
  withoutFilter: z.array(z.object({ filter: z.enum(facetNames), total: z.number().int() })),
});
export type Miss = z.infer<typeof Miss>;

/**
 * Hits found in another way, ranked below the query's own and labelled. `partial`: some of the terms; `pinyin`: read
 * as pinyin; `synonym`: another name of the same practice or region, or a word the archive's own texts associate.
 */
export const SearchGroup = z.object({
  via: z.enum(['partial', 'pinyin', 'synonym']),
  /** What was searched instead: 票决制 for pjz. */
  text: z.string(),
  /** Asks for the group alone. */
  query: z.string(),
  mode: z.enum(['terms', 'natural']),
  total: z.number().int(),
  hits: z.array(SearchHit),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

/** A query that the archive can answer, offered and never applied by itself. */
export const Correction = z.object({
  text: z.string(),
  query: z.string(),
  reason: z.enum(['same-sound', 'near-sound', 'look-alike', 'one-character', 'rewritten-word']),
  total: z.number().int(),
});
export type Correction = z.infer<typeof Correction>;

export const SearchResult = z.object({
  query: z.string(),
  total: z.number().int(),
  ms: z.number(),
  reading: z.array(Reading),
  hits: z.array(SearchHit),
  facets: Facets,
  miss: Miss.optional(),
  groups: z.array(SearchGroup),
  corrections: z.array(Correction),
  /** Records that are saved and cannot be found yet, because the index is still catching up. */
  behind: z.number().int(),
  /** `rebuilding`: the old index answers while a new one is made; `damaged`: it could not, and nothing was found. */
  index: z.enum(['ready', 'rebuilding', 'damaged']),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** A line of a batch file. `exact` with `k: 0` returns every literal containment after NFKC and lower-casing. */
export const BatchQuery = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  text: z.string(),
  mode: z.enum(['ranked', 'exact']).default('ranked'),
  k: z.number().int().min(0).default(100),
});
export type BatchQuery = z.infer<typeof BatchQuery>;
export const BatchResult = z.object({
  id: z.string(),
  ms: z.number(),
  hits: z.array(z.object({ id: z.string(), score: z.number() })),
});
export type BatchResult = z.infer<typeof BatchResult>;

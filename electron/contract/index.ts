/**
 * The one door to an archive. Every host (in-process, message port, HTTP) serves exactly this contract.
 *
 * To add a method: add it here, implement it in `archive/router.ts`; every host then has it.
 * Files never cross as paths. Bytes come in through a host's staging area and are named by a ticket;
 * exports go out the same way. Errors are codes with data (`vocabulary.ts`), sentences are in `messages.ts`.
 */
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { ArchiveInfo, BackupReport, Taxonomy, VerifyProgress, VerifyReport } from './archive.ts';
import { ChartInput, ChartPicture, CompareScope, FigureGroup, Matrix, MatrixInput } from './compare.ts';
import {
  HandoverApply,
  HandoverComparison,
  HandoverExport,
  HandoverKind,
  HandoverOutcome,
  HandoverPreview,
  HandoverProgress,
  HandoverReport,
  HandoverRow,
  HandoverSelection,
  HandoverSet,
  HandoverState,
} from './handover.ts';
import { ImportJob, ImportProgress, ImportRow } from './imports.ts';
import { ExportDone, ExportProgress, PackFormat } from './pack-export.ts';
import { PackVerifyDone, PackVerifyProgress } from './pack-verify.ts';
import {
  ChangedQuotation,
  ItemCheck,
  Pack,
  PackCover,
  PackItem,
  PackOptions,
  PackQuery,
  PackSummary,
  PackTemplate,
  PackVersion,
} from './packs.ts';
import { ArchiveRecord, RecordSummary } from './record.ts';
import { PairImport, PairProposal, PairToSave, RestoredReading, WordPair } from './restoration.ts';
import { RecordCorrection, RecordRevision, RecordState } from './revisions.ts';
import { BatchQuery, BatchResult, SearchFilters, SearchHit, SearchInput, SearchResult } from './search.ts';
import { NewSearch, PastSearch, SavedSearch } from './searches.ts';
import { doorErrors } from './vocabulary.ts';

/** `read` runs beside an import; `write` needs the writer's lock; `job` streams progress and can be aborted. */
export type Lane = 'read' | 'write' | 'job';

const detail = z.object({ detail: z.string().optional(), params: z.record(z.string(), z.string()).optional() });
type DoorErrorMap = { [K in keyof typeof doorErrors]: { status: (typeof doorErrors)[K]; data: typeof detail } };
const errors = Object.fromEntries(
  Object.entries(doorErrors).map(([code, status]) => [code, { status, data: detail }]),
) as DoorErrorMap;

const base = oc.$meta<{ lane?: Lane }>({}).errors(errors);
const read = base.meta({ lane: 'read' });
const write = base.meta({ lane: 'write' });
const job = base.meta({ lane: 'job' });
const byId = z.object({ id: z.string() });
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(50) };

export const contract = {
  archive: {
    info: read.output(ArchiveInfo),
    taxonomy: read.output(Taxonomy),
    verify: job.output(eventIterator(VerifyProgress, VerifyReport)),
    backup: job.output(eventIterator(VerifyProgress, BackupReport)),
  },
  search: {
    query: read.input(SearchInput).output(SearchResult),
    /** For evaluation and scripts; order of `hits` is rank order. */
    batch: read.input(z.object({ queries: z.array(BatchQuery).max(1000) })).output(z.array(BatchResult)),
    /** Records whose text says the same kind of thing, best first; the record itself is not among them. */
    similar: read
      .input(z.object({ id: z.string(), limit: z.number().int().min(1).max(50).default(10) }))
      .output(z.array(SearchHit)),
    /** The same practices in other regions (counties other than the record's own). */
    elsewhere: read
      .input(z.object({ id: z.string(), limit: z.number().int().min(1).max(50).default(10) }))
      .output(z.object({ total: z.number().int(), hits: z.array(SearchHit) })),
    /** Makes the index anew in the background; the old one answers meanwhile. `archive.info` tells the progress. */
    rebuild: write.output(z.object({ started: z.boolean() })),
  },
  searches: {
    saved: read.output(z.array(SavedSearch)),
    /** The same question saved again is renamed, not doubled. */
    save: write.input(NewSearch.extend({ name: z.string().trim().min(1).max(200) })).output(SavedSearch),
    rename: write.input(byId.extend({ name: z.string().trim().min(1).max(200) })).output(SavedSearch),
    remove: write.input(byId).output(z.object({ removed: z.boolean() })),
    /** Says that a person has looked: what is new counts from here. */
    seen: write.input(byId).output(SavedSearch),
    /** Newest first, each question once. */
    history: read.input(z.object({ limit: z.number().int().min(1).max(500).default(50) })).output(z.array(PastSearch)),
    /** Notes a question that a person stayed with. */
    remember: write.input(NewSearch.extend({ total: z.number().int() })).output(z.object({ kept: z.boolean() })),
    /** One question, or all. */
    forget: write.input(NewSearch.partial().default({})).output(z.object({ forgotten: z.number().int() })),
  },
  pairs: {
    list: read.output(z.array(WordPair)),
    /** Adds a pair or changes its class, note or whether it is used. Texts that hold it are indexed again. */
    save: write.input(PairToSave).output(WordPair),
    /** Supplied pairs cannot be removed, only switched off: CONFLICT, with `why` in its parameters. */
    remove: write
      .input(z.object({ spun: z.string(), standard: z.string() }))
      .output(z.object({ removed: z.boolean() })),
    /** Tab-separated lines: rewritten, standard and, where given, class and note. */
    import: write.input(z.object({ tsv: z.string().max(4_000_000) })).output(PairImport),
    /** Aligns a rewritten copy with a clean one of the same event; nothing is added. */
    propose: read.input(z.object({ rewritten: z.string(), clean: z.string() })).output(z.array(PairProposal)),
  },
  records: {
    get: read.input(byId).output(ArchiveRecord),
    list: read
      .input(z.object({ ...page, filters: SearchFilters.default({}) }))
      .output(z.object({ total: z.number().int(), records: z.array(RecordSummary) })),
    /** Its text as the standard wording would have it; null when there is nothing to restore. */
    restored: read.input(byId).output(RestoredReading.nullable()),
    /** The untouched original. */
    original: read.input(byId).output(z.file()),
    /**
     * A new state of the record; the one before is kept. Page marks move with the text. CONFLICT when `base` is not the
     * present state, and, with `why` in its parameters, for an unknown place or practice and for a record without any
     * words. A change that changes nothing makes no state.
     */
    revise: write.input(RecordCorrection).output(ArchiveRecord),
    /** Former states, newest first. */
    revisions: read.input(byId).output(z.array(RecordRevision)),
    revision: read.input(byId.extend({ revision: z.number().int().min(1) })).output(RecordState),
  },
  imports: {
    /** Takes what the host has staged. Returns at once; follow it with `watch`. */
    start: write.input(z.object({ tickets: z.array(z.string()).min(1) })).output(z.object({ jobId: z.string() })),
    watch: job.input(z.object({ jobId: z.string() })).output(eventIterator(ImportProgress, ImportProgress)),
    cancel: write.input(z.object({ jobId: z.string() })).output(z.object({ cancelled: z.boolean() })),
    list: read.output(z.array(ImportJob)),
    report: read
      .input(
        z.object({ jobId: z.string(), outcome: z.enum(['imported', 'already-here', 'refused']).optional(), ...page }),
      )
      .output(z.object({ total: z.number().int(), rows: z.array(ImportRow) })),
  },
  packs: {
    list: read.output(z.array(PackSummary)),
    get: read.input(byId).output(Pack),
    /** With the sections, cover and endings of the template. */
    create: write.input(z.object({ title: z.string(), template: PackTemplate.default('blank') })).output(Pack),
    /** The same recipe under another title; its quotations stay tied to the texts they were taken from. */
    duplicate: write.input(byId.extend({ title: z.string() })).output(Pack),
    /** Whole-recipe save; CONFLICT when `version` is not the stored one. */
    save: write
      .input(
        z.object({
          id: z.string(),
          version: z.number().int(),
          title: z.string(),
          template: PackTemplate,
          cover: PackCover,
          options: PackOptions,
          items: z.array(PackItem),
        }),
      )
      .output(Pack),
    /**
     * Appends; the archive takes the quotation from its own text, so a page cannot alter it. `from` is the search it was
     * found by.
     */
    add: write
      .input(
        z.object({
          id: z.string(),
          items: z.array(
            z.object({ recordId: z.string(), start: z.number().int().optional(), end: z.number().int().optional() }),
          ),
          from: PackQuery.optional(),
        }),
      )
      .output(Pack),
    remove: write.input(byId).output(z.object({ removed: z.boolean() })),
    check: read.input(byId).output(z.array(ItemCheck)),
    /** Quotations whose source says something else now, old and new. */
    changes: read.input(byId).output(z.array(ChangedQuotation)),
    /** Takes these quotations anew from the texts of now, where something answers to them. The state before is kept. */
    rebuild: write.input(byId.extend({ version: z.number().int(), items: z.array(z.string()) })).output(Pack),
    /** Puts whole records under headings by link or by region; the state before is kept. */
    arrange: write.input(byId.extend({ version: z.number().int(), by: z.enum(['link', 'region']) })).output(Pack),
    /** Kept states, newest first. */
    versions: read.input(byId).output(z.array(PackVersion)),
    version: read.input(byId.extend({ version: z.number().int() })).output(Pack),
    /** Keeps the state of now under a note. */
    keep: write.input(byId.extend({ note: z.string().max(200).default('') })).output(z.array(PackVersion)),
    /** Makes a kept state the present one, as a new version; what was present is kept. */
    restore: write.input(byId.extend({ version: z.number().int(), base: z.number().int() })).output(Pack),
    /** Loads what an export needs, so that the next one begins at once. Answers when it is there; nothing waits for it. */
    prepare: read.input(byId).output(z.object({})),
    /**
     * NEEDS_CONFIRMATION when marked records are in the pack and `confirmed` is false. A preview is not confirmed, is
     * the only one of its pack, and keeps no version.
     */
    export: job
      .input(
        z.object({
          id: z.string(),
          formats: z.array(PackFormat).min(1),
          confirmed: z.boolean().default(false),
          purpose: z.enum(['keep', 'preview']).default('keep'),
        }),
      )
      .output(eventIterator(ExportProgress, ExportDone)),
    /** The bytes of an export that is one file. */
    exported: read.input(z.object({ ticket: z.string() })).output(z.file()),
    /**
     * Checks what a host has staged, a file or a folder each: by itself, and against this archive where it came from it.
     * What is wrong with a pack is in the report; the only error of the pack's own is NOT_FOUND for a forged ticket.
     */
    verify: job
      .input(z.object({ tickets: z.array(z.string()).min(1).max(1000) }))
      .output(eventIterator(PackVerifyProgress, PackVerifyDone)),
  },
  handover: {
    /** One folder to be fetched by its ticket. The same state of the archive gives the same bytes. */
    export: job.input(HandoverSelection).output(eventIterator(HandoverProgress, HandoverExport)),
    /**
     * A folder, a zip, or the single files of a set. Everything is checked before anything is believed: BAD_SET, with
     * `why` and the file's name in its parameters. What is open is forgotten when the archive is closed.
     */
    open: job
      .input(z.object({ tickets: z.array(z.string()).min(1) }))
      .output(eventIterator(HandoverProgress, HandoverSet)),
    /** Packs first, then records by title; `totals` counts all of them. */
    preview: read
      .input(byId.extend({ states: z.array(HandoverState).optional(), kind: HandoverKind.optional(), ...page }))
      .output(HandoverPreview),
    compare: read.input(byId.extend({ kind: HandoverKind, item: z.string() })).output(HandoverComparison),
    /**
     * One transaction an item; stopped or killed, it is applied again and does nothing twice. What it replaces is kept
     * as a former state.
     */
    apply: job.input(HandoverApply).output(eventIterator(HandoverProgress, HandoverReport)),
    /** What became of each item when the set was last applied. */
    report: read
      .input(byId.extend({ outcome: HandoverOutcome.optional(), ...page }))
      .output(z.object({ total: z.number().int(), rows: z.array(HandoverRow) })),
    /** Lets go of what was unpacked. */
    close: write.input(byId).output(z.object({ closed: z.boolean() })),
  },
  compare: {
    matrix: read.input(MatrixInput).output(Matrix),
    figures: read
      .input(z.object({ scope: CompareScope.default({ query: '', filters: {} }) }))
      .output(z.array(FigureGroup)),
    /** The picture that the pack prints, too. */
    chart: read.input(ChartInput).output(ChartPicture),
  },
};
export type Contract = typeof contract;

export * from './archive.ts';
export * from './compare.ts';
export * from './handover.ts';
export * from './imports.ts';
export * from './pack-export.ts';
export * from './pack-templates.ts';
export * from './pack-verify.ts';
export * from './packs.ts';
export * from './record.ts';
export * from './restoration.ts';
export * from './revisions.ts';
export * from './search.ts';
export * from './searches.ts';
export * from './vocabulary.ts';

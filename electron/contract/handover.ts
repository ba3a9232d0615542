/**
 * Hand-over between archives: an update set is a folder with records, packs and originals, each told by its hash. What
 * comes in is compared first; a person decides, item by item, and nothing is replaced without being kept.
 */
import * as z from 'zod';
import { Pack } from './packs.ts';
import { RecordState, StateField } from './revisions.ts';
import { NewSearch } from './searches.ts';

/** What goes into a set: a pack with its records, the records named, and those that a question finds. */
export const HandoverSelection = z.object({
  packId: z.string().optional(),
  records: z.array(z.string()).max(200_000).optional(),
  query: NewSearch.optional(),
});
export type HandoverSelection = z.infer<typeof HandoverSelection>;

export const HandoverStep = z.enum(['records', 'originals', 'unpack', 'check', 'compare', 'apply']);
export type HandoverStep = z.infer<typeof HandoverStep>;
export const HandoverProgress = z.object({ step: HandoverStep, done: z.number().int(), of: z.number().int() });
export type HandoverProgress = z.infer<typeof HandoverProgress>;

export const HandoverExport = z.object({
  ticket: z.string(),
  name: z.string(),
  records: z.number().int(),
  packs: z.number().int(),
  originals: z.number().int(),
  bytes: z.number(),
  /** Records whose original is an interchange file: it holds others, too, and stays here. */
  withheld: z.number().int(),
  /** Records that the pack names and the archive does not hold. */
  absent: z.number().int(),
  ms: z.number(),
});
export type HandoverExport = z.infer<typeof HandoverExport>;

/** An opened set: every hash in it has been checked. */
export const HandoverSet = z.object({
  id: z.string(),
  /** The archive it comes from. */
  archive: z.object({ id: z.string(), name: z.string() }),
  /** It comes from this very archive. */
  own: z.boolean(),
  program: z.string(),
  /** Date of the newest change in it. */
  at: z.string(),
  madeFor: z.object({ id: z.string(), title: z.string() }).nullable(),
  records: z.number().int(),
  packs: z.number().int(),
  originals: z.number().int(),
  bytes: z.number(),
});
export type HandoverSet = z.infer<typeof HandoverSet>;

/**
 * `newer`: what stands here is one of its former states. `older`: it is one of the former states of what stands here.
 * `conflict`: both were changed, or have nothing to do with each other.
 */
export const handoverStates = ['new', 'newer', 'same', 'older', 'conflict'] as const;
export const HandoverState = z.enum(handoverStates);
export type HandoverState = z.infer<typeof HandoverState>;

/** `both`: theirs comes in beside ours under a new id. */
export const HandoverDecision = z.enum(['take', 'keep', 'both']);
export type HandoverDecision = z.infer<typeof HandoverDecision>;
/** A conflict has no default: it is left as it is until a person decides. */
export const handoverDefaults: Readonly<Partial<Record<HandoverState, HandoverDecision>>> = {
  new: 'take',
  newer: 'take',
  same: 'keep',
  older: 'keep',
};

export const HandoverKind = z.enum(['record', 'pack']);
export type HandoverKind = z.infer<typeof HandoverKind>;
export const packFields = ['title', 'template', 'cover', 'options', 'items'] as const;
export const PackField = z.enum(packFields);
export type PackField = z.infer<typeof PackField>;

export const HandoverItem = z.object({
  kind: HandoverKind,
  id: z.string(),
  title: z.string(),
  ourTitle: z.string().nullable(),
  state: HandoverState,
  /** It came in before, beside ours: the id it has here. */
  copy: z.string().nullable(),
  changed: z.array(z.union([StateField, PackField])),
  /** Characters that would go and come. */
  text: z.object({ removed: z.number().int(), added: z.number().int() }).nullable(),
});
export type HandoverItem = z.infer<typeof HandoverItem>;

export const HandoverPreview = z.object({
  set: HandoverSet,
  totals: z.record(HandoverState, z.number().int()),
  total: z.number().int(),
  items: z.array(HandoverItem),
});
export type HandoverPreview = z.infer<typeof HandoverPreview>;

const recipe = Pack.pick({ title: true, template: true, cover: true, options: true, items: true });
/** Ours and theirs of one item, whole. */
export const HandoverComparison = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), ours: RecordState.nullable(), theirs: RecordState }),
  z.object({ kind: z.literal('pack'), ours: recipe.nullable(), theirs: recipe }),
]);
export type HandoverComparison = z.infer<typeof HandoverComparison>;
export const PackRecipe = recipe;
export type PackRecipe = z.infer<typeof PackRecipe>;

/** `state` is the one that was looked at; an item that has another by now is left undecided. */
export const HandoverChoice = z.object({
  kind: HandoverKind,
  id: z.string(),
  decision: HandoverDecision,
  state: HandoverState.optional(),
});
export type HandoverChoice = z.infer<typeof HandoverChoice>;

export const HandoverApply = z.object({
  id: z.string(),
  /** In place of the usual ones. */
  defaults: z.partialRecord(HandoverState, HandoverDecision).default({}),
  decisions: z.array(HandoverChoice).default([]),
});
export type HandoverApply = z.infer<typeof HandoverApply>;

export const handoverOutcomes = ['taken', 'both', 'kept', 'already-here', 'undecided'] as const;
export const HandoverOutcome = z.enum(handoverOutcomes);
export type HandoverOutcome = z.infer<typeof HandoverOutcome>;
export const HandoverRow = z.object({
  kind: HandoverKind,
  id: z.string(),
  title: z.string(),
  state: HandoverState,
  outcome: HandoverOutcome,
  /** The id it has here, where that is another one. */
  copy: z.string().nullable(),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

export const HandoverReport = z.object({
  /** `cancelled`: the rest was not looked at; applying the set again goes on from there. */
  state: z.enum(['done', 'cancelled']),
  outcomes: z.record(HandoverOutcome, z.number().int()),
  ms: z.number(),
});
export type HandoverReport = z.infer<typeof HandoverReport>;

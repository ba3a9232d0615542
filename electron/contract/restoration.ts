/** Restored reading: words that rewriting robots put in, the standard wording, and where a text has them. */
import * as z from 'zod';

/**
 * `G`: replaced in any text; `C`: only in a text recognised as rewritten; `X`: never by itself, shown to a person.
 */
export const PairClass = z.enum(['G', 'C', 'X']);
export type PairClass = z.infer<typeof PairClass>;

export const PairOrigin = z.enum(['supplied', 'added', 'imported', 'proposed']);
export type PairOrigin = z.infer<typeof PairOrigin>;

/** A pair is named by its rewritten word and its standard word together: one word may stand for several. */
export const WordPair = z.object({
  spun: z.string().min(1).max(40),
  standard: z.string().min(1).max(40),
  cls: PairClass,
  enabled: z.boolean(),
  origin: PairOrigin,
  note: z.string().max(400),
});
export type WordPair = z.infer<typeof WordPair>;

/**
 * A pair as `list` gave it, or a new one. `origin` counts for a new one only, where `supplied` is taken as `added`;
 * a pair that is there keeps where it came from.
 */
export const PairToSave = WordPair.extend({ origin: PairOrigin.default('added') });
export type PairToSave = z.input<typeof PairToSave>;

/** `[start, end)` in UTF-16 code units of the record's own text. */
export const Replacement = z.object({
  start: z.number().int(),
  end: z.number().int(),
  spun: z.string(),
  standard: z.string(),
  cls: PairClass,
});
export type Replacement = z.infer<typeof Replacement>;

export const RestoredReading = z.object({
  /** Recognised as rewritten by the words in it; independent of the record's quality marks. */
  flagged: z.boolean(),
  /** Distinct words of class G in it. */
  distinct: z.number().int(),
  /** The text with the replacements made. */
  text: z.string(),
  /** Made, ascending. */
  replacements: z.array(Replacement),
  /** Class X, not made. */
  suggestions: z.array(Replacement),
});
export type RestoredReading = z.infer<typeof RestoredReading>;

export const PairProposal = z.object({
  spun: z.string(),
  standard: z.string(),
  cls: PairClass,
  /** Places where the two texts differ in exactly this way. */
  count: z.number().int(),
  /** Up to three, from the rewritten text and from the clean one, with a little around. */
  evidence: z.array(z.object({ spun: z.string(), standard: z.string() })),
});
export type PairProposal = z.infer<typeof PairProposal>;

export const PairImport = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.array(
    z.object({ line: z.number().int(), text: z.string(), why: z.enum(['columns', 'class', 'empty', 'long']) }),
  ),
});
export type PairImport = z.infer<typeof PairImport>;

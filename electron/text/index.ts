/** The room's door. Pure functions over strings; see README.md for the pipeline. */
export {
  ANALYSER_VERSION,
  type Analysis,
  analyse,
  crossingToken,
  foldedToken,
  literalTokenLength,
  markTokens,
} from './analyse.ts';
export { dateTokens, parseDateRange } from './dates.ts';
export { type DiffPart, diffParts, type Edit, editsBetween, shiftedOffset } from './diff.ts';
export { type FieldName, fieldNames } from './field-names.ts';
export { type Filed, withFiled } from './filed.ts';
export { highlight, positiveTermsOf, type SourceSpan } from './highlight.ts';
export { type LiteralPlan, literalPlan } from './literal.ts';
export { matches, type Prepared, prepare, type Searchable } from './match.ts';
export { fold, literalFold, type Normalised, normalise } from './normalise.ts';
export { type ParagraphRange, paragraphs } from './paragraphs.ts';
export { type PassageCut, passages } from './passages.ts';
export { parseQuantityTest, type QuantityTest, quantitiesIn, quantityMatches } from './quantities.ts';
export {
  type ParsedQuery,
  parseQuery,
  type QueryNode,
  type QueryReading,
} from './query.ts';
export { type NaturalTerms, naturalPieces, naturalTerms } from './ranked.ts';
export {
  compilePairs,
  type PairRule,
  type PairTable,
  type Restoration,
  replacementsWithin,
  restore,
  restoredSpan,
  sourceSpan,
} from './restore.ts';
export { dateOverlaps, figureToken, otherSpellings, readFigureToken, sameTokens } from './same.ts';
export { gramsOf, joinedStream, markedStream, streamTerms } from './stream.ts';
export { makeTerm, type Term } from './term.ts';
export { wordToken, wordTokens } from './words.ts';

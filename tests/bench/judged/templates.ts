/**
 * The shape of the phrases that the judged documents are made of, one set for each practice type of the taxonomy.
 *
 * Slots: {R} 昆山市 · {r} 昆山 · {D} the document's date in its spelling · {n} the practice as this document calls it ·
 * {N} a figure · {O} an ordinal. No other number stands in a phrase in digits, so that every figure of a text is known.
 */
import { practicesOneToThree } from './templates-01-03.ts';
import { practicesFourToSix } from './templates-04-06.ts';
import { practicesSevenToNine } from './templates-07-09.ts';
import { practicesTenToTwelve } from './templates-10-12.ts';
import { practicesThirteenToFifteen } from './templates-13-15.ts';
import { practicesSixteenToEighteen } from './templates-16-18.ts';

/** One aspect of a practice and the ways to put it; a document says an aspect in one of them. */
export interface FacetText {
  id: string;
  says: readonly string[];
}

export interface FigureText {
  subject: string;
  unit: string;
  low: number;
  high: number;
  /** Digits after the point; none when absent. */
  decimals?: number;
  says: readonly string[];
}

export interface PracticeText {
  id: string;
  links: ReadonlyArray<'L1' | 'L2' | 'L3' | 'L4' | 'L5'>;
  /** What texts call it, each in turn. */
  names: readonly string[];
  titles: readonly string[];
  openers: readonly string[];
  facets: readonly FacetText[];
  figures: readonly FigureText[];
  /** A sentence with an ordinal, and the measure word of it. */
  ordinals?: ReadonlyArray<{ measure: string; says: string }>;
  /** How a document about something else names this practice in passing. */
  mentions: readonly string[];
}

export const practiceTexts: readonly PracticeText[] = [
  ...practicesOneToThree,
  ...practicesFourToSix,
  ...practicesSevenToNine,
  ...practicesTenToTwelve,
  ...practicesThirteenToFifteen,
  ...practicesSixteenToEighteen,
];

/** Practices side by side: regions × (links | practice types | years), and figures of one subject beside each other. */
import * as z from 'zod';
import { ChartForm, MatrixColumns, MatrixRows } from './packs.ts';
import { Figure, Locator } from './record.ts';
import { SearchFilters } from './search.ts';

/** Which records: those named, or those a search finds; with neither, the whole archive. */
export const CompareScope = z.object({
  records: z.array(z.string()).max(5000).optional(),
  query: z.string().default(''),
  filters: SearchFilters.default({}),
  /** How the query is read, as in a search. */
  mode: z.enum(['terms', 'natural']).optional(),
});
export type CompareScope = z.infer<typeof CompareScope>;

/** A passage of the record's text that a cell rests on. */
export const CellPassage = z.object({ quote: z.string(), locator: Locator });
export type CellPassage = z.infer<typeof CellPassage>;
/** `passage` is null where the figure is stated with the record and its words are not found in the text. */
export const StatedFigure = Figure.extend({
  passage: CellPassage.nullable(),
  /** The subject without its place and date: what a cell has room for. */
  about: z.string().optional(),
});
export type StatedFigure = z.infer<typeof StatedFigure>;

export const MatrixCase = z.object({
  recordId: z.string(),
  title: z.string(),
  year: z.string(),
  quality: z.array(z.string()),
  /** Key figures, most telling first. */
  figures: z.array(StatedFigure),
  passages: z.array(CellPassage),
});
export type MatrixCase = z.infer<typeof MatrixCase>;

export const Matrix = z.object({
  /** `within`: the places above, 江苏省苏州市. A shared name carries the place above it. */
  rows: z.array(z.object({ code: z.string(), name: z.string(), within: z.string().optional() })),
  columns: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Only cells that hold something. */
  cells: z.array(z.object({ row: z.string(), column: z.string(), cases: z.array(MatrixCase) })),
  records: z.number().int(),
  /** Records that have no place in it: without a region, or without anything of the columns. */
  unplaced: z.array(
    z.object({ recordId: z.string(), title: z.string(), without: z.enum(['region', 'column']).optional() }),
  ),
  /** Records beyond the limit, not looked at. */
  beyond: z.number().int(),
});
export type Matrix = z.infer<typeof Matrix>;
export const MatrixInput = z.object({
  scope: CompareScope.default({ query: '', filters: {} }),
  rows: MatrixRows.default('county'),
  columns: MatrixColumns.default('links'),
});
export type MatrixInput = z.infer<typeof MatrixInput>;

/** One stated value. Two values of one region and date are both there: nothing is merged. */
export const FigurePoint = z.object({
  recordId: z.string(),
  recordTitle: z.string(),
  /** The place the subject names, else the record's first. */
  region: z.string(),
  /** May be narrower than the code: 高邮市马棚街道. */
  regionName: z.string(),
  figure: StatedFigure,
  /** Another point of the same region and as-of date states another value. */
  conflict: z.boolean(),
});
export type FigurePoint = z.infer<typeof FigurePoint>;
export const FigureGroup = z.object({
  /** Subject without the place and the year in it; with the unit it names the group. */
  subject: z.string(),
  unit: z.string(),
  /** By place, then by date; undated last. */
  points: z.array(FigurePoint),
  /** Places and dates of which more than one value is stated. */
  conflicts: z.number().int(),
});
export type FigureGroup = z.infer<typeof FigureGroup>;

export const ChartInput = z.object({
  scope: CompareScope.default({ query: '', filters: {} }),
  subject: z.string(),
  unit: z.string().default(''),
  form: ChartForm.default('bar'),
});
export type ChartInput = z.infer<typeof ChartInput>;
/** An SVG of its own: no script, no style from outside, nothing to load. */
export const ChartPicture = z.object({ svg: z.string(), width: z.number(), height: z.number(), alt: z.string() });
export type ChartPicture = z.infer<typeof ChartPicture>;

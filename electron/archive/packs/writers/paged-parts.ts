/** What the two formats with pages, Word and PDF, say alike beside the words of every format. */
import type { PrintedCase } from '../printed.ts';
import type { SnapshotQuotation } from '../snapshot.ts';
import { ems } from './table-columns.ts';
import { caseMark, noteText } from './text-parts.ts';

/** Behind a quotation whose source stands only in the list of references. */
export function listedSource(q: SnapshotQuotation): string {
  return q.reference === 0 ? `〔${noteText(q)}〕` : `〔见参考文献[${q.reference}]，${q.position}〕`;
}

/** The cases of one cell, a line each, their figures below them. */
export function cellLines(cases: readonly PrintedCase[]): string[] {
  return cases.flatMap((one) => [
    `${one.title}[${one.reference}]${one.marked ? caseMark : ''}`,
    ...one.figures.map((figure) => `· ${figure}`),
  ]);
}

/** Points: the width of the type area. */
export const WIDTH = (156 * 72) / 25.4;

/** Points: a measure in which a line of a title that is too long for the page is broken into even parts. */
export function evenWidth(line: string, size: number): number {
  const width = ems(line) * size;
  const parts = Math.ceil(width / WIDTH);
  return Math.ceil(parts <= 1 ? WIDTH : Math.min(WIDTH, (width / parts) * 1.04 + size));
}

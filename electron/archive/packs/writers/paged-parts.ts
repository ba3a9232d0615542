/** What the two formats with pages, Word and PDF, say alike beside the words of every format. */
import type { PrintedCase } from '../printed.ts';
import type { SnapshotQuotation } from '../snapshot.ts';
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

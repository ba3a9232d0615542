/** What the two formats with pages, Word and PDF, say alike beside the words of every format. */
import type { PrintedCase } from '../printed.ts';
import type { SnapshotComparison, SnapshotQuotation, SnapshotWhole } from '../snapshot.ts';
import { caseMark, noteText } from './text-parts.ts';

export const pagedFiguresTitle = '主要数据';

/** 张某（某大学教授） */
export function signedName({ expert }: Pick<SnapshotWhole, 'expert'>): string {
  return [expert.name.trim(), expert.office.trim() === '' ? '' : `（${expert.office.trim()}）`].join('');
}

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

/** Below a matrix: what its mark means, and what found no place in it. */
export function matrixFootnotes({ matrix }: SnapshotComparison): string[] {
  const marked = matrix.cells.some((cell) => cell.cases.some((one) => one.quality.length > 0));
  const unplaced = matrix.unplaced.map((one) => `《${one.title}》`).join('、');
  return [
    marked ? `${caseMark}资料带有质量标记，引用前请与原件核对。` : '',
    unplaced === '' ? '' : `下列资料未著录地区或本表各栏所列事项，未列入：${unplaced}。`,
    matrix.beyond > 0 ? `另有${matrix.beyond}件资料超出件数上限，未作比较。` : '',
  ].filter((line) => line !== '');
}

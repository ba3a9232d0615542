/**
 * The shape of what a new pack starts with, and short ways to write it. A hint is shown where nothing is filled in yet
 * and is never printed; neither is a section of the template that stayed empty.
 */
import type { PackCover, PackItem, PackOptions } from '../../../contract/index.ts';

type Unnamed<T> = T extends unknown ? Omit<T, 'id'> : never;
export type StartItem = Unnamed<PackItem>;
export interface PackStart {
  cover: Partial<PackCover>;
  options: Partial<PackOptions>;
  items: readonly StartItem[];
}

export const section = (title: string, hint = ''): StartItem => ({ type: 'section', title, hint });
/** Where passages and records go when they are added from the search or the reader. */
export const collecting = (title: string, hint: string): StartItem => ({ type: 'section', title, hint, takes: true });
export const note = (hint: string): StartItem => ({ type: 'note', markdown: '', hint });
/** Columns whose name ends with `*` hold personal data. */
export const table = (title: string, columns: readonly string[]): StartItem => ({
  type: 'table',
  title,
  columns: columns.map((name) => ({ name: name.replace('*', ''), personal: name.endsWith('*') })),
  rows: [],
});
/** A section to write in. */
export const written = (title: string, hint: string): StartItem[] => [section(title, hint), note(hint)];
export const figures = (title: string): StartItem => ({ type: 'figures', title, records: [] });
export const comparison = (title: string, columns: 'links' | 'practices'): StartItem => ({
  type: 'comparison',
  title,
  rows: 'county',
  columns,
  records: [],
});
export const pageBreak: StartItem = { type: 'page-break' };

/** Small parts that all of an exported page is made of: links to references, marks, comments, tables. */
import type { PackSnapshot, SnapshotRecord } from '../snapshot.ts';
import { html } from './escape.ts';
import { textHtml } from './html-blocks.ts';
import { recordsById } from './text-parts.ts';

export interface OutlineLine {
  href: string;
  text: string;
  /** A table or a picture: named on the screen, left out of printed contents. */
  captioned: boolean;
}

/** What is known while the page is written from top to bottom. */
export interface PageFrame {
  snapshot: PackSnapshot;
  records: ReadonlyMap<string, SnapshotRecord>;
  /** Records whose text already stands above. */
  shown: Set<string>;
  /** Lines of the contents for the section that is being written. */
  outline: OutlineLine[];
  /** Where `[n]` leads: to the list of references, or to the record where the pack prints no list. */
  anchorOf(reference: number): string;
}

export function pageFrame(snapshot: PackSnapshot): PageFrame {
  const listed = snapshot.endings.some((ending) => ending.kind === 'references');
  return {
    snapshot,
    records: recordsById(snapshot),
    shown: new Set(),
    outline: [],
    anchorOf: (reference) => `${listed ? 'reference' : 'record'}-${reference}`,
  };
}

/** `[3]`, or nothing for a record that is gone. */
export function referenceLink(frame: PageFrame, n: number): string {
  return n === 0 ? '' : `<a class="ref" href="#${frame.anchorOf(n)}">[${n}]</a>`;
}

export function marksHtml(marks: readonly string[]): string {
  return marks.map((mark) => `<span class="chip amber">${html(mark)}</span>`).join('');
}

export function commentHtml(text: string, label = '按语'): string {
  return text.trim() === '' ? '' : `<div class="comment"><b>${label}</b>${textHtml(text, 'markdown', 5)}</div>`;
}

export interface TableParts {
  /** Of the numbered table; a table without one stands under a heading. */
  id?: string;
  caption?: string;
  className?: string;
  head: readonly string[];
  /** Cells in HTML. */
  rows: ReadonlyArray<readonly string[]>;
  /** Classes of columns, by their number. */
  columns?: Readonly<Record<number, string>>;
  notes?: readonly string[];
}

/** A wide table scrolls in a frame of its own, which the keyboard reaches. */
export function tableFrame(name: string, table: string, className = ''): string {
  return `<div class="wide${className}" role="region" tabindex="0" aria-label="${html(name)}">${table}</div>`;
}

export function notesHtml(notes: readonly string[]): string {
  return notes.map((note) => `<p class="table-note">${html(note)}</p>`).join('');
}

export function tableHtml({ id, caption, className, head, rows, columns = {}, notes = [] }: TableParts): string {
  const cell = (text: string, i: number): string => {
    const name = columns[i];
    return `<td${name === undefined ? '' : ` class="${name}"`}>${text}</td>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  const table = `<table${className === undefined ? '' : ` class="${className}"`}>${caption === undefined ? '' : `<caption>${html(caption)}</caption>`}<thead><tr>${head.map((name) => `<th scope="col">${html(name)}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`;
  const framed = tableFrame(caption ?? head.join('、'), table);
  return id === undefined
    ? `${framed}${notesHtml(notes)}`
    : `<div class="tabled" id="${id}">${framed}${notesHtml(notes)}</div>`;
}

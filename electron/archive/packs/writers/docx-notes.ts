/** Where the source of a quotation stands: at the foot of the page, among notes at the end, or by number in the list. */
import { Bookmark, FootnoteReferenceRun, InternalHyperlink, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { type PackSnapshot, quotationsOf, type SnapshotQuotation } from '../snapshot.ts';
import { visible } from '../wording.ts';
import type { Flow } from './docx-flow.ts';
import { line } from './docx-runs.ts';
import { listedSource } from './paged-parts.ts';
import { endnotesTitle, noteText } from './text-parts.ts';

export function footnotesOf(snapshot: PackSnapshot): Record<string, { children: Paragraph[] }> {
  if (snapshot.noteStyle !== 'footnote') return {};
  return Object.fromEntries(
    quotationsOf(snapshot).map((q) => [String(q.number), { children: [line('FootnoteText', ` ${noteText(q)}`)] }]),
  );
}

/** What ends a quotation. */
export function noteMark(q: SnapshotQuotation, style: PackSnapshot['noteStyle']): ParagraphChild {
  switch (style) {
    case 'footnote':
      return new FootnoteReferenceRun(q.number);
    case 'endnote': {
      const mark = new TextRun({ text: `〔${q.number}〕`, superScript: true });
      return new Bookmark({
        id: `quotation_${q.number}`,
        children: [new InternalHyperlink({ anchor: `note_${q.number}`, children: [mark] })],
      });
    }
    case 'list':
      return new TextRun(visible(listedSource(q)));
  }
}

/**
 * A list of our own before the endings, each number leading back to its quotation. Word's endnotes would come after all
 * else, and not every program keeps them.
 */
export function addEndnotes(flow: Flow, snapshot: PackSnapshot): void {
  const quotations = quotationsOf(snapshot);
  if (snapshot.noteStyle !== 'endnote' || quotations.length === 0) return;
  flow.heading(1, endnotesTitle);
  for (const q of quotations) {
    const back = new InternalHyperlink({
      anchor: `quotation_${q.number}`,
      children: [new TextRun(`〔${q.number}〕`)],
    });
    flow.add(
      new Paragraph({
        style: 'Reference',
        children: [
          new Bookmark({ id: `note_${q.number}`, children: [back] }),
          new TextRun(visible(`　${noteText(q)}`)),
        ],
      }),
    );
  }
}

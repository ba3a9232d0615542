/** What follows the sections of an exported page: sources of quotations, and the endings in the order of the recipe. */
import { quotationsOf, type SnapshotEnding, type SnapshotQuotation } from '../snapshot.ts';
import { html } from './escape.ts';
import { type PageFrame, referenceLink } from './html-parts.ts';
import { attachmentsTable, figuresTable, proofTable } from './html-tables.ts';
import { citedText, endnotesTitle, proofTitle } from './text-parts.ts';

export const endingAnchors: Record<SnapshotEnding['kind'], string> = {
  figures: 'figures',
  references: 'references',
  attachments: 'attachments',
  notes: 'compilation',
};

function endnote(frame: PageFrame, q: SnapshotQuotation): string {
  const number = referenceLink(frame, q.reference);
  return `<li id="note-${q.number}"><a class="n" href="#cited-${q.number}" aria-label="回到引文${q.number}">注${q.number}</a><span>${number} ${html(citedText(q))} 见${html(q.position)}。</span></li>`;
}

/** Null where the sources stand with the quotations or in the list of references alone. */
export function endnotesHtml(frame: PageFrame): string | null {
  const quotations = quotationsOf(frame.snapshot);
  if (frame.snapshot.noteStyle !== 'endnote' || quotations.length === 0) return null;
  return `<section id="endnotes"><h2>${endnotesTitle}</h2><ol class="references">${quotations.map((q) => endnote(frame, q)).join('\n')}</ol></section>`;
}

function referencesHtml({ snapshot }: PageFrame): string {
  const lines = snapshot.references.map(
    (r) =>
      `<li id="reference-${r.number}"><span class="n">[${r.number}]</span><span>${html(r.citation)} <a class="back" href="#record-${r.number}">查看资料</a></span></li>`,
  );
  return `<ol class="references">${lines.join('\n')}</ol>`;
}

function compilationHtml({ snapshot }: PageFrame): string {
  const quotations = quotationsOf(snapshot);
  const proof = quotations.length === 0 ? '' : `<h3>${proofTitle}</h3>${proofTable(quotations)}`;
  return `${snapshot.notes.map((note) => `<p>${html(note)}</p>`).join('\n')}\n${proof}`;
}

function endingHtml(frame: PageFrame, { kind, title }: SnapshotEnding): string {
  const inner = {
    figures: () => figuresTable(frame, frame.snapshot.figures),
    references: () => referencesHtml(frame),
    attachments: () => attachmentsTable(frame),
    notes: () => compilationHtml(frame),
  }[kind]();
  const className = kind === 'notes' ? ' class="compiled"' : '';
  return `<section id="${endingAnchors[kind]}"${className}><h2>${html(title)}</h2>${inner}</section>`;
}

export function endingsHtml(frame: PageFrame): string {
  return frame.snapshot.endings.map((ending) => endingHtml(frame, ending)).join('\n');
}

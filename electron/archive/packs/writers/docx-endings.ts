/** What follows the sections of the Word document, in the order of the pack: figures, references, attachments, notes. */
import { Paragraph } from 'docx';
import { toBlocks } from '../markdown.ts';
import { attachmentHead, attachmentRows } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEnding } from '../snapshot.ts';
import { figureTable } from './docx-entries.ts';
import type { Child, Flow } from './docx-flow.ts';
import { line, runs } from './docx-runs.ts';
import { threeLineTable } from './docx-tables.ts';
import { proofCells, proofHead, proofTitle } from './text-parts.ts';

const gap = (): Paragraph => new Paragraph({ style: 'Gap' });

function notes(snapshot: PackSnapshot): Child[] {
  const quotations = quotationsOf(snapshot);
  const paragraphs = snapshot.notes.flatMap((text) =>
    toBlocks(text, 'plain').flatMap((block) =>
      block.type === 'paragraph' ? [new Paragraph({ style: 'Body', children: runs(block.inlines) })] : [],
    ),
  );
  if (quotations.length === 0) return paragraphs;
  const shape = { shares: [8, 32, 26, 18, 27], aligns: 'c' };
  return [
    ...paragraphs,
    line('InnerHeading', proofTitle),
    threeLineTable(proofHead, quotations.map(proofCells), shape),
    gap(),
  ];
}

function childrenOf({ kind }: SnapshotEnding, snapshot: PackSnapshot): Child[] {
  switch (kind) {
    case 'figures':
      return [figureTable(snapshot.figures), gap()];
    case 'references':
      return snapshot.references.map((r) => line('Reference', `[${r.number}]　${r.citation}`));
    case 'attachments': {
      const shape = { shares: [8, 42, 18, 26, 10], aligns: 'clrlc' };
      return [threeLineTable(attachmentHead, attachmentRows(snapshot), shape), gap()];
    }
    case 'notes':
      return notes(snapshot);
  }
}

export function addEndings(flow: Flow, snapshot: PackSnapshot): void {
  for (const ending of snapshot.endings) {
    flow.heading(1, ending.title);
    flow.add(...childrenOf(ending, snapshot));
  }
}

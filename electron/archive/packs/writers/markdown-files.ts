/** The Markdown folder: one text that any editor opens, its pictures, and the manifest that proves them. */
import { attachmentHead, attachmentRows, coverDate, coverFacts, distribution, issueLine } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEnding } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { assetFiles } from './assets.ts';
import { escapeLine } from './markdown-blocks.ts';
import { figureTable, noteMarkdown, sectionMarkdown } from './markdown-entries.ts';
import { facts, heading, paragraph, table } from './markdown-parts.ts';
import { type OutputFile, withProof } from './output.ts';
import { endnotesTitle, proofCells, proofHead, proofTitle } from './text-parts.ts';

const utf8 = new TextEncoder();
const RULE = '---';

function lines(...parts: string[]): string {
  return paragraph(parts.filter((part) => part.trim() !== '').join('\n'));
}

function coverParts(snapshot: PackSnapshot): string[] {
  const { cover, pack } = snapshot;
  const title = [heading(1, pack.title), paragraph(cover.subtitle)];
  const issued = [cover.issuer, coverDate(cover.date)];
  if (snapshot.template !== 'briefing')
    return [paragraph(cover.notice), ...title, facts(coverFacts(snapshot)), lines(...issued)];
  const series = escapeLine(cover.series);
  return [
    paragraph(cover.notice),
    series === '' ? '' : `**${series}**`,
    paragraph(issueLine(snapshot)),
    paragraph(issued.filter((part) => part.trim() !== '').join('　')),
    RULE,
    ...title,
  ];
}

function distributionParts(snapshot: PackSnapshot): string[] {
  const { lines: to, copies } = distribution(snapshot);
  if (snapshot.template !== 'briefing' || (to.length === 0 && copies === '')) return [];
  return [RULE, lines(...to.map(([name, value]) => `${name}：${value}`), copies), RULE];
}

function endingParts(snapshot: PackSnapshot, { kind, title }: SnapshotEnding): string[] {
  const quotations = quotationsOf(snapshot);
  const parts = {
    figures: () => [figureTable(snapshot.figures)],
    references: () => snapshot.references.map((r) => paragraph(`[${r.number}]　${r.citation}`)),
    attachments: () => [table(attachmentHead, attachmentRows(snapshot))],
    notes: () => [
      ...snapshot.notes.map(paragraph),
      ...(quotations.length === 0 ? [] : [heading(3, proofTitle), table(proofHead, quotations.map(proofCells))]),
    ],
  }[kind]();
  return [heading(2, title), ...parts];
}

function packMarkdown(snapshot: PackSnapshot): string {
  const shown = new Set<string>();
  const quotations = quotationsOf(snapshot);
  const isAtEnd = snapshot.noteStyle === 'endnote' && quotations.length > 0;
  const parts = [
    ...coverParts(snapshot),
    ...snapshot.sections.flatMap((section) => [
      heading(2, section.title),
      ...sectionMarkdown(section.entries, snapshot, shown),
    ]),
    ...(isAtEnd ? [heading(2, endnotesTitle), ...quotations.map(noteMarkdown)] : []),
    ...snapshot.endings.flatMap((ending) => endingParts(snapshot, ending)),
    ...distributionParts(snapshot),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function writeMarkdown(snapshot: PackSnapshot, source: PackSource): OutputFile[] {
  return withProof(snapshot, [
    { path: '资料.md', bytes: utf8.encode(packMarkdown(snapshot)) },
    ...assetFiles(snapshot, source),
  ]);
}

/**
 * The plain-text folder: every quotation and every text letter for letter, line by line, as the archive holds it. Only
 * our own lines are indented by two characters, as in an official document. UTF-8 with a byte-order mark and CRLF, so
 * that the oldest editor in an office opens it.
 */
import { attachmentHead, attachmentRows, coverDate, coverFacts, distribution, issueLine } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEnding } from '../snapshot.ts';
import { type OutputFile, withProof } from './output.ts';
import { figureLines, sectionText } from './plain-entries.ts';
import { centred, INDENT, indented, oneLine, tableLines } from './plain-parts.ts';
import { endnotesTitle, noteText, proofCells, proofHead, proofTitle } from './text-parts.ts';

const utf8 = new TextEncoder();

/** For every format that is a text of lines. */
export function officeText(text: string): Uint8Array {
  return utf8.encode(`\ufeff${text.replaceAll('\n', '\r\n')}`);
}

function block(...parts: string[]): string {
  return parts
    .filter((part) => part.trim() !== '')
    .map(centred)
    .join('\n');
}

function coverParts(snapshot: PackSnapshot): string[] {
  const { cover, pack } = snapshot;
  const notice = oneLine(cover.notice).trim();
  const title = block(pack.title, cover.subtitle);
  const issued = block(cover.issuer, coverDate(cover.date));
  if (snapshot.template === 'briefing') return [notice, block(cover.series, issueLine(snapshot)), issued, title];
  const facts = coverFacts(snapshot).map(([name, value]) => `${INDENT}${name}：${oneLine(value)}`);
  return [notice, title, facts.join('\n'), issued];
}

function distributionText(snapshot: PackSnapshot): string {
  if (snapshot.template !== 'briefing') return '';
  const { lines, copies } = distribution(snapshot);
  return [...lines.map(([name, value]) => `${INDENT}${name}：${oneLine(value)}`), indented(copies)]
    .filter((line) => line !== '')
    .join('\n');
}

function endingParts(snapshot: PackSnapshot, { kind, title }: SnapshotEnding): string[] {
  const quotations = quotationsOf(snapshot);
  const parts = {
    figures: () => [figureLines(snapshot.figures)],
    references: () => [snapshot.references.map((r) => `[${r.number}]　${oneLine(r.citation)}`).join('\n')],
    attachments: () => [tableLines(attachmentHead, attachmentRows(snapshot))],
    notes: () => [
      snapshot.notes.map(indented).join('\n'),
      ...(quotations.length === 0 ? [] : [`${INDENT}${proofTitle}`, tableLines(proofHead, quotations.map(proofCells))]),
    ],
  }[kind]();
  return [`${INDENT}${oneLine(title)}`, ...parts];
}

function endnotes(snapshot: PackSnapshot): string[] {
  const quotations = quotationsOf(snapshot);
  if (snapshot.noteStyle !== 'endnote' || quotations.length === 0) return [];
  return [
    `${INDENT}${endnotesTitle}`,
    quotations.map((q) => `${INDENT}〔注${q.number}〕${oneLine(noteText(q))}`).join('\n'),
  ];
}

export function writePlainText(snapshot: PackSnapshot): OutputFile[] {
  const shown = new Set<string>();
  const parts = [
    ...coverParts(snapshot),
    ...snapshot.sections.flatMap((section) => [
      `${INDENT}${oneLine(section.title)}`,
      ...sectionText(section.entries, snapshot, shown),
    ]),
    ...endnotes(snapshot),
    ...snapshot.endings.flatMap((ending) => endingParts(snapshot, ending)),
    distributionText(snapshot),
  ];
  const text = parts.filter((part) => part.trim() !== '').join('\n\n');
  return withProof(snapshot, [{ path: '资料.txt', bytes: officeText(`${text}\n`) }]);
}

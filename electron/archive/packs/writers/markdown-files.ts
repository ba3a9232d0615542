/** The Markdown folder: one text that any editor opens, and the manifest that proves it. */

import { endingTitle } from '../headings.ts';
import type { TakenText } from '../manifest.ts';
import { toBlocks } from '../markdown.ts';
import { coverDate, figureCells, figureHead } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEntry, type SnapshotQuotation } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { chineseNumber } from '../wording.ts';
import {
  blocksMarkdown,
  escapeLine,
  escapeMarkdown,
  inlinesMarkdown,
  paragraphMarkdown,
  quoteMarkdown,
  tableMarkdown,
} from './markdown-blocks.ts';
import { type OutputFile, withProof } from './output.ts';
import {
  againText,
  goneText,
  proofCells,
  proofHead,
  proofTitle,
  quotedTitle,
  recordFacts,
  recordsById,
  sourceLine,
  warning,
} from './text-parts.ts';

const utf8 = new TextEncoder();
/** Level of the first headings inside a text: `###` is a record's title, `####` would be its own parts. */
const IN_TEXT = 4;
const IN_QUOTATION = 5;

function heading(level: 1 | 2 | 3, text: string): string {
  const words = escapeLine(text);
  return words === '' ? '' : `${'#'.repeat(level)} ${words}`;
}

function paragraph(text: string): string {
  return paragraphMarkdown(escapeMarkdown(text));
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return tableMarkdown(
    head.map(escapeLine),
    rows.map((row) => row.map(escapeLine)),
  );
}

/** The colon stands outside: `**` after a full-width mark and before a letter is no emphasis. */
function comment(text: string): string[] {
  if (text.trim() === '') return [];
  const [first, ...rest] = toBlocks(text, 'markdown');
  if (first?.type !== 'paragraph') return ['**按语**：', blocksMarkdown(toBlocks(text, 'markdown'), IN_QUOTATION)];
  return [`**按语**：${paragraphMarkdown(inlinesMarkdown(first.inlines))}`, blocksMarkdown(rest, IN_QUOTATION)];
}

/** The words alone, exactly as they stand in the file: a check looks for them. */
export function quotationMarkdown({ text, format }: Pick<TakenText, 'text' | 'format'>): string {
  return quoteMarkdown(blocksMarkdown(toBlocks(text, format), IN_QUOTATION));
}

function quotation(q: SnapshotQuotation): string[] {
  return [
    `**引文${q.number}**${escapeMarkdown(warning(q))}`,
    quotationMarkdown({ text: q.quote, format: q.format }),
    paragraph(sourceLine(q)),
    ...comment(q.comment),
  ];
}

function sectionParts(entries: readonly SnapshotEntry[], snapshot: PackSnapshot, shown: Set<string>): string[] {
  const records = recordsById(snapshot);
  const parts: string[] = [];
  let quoted = '';
  let cases = 0;
  const numbered = (title: string): string => heading(3, `（${chineseNumber(++cases)}）${title}`);
  for (const entry of entries) {
    // Passages of one record that follow each other stand under one heading.
    if (entry.type === 'quotation' && entry.recordId !== quoted) parts.push(numbered(quotedTitle(entry)));
    quoted = entry.type === 'quotation' ? entry.recordId : '';
    switch (entry.type) {
      case 'quotation':
        parts.push(...quotation(entry));
        break;
      case 'record': {
        const record = records.get(entry.recordId);
        if (record === undefined) break;
        if (shown.has(record.id)) {
          parts.push(paragraph(againText(record)), ...comment(entry.comment));
          break;
        }
        shown.add(record.id);
        const facts = recordFacts(record).map(([name, value]) => `- **${name}**：${escapeLine(value)}`);
        parts.push(numbered(record.title), facts.join('\n'), ...comment(entry.comment));
        parts.push(blocksMarkdown(toBlocks(record.text, record.format), IN_TEXT));
        break;
      }
      case 'missing':
        parts.push(paragraph(goneText), ...comment(entry.comment));
        break;
      case 'note':
        parts.push(blocksMarkdown(toBlocks(entry.markdown, 'markdown'), IN_TEXT));
    }
  }
  return parts;
}

function packMarkdown(snapshot: PackSnapshot): string {
  const { cover, figures, references } = snapshot;
  const quotations = quotationsOf(snapshot);
  const shown = new Set<string>();
  const parts = [
    heading(1, snapshot.pack.title),
    paragraph(cover.subtitle),
    paragraph([cover.issuer, coverDate(cover.date)].filter((part) => part.trim() !== '').join('\n')),
    ...snapshot.sections.flatMap((section) => [
      heading(2, section.title),
      ...sectionParts(section.entries, snapshot, shown),
    ]),
    ...(figures.length === 0
      ? []
      : [heading(2, endingTitle(snapshot, 'figures') ?? ''), table(figureHead, figures.map(figureCells))]),
    ...(references.length === 0 ? [] : [heading(2, endingTitle(snapshot, 'references') ?? '')]),
    ...references.map((r) => paragraph(`[${r.number}]　${r.citation}`)),
    heading(2, endingTitle(snapshot, 'notes') ?? ''),
    ...snapshot.notes.map(paragraph),
    ...(quotations.length === 0 ? [] : [heading(3, proofTitle), table(proofHead, quotations.map(proofCells))]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function writeMarkdown(snapshot: PackSnapshot, _source: PackSource): OutputFile[] {
  return withProof(snapshot, [{ path: '资料.md', bytes: utf8.encode(packMarkdown(snapshot)) }]);
}

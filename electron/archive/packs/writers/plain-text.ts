/**
 * The plain-text file: every quotation and every text letter for letter, line by line, as the archive holds it. Only our
 * own lines are indented by two characters, as in an official document. UTF-8 with a byte-order mark and CRLF, so that
 * the oldest editor in an office opens it.
 */
import { endingTitle } from '../headings.ts';
import { type Block, inlineText, toBlocks } from '../markdown.ts';
import { coverDate, figureCells, figureHead } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEntry, type SnapshotQuotation } from '../snapshot.ts';
import { chineseNumber, visible } from '../wording.ts';
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
const INDENT = '　　';
/** Characters to a line of an official document. */
const LINE = 28;

/** For every format that is a text of lines. */
export function officeText(text: string): Uint8Array {
  return utf8.encode(`\ufeff${text.replaceAll('\n', '\r\n')}`);
}

function centred(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      let ems = 0;
      for (const c of line) ems += (c.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
      return `${'　'.repeat(Math.max(0, Math.floor((LINE - ems) / 2)))}${line}`;
    })
    .join('\n');
}

function indented(text: string): string {
  return visible(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${INDENT}${line.trim()}`)
    .join('\n');
}

function oneLine(text: string): string {
  return visible(text).replace(/\s*\n\s*/g, ' ');
}

/** What an editor of the pack wrote in Markdown: the words, without the marks. */
function editorText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'quote':
          return editorText(block.blocks);
        case 'table':
          return [block.head, ...block.rows].map((row) => row.map(inlineText).join('；')).join('\n');
        case 'code':
          return block.text;
        case 'rule':
          return '';
        case 'item':
          return `${block.marker} ${inlineText(block.inlines)}`;
        default:
          return inlineText(block.inlines);
      }
    })
    .join('\n');
}

function comment(text: string): string[] {
  return text.trim() === '' ? [] : [indented(`按语：${editorText(toBlocks(text, 'markdown'))}`)];
}

/** As it stands; only empty lines around it go. */
function verbatim(text: string): string {
  return visible(text).replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

/** The words alone, exactly as they stand in the file but for its line ends: a check looks for them. */
export function quotationText({ text }: { text: string }): string {
  return visible(text);
}

function quotation(q: SnapshotQuotation): string {
  const lines = [
    `${INDENT}【引文${q.number}】${warning(q)}`,
    quotationText({ text: q.quote }),
    indented(oneLine(sourceLine(q))),
  ];
  return [...lines, ...comment(q.comment)].join('\n');
}

/** Not in columns: pasted into a spreadsheet, a cell that begins with `=` would be a formula. */
function row(head: readonly string[], cells: readonly string[]): string {
  const named = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [`${head[i] ?? ''}：${oneLine(cell).trim()}`]));
  return `${INDENT}${named.join('；')}`;
}

function sectionParts(entries: readonly SnapshotEntry[], snapshot: PackSnapshot, shown: Set<string>): string[] {
  const records = recordsById(snapshot);
  const parts: string[] = [];
  let quoted = '';
  let cases = 0;
  const numbered = (title: string): string => `${INDENT}（${chineseNumber(++cases)}）${oneLine(title)}`;
  for (const entry of entries) {
    if (entry.type === 'quotation' && entry.recordId !== quoted) parts.push(numbered(quotedTitle(entry)));
    quoted = entry.type === 'quotation' ? entry.recordId : '';
    switch (entry.type) {
      case 'quotation':
        parts.push(quotation(entry));
        break;
      case 'record': {
        const record = records.get(entry.recordId);
        if (record === undefined) break;
        if (shown.has(record.id)) {
          parts.push([indented(oneLine(againText(record))), ...comment(entry.comment)].join('\n'));
          break;
        }
        shown.add(record.id);
        const facts = recordFacts(record).map(([name, value]) => `${INDENT}${name}：${oneLine(value)}`);
        parts.push(numbered(record.title), [...facts, ...comment(entry.comment)].join('\n'), verbatim(record.text));
        break;
      }
      case 'missing':
        parts.push([indented(goneText), ...comment(entry.comment)].join('\n'));
        break;
      case 'note':
        parts.push(indented(editorText(toBlocks(entry.markdown, 'markdown'))));
    }
  }
  return parts;
}

export function writePlainText(snapshot: PackSnapshot): OutputFile[] {
  const { cover, figures, references } = snapshot;
  const quotations = quotationsOf(snapshot);
  const shown = new Set<string>();
  const parts = [
    [snapshot.pack.title, cover.subtitle]
      .filter((part) => part.trim() !== '')
      .map(centred)
      .join('\n'),
    [cover.issuer, coverDate(cover.date)]
      .filter((part) => part.trim() !== '')
      .map(centred)
      .join('\n'),
    ...snapshot.sections.flatMap((section) => [
      `${INDENT}${oneLine(section.title)}`,
      ...sectionParts(section.entries, snapshot, shown),
    ]),
    ...(figures.length === 0
      ? []
      : [
          `${INDENT}${endingTitle(snapshot, 'figures') ?? ''}`,
          figures.map((f) => row(figureHead, figureCells(f))).join('\n'),
        ]),
    ...(references.length === 0
      ? []
      : [
          `${INDENT}${endingTitle(snapshot, 'references') ?? ''}`,
          references.map((r) => `[${r.number}]　${oneLine(r.citation)}`).join('\n'),
        ]),
    `${INDENT}${endingTitle(snapshot, 'notes') ?? ''}`,
    snapshot.notes.map(indented).join('\n'),
    ...(quotations.length === 0
      ? []
      : [`${INDENT}${proofTitle}`, quotations.map((q) => row(proofHead, proofCells(q))).join('\n')]),
  ];
  const text = parts.filter((part) => part.trim() !== '').join('\n\n');
  return withProof(snapshot, [{ path: '资料.txt', bytes: officeText(`${text}\n`) }]);
}

/** The body of the Word document: what stands in the sections of a pack. */
import { FootnoteReferenceRun, HeadingLevel, Paragraph, type Table, type TableOfContents, TextRun } from 'docx';
import { type Block, toBlocks } from '../markdown.ts';
import type { PackSnapshot, SnapshotEntry, SnapshotQuotation, SnapshotRecord } from '../snapshot.ts';
import { chineseNumber, visible } from '../wording.ts';
import { blocksDocx, factTable, line, runs, textDocx } from './docx-blocks.ts';
import { fonts } from './docx-styles.ts';

export type Child = Paragraph | Table | TableOfContents;

const bodyText = { paragraph: 'Body', heading: 'InnerHeading' };
const quotedText = { paragraph: 'Quotation', heading: 'Quotation' };

/** Nothing but the words: a contents field repeats whatever stands in a heading. */
export function heading(level: 1 | 2, text: string): Paragraph {
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new TextRun(visible(text))],
  });
}

/** A label in 黑体 before the first words; on a line of its own where the text begins with something else. */
function labelled(label: string, blocks: readonly Block[], style: typeof bodyText): Child[] {
  const mark = new TextRun({ text: label, font: fonts.黑体 });
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph')
    return [new Paragraph({ style: style.paragraph, children: [mark] }), ...blocksDocx(blocks, style)];
  return [
    new Paragraph({ style: style.paragraph, children: [mark, ...runs(first.inlines)] }),
    ...blocksDocx(rest, style),
  ];
}

function comment(text: string): Child[] {
  return text.trim() === '' ? [] : labelled('按语：', toBlocks(text, 'markdown'), bodyText);
}

/** The footnote's mark ends the last paragraph of the quotation, so that it never stands alone on a line. */
function quotation(q: SnapshotQuotation): Child[] {
  // A heading inside a quotation is quoted words, not a heading of this document.
  const blocks = toBlocks(q.quote, q.format).map(
    (block): Block => (block.type === 'heading' ? { type: 'paragraph', inlines: block.inlines } : block),
  );
  const note = new FootnoteReferenceRun(q.number);
  const last = blocks.at(-1);
  const label = new TextRun({ text: `引文${q.number}　`, font: fonts.黑体 });
  const warnings = q.state === 'ok' || q.state === 'moved' ? q.marks : [q.check, ...q.marks];
  const warning =
    warnings.length === 0 ? [] : [new TextRun({ text: `〔${warnings.join('；')}〕`, font: fonts.仿宋, bold: true })];
  if (last?.type !== 'paragraph')
    return [
      ...labelled(`引文${q.number}　`, blocks, quotedText),
      new Paragraph({ style: 'Quotation', children: [...warning, note] }),
    ];
  const before = blocks.slice(0, -1);
  const [first] = before;
  if (first === undefined)
    return [new Paragraph({ style: 'Quotation', children: [label, ...runs(last.inlines), ...warning, note] })];
  return [
    ...labelled(`引文${q.number}　`, before, quotedText),
    new Paragraph({ style: 'Quotation', children: [...runs(last.inlines), ...warning, note] }),
  ];
}

function people(record: SnapshotRecord): string {
  return record.people.map((p) => (p.office === '' ? p.name : `${p.name}（${p.office}）`)).join('；');
}

function recordChildren(title: string, record: SnapshotRecord, note: string): Child[] {
  const practices = record.practices.map((p) => p.name).join('、');
  const links = record.links.map((l) => l.name).join('、');
  const original = record.original === null ? '' : `${record.original.name}，SHA-256：${record.original.sha256}`;
  const source = [record.source, record.sourceNote].filter((part) => part !== '').join('。');
  const facts: Array<[string, string]> = [
    ['地区', record.regions.join('、')],
    ['类型', [record.kindLabel, links, practices].filter((part) => part !== '').join('；')],
    ['时间', record.dates],
    ['人员', people(record)],
    ['资料来源', `${source === '' ? '' : `${source.replace(/[。；]+$/, '')}。`}见参考文献[${record.reference}]。`],
    ['印证', record.certainty],
    ['质量标记', record.marks.join('、')],
    ['附注', record.note],
    ['原件', original],
  ];
  return [
    heading(2, title),
    factTable(facts.filter(([, value]) => value.trim() !== '')),
    new Paragraph({ style: 'Gap' }),
    ...comment(note),
    ...textDocx(record.text, record.format, bodyText),
  ];
}

export function sectionChildren(entries: readonly SnapshotEntry[], snapshot: PackSnapshot): Child[] {
  const children: Child[] = [];
  let quoted = '';
  let cases = 0;
  // The second level of headings in an official document.
  const numbered = (title: string): string => `（${chineseNumber(++cases)}）${title}`;
  for (const entry of entries) {
    switch (entry.type) {
      case 'quotation':
        // Passages of one record that follow each other stand under one heading.
        if (entry.recordId !== quoted)
          children.push(heading(2, numbered(entry.title === '' ? entry.recordId : entry.title)));
        quoted = entry.recordId;
        children.push(...quotation(entry), ...comment(entry.comment));
        break;
      case 'record': {
        quoted = '';
        const record = snapshot.records.find((r) => r.id === entry.recordId);
        if (record !== undefined) children.push(...recordChildren(numbered(record.title), record, entry.comment));
        break;
      }
      case 'missing':
        quoted = '';
        children.push(line('Body', '列入此处的一件资料已不在档案中，未能收入。'), ...comment(entry.comment));
        break;
      case 'note':
        quoted = '';
        children.push(...textDocx(entry.markdown, 'markdown', bodyText));
    }
  }
  return children;
}

/** What stands before the text and closes it: a cover, or the head and the foot of a briefing. */
import {
  BorderStyle,
  FrameAnchorType,
  HorizontalPositionAlign,
  type IFrameOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
  WidthType,
} from 'docx';
import { coverDate, coverFacts, distribution, issueLine } from '../printed.ts';
import type { PackSnapshot } from '../snapshot.ts';
import { visible } from '../wording.ts';
import type { Child } from './docx-flow.ts';
import { ems } from './docx-measure.ts';
import { line, worded } from './docx-runs.ts';
import { fonts, LINE_PITCH, size, TYPE_WIDTH } from './docx-styles.ts';
import { evenWidth, WIDTH } from './paged-parts.ts';

function blankLines(n: number): Paragraph[] {
  return Array.from({ length: Math.max(0, n) }, () => new Paragraph({ style: 'Flush' }));
}

/** Titles break where a person broke them, by meaning; a line too long for the page, into even parts. */
function titleLines(title: string): Paragraph[] {
  return visible(title)
    .split('\n')
    .map((text) => {
      const side = Math.max(0, Math.floor((WIDTH - evenWidth(text, size.二号 / 2)) * 10));
      const indent = side === 0 ? {} : { indent: { left: side, right: side } };
      return new Paragraph({ ...worded('CoverTitle', text), ...indent });
    });
}

const FACT_NAME = 1700;

function factsTable(facts: ReadonlyArray<readonly [string, string]>): Table {
  const widths = [FACT_NAME, TYPE_WIDTH - FACT_NAME] as const;
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (text: string, style: string, width: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 120, right: 120, top: 60, bottom: 60 },
      children: visible(text)
        .split('\n')
        .map((part) => line(style, part)),
    });
  return new Table({
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: facts.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, 'CoverFactName', widths[0]), cell(value, 'CoverFact', widths[1])],
        }),
    ),
  });
}

/**
 * A frame at the foot of the page that it is anchored to (ECMA-376-1, 17.3.1.11), however much stands above it: what the
 * height of a title or of a table comes to differs from program to program, and blank lines would push the last one over
 * to the next page.
 */
function atFoot(paragraphs: readonly IParagraphOptions[]): Child[] {
  const frame: IFrameOptions = {
    type: 'alignment',
    width: TYPE_WIDTH,
    anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
    alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  };
  // The frame is anchored to what follows it.
  return [...paragraphs.map((options) => new Paragraph({ ...options, frame })), new Paragraph({ style: 'Gap' })];
}

/** The notice at the top, the title in the upper third, issuer and date near the foot. */
export function coverPage(snapshot: PackSnapshot): Child[] {
  const { cover } = snapshot;
  const facts = coverFacts(snapshot);
  const subtitle = cover.subtitle.trim();
  const bottom = [cover.issuer.trim(), coverDate(cover.date)].filter((part) => part !== '');
  return [
    line('Notice', cover.notice.trim()),
    ...blankLines(facts.length > 0 ? 2 : 5),
    ...titleLines(snapshot.pack.title),
    ...(subtitle === ''
      ? []
      : [
          new Paragraph({
            style: 'CoverLine',
            spacing: { before: 200, line: LINE_PITCH, lineRule: LineRuleType.EXACT },
            children: [new TextRun({ text: visible(subtitle), font: fonts.楷体 })],
          }),
        ]),
    ...(facts.length === 0 ? [] : [...blankLines(1), factsTable(facts), new Paragraph({ style: 'Gap' })]),
    ...(bottom.length === 0
      ? []
      : atFoot([...bottom.map((text) => worded('CoverLine', text)), { style: 'Flush' }, { style: 'Flush' }])),
  ];
}

const LARGEST = 42;
const SMALLEST = 22;
/** One character of the body. */
const INSET = 320;

/** 报头: notice, red name, number, issuer and date on one line, red rule; then the title. */
export function masthead(snapshot: PackSnapshot): Child[] {
  const { cover } = snapshot;
  const name = cover.series.trim();
  const points = Math.min(LARGEST, Math.max(SMALLEST, Math.floor(WIDTH / Math.max(1, ems(name)))));
  const issue = issueLine(snapshot);
  return [
    line('Notice', cover.notice.trim()),
    ...blankLines(1),
    ...(name === ''
      ? []
      : [
          new Paragraph({
            style: 'MastheadName',
            children: [new TextRun({ text: visible(name), size: points * 2 })],
          }),
        ]),
    ...blankLines(1),
    ...(issue === '' ? [] : [line('CoverLine', issue), ...blankLines(1)]),
    new Paragraph({
      style: 'MastheadLine',
      // The words are moved in by tabs: an indent would shorten the rule.
      tabStops: [
        { type: TabStopType.LEFT, position: INSET },
        { type: TabStopType.RIGHT, position: TYPE_WIDTH - INSET },
      ],
      children: [
        new TextRun({ children: ['\t', visible(cover.issuer.trim())] }),
        new TextRun({ children: ['\t', visible(coverDate(cover.date))] }),
      ],
    }),
    ...blankLines(2),
    ...titleLines(snapshot.pack.title),
    ...blankLines(1),
  ];
}

/**
 * A rule as wide as the type area: a black line of writing of that height, in twips. Borders of paragraphs in a frame are
 * moved to the frame by LibreOffice, and would be as short as the words that stand moved in.
 */
function rule(height: number): IParagraphOptions {
  return {
    style: 'ImprintRule',
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' },
    spacing: { line: height, lineRule: LineRuleType.EXACT },
  };
}

/** Twips: 0.35 and 0.25 mm. */
const HEAVY = 20;
const LIGHT = 14;

/**
 * 报尾: 报, 送, 发 and the number of copies between rules, at the foot of the last page. Rules as GB/T 9704-2012 has them
 * for 版记: the first and the last 0.35 mm, the middle 0.25 mm.
 */
export function imprint(snapshot: PackSnapshot): Child[] {
  const { lines, copies } = distribution(snapshot);
  const parts = [
    lines.map(([name, value]) => worded('ImprintLine', `${name}：${value}`)),
    copies === '' ? [] : [worded('ImprintCopies', copies)],
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.with(-1, { ...part.at(-1), spacing: { after: 80 } }));
  if (parts.length === 0) return [];
  const [first = [], ...rest] = parts;
  return atFoot([rule(HEAVY), ...first, ...rest.flatMap((part) => [rule(LIGHT), ...part]), rule(HEAVY)]);
}

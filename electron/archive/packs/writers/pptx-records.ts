/** Figures and whole records as slides: the number large, the facts beside it, the text in the notes. */
import { toBlocks } from '../markdown.ts';
import { caseFacts, figureTableOf, tableCaption } from '../printed.ts';
import type { SnapshotEntry, SnapshotFigure, SnapshotRecord, SnapshotWhole } from '../snapshot.ts';
import { dateInChinese } from '../wording.ts';
import { comment, type EntryFrame, marksLine, printedLines, referenceLine } from './pptx-frame.ts';
import { areas, MARGIN, WIDTH } from './pptx-master.ts';
import type { Slide } from './pptx-package.ts';
import { boxed, contentSlide, factShapes, flowSlides, plain, tableSlides } from './pptx-pages.ts';
import type { Shape } from './pptx-shapes.ts';
import { type Box, type Para, shortened, textHeight, textWidth } from './pptx-text.ts';
import { againText, caseFiguresTitle, expertTitle, questionsTitle, recordFacts, signature } from './text-parts.ts';

/** The unit behind a value, where the wording of the value does not end with it. */
function unitOf({ value, unit }: SnapshotFigure): string {
  return unit !== '' && value.endsWith(unit) ? '' : unit;
}

function asOfOf(f: SnapshotFigure): string {
  return f.asOf === '' ? '资料未载明截至时间' : `截至${dateInChinese(f.asOf)}`;
}

function figure(f: SnapshotFigure, kicker: string, frame: EntryFrame): Slide {
  const unit = unitOf(f);
  const box: Box = { ...areas.body, y: 150, h: 170 };
  const sizes = [120, 104, 88, 72, 60, 48, 40, 32, 26];
  const size = sizes.find((s) => textWidth(f.value, s) + textWidth(unit, s * 0.36) + s < box.w) ?? 24;
  const value =
    size === 24
      ? boxed(`${f.value}${unit}`, box, [24, 20], { serif: true, bold: true, colour: 'accent2' }).paras
      : [
          {
            size,
            leading: 1.15,
            runs: [
              { text: f.value, bold: true, serif: true, colour: 'accent2' as const },
              {
                text: unit === '' ? '' : ` ${unit}`,
                serif: true,
                size: Math.max(20, size * 0.36),
                colour: 'accent2' as const,
              },
            ],
          },
        ];
  const facts = [asOfOf(f), f.certainty === '' ? '' : `印证：${f.certainty}`].filter((part) => part !== '').join('　');
  const remark = f.note === '' ? [] : boxed(f.note, { ...areas.body, h: 60 }, [16, 14, 12], { colour: 'tx2' }).paras;
  const record = frame.records.get(f.recordId);
  return contentSlide(
    {
      kicker,
      title: f.subject,
      source: referenceLine(frame, f.reference),
      warning: marksLine(record),
      notes: [
        `${f.subject}：${f.value}${unit}（${facts}）`,
        ...(f.note === '' ? [] : [f.note]),
        `资料：《${f.title}》`,
        referenceLine(frame, f.reference),
      ],
    },
    [
      { type: 'text', name: '数值', box, paras: value, anchor: 'ctr' },
      { type: 'text', name: '截至', box: { ...areas.body, y: 336, h: 100 }, paras: [plain(facts, 20), ...remark] },
    ],
  );
}

/** Figures as a table, with the parts of the width that its columns take. */
export function figureTable(figures: readonly SnapshotFigure[]): {
  head: string[];
  rows: string[][];
  shares: number[];
} {
  const { head, rows, placed } = figureTableOf(figures);
  return { head, rows, shares: placed ? [30, 12, 14, 8, 16, 14, 8] : [36, 14, 8, 18, 16, 8] };
}

/** Beyond this a figure a slide is no longer a talk: they stand as a table. */
const FIGURE_SLIDES = 30;

export function figureSlides(entry: Extract<SnapshotEntry, { type: 'figures' }>, frame: EntryFrame): Slide[] {
  const caption = tableCaption(entry);
  if (entry.figures.length <= FIGURE_SLIDES)
    return entry.figures.map((one) => figure(one, `${frame.kicker}　${caption}`, frame));
  return tableSlides({
    kicker: frame.kicker,
    title: caption,
    ...figureTable(entry.figures),
  });
}

const TEXT_MAX = 20_000;

function recordNotes(record: SnapshotRecord, said: string, frame: EntryFrame): string[] {
  const text = printedLines(toBlocks(record.text, record.format)).join('\n');
  const shown = shortened(text, (part) => part.length <= TEXT_MAX);
  return [
    ...recordFacts(record).map(([name, value]) => `${name}：${value}`),
    referenceLine(frame, record.reference),
    `文字 SHA-256：${record.printedSha256}`,
    ...(said === '' ? [] : [`按语：${said}`]),
    ...(text === ''
      ? []
      : ['', shown === text ? '全文：' : `全文较长，以下为开头部分（共${text.length}字，其余见原件）：`, shown]),
  ];
}

const KEY_FIGURES = 3;

function keyFigures(record: SnapshotRecord, box: Box): Shape[] {
  const shown = record.figures.slice(0, KEY_FIGURES);
  const each = box.h / KEY_FIGURES;
  return shown.flatMap((f, i): Shape[] => {
    const unit = unitOf(f);
    const at: Box = { ...box, y: box.y + i * each, h: each - 8 };
    const size = [40, 34, 28, 24, 20].find((s) => textWidth(f.value, s) + textWidth(unit, s * 0.5) + s < at.w) ?? 0;
    const value: Para[] =
      size === 0
        ? boxed(`${f.value}${unit}`, { ...at, h: 44 }, [18, 16, 14], {
            serif: true,
            bold: true,
            colour: 'accent2',
            leading: 1.2,
          }).paras
        : [
            {
              size,
              leading: 1.2,
              runs: [
                { text: f.value, bold: true, serif: true, colour: 'accent2' },
                { text: unit === '' ? '' : ` ${unit}`, serif: true, size: size / 2, colour: 'accent2' },
              ],
            },
          ];
    const rest = { ...at, h: at.h - textHeight(value, at.w) };
    const subject = boxed(
      `${f.subject}${f.asOf === '' ? '' : `（截至${dateInChinese(f.asOf)}）`}`,
      rest,
      [14, 13, 12, 11],
      { colour: 'tx2', leading: 1.3 },
    );
    return [
      { type: 'bar', box: { x: at.x - 16, y: at.y + 4, w: 1, h: at.h - 8 }, colour: 'accent5' },
      { type: 'text', name: '关键数据', box: at, paras: [...value, ...subject.paras], anchor: 'ctr' },
    ];
  });
}

function caseSlides(entry: SnapshotWhole, record: SnapshotRecord, frame: EntryFrame): Slide[] {
  const kicker = `${frame.kicker}　${record.title}`;
  const slides: Slide[] = [];
  if (record.figures.length > KEY_FIGURES)
    slides.push(
      ...tableSlides({
        kicker,
        title: caseFiguresTitle,
        ...figureTable(record.figures),
        source: referenceLine(frame, record.reference),
      }),
    );
  if (entry.expert.text.trim() !== '') {
    const signed = signature(entry);
    const lines = printedLines(toBlocks(entry.expert.text, 'markdown')).filter((text) => text.trim() !== '');
    slides.push(
      ...flowSlides({ kicker, title: expertTitle }, [
        ...lines.map((text) => plain(text, 20, { before: 8, leading: 1.6, serif: true })),
        ...(signed === '' ? [] : [plain(signed, 18, { align: 'r', before: 14, colour: 'tx2' })]),
      ]),
    );
  }
  if (entry.questions.length > 0)
    slides.push(
      ...flowSlides(
        { kicker, title: questionsTitle },
        entry.questions.map((question, i) =>
          plain(`${i + 1}．${question}`, 22, { before: 14, leading: 1.5, serif: true, indent: 34, hang: 34 }),
        ),
      ),
    );
  return slides;
}

export function recordSlides(entry: SnapshotWhole, frame: EntryFrame): Slide[] {
  const found = frame.records.get(entry.recordId);
  if (found === undefined) return [];
  const said = comment(entry.comment);
  const base = {
    kicker: frame.kicker,
    title: found.title,
    warning: marksLine(found),
    source: referenceLine(frame, found.reference),
  };
  if (frame.shown.has(found.id)) {
    const paras = [
      plain(againText(found), 22, { leading: 1.5 }),
      ...(said === '' ? [] : [plain(`按语：${said}`, 18, { before: 14, leading: 1.5 })]),
    ];
    return [...flowSlides(base, paras), ...(entry.layout === 'case' ? caseSlides(entry, found, frame) : [])];
  }
  frame.shown.add(found.id);
  const hasFigures = found.figures.length > 0;
  const box: Box = { ...areas.body, w: hasFigures ? 540 : WIDTH };
  const left = new Set(['关键数据', '资料来源', '质量标记']);
  const facts = factShapes(
    [
      ...caseFacts(found).filter(([name]) => !left.has(name)),
      ...(said === '' ? [] : [['按语', said] as [string, string]]),
    ],
    box,
  );
  return [
    contentSlide({ ...base, notes: recordNotes(found, said, frame) }, [
      ...facts.shapes,
      ...(hasFigures ? keyFigures(found, { ...areas.body, x: MARGIN + 590, w: WIDTH - 590 }) : []),
    ]),
    ...(entry.layout === 'case' ? caseSlides(entry, found, frame) : []),
  ];
}

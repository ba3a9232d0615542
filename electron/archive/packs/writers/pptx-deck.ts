/** The whole deck in order: cover, agenda, sections, sources of quotations, endings. */
import { attachmentHead, attachmentRows, coverDate, coverFacts, issueLine } from '../printed.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEnding, type SnapshotSection } from '../snapshot.ts';
import { entrySlides } from './pptx-entries.ts';
import type { EntryFrame } from './pptx-frame.ts';
import { areas, coverTitle, MARGIN, sectionTitleBox, WIDTH } from './pptx-master.ts';
import type { Slide } from './pptx-package.ts';
import { boxed, factShapes, flowSlides, plain, tableSlides } from './pptx-pages.ts';
import { figureTable } from './pptx-records.ts';
import type { Shape } from './pptx-shapes.ts';
import type { Box, Para } from './pptx-text.ts';
import { endnotesTitle, noteText, proofCells, proofHead, proofTitle, recordsById } from './text-parts.ts';

const shown = (text: string): boolean => text.trim() !== '';

function words(
  name: string,
  text: string,
  box: Box,
  sizes: readonly number[],
  look: Parameters<typeof boxed>[3],
): Shape[] {
  return shown(text) ? [{ type: 'text', name, box, paras: boxed(text.trim(), box, sizes, look).paras }] : [];
}

function cover(snapshot: PackSnapshot): Slide {
  const { cover: on, pack } = snapshot;
  const facts = coverFacts(snapshot);
  const series = [on.series, issueLine(snapshot)].filter(shown).join('　');
  const title = facts.length === 0 ? coverTitle : { ...coverTitle, y: 108, h: 84 };
  const below = title.y + title.h + 8;
  const main = boxed(pack.title, title, [48, 44, 40, 36, 32, 28, 24, 20], { serif: true, bold: true, leading: 1.25 });
  const made = [on.issuer, coverDate(on.date)].filter(shown).join('　');
  return {
    layout: 'cover',
    shapes: [
      { type: 'text', name: '标题', place: 'ctrTitle', box: title, paras: main.paras, anchor: 'ctr' },
      { type: 'bar', box: { x: MARGIN, y: title.y - 38, w: 24, h: 24 }, colour: 'accent1' },
      ...words('标注', on.notice, { x: MARGIN, y: 36, w: WIDTH, h: 24 }, [14, 12], { colour: 'tx2' }),
      ...words('刊名', series, { x: MARGIN + 40, y: title.y - 40, w: WIDTH - 40, h: 28 }, [18, 16, 14, 12], {
        serif: true,
        colour: 'tx2',
      }),
      ...words('副标题', on.subtitle, { x: MARGIN, y: below, w: WIDTH, h: 44 }, [24, 22, 20, 18, 16], {
        serif: true,
        colour: 'tx2',
      }),
      ...factShapes(facts, {
        x: MARGIN,
        y: below + (shown(on.subtitle) ? 48 : 8),
        w: WIDTH,
        h: 456 - below - (shown(on.subtitle) ? 48 : 8),
      }).shapes,
      ...words('编制', made, { x: MARGIN, y: 482, w: WIDTH, h: 26 }, [16, 14, 12], { colour: 'tx1' }),
    ],
    notes: [...(main.cut ? [`标题全文：${pack.title}`] : []), ...facts.map(([name, value]) => `${name}：${value}`)],
    opens: '封面',
  };
}

function agenda({ sections, endings }: PackSnapshot): Slide[] {
  const titles = [...sections, ...endings].map((one) => one.title);
  const sizes = [24, 22, 20, 18, 16];
  const make = (size: number): Para[] =>
    titles.map((title) => plain(title, size, { serif: true, before: size * 0.35, leading: 1.35 }));
  const height = (size: number): number => titles.length * size * 1.7;
  return titles.length === 0
    ? []
    : flowSlides({ kicker: '', title: '目　录' }, make(sizes.find((s) => height(s) <= areas.tall.h) ?? 16));
}

/** 摘录3条　资料2件　图1幅 */
function contents({ entries }: SnapshotSection): string {
  const count = (...kinds: string[]): number => entries.filter((entry) => kinds.includes(entry.type)).length;
  const parts: Array<[string, number, string]> = [
    ['摘录', count('quotation'), '条'],
    ['资料', count('record'), '件'],
    ['图', count('chart', 'picture'), '幅'],
    ['表', count('figures', 'comparison', 'route', 'table'), '张'],
  ];
  return parts.flatMap(([name, n, unit]) => (n === 0 ? [] : [`${name}${n}${unit}`])).join('　');
}

function divider(title: string, line: string): Slide {
  const heading = boxed(title, sectionTitleBox, [44, 40, 36, 32, 28, 24], { serif: true, bold: true, leading: 1.25 });
  return {
    layout: 'section',
    shapes: [
      { type: 'text', name: '章节标题', place: 'title', box: sectionTitleBox, paras: heading.paras },
      ...words('收入', line, { x: MARGIN, y: 340, w: WIDTH, h: 28 }, [16, 14], { colour: 'tx2' }),
    ],
    notes: heading.cut ? [`标题全文：${title}`] : [],
    opens: title,
  };
}

function listed(kicker: string, title: string, lines: readonly string[], size = 14): Slide[] {
  return flowSlides(
    { kicker, title },
    lines.map((text) => plain(text, size, { before: 6, leading: 1.45 })),
  );
}

function ending({ kind, title }: SnapshotEnding, snapshot: PackSnapshot): Slide[] {
  const { title: kicker } = snapshot.pack;
  switch (kind) {
    case 'figures':
      return tableSlides({
        kicker,
        title,
        ...figureTable(snapshot.figures),
      });
    case 'references':
      return listed(
        kicker,
        title,
        snapshot.references.map((r) => `[${r.number}]　${r.citation}`),
      );
    case 'attachments':
      return tableSlides({
        kicker,
        title,
        head: attachmentHead,
        rows: attachmentRows(snapshot),
        shares: [6, 40, 12, 22, 8],
      });
    case 'notes': {
      const quotations = quotationsOf(snapshot);
      return [
        ...listed(kicker, title, snapshot.notes, 16),
        ...(quotations.length === 0
          ? []
          : tableSlides({
              kicker: title,
              title: proofTitle,
              head: proofHead,
              rows: quotations.map(proofCells),
              shares: [7, 34, 24, 18, 24],
            })),
      ];
    }
  }
}

function opening(slides: Slide[], name: string): Slide[] {
  return slides.map((slide, i) => (i === 0 ? { ...slide, opens: name } : slide));
}

export function deckSlides(snapshot: PackSnapshot, media: Pick<EntryFrame, 'pictures' | 'charts'>): Slide[] {
  const frame = { snapshot, records: recordsById(snapshot), shown: new Set<string>(), ...media };
  const quotations = quotationsOf(snapshot);
  return [
    cover(snapshot),
    ...agenda(snapshot),
    ...snapshot.sections.flatMap((section) => [
      divider(section.title, contents(section)),
      ...section.entries.flatMap((entry) => entrySlides(entry, { ...frame, kicker: section.title })),
    ]),
    ...(snapshot.noteStyle === 'endnote' && quotations.length > 0
      ? opening(
          listed(
            snapshot.pack.title,
            endnotesTitle,
            quotations.map((q) => `引文${q.number}　${noteText(q)}`),
          ),
          endnotesTitle,
        )
      : []),
    ...snapshot.endings.flatMap((one) => opening(ending(one, snapshot), one.title)),
  ];
}

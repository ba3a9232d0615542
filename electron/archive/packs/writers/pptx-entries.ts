/** The items of a pack as slides: one fact and one source line each; what a slide has no room for is in its notes. */
import { type Block, inlineText, toBlocks } from '../markdown.ts';
import { routeCells, routeHead, routeTotal, tableCaption, withheldNote } from '../printed.ts';
import type { SnapshotEntry } from '../snapshot.ts';
import { comment, type EntryFrame } from './pptx-frame.ts';
import type { Slide } from './pptx-package.ts';
import { contentSlide, flowSlides, plain, tableSlides } from './pptx-pages.ts';
import { chartSlides, comparisonSlides, pictureSlides } from './pptx-pictures.ts';
import { quotationSlide } from './pptx-quotation.ts';
import { figureSlides, recordSlides } from './pptx-records.ts';
import { type Para, paraText, runsOf } from './pptx-text.ts';
import { goneText } from './text-parts.ts';

function missing(said: string, frame: EntryFrame): Slide[] {
  const remark = comment(said);
  return flowSlides({ kicker: frame.kicker, title: '未能收入的资料' }, [
    plain(goneText, 22, { leading: 1.5 }),
    ...(remark === '' ? [] : [plain(`按语：${remark}`, 18, { before: 14, leading: 1.5 })]),
  ]);
}

function blockParas(blocks: readonly Block[], indent = 0): Para[] {
  return blocks.flatMap((block): Para[] => {
    switch (block.type) {
      case 'heading':
        return [
          {
            size: 22,
            before: 14,
            leading: 1.4,
            runs: runsOf(block.inlines).map((run) => ({ ...run, bold: true, serif: true })),
          },
        ];
      case 'item': {
        const at = indent + 28 + Math.min(block.depth, 4) * 24;
        return [
          {
            size: 20,
            before: 8,
            leading: 1.5,
            indent: at,
            hang: 28,
            runs: [{ text: `${block.marker} ` }, ...runsOf(block.inlines)],
          },
        ];
      }
      case 'paragraph':
        return [{ size: 20, before: 10, leading: 1.5, indent, runs: runsOf(block.inlines) }];
      case 'quote':
        return blockParas(block.blocks, indent + 28);
      case 'code':
        return [plain(block.text, 16, { before: 8, indent })];
      default:
        return [];
    }
  });
}

/** A note is the words of who made the pack, so all of it is shown; its first heading names the slides. */
function note(markdown: string, frame: EntryFrame): Slide[] {
  const blocks = toBlocks(markdown, 'markdown');
  const [first] = blocks;
  const named = first?.type === 'heading' ? inlineText(first.inlines) : '';
  const page = { kicker: frame.kicker, title: named === '' ? frame.kicker : named };
  const slides: Slide[] = [];
  let text: Block[] = [];
  const flush = (): void => {
    const paras = blockParas(text).filter((para) => paraText(para).trim() !== '');
    if (paras.length > 0) slides.push(...flowSlides(page, paras));
    text = [];
  };
  for (const block of named === '' ? blocks : blocks.slice(1)) {
    if (block.type !== 'table') text.push(block);
    else {
      flush();
      slides.push(
        ...tableSlides({
          ...page,
          head: block.head.map(inlineText),
          rows: block.rows.map((row) => row.map(inlineText)),
          shares: block.head.map(() => 1),
        }),
      );
    }
  }
  flush();
  return slides.length === 0 && named !== '' ? [contentSlide(page, [])] : slides;
}

/** Wide columns for long cells, within reason. */
function sharesOf(head: readonly string[], rows: ReadonlyArray<readonly string[]>): number[] {
  return head.map((title, i) => {
    const longest = Math.max(title.length, ...rows.slice(0, 200).map((row) => row[i]?.length ?? 0));
    return Math.min(18, Math.max(3.5, longest));
  });
}

export function entrySlides(entry: SnapshotEntry, frame: EntryFrame): Slide[] {
  const { kicker } = frame;
  switch (entry.type) {
    case 'quotation':
      return [quotationSlide(entry, frame)];
    case 'record':
      return recordSlides(entry, frame);
    case 'missing':
      return missing(entry.comment, frame);
    case 'note':
      return note(entry.markdown, frame);
    case 'figures':
      return figureSlides(entry, frame);
    case 'comparison':
      return comparisonSlides(entry, frame);
    case 'chart':
      return chartSlides(entry, frame);
    case 'picture':
      // Its bytes were there when the snapshot was taken; if they are not now, it is a missing one.
      return frame.pictures.has(entry.picture.sha256) ? pictureSlides(entry, frame) : missing(entry.caption, frame);
    case 'route':
      return tableSlides({
        kicker,
        title: tableCaption(entry),
        head: routeHead,
        rows: entry.stops.map(routeCells),
        shares: [11, 6, 12, 18, 20, 10, 9, 20],
        source: routeTotal(entry),
      });
    case 'table': {
      const source = withheldNote(entry.withheld);
      const base = { kicker, title: tableCaption(entry), source };
      return entry.columns.length === 0
        ? [contentSlide(base, [])]
        : tableSlides({ ...base, head: entry.columns, rows: entry.rows, shares: sharesOf(entry.columns, entry.rows) });
    }
    case 'page-break':
      return [];
  }
}

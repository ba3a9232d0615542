/** A quotation on its slide: as much of it as can be read from the last row, and in the notes all of it with its proof. */
import { toBlocks } from '../markdown.ts';
import type { SnapshotQuotation } from '../snapshot.ts';
import { comment, type EntryFrame, printedLines } from './pptx-frame.ts';
import { areas, MARGIN, WIDTH } from './pptx-master.ts';
import type { Slide } from './pptx-package.ts';
import { boxed, contentSlide, plain } from './pptx-pages.ts';
import type { Shape } from './pptx-shapes.ts';
import { type Box, textHeight } from './pptx-text.ts';
import { quotedTitle, shortSourceLine, sourceLine, warning } from './text-parts.ts';

export function quotationSlide(q: SnapshotQuotation, frame: EntryFrame): Slide {
  const lines = printedLines(toBlocks(q.quote, q.format));
  const text = lines.join('\n');
  const said = comment(q.comment);
  const remark = said === '' ? [] : [plain(`按语：${said}`, 14, { colour: 'tx1', leading: 1.4 })];
  const remarkHeight = textHeight(remark, WIDTH);
  const showsRemark = remark.length > 0 && remarkHeight <= 42;
  const box: Box = {
    x: MARGIN + 22,
    y: 152,
    w: WIDTH - 22,
    h: areas.body.h - 30 - (showsRemark ? remarkHeight + 10 : 0),
  };
  const quote = boxed(text, box, [28, 26, 24, 22, 20, 18], { serif: true, leading: 1.6 });
  const cut = quote.cut ? '（节选，全文见备注）' : '';
  const elsewhere = said !== '' && !showsRemark ? '（按语见备注）' : '';
  const source = frame.snapshot.noteStyle === 'footnote' ? sourceLine(q) : shortSourceLine(q);
  const shapes: Shape[] = [
    {
      type: 'text',
      name: '引文编号',
      box: { ...areas.body, h: 22 },
      paras: [
        {
          size: 14,
          runs: [
            { text: `引文${q.number}`, bold: true },
            { text: `${cut}${elsewhere}`, colour: 'tx2' },
          ],
        },
      ],
    },
    {
      type: 'bar',
      box: { x: MARGIN, y: box.y + 4, w: 2.5, h: Math.max(24, Math.min(box.h, textHeight(quote.paras, box.w)) - 8) },
      colour: 'accent4',
    },
    { type: 'text', name: `引文${q.number}`, box, paras: quote.paras },
    ...(showsRemark
      ? [
          {
            type: 'text' as const,
            name: '按语',
            box: { ...areas.body, y: box.y + box.h + 10, h: remarkHeight },
            paras: remark,
          },
        ]
      : []),
  ];
  const marks = warning(q);
  return contentSlide(
    {
      kicker: frame.kicker,
      title: quotedTitle(q),
      source,
      warning: marks,
      notes: [
        `引文${q.number}　${text}`,
        '',
        sourceLine(q),
        `位置：${q.position}`,
        `核对结果：${q.check}`,
        ...(q.marks.length === 0 ? [] : [`质量标记：${q.marks.join('、')}`]),
        `引文 SHA-256：${q.quoteSha256}`,
        ...(q.originalSha256 === '' ? [] : [`原件 SHA-256：${q.originalSha256}`]),
        ...(said === '' ? [] : [`按语：${said}`]),
      ],
    },
    shapes,
  );
}

/** Comparisons, charts and pictures as slides. */
import { cellCases, chartHead, chartRows, pictureCaption, tableCaption } from '../printed.ts';
import type { SnapshotComparison, SnapshotEntry } from '../snapshot.ts';
import { type EntryFrame, marksLine, referenceLine } from './pptx-frame.ts';
import { areas } from './pptx-master.ts';
import type { Slide } from './pptx-package.ts';
import { contentSlide, tableSlides } from './pptx-pages.ts';
import type { Box } from './pptx-text.ts';
import { caseMark, matrixNotes } from './text-parts.ts';

/** Columns of a matrix that stand side by side on a slide beside the corner. */
const MATRIX_COLUMNS = 5;

export function comparisonSlides(entry: SnapshotComparison, frame: EntryFrame): Slide[] {
  const { matrix } = entry;
  const notes = matrixNotes(entry);
  const groups = Array.from({ length: Math.max(1, Math.ceil(matrix.columns.length / MATRIX_COLUMNS)) }, (_, i) =>
    matrix.columns.slice(i * MATRIX_COLUMNS, (i + 1) * MATRIX_COLUMNS),
  );
  return groups.flatMap((columns) =>
    tableSlides({
      kicker: groups.length === 1 ? frame.kicker : `${frame.kicker}　${columns.map((c) => c.name).join('、')}`,
      title: tableCaption(entry),
      head: [entry.corner, ...columns.map((column) => column.name)],
      rows: matrix.rows.map((row) => [
        row.name,
        ...columns.map((column) =>
          cellCases(entry, row.code, column.id)
            .map((one) => [`${one.title}[${one.reference}]${one.marked ? caseMark : ''}`, ...one.figures].join('\n'))
            .join('\n'),
        ),
      ]),
      shares: [0.8, ...columns.map(() => 1)],
      source: notes.join(''),
      notes,
    }),
  );
}

/** A picture as large as it fits, in the middle. */
function placed(width: number, height: number, box: Box): Box {
  const scale = Math.min(box.w / width, box.h / height);
  const w = width * scale;
  const h = height * scale;
  return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
}

export function chartSlides(entry: Extract<SnapshotEntry, { type: 'chart' }>, frame: EntryFrame): Slide[] {
  const drawn = frame.charts.get(entry.id);
  const title = pictureCaption(entry);
  const rows = chartRows(entry);
  const { width, height, alt } = entry.picture;
  const cited = [...new Set(Object.values(entry.references))].sort((a, b) => a - b).map((n) => `[${n}]`);
  const source = `${entry.note}出处：${cited.join('')}。`;
  const picture: Slide[] =
    drawn === undefined
      ? []
      : [
          contentSlide({ kicker: frame.kicker, title, source, notes: [title, alt, source] }, [
            {
              type: 'picture',
              name: title,
              alt,
              box: placed(width, height, areas.body),
              media: drawn.png,
              svg: drawn.svg,
            },
          ]),
        ];
  return [
    ...picture,
    ...tableSlides({
      kicker: frame.kicker,
      title: `${title}　数值`,
      head: chartHead,
      rows,
      shares: [34, 26, 12, 20, 8],
      source: entry.note,
    }),
  ];
}

export function pictureSlides(entry: Extract<SnapshotEntry, { type: 'picture' }>, frame: EntryFrame): Slide[] {
  const media = frame.pictures.get(entry.picture.sha256);
  if (media === undefined) return [];
  const record = frame.records.get(entry.recordId);
  return [
    contentSlide(
      {
        kicker: frame.kicker,
        title: pictureCaption(entry),
        source: referenceLine(frame, entry.reference),
        warning: marksLine(record),
        notes: [
          pictureCaption(entry),
          referenceLine(frame, entry.reference),
          `原件：${entry.picture.name}`,
          `原件 SHA-256：${entry.picture.sha256}`,
        ],
      },
      [
        {
          type: 'picture',
          name: entry.picture.name,
          alt: entry.caption,
          box: placed(entry.picture.width, entry.picture.height, areas.body),
          media,
          turn: entry.picture.turn,
        },
      ],
    ),
  ];
}

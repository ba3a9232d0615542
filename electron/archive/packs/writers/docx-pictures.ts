/** Pictures and charts of the Word document, set in the middle, no larger than the type area, with words for those who cannot see them. */
import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { DoorError } from '../../errors.ts';
import { chartPng } from '../chart-png.ts';
import { pictureCaption } from '../printed.ts';
import type { PackSnapshot, SnapshotChart, SnapshotEntry } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { uprightJpeg } from '../upright-jpeg.ts';
import { visible } from '../wording.ts';
import { line } from './docx-runs.ts';
import { TYPE_WIDTH } from './docx-styles.ts';

type PictureEntry = Extract<SnapshotEntry, { type: 'picture' }>;

/** Word counts 96 pixels to the inch, and 15 twips to a pixel. */
const MOST_WIDE = Math.floor(TYPE_WIDTH / 15);
/** 160 mm, so that the caption stays on the page. */
const MOST_HIGH = 605;
/** Some 200 dpi where a chart is as wide as the type area. */
const CHART_SCALE = 2;

/**
 * docx would pack every picture anew and name it by a hash of its own (3 s for twenty photographs): it is given a few
 * bytes that stand for each, and the finished file gets the pictures.
 */
export type StandIns = ReadonlyMap<string, Uint8Array>;

export interface DocxPictures {
  standIns: StandIns;
  picture(entry: PictureEntry): Paragraph[];
  /** The same drawing as in every other format, with a PNG beside it for programs that show no SVG. */
  chart(entry: SnapshotChart): Paragraph[];
}

function fitted({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, MOST_WIDE / width, MOST_HIGH / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** 300 dpi as it is set: a printed page shows no more. */
function most(picture: { width: number; height: number }): number {
  const { width, height } = fitted(picture);
  return Math.ceil((Math.max(width, height) * 300) / 96);
}

function set(image: ImageRun, caption: string): Paragraph[] {
  return [
    new Paragraph({ style: 'Figure', alignment: AlignmentType.CENTER, children: [image] }),
    line('FigureCaption', caption),
  ];
}

/** @throws DoorError DAMAGED where an original is not what the snapshot took it for */
export async function docxPictures(snapshot: PackSnapshot, source: PackSource): Promise<DocxPictures> {
  const entries = snapshot.sections.flatMap((section) => section.entries);
  const charts = new Map<string, Uint8Array>();
  for (const entry of entries)
    if (entry.type === 'chart') {
      const { svg, width, height } = entry.picture;
      charts.set(entry.id, await chartPng(svg, width, height, CHART_SCALE));
    }
  const originals = new Map<string, Uint8Array>();
  // One after the other: each that is turned takes some fifty megabytes while it is.
  for (const picture of snapshot.pictures) {
    const bytes = source.original?.(picture.sha256) ?? null;
    if (bytes === null) continue;
    originals.set(picture.sha256, picture.turn === null ? bytes : await uprightJpeg(bytes, most(picture)));
  }
  const standIns = new Map<string, Uint8Array>();
  const standIn = (name: string, data: Uint8Array): Buffer => {
    const words = `stand-in ${name}`;
    standIns.set(words, data);
    return Buffer.from(words);
  };

  return {
    standIns,
    picture(entry) {
      const { picture, n, reference } = entry;
      const data = originals.get(picture.sha256) ?? null;
      if (data === null) throw new DoorError('DAMAGED', { file: picture.name });
      const caption = pictureCaption(entry);
      const image = new ImageRun({
        type: picture.mediaType === 'image/png' ? 'png' : 'jpg',
        data: standIn(picture.sha256, data),
        transformation: fitted(picture),
        altText: { name: `图${n}`, description: visible(entry.caption) },
      });
      return set(image, `${caption}[${reference}]`);
    },
    chart(entry) {
      const { picture, n } = entry;
      const image = new ImageRun({
        type: 'svg',
        data: Buffer.from(picture.svg),
        transformation: fitted(picture),
        fallback: { type: 'png', data: standIn(`chart ${n}`, charts.get(entry.id) ?? new Uint8Array()) },
        altText: { name: `图${n}`, description: visible(picture.alt) },
      });
      return set(image, pictureCaption(entry));
    },
  };
}

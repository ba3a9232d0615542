/** Pictures and charts of a pack: files for the typesetter, and how large each is printed. */
import { pictureCaption } from '../printed.ts';
import type { PackSnapshot, SnapshotChart, SnapshotEntry, SnapshotPicture } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { visible } from '../wording.ts';
import { oneLine } from './pdf-cover.ts';
import { chartFamily, printable } from './pdf-fonts.ts';
import type { Node } from './pdf-nodes.ts';
import { type RasterStream, rasterStream } from './pdf-raster.ts';
import { standIn } from './pdf-swap.ts';
import { typeset } from './pdf-typst.ts';

/** Millimetres. The type area is 156 × 225; a picture leaves room for its caption and some text. */
const MOST = { width: 150, height: 150 };
/** Pixels are taken as those of a screen: a larger picture is made to fit, none is blown up. */
const PER_INCH = 96;

type PictureEntry = Extract<SnapshotEntry, { type: 'picture' }>;

function sizeOf(width: number, height: number): { w: number; h: number } {
  const [w, h] = [(width * 25.4) / PER_INCH, (height * 25.4) / PER_INCH];
  const scale = Math.min(1, MOST.width / w, MOST.height / h);
  // Typst refuses a length of nothing.
  const round = (value: number): number => Math.max(0.3, Math.round(value * scale * 100) / 100);
  return { w: round(w), h: round(h) };
}

/** The typesetter goes by the ending: a stand-in is a PNG whatever it stands for. */
function fileOf(picture: SnapshotPicture, isStandIn: boolean): string {
  return `${picture.sha256}.${isStandIn || picture.mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

/** Words in a chart are set in a bundled family, whichever the chart was drawn with. */
export function chartSvg(svg: string): string {
  const named = svg
    .replace(/font-family\s*=\s*("[^"]*"|'[^']*')/g, `font-family="${chartFamily}"`)
    .replace(/font-family\s*:[^;"}]*/g, `font-family:${chartFamily}`);
  return printable(named.replace(/<svg\b/, `<svg font-family="${chartFamily}"`).replace(twice, '$1$2'));
}
/** The root may have named a family itself: the first one stays. */
const twice = /(<svg font-family="[^"]*"[^>]*?)\s+font-family="[^"]*"([^>]*>)/;

export interface Pictures {
  files: Map<string, Uint8Array>;
  /** By number of the stand-in among the files. */
  streams: ReadonlyMap<number, RasterStream>;
  picture(entry: PictureEntry): Node;
  chart(entry: SnapshotChart): Node;
}

function chartFile(entry: SnapshotChart): string {
  return `chart-${entry.n}.svg`;
}

/** @param unreadable files that the typesetter could not read: they are named, not printed. */
export function picturesOf(snapshot: PackSnapshot, source: PackSource, unreadable: ReadonlySet<string>): Pictures {
  const files = new Map<string, Uint8Array>();
  const streams = new Map<number, RasterStream>();
  const names = new Map<string, string>();
  /** The typesetter turns by itself what it reads; what goes in unread has to be turned on the page. */
  const unread = new Set<string>();
  for (const picture of snapshot.pictures) {
    const bytes = source.original?.(picture.sha256) ?? null;
    const stream = bytes === null ? null : rasterStream(bytes);
    const name = fileOf(picture, stream !== null);
    if (bytes === null || unreadable.has(name)) continue;
    files.set(name, stream === null ? bytes : standIn(streams.size));
    names.set(picture.sha256, name);
    if (stream === null) continue;
    streams.set(streams.size, stream);
    unread.add(picture.sha256);
  }
  return {
    files,
    streams,
    picture(entry) {
      const { picture } = entry;
      const src = names.get(picture.sha256);
      const c = `${pictureCaption(entry)}[${entry.reference}]`;
      if (src === undefined) return { k: 'p', x: `${c}：原件“${picture.name}”无法排印，请查看档案中的原件。` };
      const turn = unread.has(picture.sha256) ? picture.turn : null;
      const size = sizeOf(picture.width, picture.height);
      const alt = visible(oneLine(entry.caption));
      return { k: 'picture', src, ...size, c, alt, ...(turn === null ? {} : { turn }) };
    },
    chart(entry) {
      const src = chartFile(entry);
      const { svg, width, height, alt } = entry.picture;
      if (unreadable.has(src)) return { k: 'p', x: `${pictureCaption(entry)}：图形无法排印，数值见下表。` };
      files.set(src, Buffer.from(chartSvg(svg)));
      return { k: 'picture', src, ...sizeOf(width, height), c: pictureCaption(entry), alt: oneLine(alt) };
    },
  };
}

/** Names of the files that the typesetter cannot read, each tried alone. */
export function unreadablePictures(snapshot: PackSnapshot, source: PackSource): ReadonlySet<string> {
  const pictures = picturesOf(snapshot, source, new Set());
  for (const entry of snapshot.sections.flatMap((section) => section.entries))
    if (entry.type === 'chart') pictures.chart(entry);
  return new Set(
    [...pictures.files].flatMap(([name, bytes]) => {
      try {
        typeset({ main: 'picture.typ', files: new Map([[name, bytes]]), inputs: { src: name } });
        return [];
      } catch {
        return [name];
      }
    }),
  );
}

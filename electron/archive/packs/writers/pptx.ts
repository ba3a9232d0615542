/**
 * The slides: one fact and one source line on each, the passage whole with its proof in the notes. They carry their own
 * manifest.
 *
 * The parts are written here and not by pptxgenjs: that stamps the clock, counts charts over the whole process, names no
 * Chinese typeface in its theme and sets notes as one paragraph.
 */
import { chartPng } from '../chart-png.ts';
import { sealZip } from '../seal.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { withManifestPart } from './docx-manifest.ts';
import { zipPieces } from './fixed-zip.ts';
import { type OutputFile, sealedFile } from './output.ts';
import { deckSlides } from './pptx-deck.ts';
import { mediaName } from './pptx-frame.ts';
import { deckParts } from './pptx-package.ts';
import type { Media } from './pptx-shapes.ts';
import { shortened } from './pptx-text.ts';

/** Characters of the title at the foot of each slide. */
const FOOTER_MAX = 60;
const utf8 = new TextEncoder();

function picturesOf(snapshot: PackSnapshot, source: PackSource): Map<string, Media> {
  return new Map(
    snapshot.pictures.flatMap(({ sha256, mediaType }): Array<[string, Media]> => {
      const bytes = source.original?.(sha256) ?? null;
      if (bytes === null) return [];
      return [[sha256, { name: mediaName(bytes, mediaType === 'image/png' ? 'png' : 'jpg'), bytes }]];
    }),
  );
}

async function chartsOf(snapshot: PackSnapshot): Promise<Map<string, { png: Media; svg: Media }>> {
  const drawn = new Map<string, { png: Media; svg: Media }>();
  for (const entry of snapshot.sections.flatMap((section) => section.entries)) {
    if (entry.type !== 'chart') continue;
    const { svg, width, height } = entry.picture;
    const png = await chartPng(svg, width, height);
    const vector = utf8.encode(svg);
    drawn.set(entry.id, {
      png: { name: mediaName(png, 'png'), bytes: png },
      svg: { name: mediaName(vector, 'svg'), bytes: vector },
    });
  }
  return drawn;
}

export async function writePptx(snapshot: PackSnapshot, source: PackSource): Promise<OutputFile[]> {
  const { pack, cover, program, compiledOn } = snapshot;
  const slides = deckSlides(snapshot, { pictures: picturesOf(snapshot, source), charts: await chartsOf(snapshot) });
  const title = pack.title.replace(/\s+/g, ' ').trim();
  const parts = deckParts(slides, {
    title,
    creator: cover.issuer.trim() === '' ? program : cover.issuer,
    program,
    description: `${pack.id} 第${pack.version}版`,
    day: compiledOn,
    footer: shortened(title, (part) => part.length <= FOOTER_MAX),
  });
  return [sealedFile('slides.pptx', sealZip(zipPieces(withManifestPart(parts, snapshot, 'ppt/presentation.xml'))))];
}

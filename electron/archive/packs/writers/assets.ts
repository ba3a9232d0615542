/** Pictures and charts beside a text: files of `assets/`, named by number alone, so that no name of theirs leads anywhere. */
import { DoorError } from '../../errors.ts';
import type { PackSnapshot, SnapshotPicture } from '../snapshot-shape.ts';
import type { PackSource } from '../source.ts';
import type { OutputFile } from './output.ts';

const extensions: Record<SnapshotPicture['mediaType'], string> = { 'image/png': 'png', 'image/jpeg': 'jpg' };
const utf8 = new TextEncoder();

/** Each picture once, however often it is printed. */
export function picturePath(snapshot: PackSnapshot, picture: SnapshotPicture): string {
  const n = snapshot.pictures.findIndex((one) => one.sha256 === picture.sha256) + 1;
  return `assets/picture-${n}.${extensions[picture.mediaType]}`;
}

/** `n` is that of its caption. */
export function chartPath({ n }: { n: number }): string {
  return `assets/chart-${n}.svg`;
}

/** @throws DoorError DAMAGED when an original is no longer what it was a moment ago */
export function assetFiles(snapshot: PackSnapshot, source: PackSource): OutputFile[] {
  const pictures = snapshot.pictures.map((picture): OutputFile => {
    const bytes = source.original?.(picture.sha256) ?? null;
    if (bytes === null) throw new DoorError('DAMAGED', { file: picture.name });
    return { path: picturePath(snapshot, picture), bytes };
  });
  const charts = snapshot.sections.flatMap((section) =>
    section.entries.flatMap((entry): OutputFile[] =>
      entry.type === 'chart' ? [{ path: chartPath(entry), bytes: utf8.encode(entry.picture.svg) }] : [],
    ),
  );
  return [...charts, ...pictures];
}

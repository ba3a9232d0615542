/**
 * `manifest.json`: what went into a pack, file by file and quotation by quotation, so that it can be checked later.
 *
 * Its last field is the hash of itself, over its own bytes with that field empty: a changed byte of the manifest is found
 * from the pack alone. Who rewrites the manifest as well is found out by the archive only.
 */
import { sha256 } from '../digest.ts';
import { type PackSnapshot, quotationsOf, type SnapshotEntry } from './snapshot.ts';

export const manifestName = 'manifest.json';
/** Beside the manifest, where the printed words alone do not give the text back as it was taken. */
export const quotationsName = 'quotations.json';

/** A quoted text as it was taken, by the number of its quotation. */
export interface TakenText {
  number: number;
  format: 'plain' | 'markdown';
  text: string;
}

/** The one way a manifest is written: what reads the same but is written otherwise was changed. */
export function manifestText(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @param manifest whatever its `selfSha256` says */
export function manifestHash(manifest: object): string {
  return sha256(manifestText({ ...manifest, selfSha256: '' }));
}

export function takenTexts(snapshot: Pick<PackSnapshot, 'sections'>): TakenText[] {
  return quotationsOf(snapshot).map((q) => ({ number: q.number, format: q.format, text: q.quote }));
}

/** Charts, pictures and comparisons: what they show is hashed, as they have no text of their own to quote. */
function shown(entries: readonly SnapshotEntry[]) {
  return {
    charts: entries.flatMap((e) =>
      e.type === 'chart'
        ? [
            {
              item: e.id,
              title: e.title,
              records: [...new Set(e.points.map((p) => p.recordId))],
              pointsSha256: sha256(JSON.stringify(e.points)),
              pictureSha256: sha256(e.picture.svg),
            },
          ]
        : [],
    ),
    pictures: entries.flatMap((e) =>
      e.type === 'picture' ? [{ item: e.id, record: e.recordId, originalSha256: e.picture.sha256 }] : [],
    ),
    comparisons: entries.flatMap((e) =>
      e.type === 'comparison'
        ? [
            {
              item: e.id,
              title: e.title,
              cells: e.matrix.cells.map((cell) => ({
                row: cell.row,
                column: cell.column,
                records: cell.cases.map((one) => one.recordId),
                sha256: sha256(JSON.stringify(cell.cases)),
              })),
            },
          ]
        : [],
    ),
  };
}

export interface FileFacts {
  /** Inside the export, with `/`. */
  path: string;
  bytes: number;
  sha256: string;
}

/** @param files as they are written */
export function packManifest(snapshot: PackSnapshot, files: readonly FileFacts[]): string {
  const manifest = {
    type: 'exchange-archive-pack',
    format: 2,
    program: snapshot.program,
    analyserVersion: snapshot.analyserVersion,
    archive: snapshot.archiveId,
    pack: snapshot.pack,
    template: snapshot.template,
    queries: snapshot.queries,
    citationStyle: snapshot.style,
    records: snapshot.records.map((r) => ({
      reference: r.reference,
      id: r.id,
      title: r.title,
      textSha256: r.textSha256,
      printedSha256: r.printedSha256,
      originalSha256: r.original?.sha256 ?? null,
      quality: r.quality,
    })),
    quotations: quotationsOf(snapshot).map((q) => ({
      number: q.number,
      record: q.recordId,
      reference: q.reference,
      start: q.locator.start,
      end: q.locator.end,
      paragraph: q.locator.paragraph,
      page: q.locator.page ?? null,
      state: q.state,
      quoteSha256: q.quoteSha256,
      takenFromTextSha256: q.takenFrom,
      textSha256: q.textSha256,
      originalSha256: q.originalSha256,
    })),
    ...shown(snapshot.sections.flatMap((section) => section.entries)),
    files: files.map(({ path, bytes, sha256: hash }) => ({ path, bytes, sha256: hash })),
    selfSha256: '',
  };
  return manifestText({ ...manifest, selfSha256: manifestHash(manifest) });
}

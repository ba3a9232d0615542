/** `manifest.json`: what went into a pack, file by file and quotation by quotation, so that it can be checked later. */
import { sha256 } from './hash.ts';
import { type PackSnapshot, quotationsOf } from './snapshot.ts';

export function packManifest(
  snapshot: PackSnapshot,
  files: ReadonlyArray<{ path: string; bytes: Uint8Array }>,
): string {
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
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

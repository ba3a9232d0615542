/** What a manifest names, against the archive the pack came from: records, quotations, originals. */
import { sha256 } from '../../digest.ts';
import type { PackSource } from '../source.ts';
import type { Manifest } from './read-manifest.ts';
import { quotationName, type Report } from './report.ts';

/** False when the pack comes from another archive: nothing can be said then. */
export function checkArchive(manifest: Manifest, archive: PackSource, report: Report): boolean {
  if (archive.archiveId !== manifest.archive) {
    report('archive-other', manifest.archive, archive.archiveId);
    return false;
  }
  const titles = new Map(manifest.quotations.map((q) => [q.record, '']));
  for (const picture of manifest.pictures) titles.set(picture.record, '');
  const originals = new Map(manifest.pictures.map((picture) => [picture.originalSha256, picture.record]));
  for (const { id, title, textSha256, originalSha256 } of manifest.records) {
    titles.set(id, title);
    const record = archive.record(id);
    if (record === null) continue;
    if (originalSha256 !== null && record.original?.sha256 === originalSha256) originals.set(originalSha256, id);
    if (sha256(record.text) !== textSha256 || (record.original?.sha256 ?? null) !== originalSha256)
      report('record-changed', id, title);
  }
  for (const [id, title] of titles) if (archive.record(id) === null) report('record-missing', id, title);
  for (const q of manifest.quotations) {
    const record = archive.record(q.record);
    if (record !== null && sha256(record.text.slice(q.start, q.end)) !== q.quoteSha256)
      report('quotation-changed', quotationName(q.number), q.record);
  }
  // Read whole and hashed by the vault, one at a time.
  const { original } = archive;
  if (original !== undefined)
    for (const [hash, id] of originals) if (original(hash) === null) report('original-missing', id, hash.slice(0, 16));
  return true;
}

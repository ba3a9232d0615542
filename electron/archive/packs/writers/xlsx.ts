/**
 * The workbook: what a pack holds as tables to sort, filter and count with. Values only, no formula. It carries its own
 * manifest.
 */
import { sealZip } from '../seal.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { PackSource } from '../source.ts';
import { withManifestPart } from './docx-manifest.ts';
import { zipPieces } from './fixed-zip.ts';
import { type OutputFile, sealedFile } from './output.ts';
import { workbookParts } from './xlsx-book.ts';
import { packSheets } from './xlsx-sheets.ts';

export async function writeXlsx(snapshot: PackSnapshot, _source: PackSource): Promise<OutputFile[]> {
  const { pack, cover, program, compiledOn } = snapshot;
  const parts = workbookParts(packSheets(snapshot), {
    title: pack.title,
    creator: cover.issuer.trim() === '' ? program : cover.issuer,
    program,
    description: `${pack.id} 第${pack.version}版`,
    day: compiledOn,
  });
  return [sealedFile('workbook.xlsx', sealZip(zipPieces(withManifestPart(parts, snapshot, 'xl/workbook.xml'))))];
}

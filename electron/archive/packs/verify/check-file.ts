/** A single file of a pack, Word, workbook, slides or PDF: its seal, its parts, its quotations. */
import type { PackTargetKind } from '../../../contract/index.ts';
import { readSeal, type SealedKind } from '../seal.ts';
import { manifestPart, readManifestPart } from '../writers/docx-manifest.ts';
import { checkFiles } from './files.ts';
import { type Carried, checkItems } from './items.ts';
import { checkSlides, checkWord, checkWorkbook, presentation, wordText, workbook } from './office.ts';
import { type PackParts, zipParts } from './parts.ts';
import { checkPdf } from './pdf.ts';
import { type Manifest, readManifest, readTaken } from './read-manifest.ts';
import type { Checked, Report, Taken } from './report.ts';

export interface Found {
  kind: PackTargetKind;
  manifest: Manifest | null;
  /** Files and parts that were hashed. */
  files: number;
}

type OfficeKind = 'docx' | 'xlsx' | 'pptx';
const mainParts: ReadonlyArray<readonly [OfficeKind, string]> = [
  ['docx', wordText],
  ['xlsx', workbook],
  ['pptx', presentation],
];
const checks: Record<OfficeKind, (checked: Checked, taken: Taken, source: string) => Promise<void>> = {
  docx: checkWord,
  xlsx: checkWorkbook,
  pptx: checkSlides,
};

/** A workbook has none. */
const carried: Partial<Record<OfficeKind, Carried>> = {
  docx: { under: 'word/media/', pictures: false },
  pptx: { under: 'ppt/media/', pictures: true },
};

export function officeKind(names: readonly string[]): OfficeKind | null {
  if (!names.includes('[Content_Types].xml')) return null;
  return mainParts.find(([, main]) => names.includes(main))?.[0] ?? null;
}

export function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.toString('latin1', 0, 4) === 'PK\u0003\u0004';
}

export function isPdf(head: Buffer): boolean {
  return head.includes('%PDF-', 0, 'latin1');
}

function checkSeal(bytes: Buffer, kind: SealedKind, name: string, report: Report): void {
  const seal = readSeal(bytes, kind);
  if (seal !== 'whole') report(seal === 'broken' ? 'seal-broken' : 'seal-missing', name);
}

/** Another program that saved the document may have moved the part: it is known by what it says. */
async function manifestPartOf(parts: PackParts): Promise<string | null> {
  const items = parts.names.filter((name) => /^customXml\/item\d{1,4}\.xml$/.test(name)).slice(0, 100);
  for (const name of items) if (readManifestPart((await parts.read(name))?.toString() ?? '') !== null) return name;
  return parts.names.includes(manifestPart) ? manifestPart : null;
}

async function checkOffice(parts: PackParts, kind: OfficeKind, name: string, report: Report): Promise<Found> {
  const own = await manifestPartOf(parts);
  if (own === null) {
    report('manifest-missing', name);
    return { kind, manifest: null, files: 0 };
  }
  const part = readManifestPart((await parts.read(own))?.toString() ?? '');
  const read = readManifest(part?.manifest, false);
  const taken = readTaken(part?.quotations);
  if (read?.whole !== true || taken === null) report('manifest-broken', own);
  if (read === null) return { kind, manifest: null, files: 0 };
  const { manifest } = read;
  const files = await checkFiles(manifest, parts, [own], report);
  await checks[kind]({ manifest, parts, report }, taken ?? new Map(), own);
  const items = carried[kind];
  if (items !== undefined) await checkItems({ manifest, parts, report }, items);
  return { kind, manifest, files: files + 1 };
}

/** @param name as it is called in a problem */
export async function checkFile(bytes: Buffer, name: string, report: Report): Promise<Found> {
  if (isPdf(bytes.subarray(0, 1024))) {
    checkSeal(bytes, 'pdf', name, report);
    return { kind: 'pdf', ...(await checkPdf(bytes, name, report)) };
  }
  const parts = isZip(bytes) ? await zipParts(bytes) : null;
  const kind = parts === null ? null : officeKind(parts.names);
  if (parts === null || kind === null) {
    // Not a zip, or not a whole one: there is no telling whether it ever held a manifest.
    report('manifest-missing', name);
    return { kind: 'unknown', manifest: null, files: 0 };
  }
  checkSeal(bytes, 'zip', name, report);
  return checkOffice(parts, kind, name, report);
}

/**
 * Checks an exported pack long after: from the pack alone, and against the archive it came from.
 *
 * Alone it proves that files, quotations and the manifest itself are what they were at the export. Who rewrites the
 * manifest with its hash, and the seal as well, can only be found out by the archive. What is read in `verify/` came from
 * outside: it never throws for anything that is in a pack, and its limits are told as problems.
 */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PackVerifyReport } from '../../contract/index.ts';
import { DoorError } from '../errors.ts';
import { manifestName } from './manifest.ts';
import type { PackSource } from './source.ts';
import { checkArchive } from './verify/archive.ts';
import { checkFile, type Found, isZip, officeKind } from './verify/check-file.ts';
import { checkFolder, type Walk } from './verify/check-folder.ts';
import { folderParts, OverLimit, type PackParts, partsUnder, READ_MAX, zipFileParts } from './verify/parts.ts';
import { createFindings } from './verify/report.ts';

export interface VerifyOptions {
  /** What it is called; the last part of the path unless it is given. */
  name?: string;
  onFile?: (name: string) => void;
}

/** One of these is at the top of every folder of ours. */
const folderMarks = [manifestName, 'bagit.txt'];
const nothing: Found = { kind: 'unknown', manifest: null, files: 0 };

/** A zip of a folder holds that folder under its own name, as the web host sends it. */
function folderIn(parts: PackParts): PackParts {
  const tops = new Set(parts.names.map((name) => name.split('/')[0] ?? ''));
  const [top] = tops;
  const isOneFolder = tops.size === 1 && top !== undefined && !parts.names.includes(top);
  return isOneFolder ? partsUnder(parts, top) : parts;
}

async function readWhole(file: string): Promise<{ bytes: Buffer; size: number } | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    if (size <= READ_MAX) return { bytes: await handle.readFile(), size };
    const head = Buffer.alloc(1024);
    await handle.read(head, 0, head.length, 0);
    return { bytes: head, size };
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

async function checkSingle(file: string, name: string, walk: Walk): Promise<Found> {
  const report = walk.findings.under('');
  walk.onFile(name);
  const read = await readWhole(file);
  if (read === null) {
    report('manifest-missing', name);
    return nothing;
  }
  if (isZip(read.bytes)) {
    const zip = await zipFileParts(file);
    try {
      const parts = zip === null || officeKind(zip.parts.names) !== null ? null : folderIn(zip.parts);
      // A damaged Office file is no folder either: it is named as the file it is.
      if (parts !== null && folderMarks.some((mark) => parts.names.includes(mark)))
        return await checkFolder(parts, name, 0, walk);
    } finally {
      zip?.close();
    }
  }
  if (read.size > READ_MAX) {
    report('too-large', name);
    return nothing;
  }
  return checkFile(read.bytes, name, report);
}

async function checkTarget(target: string, isFolder: boolean, name: string, walk: Walk): Promise<Found> {
  if (!isFolder) return checkSingle(target, name, walk);
  try {
    return await checkFolder(await folderParts(target), name, 0, walk);
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    walk.findings.under('')('too-large', name);
    return nothing;
  }
}

/**
 * @param target a folder, a file, or a zip of a folder
 * @param archive what the pack came from, or null to check the pack alone
 * @throws DoorError NOT_FOUND when there is nothing at that place
 */
export async function verifyPack(
  target: string,
  archive: PackSource | null,
  options: VerifyOptions = {},
): Promise<PackVerifyReport> {
  const started = performance.now();
  const there = await stat(target).catch(() => null);
  if (there === null) throw new DoorError('NOT_FOUND', { file: options.name ?? target });
  const findings = createFindings();
  const name = options.name ?? path.basename(target);
  const walk: Walk = { findings, where: '', onFile: options.onFile ?? (() => {}) };
  const { kind, manifest, files } = await checkTarget(target, there.isDirectory(), name, walk);
  const compared = manifest !== null && archive !== null && checkArchive(manifest, archive, findings.under(''));
  const { problems } = findings;
  return {
    ok: problems.length === 0,
    name,
    kind,
    pack: manifest === null ? null : { ...manifest.pack, archive: manifest.archive },
    files,
    quotations: manifest?.quotations.length ?? 0,
    records: manifest?.records.length ?? 0,
    compared,
    problems,
    ms: Math.round(performance.now() - started),
  };
}

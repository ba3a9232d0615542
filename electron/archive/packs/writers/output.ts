/** What a writer returns, and the files that prove the others of a folder. */
import { manifestName, packManifest, quotationsName, takenTexts } from '../manifest.ts';
import type { PackSnapshot } from '../snapshot-shape.ts';

/** A file of an export: its path inside the export, with `/`. An export of one file is named by the exporter. */
export interface OutputFile {
  path: string;
  bytes: Uint8Array;
}

const utf8 = new TextEncoder();

export function manifestFile(snapshot: PackSnapshot, files: readonly OutputFile[]): OutputFile {
  return { path: manifestName, bytes: utf8.encode(packManifest(snapshot, files)) };
}

/** The files, the quoted texts as they were taken, and the manifest over both. */
export function withProof(snapshot: PackSnapshot, files: readonly OutputFile[]): OutputFile[] {
  const taken = `${JSON.stringify(takenTexts(snapshot), null, 2)}\n`;
  const all = [...files, { path: quotationsName, bytes: utf8.encode(taken) }];
  return [...all, manifestFile(snapshot, all)];
}

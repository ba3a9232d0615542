/** What a writer returns, and the files that prove the others of a folder. */
import { sha256 } from '../../digest.ts';
import { type FileFacts, manifestName, packManifest, quotationsName, takenTexts } from '../manifest.ts';
import { joined, type Sealed } from '../seal.ts';
import type { PackSnapshot } from '../snapshot-shape.ts';

/** A file of an export: its path inside the export, with `/`. An export of one file is named by the exporter. */
export interface OutputFile {
  path: string;
  readonly bytes: Uint8Array;
  /** The same bytes, not joined, where a file is made of pieces. */
  readonly sealed?: Sealed;
}

/** A file that has been written elsewhere, and is wanted here as well. */
export interface CopiedFile extends FileFacts {
  /** The whole way to it. */
  from: string;
}

const utf8 = new TextEncoder();

/** Joined only for whoever asks for `bytes`. */
export function sealedFile(path: string, sealed: Sealed): OutputFile {
  return {
    path,
    sealed,
    get bytes() {
      return joined(sealed);
    },
  };
}

export function factsOf(file: OutputFile): FileFacts {
  const { path, sealed } = file;
  if (sealed !== undefined) return { path, bytes: sealed.byteLength, sha256: sealed.sha256 };
  const { bytes } = file;
  return { path, bytes: bytes.byteLength, sha256: sha256(bytes) };
}

/** @param files those of one format, or of a folder of several as they were written */
export function manifestFile(snapshot: PackSnapshot, files: ReadonlyArray<OutputFile | FileFacts>): OutputFile {
  const known = files.map((file) => ('sha256' in file ? file : factsOf(file)));
  return { path: manifestName, bytes: utf8.encode(packManifest(snapshot, known)) };
}

/** The same file under another name. What is read only when it is asked for stays so. */
export function renamed<File extends OutputFile | CopiedFile>(file: File, path: string): File {
  const named = { value: path, enumerable: true };
  return Object.create(Object.prototype, { ...Object.getOwnPropertyDescriptors(file), path: named });
}

/** The files, the quoted texts as they were taken, and the manifest over both. */
export function withProof(snapshot: PackSnapshot, files: readonly OutputFile[]): OutputFile[] {
  const taken = `${JSON.stringify(takenTexts(snapshot), null, 2)}\n`;
  const all = [...files, { path: quotationsName, bytes: utf8.encode(taken) }];
  return [...all, manifestFile(snapshot, all)];
}

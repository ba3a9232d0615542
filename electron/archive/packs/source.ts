/** What packs need to know of an archive, and no more: a pack can be built from anything that answers this. */
import type { ArchiveRecord, Taxonomy } from '../../contract/index.ts';

export interface PackSource {
  record(id: string): ArchiveRecord | null;
  taxonomy: Taxonomy;
  /** Other names of a region, by its code: what a person may type for it. */
  regionAliases?: ReadonlyMap<string, readonly string[]>;
  /** The bytes of an original, or null where the archive does not hold it (whole). */
  original?: (sha256: string) => Buffer | null;
  /** A text in standard wording; the text itself where there is nothing to restore. */
  restored?: (text: string) => string;
  archiveId: string;
  /** Name and version of the program, printed in the notes of a pack. */
  program: string;
}

/** Pictures are asked for once a format. More than this is read again: an export must not hold a whole archive. */
const KEPT_ORIGINALS = 48 * 1024 * 1024;

/** Reads each record once, so that a whole export sees one state of it; originals as far as there is room for them. */
export function remembering(source: PackSource): PackSource {
  const known = new Map<string, ArchiveRecord | null>();
  const originals = new Map<string, Buffer>();
  let room = KEPT_ORIGINALS;
  const read = source.original;
  return {
    ...source,
    record(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      const record = source.record(id);
      known.set(id, record);
      return record;
    },
    ...(read === undefined
      ? {}
      : {
          original(hash: string) {
            const kept = originals.get(hash);
            if (kept !== undefined) return kept;
            const bytes = read(hash);
            if (bytes !== null && bytes.length <= room) {
              originals.set(hash, bytes);
              room -= bytes.length;
            }
            return bytes;
          },
        }),
  };
}

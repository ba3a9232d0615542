/** An archive as packs ask it: one way to build it, for the door, for every thread and for the command line. */
import type { ArchiveRecord } from '../../contract/index.ts';
import { type PairTable, restore } from '../../text/index.ts';
import { loadTaxonomy, regionAliases } from '../catalogue/taxonomy.ts';
import { PROGRAM } from '../info.ts';
import { readOriginal } from '../vault/read-original.ts';
import type { PackSource } from './source.ts';

export interface AskedArchive {
  /** The archive's folder. */
  dir: string;
  archiveId: string;
  record(id: string): ArchiveRecord | null;
  /** Without it nothing is read in standard wording: who writes a snapshot, or checks one, needs none. */
  pairs?: () => PairTable;
}

export function archiveSource({ dir, archiveId, record, pairs }: AskedArchive): PackSource {
  return {
    record,
    taxonomy: loadTaxonomy().taxonomy,
    regionAliases: regionAliases(),
    original: (hash) => readOriginal(dir, hash),
    ...(pairs === undefined ? {} : { restored: (text: string) => restore(text, pairs())?.text ?? text }),
    archiveId,
    program: PROGRAM,
  };
}

/** What a comparison needs to know of an archive. */
import type { ArchiveRecord, Taxonomy } from '../../contract/index.ts';

export interface CompareSource {
  record(id: string): ArchiveRecord | null;
  taxonomy: Taxonomy;
  /** Other names of a region by its code, former codes among them. */
  regionAliases?: ReadonlyMap<string, readonly string[]>;
}

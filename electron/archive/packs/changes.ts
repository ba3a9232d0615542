/** Quotations whose source was corrected: what stands there now, and taking them anew. */
import type { ChangedQuotation, Pack } from '../../contract/index.ts';
import type { ArchiveParts } from '../archive.ts';

export function changedQuotations(parts: ArchiveParts, id: string): ChangedQuotation[] {
  parts.packs.get(id);
  return [];
}

export function rebuildPack(parts: ArchiveParts, input: { id: string; version: number; items: string[] }): Pack {
  return parts.packs.rebuild(input.id, input.version, (item) => item);
}

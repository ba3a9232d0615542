/** The starter records as they are shipped, without an archive behind them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTaxonomy, regionAliases } from '../../../electron/archive/catalogue/taxonomy.ts';
import type { CompareSource } from '../../../electron/archive/compare/source.ts';
import { type ArchiveRecord, InterchangeRecord } from '../../../electron/contract/index.ts';
import { record } from '../packs/pack.ts';

const file = fileURLToPath(new URL('../../../resources/starter/records.jsonl', import.meta.url));

export function starterRecords(): ArchiveRecord[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { id, format, ...fields } = InterchangeRecord.parse(JSON.parse(line));
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return record({ ...given, id: String(id), format: format ?? 'markdown' });
    });
}

export function compareSource(records: readonly ArchiveRecord[]): CompareSource {
  const byId = new Map(records.map((one) => [one.id, one]));
  return {
    record: (id) => byId.get(id) ?? null,
    taxonomy: loadTaxonomy().taxonomy,
    regionAliases: regionAliases(),
  };
}

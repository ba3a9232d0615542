/** Reads the shipped data the way the archive does: through the contract's shapes. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { InterchangeRecord, LinkEntry, PracticeEntry, RegionEntry } from '../../../electron/contract/index.ts';

const file = (name: string) => new URL(`../../../resources/${name}`, import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(file(name), 'utf8'));

export const RegionAlias = z.strictObject({
  alias: z.string().min(1),
  code: z.string().min(1),
  ambiguous: z.literal(true).optional(),
  note: z.string().min(1),
});

export const regions = z.array(RegionEntry).parse(json('taxonomy/regions.json'));
export const aliases = z.array(RegionAlias).parse(json('taxonomy/region-aliases.json'));
export const practices = z.array(PracticeEntry).parse(json('taxonomy/practices.json'));
export const links = z.array(LinkEntry).parse(json('taxonomy/links.json'));
export const wordPairs = readFileSync(file('taxonomy/rewritten-word-pairs.tsv'), 'utf8');

export const lines = readFileSync(file('starter/records.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
export const starter = lines.map((line) => InterchangeRecord.parse(JSON.parse(line)));

export function findRecord(id: string): InterchangeRecord {
  const found = starter.find((record) => record.id === id);
  if (found === undefined) throw new Error(`no record ${id} in the starter collection`);
  return found;
}

export function textOf(record: InterchangeRecord): string {
  return record.text ?? '';
}

/** Rows of recipes and of their kept states, read into the shapes of the contract. */
import {
  type Pack,
  PackCover,
  PackItem,
  type PackItemType,
  PackOptions,
  type PackSummary,
  PackTemplate,
  type PackVersion,
} from '../../contract/index.ts';
import { json } from '../db/rows.ts';

export interface PackRow {
  id: string;
  title: string;
  /** Absent in an archive of an earlier version that is open for reading. */
  template?: string;
  cover: string;
  options?: string;
  items: string;
  version: number;
  created_at: string;
  updated_at: string;
}

export interface VersionRow {
  pack_id: string;
  version: number;
  title: string;
  template: string;
  cover: string;
  options: string;
  items: string;
  saved_at: string;
  reason: PackVersion['reason'];
  note: string;
}

/** Fields that came later have their defaults; the rest is as it was saved. */
export function packOf(row: PackRow): Pack {
  return {
    id: row.id,
    title: row.title,
    template: PackTemplate.parse(row.template ?? 'blank'),
    cover: PackCover.parse(json(row.cover)),
    options: PackOptions.parse(json(row.options ?? '{}')),
    items: json<unknown[]>(row.items).map((item) => PackItem.parse(item)),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** For the list of all packs: counted without checking every item of every recipe. */
export function summaryOf(row: PackRow): PackSummary {
  const items = json<Array<{ type: PackItemType; recordId?: string }>>(row.items);
  return {
    id: row.id,
    title: row.title,
    template: PackTemplate.parse(row.template ?? 'blank'),
    records: new Set(items.flatMap(({ recordId }) => recordId ?? [])).size,
    excerpts: items.filter(({ type }) => type === 'excerpt').length,
    updatedAt: row.updated_at,
  };
}

export function versionOf(row: VersionRow): PackVersion {
  const { version, title, reason, note } = row;
  return { version, title, items: json<unknown[]>(row.items).length, savedAt: row.saved_at, reason, note };
}

/** The controlled lists from `resources/taxonomy`, and how a name or a code typed by a person resolves to entries. */

import * as z from 'zod';
import { LinkEntry, PracticeEntry, RegionEntry, type Taxonomy } from '../../contract/index.ts';
import { readJsonResource } from '../resources.ts';

const Alias = z.looseObject({ alias: z.string(), code: z.string(), ambiguous: z.boolean().optional() });

export interface TaxonomyIndex {
  readonly taxonomy: Taxonomy;
  /** The code itself and every code above it; unknown and local codes resolve by their six-digit stem. */
  regionChain(code: string): string[];
  /** Codes a region name, short name, alias or code stands for; several when the name is shared. */
  resolveRegion(text: string): string[];
  /** Name of the place a word of a query stands for; null for words that may mean something else. */
  placeOf(text: string): string | null;
  /** Names of places that stand in a text, longest first at each place. */
  placesIn(text: string): string[];
  resolvePractice(text: string): string[];
  resolveLink(text: string): string[];
}

export function regionChain(code: string): string[] {
  const stem = /^(\d{6})/.exec(code)?.[1];
  if (stem === undefined) return [code];
  const chain = [code, stem, `${stem.slice(0, 4)}00`, `${stem.slice(0, 2)}0000`];
  return [...new Set(chain)];
}

/** 高淳区 and 高淳 are the same to a person who types; a name of two characters keeps its last. */
function bare(name: string): string {
  return name.length > 2 ? name.replace(/(?:自治县|新区|[省市区县])$/u, '') : name;
}

// Shipped with the program: the same for as long as it runs.
let aliases: ReadonlyMap<string, readonly string[]> | undefined;

/** Other names of a region by its code, without those that also mean something else. */
export function regionAliases(): ReadonlyMap<string, readonly string[]> {
  if (aliases !== undefined) return aliases;
  const byCode = new Map<string, string[]>();
  for (const { alias, code, ambiguous } of z.array(Alias).parse(readJsonResource('taxonomy', 'region-aliases.json'))) {
    if (ambiguous === true) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), alias]);
  }
  aliases = byCode;
  return byCode;
}

let loaded: TaxonomyIndex | undefined;

export function loadTaxonomy(): TaxonomyIndex {
  if (loaded !== undefined) return loaded;
  const regions = z.array(RegionEntry).parse(readJsonResource('taxonomy', 'regions.json'));
  const practices = z.array(PracticeEntry).parse(readJsonResource('taxonomy', 'practices.json'));
  const links = z.array(LinkEntry).parse(readJsonResource('taxonomy', 'links.json'));
  const aliases = z.array(Alias).parse(readJsonResource('taxonomy', 'region-aliases.json'));
  // 郊区, 新区: words as much as names.
  const placeNames = [...new Set(regions.flatMap((r) => [r.name, r.short]))]
    .filter((name) => name.length > 1 && !/^[东西南北郊城新]区$/.test(name))
    .sort((a, b) => b.length - a.length);
  const index: TaxonomyIndex = {
    taxonomy: { regions, practices, links },
    regionChain,
    resolveRegion(text) {
      const value = text.trim();
      if (value === '') return [];
      const exact = regions.filter((r) => r.code === value || r.name === value);
      if (exact.length > 0) return exact.map((r) => r.code);
      const byName = regions.filter((r) => r.short === value || bare(r.name) === bare(value));
      const byAlias = aliases.filter((a) => a.alias === value).map((a) => a.code);
      return [...new Set([...byName.map((r) => r.code), ...byAlias])];
    },
    placeOf(text) {
      const codes = new Set(index.resolveRegion(text));
      for (const { alias, code, ambiguous } of aliases) if (alias === text && ambiguous === true) codes.delete(code);
      const found = regions.filter((r) => codes.has(r.code));
      return found.length === 0 ? null : found.map((r) => r.name).join('、');
    },
    placesIn(text) {
      const found = new Set<string>();
      for (let i = 0; i < text.length; i++) {
        const name = placeNames.find((one) => text.startsWith(one, i));
        if (name === undefined) continue;
        found.add(name);
        i += name.length - 1;
      }
      return [...found];
    },
    resolvePractice: (text) =>
      practices
        .filter((p) => p.id === text.toUpperCase() || p.name.includes(text) || p.synonyms.some((s) => s.includes(text)))
        .map((p) => p.id),
    resolveLink: (text) =>
      links.filter((l) => l.id === text.toUpperCase() || l.name === text || l.short === text).map((l) => l.id),
  };
  loaded = index;
  return index;
}

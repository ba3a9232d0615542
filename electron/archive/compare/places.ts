/** Places as comparisons see them: which row a code belongs to, what a place is called, which place a text begins with. */
import type { MatrixRows, RegionEntry } from '../../contract/index.ts';
import type { CompareSource } from './source.ts';

export interface Place {
  /** '' where only the words are known. */
  code: string;
  name: string;
}

export interface Places {
  /** The code of the row. A code above the level of the rows is a row of its own. */
  row(code: string, rows: MatrixRows): string;
  /** 相城区; with the place above it where the name is shared: 上海市普陀区. */
  name(code: string): string;
  /** Names of the places above, from the top: 江苏省苏州市. */
  above(code: string): string;
  /** One is the other, or lies in it. */
  related(a: string, b: string): boolean;
  /** The longest name that begins at `at`, and what it may stand for. */
  at(text: string, at: number): { end: number; codes: readonly string[] } | null;
  /** Codes of a name as a whole. */
  named(name: string): readonly string[];
}

const levels = { province: 0, prefecture: 1, county: 2 } as const;
/** 郊区, 新区: words as much as names. */
const wordLike = /^[东西南北郊城新]区$/;
const formerCode = /^\d{6}$/;

function byName({ taxonomy, regionAliases }: CompareSource): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (name: string, code: string): void => {
    if (name.length < 2 || wordLike.test(name) || formerCode.test(name)) return;
    const codes = names.get(name) ?? [];
    if (!codes.includes(code)) names.set(name, [...codes, code]);
  };
  for (const { code, name, short } of taxonomy.regions) {
    add(name, code);
    add(short, code);
    for (const alias of regionAliases?.get(code) ?? []) add(alias, code);
  }
  return names;
}

export function placesOf(source: CompareSource): Places {
  const byCode = new Map<string, RegionEntry>(source.taxonomy.regions.map((r) => [r.code, r]));
  for (const [code, aliases] of source.regionAliases ?? []) {
    const entry = byCode.get(code);
    for (const alias of aliases)
      if (entry !== undefined && formerCode.test(alias) && !byCode.has(alias)) byCode.set(alias, entry);
  }
  const names = byName(source);
  const byFirst = new Map<string, string[]>();
  for (const name of [...names.keys()].sort((a, b) => b.length - a.length))
    byFirst.set(name.charAt(0), [...(byFirst.get(name.charAt(0)) ?? []), name]);
  const shared = new Map<string, number>();
  for (const { name } of source.taxonomy.regions) shared.set(name, (shared.get(name) ?? 0) + 1);

  /** Codes of streets are longer, those of zones have a suffix, and some are written without their zeros. */
  const entryOf = (code: string): RegionEntry | undefined =>
    byCode.get(code) ?? byCode.get(/^\d+/.exec(code)?.[0].slice(0, 6).padEnd(6, '0') ?? '');

  const lines = new Map<string, readonly RegionEntry[]>();
  function line(code: string): readonly RegionEntry[] {
    const known = lines.get(code);
    if (known !== undefined) return known;
    const found: RegionEntry[] = [];
    let entry = entryOf(code);
    while (entry !== undefined && found.length < 4) {
      found.unshift(entry);
      entry = entry.parent === null ? undefined : byCode.get(entry.parent);
    }
    lines.set(code, found);
    return found;
  }

  function name(code: string): string {
    const entry = entryOf(code);
    if (entry === undefined) return code;
    const parent = entry.parent === null ? undefined : byCode.get(entry.parent);
    return (shared.get(entry.name) ?? 0) > 1 && parent !== undefined ? `${parent.name}${entry.name}` : entry.name;
  }

  return {
    name,
    row(code, rows) {
      const found = line(code);
      const entry = found.findLast((one) => levels[one.level] <= levels[rows]);
      if (entry !== undefined) return entry.code;
      const digits = /^\d{2,}/.exec(code)?.[0].slice(0, 6).padEnd(6, '0');
      if (digits === undefined) return code;
      return digits.slice(0, 2 + 2 * levels[rows]).padEnd(6, '0');
    },
    above: (code) =>
      line(code)
        .slice(0, -1)
        .map((one) => one.name)
        .join(''),
    related(a, b) {
      const [upper, lower] = [line(a).at(-1)?.code ?? a, line(b).at(-1)?.code ?? b];
      return line(a).some((one) => one.code === lower) || line(b).some((one) => one.code === upper) || upper === lower;
    },
    at(text, at) {
      const found = byFirst.get(text.charAt(at))?.find((one) => text.startsWith(one, at));
      return found === undefined ? null : { end: at + found.length, codes: names.get(found) ?? [] };
    },
    named: (text) => names.get(text) ?? [],
  };
}

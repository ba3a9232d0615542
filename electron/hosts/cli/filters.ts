/** `--region 高淳 --link 决策 --year 2022,2023`: names and codes alike, turned into the contract's filters. */
import type { Command } from 'commander';
import type { SearchFilters, Taxonomy } from '../../contract/index.ts';
import { kindLabels, qualityLabels } from '../../contract/messages.ts';
import { qualityFlags, recordKinds } from '../../contract/vocabulary.ts';
import { UsageError } from './exit.ts';

export interface FilterOptions {
  region?: string[];
  kind?: string[];
  practice?: string[];
  link?: string[];
  year?: string[];
  person?: string[];
  quality?: string[];
}

const collect = (value: string, before: string[] = []) => [
  ...before,
  ...value
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== ''),
];

export function withFilterOptions(command: Command): Command {
  return command
    .option('--region <code|name>', '地区代码或名称，含其下级；可重复，可用逗号分隔', collect)
    .option('--kind <kind>', '类型，如 case、report 或“案例”', collect)
    .option('--practice <id|name>', '实践类型编号或名称', collect)
    .option('--link <id|name>', '环节：L1–L5 或选举、协商、决策、管理、监督', collect)
    .option('--year <year>', '年份', collect)
    .option('--person <name>', '人物姓名', collect)
    .option('--quality <flag>', '质量标记，如 rewritten 或“文字经机器改写”', collect);
}

export function readFilters(options: FilterOptions, taxonomy: Taxonomy): SearchFilters {
  const filters: SearchFilters = {};
  if (options.region) {
    filters.region = options.region.map(
      (text) =>
        pick(
          text,
          '地区',
          'region',
          taxonomy.regions,
          (r) => [r.code, r.name, r.short],
          (r) => `${r.name}（${r.code}）`,
        ).code,
    );
  }
  if (options.practice) {
    filters.practice = options.practice.map(
      (text) =>
        pick(
          text,
          '实践类型',
          'practice',
          taxonomy.practices,
          (p) => [p.id, p.name, ...p.synonyms],
          (p) => p.name,
        ).id,
    );
  }
  if (options.link) {
    filters.link = options.link.map(
      (text) =>
        pick(
          text,
          '环节',
          'link',
          taxonomy.links,
          (l) => [l.id, l.name, l.short],
          (l) => l.name,
        ).id,
    );
  }
  if (options.kind) {
    const kinds = recordKinds.map((id) => ({ id, ...kindLabels[id] }));
    filters.kind = options.kind.map(
      (text) =>
        pick(
          text,
          '类型',
          'kind',
          kinds,
          (k) => [k.id, k.zh, k.en],
          (k) => k.id,
        ).id,
    );
  }
  if (options.person) filters.person = options.person;
  if (options.quality) {
    const flags = qualityFlags.map((id) => ({ id, ...qualityLabels[id] }));
    filters.quality = options.quality.map(
      (text) =>
        pick(
          text,
          '质量标记',
          'quality flag',
          flags,
          (q) => [q.id, q.zh, q.en],
          (q) => q.id,
        ).id,
    );
  }
  if (options.year) {
    for (const year of options.year) {
      if (!/^\d{4}$/.test(year)) throw new UsageError(`年份应为四位数字：${year}`, `A year has four digits: ${year}`);
    }
    filters.year = options.year;
  }
  return filters;
}

/** The one entry that is called so. A name that several entries share is refused with the candidates. */
function pick<T>(
  text: string,
  zh: string,
  en: string,
  entries: readonly T[],
  names: (entry: T) => string[],
  label: (entry: T) => string,
): T {
  const wanted = text.normalize('NFKC').toLowerCase();
  const found = entries.filter((entry) => names(entry).some((name) => name.toLowerCase() === wanted));
  const [only, second] = found;
  if (only === undefined) throw new UsageError(`没有这个${zh}：${text}`, `Unknown ${en}: ${text}`);
  if (second !== undefined) {
    const candidates = found.map(label).join('、');
    throw new UsageError(
      `${zh}“${text}”不止一个：${candidates}。请用代码指明。`,
      `${en} ${text} is ambiguous: ${candidates}`,
    );
  }
  return only;
}

/**
 * A note of a search for reproducible research: what was asked, how it was read, what came back, from which archive
 * and by which program. Plain text, for a footnote or a working paper. Pure.
 */
import type { TFunction } from 'i18next';
import type { ArchiveInfo } from '../../../../electron/contract/archive.ts';
import {
  type FacetCount,
  facetNames,
  type SearchFilters,
  type SearchResult,
} from '../../../../electron/contract/search.ts';
import { formatNumber } from '../../lib/format.ts';
import type { Mode, Sort } from '../../lib/route.ts';
import { alsoWords, type FilterLabel, facetTitle, readingWords } from './wording.ts';

/** Facets whose counts are part of the note, and how many values of each. */
const counted = ['region', 'link', 'practice', 'year'] as const;
const MOST = 10;

export interface NotedSearch {
  result: SearchResult;
  filters: SearchFilters;
  mode: Mode;
  sort: Sort;
  /** Local time; the note says how far it is from UTC. */
  now: Date;
  info: Pick<ArchiveInfo, 'name' | 'records' | 'program' | 'analyserVersion'> | null;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2026-03-09 08:05:00 UTC+08:00` */
export function stamp(now: Date): string {
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}`;
  const ahead = -now.getTimezoneOffset();
  const zone = `${ahead < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(ahead) / 60))}:${pad(Math.abs(ahead) % 60)}`;
  return `${day} ${time} UTC${zone}`;
}

function largest(counts: readonly FacetCount[]): FacetCount[] {
  return counts
    .filter((entry) => entry.count > 0)
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .slice(0, MOST);
}

export function queryNote(search: NotedSearch, label: FilterLabel, t: TFunction, language: string): string {
  const { result, filters, info } = search;
  const shown = (value: number): string => formatNumber(value, language);
  const comma = t('common.comma');
  const semicolon = t('search.note.semicolon');
  const query = result.query.trim();
  const reading = result.reading
    .map((piece) => [readingWords(piece, t), alsoWords(piece, t)].filter((part) => part !== '').join(comma))
    .join(semicolon);
  const chosen = facetNames
    .flatMap((name) => {
      const values = (filters[name] ?? []).map((value) => label(name, value));
      return values.length === 0
        ? []
        : [t('search.note.filter', { name: facetTitle(name, t), values: values.join(comma) })];
    })
    .join(semicolon);
  const sort =
    search.sort === 'region' ? 'search.byRegion' : search.sort === 'date' || query === '' ? 'search.byDate' : null;
  const counts = counted.flatMap((name) => {
    const values = largest(result.facets[name]).map((entry) =>
      t('search.note.count', { name: entry.label ?? label(name, entry.value), shown: shown(entry.count) }),
    );
    return values.length === 0
      ? []
      : [t('search.note.facet', { name: facetTitle(name, t), values: values.join(comma) })];
  });
  return [
    t('search.note.title'),
    t('search.note.query', { text: query === '' ? t('search.note.allRecords') : query }),
    ...(reading === '' ? [] : [t('search.note.reading', { text: reading })]),
    t('search.note.filters', { text: chosen === '' ? t('search.note.none') : chosen }),
    t('search.note.mode', { mode: t(`search.modes.${search.mode}`), sort: t(sort ?? 'search.byRelevance') }),
    t('search.note.time', { time: stamp(search.now) }),
    t('search.note.total', { shown: shown(result.total) }),
    ...(counts.length === 0 ? [] : [t('search.note.counts'), ...counts]),
    ...(result.behind > 0 ? [t('search.note.behind', { shown: shown(result.behind) })] : []),
    ...(result.index === 'ready' ? [] : [t(`search.note.${result.index}`)]),
    ...(info === null
      ? []
      : [
          t('search.note.archive', { name: info.name, shown: shown(info.records) }),
          t('search.note.program', { program: info.program, analyser: info.analyserVersion }),
        ]),
  ].join('\n');
}

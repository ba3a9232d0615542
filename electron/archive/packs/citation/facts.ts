/**
 * What a record states of itself as a bibliographic item: its own fields, and those that the interchange brought beside
 * them. Only what is stated is here; nothing is guessed.
 */
import type { ArchiveRecord } from '../../../contract/index.ts';

export type Citable = Pick<ArchiveRecord, 'title' | 'kind' | 'source' | 'dates' | 'people' | 'extra'>;

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A field beside the known ones, where it is a non-empty string or a number. */
export function extra(record: Pick<Citable, 'extra'>, name: string): string | undefined {
  const value = Object.hasOwn(record.extra, name) ? record.extra[name] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? oneLine(value) : undefined;
}

/** 李某某、王某某; Smith J, Doe A; Smith, John; Doe, Jane. What a person did (主编, 译) is no part of the name. */
export function splitNames(stated: string): string[] {
  const line = oneLine(stated);
  const parts = /[；;]/.test(line) ? line.split(/[；;、]/) : line.split(/[、，]|,\s+/);
  return parts
    .map((name) =>
      name
        .trim()
        .replace(/(?:\s+(?:编著|主编|编|著|译|编译)|[（(](?:编著|主编|编|著|译|编译)[)）])$/, '')
        .replace(/[.．]$/, ''),
    )
    .filter((name) => name !== '');
}

/** Names in a field beside the known ones: one string, or a list of them. */
export function extraNames(record: Pick<Citable, 'extra'>, name: string): string[] {
  const value = Object.hasOwn(record.extra, name) ? record.extra[name] : undefined;
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? splitNames(one) : []));
  return splitNames(extra(record, name) ?? '');
}

export function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\s.,'’-]+$/u.test(name);
}

/** As stated, else by the script of the names. */
export function isInLatin(record: Pick<Citable, 'extra'>, names: readonly string[]): boolean {
  const language = extra(record, 'language');
  if (language !== undefined) return !/^(?:zh|chi|zho|ja|ko|中文?|汉语|日|韩)/i.test(language);
  return names.every(isLatin);
}

/** `第2版` and `第二版` → `2版`; a first edition is not named (GB/T 7714, 8.3). */
export function editionOf(record: Pick<Citable, 'extra'>): string {
  const stated = extra(record, 'edition') ?? '';
  if (/^(?:第?[1一]版|初版|1st ed(?:ition)?\.?)$/i.test(stated)) return '';
  const [, digits, word] = /^第?(?:(\d+)|([二三四五六七八九十]))版$/.exec(stated) ?? [];
  if (digits !== undefined) return `${digits}版`;
  return word === undefined ? stated : `${'一二三四五六七八九十'.indexOf(word) + 1}版`;
}

/** `12—18` → `12-18`, `第2版` of a newspaper → `2`. */
export function pagesOf(record: Pick<Citable, 'extra'>): string {
  return (extra(record, 'pages') ?? '')
    .replace(/^第\s*(\S+?)\s*[版页]$/, '$1')
    .replace(/(?<=\d)\s*[–—~～]+\s*(?=\d)/g, '-');
}

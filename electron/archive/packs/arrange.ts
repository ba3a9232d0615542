/**
 * The cases of an anthology under headings by link or by region. Whole records move, with the notes and pictures behind
 * each; headings between them give way to those of the groups; what stands before the first and after the last stays. A
 * case of several links goes under the first it has.
 */
import type { ArchiveRecord, PackItem } from '../../contract/index.ts';
import { linkLabels } from '../../contract/messages.ts';
import type { PackSource } from './source.ts';
import { placeName } from './wording.ts';

export type Arrangement = 'link' | 'region';

interface Group {
  key: string;
  title: string;
  items: PackItem[];
}

const LAST = '\uffff';

function groupOf(record: ArchiveRecord | null, by: Arrangement, source: PackSource): { key: string; title: string } {
  if (by === 'link') {
    const link = [...(record?.links ?? [])].sort()[0];
    return link === undefined ? { key: LAST, title: '其他' } : { key: link, title: linkLabels[link].zh };
  }
  const code = record?.regions[0];
  if (code === undefined) return { key: LAST, title: '地区未著录' };
  // One heading for each prefecture; in a municipality, for each district.
  const prefecture = /^31/.test(code) ? code.slice(0, 6) : `${code.slice(0, 4)}00`;
  const name = (wanted: string): string => placeName(source.taxonomy, wanted);
  return { key: prefecture, title: `${/^31/.test(code) ? '上海市' : ''}${name(prefecture) || name(code) || code}` };
}

/** @param id makes the id of a new heading */
export function arranged(
  items: readonly PackItem[],
  by: Arrangement,
  source: PackSource,
  id: () => string,
): PackItem[] {
  const first = items.findIndex((item) => item.type === 'record');
  if (first < 0) return [...items];
  const last = items.findLastIndex((item) => item.type === 'record');
  // The heading right above the first case is replaced by the groups' own.
  const from = items[first - 1]?.type === 'section' ? first - 1 : first;
  const groups = new Map<string, Group>();
  const others: PackItem[] = [];
  let current: Group | null = null;
  for (const item of items.slice(first, last + 1)) {
    if (item.type === 'section') {
      current = null;
    } else if (item.type === 'record') {
      const { key, title } = groupOf(source.record(item.recordId), by, source);
      current = groups.get(key) ?? { key, title, items: [] };
      groups.set(key, current);
      current.items.push(item);
    } else if (current === null) others.push(item);
    // A note or a picture behind a case goes with it.
    else current.items.push(item);
  }
  const sorted = [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const headed = sorted.flatMap(({ title, items: own }): PackItem[] => [{ id: id(), type: 'section', title }, ...own]);
  return [...items.slice(0, from), ...others, ...headed, ...items.slice(last + 1)];
}

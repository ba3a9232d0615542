/** Headings of a pack's sections and of what follows them, numbered as an official document numbers them. */
import type { EndingKind, PackEnding, PackItem } from '../../contract/index.ts';
import type { SnapshotEnding } from './snapshot-shape.ts';
import { chineseNumber } from './wording.ts';

export const implicitSection = '资料摘编';
export const endingTitles: Record<EndingKind, string> = {
  figures: '数据表',
  references: '参考文献',
  attachments: '附件清单',
  notes: '编制说明',
};

export interface ItemGroup {
  id: string;
  title: string;
  /** Nobody made it, as it came with the template or only holds what stands before the first: left out while empty. */
  given: boolean;
  items: PackItem[];
}

export function groupSections(items: readonly PackItem[]): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const item of items) {
    if (item.type === 'section')
      groups.push({ id: item.id, title: item.title.trim(), given: item.hint !== undefined, items: [] });
    else {
      if (groups.length === 0) groups.push({ id: 'all', title: implicitSection, given: true, items: [] });
      groups.at(-1)?.items.push(item);
    }
  }
  return groups;
}

/** Headings a person has numbered already stay as they are. */
function sectionTitle(title: string, n: number): string {
  const name = title === '' ? implicitSection : title;
  return /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十\d]+[章节部编]|^\d+[.、．]/.test(name)
    ? name
    : `${chineseNumber(n)}、${name}`;
}

/** 附：, 附录, 附件1: behind the text and no part of it, so it bears no number, nor does what is added behind it. */
const appended = /^附[录件表]?[一二三四五六七八九十\d]*(?:[：:\s]|$)/;

/** Of all sections, in order. */
export function sectionTitles(titles: readonly string[]): string[] {
  let n = 0;
  return titles.map((title) => (appended.test(title) ? title : sectionTitle(title, ++n)));
}

/** Numbered on from the sections; bare where a person numbers those in another way, or where one of them is 附. */
export function endingsOf(
  sections: ReadonlyArray<{ title: string }>,
  wanted: readonly PackEnding[],
  has: Record<EndingKind, boolean>,
): SnapshotEnding[] {
  let goesOn = sections.every((s, i) => s.title.startsWith(`${chineseNumber(i + 1)}、`));
  let n = sections.length;
  const done = new Set<EndingKind>();
  return wanted.flatMap(({ kind, title }) => {
    if (!has[kind] || done.has(kind)) return [];
    done.add(kind);
    const name = title.trim() === '' ? endingTitles[kind] : title.trim();
    if (appended.test(name)) goesOn = false;
    return [{ kind, title: goesOn ? sectionTitle(name, ++n) : name }];
  });
}

/** The heading of an ending, or nothing when it is not printed. */
export function endingTitle(snapshot: { endings: readonly SnapshotEnding[] }, kind: EndingKind): string | null {
  return snapshot.endings.find((ending) => ending.kind === kind)?.title ?? null;
}

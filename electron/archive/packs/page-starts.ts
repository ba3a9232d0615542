/** Page breaks that nobody has to set: before each section, and before each record inside one. */
import type { PackOptions } from '../../contract/index.ts';
import type { SnapshotEntry, SnapshotSection } from './snapshot-shape.ts';

function isBreak(entry: SnapshotEntry | undefined): boolean {
  return entry?.type === 'page-break';
}

/**
 * Breaks as entries, so that every writer prints them as it prints those of a person. Never two in a row: the second
 * would leave an empty page. A record right under the heading of its section stays there. What follows the sections
 * begins one page together.
 */
export function withPageStarts(
  sections: readonly SnapshotSection[],
  start: PackOptions['startsPage'],
  hasEndings: boolean,
): SnapshotSection[] {
  if (start === 'none') return [...sections];
  const shown = new Set<string>();
  return sections.map((section, i) => {
    const entries = section.entries.flatMap((entry, at): SnapshotEntry[] => {
      const before = section.entries[at - 1];
      if (start !== 'record' || entry.type !== 'record') return [entry];
      // The second time it is one line that says where it stands.
      const again = shown.has(entry.recordId);
      shown.add(entry.recordId);
      if (again || before === undefined || isBreak(before)) return [entry];
      return [{ type: 'page-break', id: `before-${entry.id}` }, entry];
    });
    const isLast = i === sections.length - 1;
    if (!isBreak(entries.at(-1)) && (!isLast || hasEndings))
      entries.push({ type: 'page-break', id: `after-${section.id}` });
    return { ...section, entries };
  });
}

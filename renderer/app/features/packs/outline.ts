/** What a pack's order says of each item: number of a quotation, extent of a section, place on a route. Pure. */
import type { PackItem } from '../../../../electron/contract/packs.ts';

export interface SectionExtent {
  items: number;
  /** Of quotations and notes; whole records are counted by the archive when they are printed. */
  characters: number;
}
export interface StopPlace {
  n: number;
  of: number;
  /** Minutes from the start of the route. */
  from: number;
  total: number;
}
export interface Outline {
  numbers: ReadonlyMap<string, number>;
  sections: ReadonlyMap<string, SectionExtent>;
  stops: ReadonlyMap<string, StopPlace>;
}

function length(item: PackItem): number {
  if (item.type === 'excerpt') return [...item.quote].length;
  return item.type === 'note' ? [...item.markdown.replace(/\s+/g, '')].length : 0;
}

export function outlineOf(items: readonly PackItem[]): Outline {
  const numbers = new Map<string, number>();
  const sections = new Map<string, SectionExtent>();
  const stops = new Map<string, StopPlace>();
  let section: SectionExtent | null = null;
  let route: Extract<PackItem, { type: 'stop' }>[] = [];
  const closeRoute = (): void => {
    const total = route.reduce((sum, stop) => sum + stop.minutes, 0);
    let from = 0;
    route.forEach((stop, i) => {
      stops.set(stop.id, { n: i + 1, of: route.length, from, total });
      from += stop.minutes;
    });
    route = [];
  };
  for (const item of items) {
    if (item.type === 'stop') route.push(item);
    else closeRoute();
    if (item.type === 'section') {
      section = { items: 0, characters: 0 };
      sections.set(item.id, section);
    } else if (section !== null) {
      section.items++;
      section.characters += length(item);
    }
    if (item.type === 'excerpt') numbers.set(item.id, numbers.size + 1);
  }
  closeRoute();
  return { numbers, sections, stops };
}

/** Words of a comment or of a cell say nothing about the order. */
export function sameOutline(one: Outline, other: Outline): boolean {
  const told = ({ numbers, sections, stops }: Outline): string =>
    JSON.stringify([[...numbers], [...sections], [...stops]]);
  return told(one) === told(other);
}

/** Records that the pack holds, each once, in order. */
export function recordsOf(items: readonly PackItem[]): string[] {
  const ids = items.flatMap((item) => (item.type === 'record' || item.type === 'excerpt' ? [item.recordId] : []));
  return [...new Set(ids)];
}

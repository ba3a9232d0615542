/** The picture of each kind of item, and what a card is called where it has no title of its own. */
import {
  BarChart3,
  FileText,
  Grid3x3,
  Heading2,
  Image,
  ListOrdered,
  type LucideIcon,
  MapPin,
  SeparatorHorizontal,
  StickyNote,
  Table2,
  TextQuote,
} from 'lucide-react';
import type { ItemCheck, PackItem, PackItemType } from '../../../../electron/contract/packs.ts';
import type { AddedType } from './new-item.ts';

export const kindPictures: Record<PackItemType, LucideIcon> = {
  section: Heading2,
  record: FileText,
  excerpt: TextQuote,
  note: StickyNote,
  figures: ListOrdered,
  comparison: Grid3x3,
  chart: BarChart3,
  picture: Image,
  stop: MapPin,
  table: Table2,
  'page-break': SeparatorHorizontal,
};

/** In the groups of the menu. */
export const addedKinds: ReadonlyArray<readonly AddedType[]> = [
  ['section', 'note'],
  ['figures', 'comparison', 'chart'],
  ['picture', 'stop', 'table'],
  ['page-break'],
];

/** Its own words, cut short; empty where it has none. */
export function nameOf(item: PackItem, checks: ReadonlyMap<string, ItemCheck>): string {
  const cut = (text: string): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, 40).join('');
  switch (item.type) {
    case 'note':
      return cut(item.markdown.replace(/[#*_>`|-]+/g, ' '));
    case 'excerpt':
      return cut(item.quote);
    case 'record':
      return checks.get(item.id)?.recordTitle ?? item.recordId;
    case 'picture':
      return item.caption === '' ? (checks.get(item.id)?.recordTitle ?? '') : cut(item.caption);
    case 'stop':
      return cut(item.place);
    case 'chart':
      return cut(item.title === '' ? item.subject : item.title);
    case 'page-break':
      return '';
    default:
      return cut(item.title);
  }
}

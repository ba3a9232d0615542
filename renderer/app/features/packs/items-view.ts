/** What every card of a pack needs beside its item, so that a change of it redraws the cards in sight and not the list. */
import { createContext, useContext } from 'react';
import type { ItemCheck, PackItem } from '../../../../electron/contract/packs.ts';
import type { AddedType } from './new-item.ts';
import type { Outline } from './outline.ts';

export interface ItemsView {
  checks: ReadonlyMap<string, ItemCheck>;
  outline: Outline;
  /** Sections in order, for moving items into them. */
  sections: ReadonlyArray<{ id: string; title: string }>;
  /** Records of the pack: what an empty scope stands for. */
  records: readonly string[];
  /** Columns with personal data are printed. */
  personal: boolean;
  /** Quotations whose source says something else now. */
  changed: ReadonlySet<string>;
  /** The card that is open for editing. */
  open: string | null;
  readOnly: boolean;
  onOpen: (id: string | null) => void;
  onChange: (next: PackItem) => void;
  onRemove: (ids: readonly string[]) => void;
  onStep: (id: string, by: 1 | -1) => void;
  onMove: (ids: readonly string[], section: string | null) => void;
  onAdd: (type: AddedType, after: string | null) => void;
  onCompare: (id: string) => void;
}

export const ItemsContext = createContext<ItemsView | null>(null);

export function useItemsView(): ItemsView {
  const view = useContext(ItemsContext);
  if (view === null) throw new Error('a card stands outside of the items of a pack');
  return view;
}

/** The item whose card is open, as it is at this moment; the list has it as it was when it was opened. */
export const OpenItemContext = createContext<PackItem | null>(null);

export type ItemOf<T extends PackItem['type']> = Extract<PackItem, { type: T }>;
export interface ItemProps<T extends PackItem['type']> {
  item: ItemOf<T>;
  open: boolean;
}

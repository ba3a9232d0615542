/** Everything that can be done to the items of a pack, each with its way back. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemCheck, Pack, PackItem } from '../../../../electron/contract/packs.ts';
import { useKept } from '../../lib/kept.ts';
import { toast } from '../../lib/toasts.ts';
import type { ItemsView } from './items-view.ts';
import { type AddedType, newItem } from './new-item.ts';
import { insertAfter, moveToSection, putBack, stepItem } from './order.ts';
import { outlineOf, recordsOf, sameOutline } from './outline.ts';

interface Options {
  pack: Pack;
  checks: ReadonlyMap<string, ItemCheck>;
  changed: ReadonlySet<string>;
  readOnly: boolean;
  edit: (change: (pack: Pack) => Pack) => void;
  onCompare: (id: string) => void;
}

export interface ItemsWork {
  view: ItemsView;
  selected: ReadonlySet<string>;
  select: (ids: ReadonlySet<string>) => void;
  change: (change: (items: PackItem[]) => PackItem[]) => void;
}

function sameList(before: readonly unknown[], now: readonly unknown[]): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}

export function useItems({ pack, checks, changed, readOnly, edit, onCompare }: Options): ItemsWork {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { items } = pack;
  const latest = useRef(items);
  latest.current = items;

  const change = useCallback(
    (next: (items: PackItem[]) => PackItem[]) => edit((now) => ({ ...now, items: next(now.items) })),
    [edit],
  );
  const acts = useMemo(
    () => ({
      onOpen: setOpen,
      onChange: (next: PackItem) => change((now) => now.map((one) => (one.id === next.id ? next : one))),
      onRemove: (ids: readonly string[]) => {
        const gone = new Set(ids);
        const before = latest.current;
        const removed = before.filter((item) => gone.has(item.id));
        change((now) => now.filter((item) => !gone.has(item.id)));
        setSelected(new Set());
        toast(t('packs.itemRemoved', { count: removed.length }), {
          action: { label: t('common.undo'), run: () => change((now) => putBack(now, before, removed)) },
        });
      },
      onStep: (id: string, by: 1 | -1) => change((now) => stepItem(now, id, by)),
      onMove: (ids: readonly string[], section: string | null) => {
        change((now) => moveToSection(now, new Set(ids), section));
        setSelected(new Set());
      },
      onAdd: (type: AddedType, after: string | null) => {
        const columns = ['time', 'content', 'speaker', 'place'] as const;
        const item = newItem(
          type,
          columns.map((name) => t(`packs.newColumn.${name}`)),
        );
        change((now) => insertAfter(now, after, item));
        setOpen(item.id);
      },
    }),
    [change, t],
  );
  const outline = useKept(
    useMemo(() => outlineOf(items), [items]),
    sameOutline,
  );
  const sections = useKept(
    useMemo(
      () => items.flatMap((item) => (item.type === 'section' ? [{ id: item.id, title: item.title }] : [])),
      [items],
    ),
    sameList,
  );
  // What is asked of the archive by these is not asked again while they are the same.
  const records = useKept(
    useMemo(() => recordsOf(items), [items]),
    sameList,
  );
  const view = useMemo(
    (): ItemsView => ({
      ...acts,
      checks,
      outline,
      sections,
      records,
      personal: pack.options.personalColumns,
      changed,
      open,
      readOnly,
      onCompare,
    }),
    [acts, checks, outline, sections, records, pack.options.personalColumns, changed, open, readOnly, onCompare],
  );
  return { view, selected, select: setSelected, change };
}

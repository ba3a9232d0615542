/**
 * The items of a pack in their order: dragged by mouse, moved by keys, chosen together, each with its own card.
 *
 * Only the cards in sight are drawn, so that a pack of hundreds of items is as quick as one of ten. The list is given
 * the items and nothing else; what the cards need besides comes through the context.
 */
import { memo, type ReactElement, useEffect, useRef, useState } from 'react';
import {
  DropIndicator,
  GridList,
  GridListItem,
  ListLayout,
  type Selection,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { ItemCard, opens } from './item-card.tsx';
import { nameOf } from './item-kinds.ts';
import { ItemsContext, type ItemsView, OpenItemContext } from './items-view.ts';
import { moveItems } from './order.ts';
import styles from './pack-items.module.css';

const c = classes(styles);
const layoutOptions = { estimatedRowHeight: 96, gap: 8, padding: 16, dropIndicatorThickness: 2 };

interface Props {
  items: readonly PackItem[];
  view: ItemsView;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  onItems: (change: (items: PackItem[]) => PackItem[]) => void;
}

/** The items as the list has them: the one that is open stays as it was when it was opened. */
function useListed(items: readonly PackItem[], open: string | null): readonly PackItem[] {
  const listed = useRef(items);
  const kept = listed.current.find(({ id }) => id === open);
  const now = kept === undefined ? items : items.map((item) => (item.id === open ? kept : item));
  if (now.length !== listed.current.length || now.some((item, i) => item !== listed.current[i])) listed.current = now;
  return listed.current;
}

/** Typing on the cover draws nothing of it, and typing in an open card draws that card: its item comes by itself. */
export const PackItems = memo(function PackItems({ items, ...rest }: Props): ReactElement {
  const { open } = rest.view;
  const listed = useListed(items, open);
  return (
    <OpenItemContext value={items.find(({ id }) => id === open) ?? null}>
      <ItemList {...rest} items={listed} />
    </OpenItemContext>
  );
});

const ItemList = memo(function ItemList(props: Props): ReactElement {
  const { items, view, selected, onSelect, onItems } = props;
  const { t } = useTranslation();
  const { checks, readOnly } = view;
  const [layout] = useState(() => new ListLayout<PackItem>());
  const list = useRef<HTMLDivElement | null>(null);
  // A card that was opened or added comes into sight: first its place, then, once it is drawn, its true height.
  useEffect(() => {
    const id = view.open;
    if (id === null) return;
    let frame = requestAnimationFrame(() => {
      const element = list.current;
      const rect = layout.getLayoutInfo(id)?.rect;
      if (element === null || rect === undefined) return;
      // It grows downwards when it opens.
      const low = rect.y > element.scrollTop + element.clientHeight / 2;
      if (rect.y < element.scrollTop || low) element.scrollTop = Math.max(0, rect.y - 80);
      frame = requestAnimationFrame(() =>
        element.querySelector(`[data-item="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' }),
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [view.open, layout]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const item = items.find((one) => one.id === key);
        return { 'text/plain': item === undefined ? '' : nameOf(item, checks) };
      }),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const where = target.dropPosition;
      onItems((now) => moveItems(now, new Set([...keys].map(String)), String(target.key), where));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={c('mark')} />,
  });
  // The rows are made once for each item; a title that arrives later is a reason to make them again, all of them.
  const titles = items.flatMap(({ id, type }) => (type === 'record' ? [checks.get(id)?.recordTitle] : [])).join('\n');
  const select = (keys: Selection): void =>
    onSelect(new Set(keys === 'all' ? items.map((item) => item.id) : [...keys].map(String)));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes the keys of the list inside, is no control itself
    <div
      className={c('frame')}
      data-selecting={selected.size > 0 ? '' : undefined}
      onKeyDownCapture={(event) => {
        if (readOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        const id =
          event.target instanceof Element ? event.target.closest('[data-item]')?.getAttribute('data-item') : null;
        if (id === null || id === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        view.onStep(id, event.key === 'ArrowUp' ? -1 : 1);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || selected.size === 0 || event.target instanceof HTMLInputElement) return;
        view.onRemove([...selected]);
      }}
    >
      <ItemsContext value={view}>
        <Virtualizer layout={layout} layoutOptions={layoutOptions} shouldObserveItemSize>
          <GridList
            ref={list}
            aria-label={t('packs.items')}
            items={items}
            dependencies={[titles]}
            {...(readOnly ? {} : { dragAndDropHooks })}
            keyboardNavigationBehavior="tab"
            disallowTypeAhead
            selectionMode={readOnly ? 'none' : 'multiple'}
            selectionBehavior="toggle"
            selectedKeys={selected}
            onSelectionChange={select}
            onAction={(key) => {
              const item = items.find((one) => one.id === key);
              if (item !== undefined && opens(item)) view.onOpen(view.open === item.id ? null : item.id);
            }}
            className={c('list')}
          >
            {(item) => (
              <GridListItem
                id={item.id}
                textValue={nameOf(item, checks) || t(`packs.type.${item.type}`)}
                className={c('item')}
                data-item={item.id}
              >
                <ItemCard item={item} />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </ItemsContext>
    </div>
  );
});

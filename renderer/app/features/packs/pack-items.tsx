/** The items of a pack in their order: dragged by mouse, moved by keys, each with its own card. */
import type { ReactElement } from 'react';
import { DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ItemCheck, PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { ItemCard } from './item-card.tsx';
import { moveItems, stepItem } from './order.ts';
import styles from './pack-items.module.css';

const c = classes(styles);

interface Props {
  items: readonly PackItem[];
  checks: ReadonlyMap<string, ItemCheck>;
  onItems: (change: (items: PackItem[]) => PackItem[]) => void;
  onRemove: (item: PackItem) => void;
}

function nameOf(item: PackItem, checks: Props['checks']): string {
  if (item.type === 'section') return item.title;
  if (item.type === 'note') return item.markdown.slice(0, 40);
  if (item.type === 'excerpt') return item.quote.slice(0, 40);
  if (item.type === 'record' || item.type === 'picture') return checks.get(item.id)?.recordTitle ?? item.recordId;
  return 'title' in item ? item.title : '';
}

export function PackItems({ items, checks, onItems, onRemove }: Props): ReactElement {
  const { t } = useTranslation();
  const numbers = new Map<string, number>();
  for (const item of items) if (item.type === 'excerpt') numbers.set(item.id, numbers.size + 1);

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

  const step = (id: string, by: 1 | -1): void => onItems((now) => stepItem(now, id, by));

  return (
    <div
      onKeyDownCapture={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        const id =
          event.target instanceof Element ? event.target.closest('[data-item]')?.getAttribute('data-item') : null;
        if (id === null || id === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        step(id, event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <GridList
        aria-label={t('packs.items')}
        items={items}
        dependencies={[checks, numbers]}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        className={c('list')}
      >
        {(item) => (
          <GridListItem
            id={item.id}
            textValue={nameOf(item, checks) || t(`packs.type.${item.type}`)}
            className={c('item')}
            data-item={item.id}
          >
            <ItemCard
              item={item}
              number={numbers.get(item.id) ?? null}
              check={checks.get(item.id)}
              onChange={(next) => onItems((now) => now.map((one) => (one.id === next.id ? next : one)))}
              onRemove={() => onRemove(item)}
              onStep={(by) => step(item.id, by)}
            />
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}

/** The frame of one item: what kind it is, its body, and what can be done with it. Opened by a press, closed by Esc. */
import { ArrowDown, ArrowUp, ChevronDown, ChevronUp, EllipsisVertical, GripVertical, Trash2 } from 'lucide-react';
import { type ReactElement, useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PackItem } from '../../../../electron/contract/packs.ts';
import { classes } from '../../lib/classes.ts';
import { IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './item-card.module.css';
import { addedKinds, kindPictures } from './item-kinds.ts';
import { ChartBody } from './items/chart.tsx';
import { ComparisonBody } from './items/comparison.tsx';
import { ExcerptBody } from './items/excerpt.tsx';
import { FiguresBody } from './items/figures.tsx';
import { NoteBody } from './items/note.tsx';
import { PageBreakBody } from './items/page-break.tsx';
import { PictureBody } from './items/picture.tsx';
import { RecordBody } from './items/record.tsx';
import { SectionBody } from './items/section.tsx';
import { StopBody } from './items/stop.tsx';
import { TableBody } from './items/table.tsx';
import { OpenItemContext, useItemsView } from './items-view.ts';

const c = classes(styles);

function Body({ item, open }: { item: PackItem; open: boolean }): ReactElement {
  switch (item.type) {
    case 'section':
      return <SectionBody item={item} open={open} />;
    case 'record':
      return <RecordBody item={item} open={open} />;
    case 'excerpt':
      return <ExcerptBody item={item} open={open} />;
    case 'note':
      return <NoteBody item={item} open={open} />;
    case 'figures':
      return <FiguresBody item={item} open={open} />;
    case 'comparison':
      return <ComparisonBody item={item} open={open} />;
    case 'chart':
      return <ChartBody item={item} open={open} />;
    case 'picture':
      return <PictureBody item={item} open={open} />;
    case 'stop':
      return <StopBody item={item} open={open} />;
    case 'table':
      return <TableBody item={item} open={open} />;
    case 'page-break':
      return <PageBreakBody />;
  }
}

function OpenBody({ item }: { item: PackItem }): ReactElement {
  const now = useContext(OpenItemContext);
  return <Body item={now?.id === item.id ? now : item} open />;
}

/** Neither opens: one is a line to type in, the other has nothing to set. */
export function opens(item: PackItem): boolean {
  return item.type !== 'section' && item.type !== 'page-break';
}

export function ItemCard({ item }: { item: PackItem }): ReactElement {
  const { t } = useTranslation();
  const view = useItemsView();
  const { checks, changed, readOnly } = view;
  const open = view.open === item.id && !readOnly;
  const check = checks.get(item.id);
  const look = (check !== undefined && check.state !== 'ok') || changed.has(item.id);
  const Picture = kindPictures[item.type];
  const isSection = item.type === 'section';
  const toggle = (): void => view.onOpen(open ? null : item.id);
  return (
    <div
      className={c(
        'card',
        isSection && 'section',
        item.type === 'page-break' && 'bare',
        open && 'open',
        look && 'look',
      )}
    >
      <div className={c('edge')}>
        {readOnly ? null : (
          <AriaButton slot="drag" className={c('grip')} aria-label={t('packs.drag')}>
            <GripVertical size={15} strokeWidth={1.6} />
          </AriaButton>
        )}
        {readOnly ? null : (
          <span className={c('tick')}>
            <Check slot="selection" />
          </span>
        )}
        {isSection ? null : (
          <span className={c('kind')} title={t(`packs.type.${item.type}`)}>
            <Picture size={14} strokeWidth={1.6} aria-hidden />
          </span>
        )}
      </div>
      {/* Keys and presses inside an open card belong to its fields, not to the list. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holds events back, is no control itself */}
      <div
        className={c('body')}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open && !event.nativeEvent.isComposing) {
            view.onOpen(null);
            event.currentTarget.closest<HTMLElement>('[role="row"]')?.focus();
          }
          if (open || isSection || event.target instanceof HTMLInputElement) event.stopPropagation();
        }}
        {...(open || isSection
          ? {
              onPointerDown: (event) => event.stopPropagation(),
              onMouseDown: (event) => event.stopPropagation(),
              onClick: (event) => event.stopPropagation(),
            }
          : {})}
      >
        {open ? <OpenBody item={item} /> : <Body item={item} open={false} />}
      </div>
      {readOnly ? null : (
        <div className={c('tools')}>
          {opens(item) ? (
            <IconButton label={t(open ? 'packs.fold' : 'packs.edit')} small onPress={toggle} aria-expanded={open}>
              {open ? <ChevronUp size={15} strokeWidth={1.6} /> : <ChevronDown size={15} strokeWidth={1.6} />}
            </IconButton>
          ) : null}
          <IconButton label={t('packs.up')} shortcut="Alt ↑" small onPress={() => view.onStep(item.id, -1)}>
            <ArrowUp size={14} strokeWidth={1.6} />
          </IconButton>
          <IconButton label={t('packs.down')} shortcut="Alt ↓" small onPress={() => view.onStep(item.id, 1)}>
            <ArrowDown size={14} strokeWidth={1.6} />
          </IconButton>
          <Menu
            label={t('packs.itemMenu')}
            groups={[
              ...addedKinds.map((kinds) =>
                kinds.map((type) => {
                  const Kind = kindPictures[type];
                  return {
                    id: type,
                    label: t('packs.addBelow', { kind: t(`packs.type.${type}`) }),
                    icon: <Kind size={14} strokeWidth={1.6} />,
                    run: () => view.onAdd(type, item.id),
                  };
                }),
              ),
              isSection
                ? []
                : view.sections.map((section) => ({
                    id: `to/${section.id}`,
                    label: t('packs.moveTo', { title: section.title || t('packs.sectionTitle') }),
                    run: () => view.onMove([item.id], section.id),
                  })),
            ]}
          >
            <IconButton label={t('packs.itemMenu')} small>
              <EllipsisVertical size={14} strokeWidth={1.6} />
            </IconButton>
          </Menu>
          <IconButton label={t('packs.removeItem')} small onPress={() => view.onRemove([item.id])}>
            <Trash2 size={14} strokeWidth={1.6} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

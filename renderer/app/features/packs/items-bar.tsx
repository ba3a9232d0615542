/** Above the items: what can be added, or, while some are chosen, what can be done with them. */
import { ChevronDown, FilePlus2, FolderInput, Heading2, Plus, StickyNote, Trash2, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { navigate, searchRoute } from '../../lib/navigation.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { addedKinds, kindPictures } from './item-kinds.ts';
import styles from './items-bar.module.css';
import type { AddedType } from './new-item.ts';

const c = classes(styles);

interface Props {
  selected: ReadonlySet<string>;
  sections: ReadonlyArray<{ id: string; title: string }>;
  onAdd: (type: AddedType) => void;
  onMove: (section: string | null) => void;
  onRemove: () => void;
  onClear: () => void;
}

export function ItemsBar({ selected, sections, onAdd, onMove, onRemove, onClear }: Props): ReactElement {
  const { t } = useTranslation();
  if (selected.size > 0)
    return (
      <div className={c('bar')} role="toolbar" aria-label={t('packs.chosenTools')}>
        <span className={c('count')}>{t('packs.chosen', { count: selected.size })}</span>
        {sections.length === 0 ? null : (
          <Menu
            label={t('packs.moveToSection')}
            groups={[
              sections.map((section) => ({
                id: section.id,
                label: section.title || t('packs.sectionTitle'),
                run: () => onMove(section.id),
              })),
              [{ id: 'front', label: t('packs.moveToFront'), run: () => onMove(null) }],
            ]}
          >
            <Button weight="bare" icon={<FolderInput size={15} strokeWidth={1.6} />}>
              {t('packs.moveToSection')}
            </Button>
          </Menu>
        )}
        <Button weight="bare" icon={<Trash2 size={15} strokeWidth={1.6} />} onPress={onRemove}>
          {t('packs.removeChosen')}
        </Button>
        <IconButton label={t('packs.clearChosen')} onPress={onClear}>
          <X size={15} strokeWidth={1.6} />
        </IconButton>
      </div>
    );
  return (
    <div className={c('bar')} role="toolbar" aria-label={t('packs.addTools')}>
      <Menu
        label={t('packs.add')}
        groups={addedKinds.map((kinds) =>
          kinds.map((type) => {
            const Kind = kindPictures[type];
            return {
              id: type,
              label: t(`packs.type.${type}`),
              icon: <Kind size={15} strokeWidth={1.6} />,
              run: () => onAdd(type),
            };
          }),
        )}
      >
        <Button icon={<Plus size={15} strokeWidth={1.6} />}>
          {t('packs.add')}
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
        </Button>
      </Menu>
      <Button weight="bare" icon={<Heading2 size={15} strokeWidth={1.6} />} onPress={() => onAdd('section')}>
        {t('packs.addSection')}
      </Button>
      <Button weight="bare" icon={<StickyNote size={15} strokeWidth={1.6} />} onPress={() => onAdd('note')}>
        {t('packs.addNote')}
      </Button>
      <Button weight="bare" icon={<FilePlus2 size={15} strokeWidth={1.6} />} onPress={() => navigate(searchRoute())}>
        {t('packs.addFromSearch')}
      </Button>
    </div>
  );
}

/** What is selected, title by title: looked through, opened, taken out one by one. Only what is in sight is drawn. */
import { X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { openRecord } from '../../lib/navigation.ts';
import { selected } from '../../lib/selected.ts';
import { type Listed, without } from '../../lib/selection.ts';
import { useStore } from '../../lib/store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './selection-dialog.module.css';
import { useClearSelection } from './use-clear-selection.ts';

const c = classes(styles);
const layoutOptions = { rowHeight: 34 };

export function SelectionDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const { titles } = useStore(selected);
  const clear = useClearSelection();
  const [layout] = useState(() => new ListLayout<Listed>());
  const rows = [...titles].map(([id, title]): Listed => ({ id, title }));
  const count = rows.length;
  const remove = (id: string): void => {
    selected.set((now) => without(now, [id]));
    if (count === 1) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('selection.title', { count, shown: formatNumber(count, i18n.language) })}
      wide
      actions={
        <>
          <Button
            onPress={() => {
              clear();
              onClose();
            }}
          >
            {t('selection.clearAll')}
          </Button>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: takes a key of the list inside, is no control itself */}
      <div
        onKeyDown={(event) => {
          const id = event.target instanceof Element ? event.target.getAttribute('data-key') : null;
          if (event.key === 'Delete' && id !== null) remove(id);
        }}
      >
        <Virtualizer layout={layout} layoutOptions={layoutOptions}>
          <GridList
            aria-label={t('selection.list')}
            items={rows}
            className={c('list')}
            style={{ height: `min(${count * layoutOptions.rowHeight}px, 50vh)` }}
            selectionMode="none"
            onAction={(id) => {
              onClose();
              openRecord(String(id));
            }}
          >
            {(row) => (
              <GridListItem id={row.id} textValue={row.title} className={c('row')}>
                <span className={c('title')}>{row.title}</span>
                <IconButton label={t('selection.remove', { title: row.title })} small onPress={() => remove(row.id)}>
                  <X size={14} strokeWidth={1.6} />
                </IconButton>
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </div>
    </Dialog>
  );
}

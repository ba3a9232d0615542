/**
 * The box of a result. One native element that hears of its own record only: hundreds of rows stand in the page, and
 * react-aria's box, drawn anew with every step in the list, made an arrow key three times as slow.
 */
import { type ReactElement, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { selected } from '../../lib/selected.ts';
import type { Listed } from '../../lib/selection.ts';
import styles from './row-box.module.css';

const c = classes(styles);

/** `stretch`: Shift was held. */
export type OnBox = (id: string, stretch: boolean) => void;

export function RowBox({ id, title, onBox }: Listed & { onBox: OnBox }): ReactElement {
  const { t } = useTranslation();
  const checked = useSyncExternalStore(selected.subscribe, () => selected.get().titles.has(id));
  return (
    <input
      type="checkbox"
      className={c('box')}
      aria-label={t('selection.one', { title })}
      checked={checked}
      onChange={(event) => onBox(id, (event.nativeEvent as MouseEvent).shiftKey === true)}
      // To the row a press by key or screen reader is its own, too, and it would take the tick back.
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
      }}
    />
  );
}

/** One saved search: opened, renamed where it stands, deleted. */
import { Pencil, Trash2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '../../../../electron/contract/searches.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/fields.tsx';
import styles from './saved-searches.module.css';

const c = classes(styles);

interface Props {
  search: SavedSearch;
  writable: boolean;
  onOpen: () => void;
  onRename: (name: string) => void;
  onRemove: () => void;
}

export function SavedRow({ search, writable, onOpen, onRename, onRemove }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  /** Ended by a key: the focus goes back to the row. */
  const [ended, setEnded] = useState(false);
  if (name !== null) {
    const submit = (): void => {
      const chosen = name.trim();
      if (chosen !== '' && chosen !== search.name) onRename(chosen);
      setName(null);
    };
    const enter = (): void => {
      setEnded(true);
      submit();
    };
    return (
      <li
        className={c('editing')}
        onKeyDown={(event) => {
          // The same key would press the button that gets the focus next.
          if (event.key === 'Enter') event.preventDefault();
          // Esc gives up the new name and not the whole list.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          setEnded(true);
          setName(null);
        }}
        onBlur={submit}
      >
        <Field label={t('saved.name')} quiet value={name} onChange={setName} autoFocus onSubmit={enter} />
      </li>
    );
  }
  return (
    <li className={c('row')}>
      <Button className={c('past')} autoFocus={ended} onPress={onOpen}>
        <span className={c('name')}>{search.name}</span>
        {search.fresh > 0 ? <span className={c('fresh')}>{t('saved.fresh', { count: search.fresh })}</span> : null}
        <span className={c('note')}>{t('saved.total', { shown: formatNumber(search.total, i18n.language) })}</span>
      </Button>
      {writable ? (
        <>
          <IconButton
            label={t('saved.rename', { name: search.name })}
            small
            onPress={() => {
              setEnded(false);
              setName(search.name);
            }}
          >
            <Pencil size={13} strokeWidth={1.6} />
          </IconButton>
          <IconButton label={t('saved.remove', { name: search.name })} small onPress={onRemove}>
            <Trash2 size={13} strokeWidth={1.6} />
          </IconButton>
        </>
      ) : null}
    </li>
  );
}

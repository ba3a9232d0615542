/**
 * The search box. Results follow the typing, but never a composition: while an input method is choosing words, the
 * letters on the line are not a query yet.
 */
import { Search, X } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { go, usePlace } from '../../lib/places.ts';
import { IconButton, Key } from '../../ui/button.tsx';
import styles from './search-box.module.css';

const c = classes(styles);

interface Props {
  query: string;
  onQuery: (query: string) => void;
  /** Enter: opens the first result. */
  onEnter: () => void;
  /** Esc in an empty box. */
  onLeave: () => void;
}

export function SearchBox({ query, onQuery, onEnter, onLeave }: Props): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(query);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement | null>(null);
  const place = usePlace('search');

  // The query also changes from outside: Back, a chip taken away.
  useEffect(() => {
    if (!composing.current) setTyped(query);
  }, [query]);
  useEffect(() => input.current?.focus(), []);

  return (
    <search className={c('box')}>
      <Search size={17} strokeWidth={1.6} aria-hidden className={c('glass')} />
      <input
        ref={(element) => {
          input.current = element;
          place(element);
        }}
        type="search"
        className={c('input')}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => {
          setTyped(event.target.value);
          if (!composing.current) onQuery(event.target.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          setTyped(event.currentTarget.value);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (composing.current || event.nativeEvent.isComposing) return;
          // The box may have the focus already when a person presses the key that leads to it.
          if (event.key === '/' && typed === '') event.preventDefault();
          else if (event.key === 'ArrowDown') {
            event.preventDefault();
            go('results');
          } else if (event.key === 'Enter') onEnter();
          else if (event.key === 'Escape') {
            event.preventDefault();
            if (typed === '') onLeave();
            else {
              setTyped('');
              onQuery('');
            }
          }
        }}
      />
      {typed === '' ? (
        <Key>/</Key>
      ) : (
        <IconButton
          label={t('search.clear')}
          shortcut="Esc"
          small
          onPress={() => {
            setTyped('');
            onQuery('');
            input.current?.focus();
          }}
        >
          <X size={15} strokeWidth={1.6} />
        </IconButton>
      )}
    </search>
  );
}

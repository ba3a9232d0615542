/** A small box to look for something on the page or in the archive; letters of an unfinished composition do not count. */
import { Search, X } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './typed-filter.module.css';

const c = classes(styles);

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function TypedFilter({ label, value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  /** What the input method is still choosing; the value is what counts otherwise. */
  const [composed, setComposed] = useState<string | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  return (
    <search className={c('box')}>
      <Search size={15} strokeWidth={1.6} aria-hidden className={c('glass')} />
      <input
        ref={input}
        type="search"
        className={c('input')}
        aria-label={label}
        placeholder={label}
        value={composed ?? value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          if (composed === null) onChange(event.target.value);
          else setComposed(event.target.value);
        }}
        onCompositionStart={(event) => setComposed(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposed(null);
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      {value === '' ? null : (
        <IconButton
          label={t('search.clear')}
          shortcut="Esc"
          small
          onPress={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X size={14} strokeWidth={1.6} />
        </IconButton>
      )}
    </search>
  );
}

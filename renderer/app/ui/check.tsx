/** A box to tick, with its name and a line of small ink. */
import { Minus, Check as Tick } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './check.module.css';

const c = classes(styles);

interface Props {
  children?: ReactNode;
  note?: ReactNode;
  selected?: boolean;
  onChange?: (selected: boolean) => void;
  disabled?: boolean;
  /** For a box without words. */
  label?: string;
  /** `selection`: the box of a row in a list that can be selected. */
  slot?: string;
}

export function Check({ children, note, selected, onChange, disabled = false, label, slot }: Props): ReactElement {
  return (
    <Checkbox
      className={c('check')}
      isDisabled={disabled}
      {...(selected === undefined ? {} : { isSelected: selected })}
      {...(onChange === undefined ? {} : { onChange })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(slot === undefined ? {} : { slot })}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={c('box')} aria-hidden>
            {isIndeterminate ? <Minus size={11} strokeWidth={2.6} /> : null}
            {isSelected && !isIndeterminate ? <Tick size={11} strokeWidth={2.6} /> : null}
          </span>
          {children === undefined ? null : (
            <span className={c('words')}>
              <span>{children}</span>
              {note === undefined ? null : <span className={c('note')}>{note}</span>}
            </span>
          )}
        </>
      )}
    </Checkbox>
  );
}

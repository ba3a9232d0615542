/** One of a few, all in sight: tabs of the reader, theme, language, formats. */
import type { ReactElement } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './choice.module.css';

const c = classes(styles);

interface Props<T extends string> {
  label: string;
  /** Null while nothing is chosen. */
  value: T | null;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange: (value: T) => void;
  disabled?: boolean;
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
}: Props<T>): ReactElement {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
      isDisabled={disabled}
      className={c('choice')}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={c('option')}>
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

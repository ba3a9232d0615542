/** One of many, behind a button that shows the present one. */
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import { OptionText } from './option-text.tsx';
import styles from './select.module.css';

const c = classes(styles);

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  note?: string;
}

interface Props<T extends string> {
  label: string;
  value: T | null;
  options: ReadonlyArray<SelectOption<T>>;
  onChange: (value: T) => void;
  placeholder?: string;
  /** The name is said to screen readers only. */
  quiet?: boolean;
  disabled?: boolean;
}

export function Select<T extends string>(props: Props<T>): ReactElement {
  const { label, value, options, onChange, placeholder, quiet = false, disabled = false } = props;
  return (
    <AriaSelect
      className={c('select')}
      selectedKey={value}
      onSelectionChange={(key) => (key === null ? undefined : onChange(key as T))}
      isDisabled={disabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(quiet ? { 'aria-label': label } : {})}
    >
      {quiet ? null : <Label className={c('label')}>{label}</Label>}
      <Button className={c('button')}>
        <SelectValue className={c('value')}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
      </Button>
      <Popover className={c('popover')} offset={4}>
        <ListBox className={c('list')} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={c('option')}>
              <OptionText label={option.label} note={option.note} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A line or a block of text to fill in, with its name above it. */
import type { ReactElement } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './fields.module.css';

const c = classes(styles);

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** The name is said to screen readers only. */
  quiet?: boolean;
  long?: boolean;
  autoFocus?: boolean;
  onSubmit?: () => void;
}

export function Field(props: Props): ReactElement {
  const { label, value, onChange, placeholder, quiet = false, long = false, autoFocus = false, onSubmit } = props;
  const shared = placeholder === undefined ? {} : { placeholder };
  return (
    <TextField
      value={value}
      onChange={onChange}
      className={c('field')}
      autoFocus={autoFocus}
      {...(quiet ? { 'aria-label': label } : {})}
    >
      {quiet ? null : <Label className={c('label')}>{label}</Label>}
      {long ? (
        <TextArea {...shared} className={c('input', 'area')} rows={3} />
      ) : (
        <Input
          {...shared}
          className={c('input')}
          onKeyDown={(event) => {
            // The Enter that ends a composition chooses a word; it does not send the form.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.();
          }}
        />
      )}
    </TextField>
  );
}

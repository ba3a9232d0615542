/** A line or a block of text to fill in, with its name above it. */
import type { ReactElement, RefCallback } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import { useTyped } from '../lib/typed.ts';
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
  /** Lines of a long one. */
  rows?: number;
  autoFocus?: boolean;
  readOnly?: boolean;
  /** A line of small ink below. */
  hint?: string;
  /** What is wrong; the field is then marked. */
  error?: string | null;
  /** The element itself, for a page that leads to it. */
  inputRef?: RefCallback<HTMLElement>;
  onSubmit?: () => void;
}

export function Field(props: Props): ReactElement {
  const { label, value, onChange, placeholder, quiet = false, long = false, rows = 3, autoFocus = false } = props;
  const { readOnly = false, hint, error = null, inputRef, onSubmit } = props;
  const { text, type, composition } = useTyped(value, onChange);
  const shared = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputRef === undefined ? {} : { ref: inputRef }),
    ...composition,
  };
  return (
    <TextField
      value={text}
      onChange={type}
      className={c('field')}
      autoFocus={autoFocus}
      isReadOnly={readOnly}
      isInvalid={error !== null}
      {...(quiet ? { 'aria-label': label } : {})}
    >
      {quiet ? null : <Label className={c('label')}>{label}</Label>}
      {long ? (
        <TextArea {...shared} className={c('input', 'area')} rows={rows} />
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
      {hint === undefined ? null : (
        <Text slot="description" className={c('hint')}>
          {hint}
        </Text>
      )}
      <FieldError className={c('error')}>{error}</FieldError>
    </TextField>
  );
}

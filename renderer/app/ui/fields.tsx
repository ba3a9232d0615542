/**
 * A line or a block of text to fill in, with its name above it.
 *
 * What is being typed lives here and is handed on at once, except while an input method composes: the words then go
 * out when the composition ends, and nothing that arrives from outside may replace them before.
 */
import { type ReactElement, type RefCallback, useEffect, useRef, useState } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
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
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const composing = useRef(false);
  useEffect(() => {
    if (composing.current || value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const send = (next: string): void => {
    setText(next);
    if (composing.current || next === sent.current) return;
    sent.current = next;
    onChange(next);
  };
  const shared = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputRef === undefined ? {} : { ref: inputRef }),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      composing.current = false;
      send(event.currentTarget.value);
    },
  };
  return (
    <TextField
      value={text}
      onChange={send}
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

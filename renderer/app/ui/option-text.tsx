/** What a choice in a list that drops down says: its label, and a note in smaller ink. */
import type { ReactElement } from 'react';
import { Text } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './option-text.module.css';

const c = classes(styles);

export function OptionText({ label, note }: { label: string; note?: string | undefined }): ReactElement {
  return (
    <>
      <Text slot="label">{label}</Text>
      {note === undefined ? null : (
        <Text slot="description" className={c('note')}>
          {note}
        </Text>
      )}
    </>
  );
}

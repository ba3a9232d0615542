/** One cell: typed without waiting for the pack, and never replaced while an input method composes. */
import { type KeyboardEvent, memo, type ReactElement } from 'react';
import { classes } from '../../../lib/classes.ts';
import { useTyped } from '../../../lib/typed.ts';
import styles from './table-cell.module.css';

const c = classes(styles);

/** What the cells tell their table; one object for all of them, the same at every drawing. */
export interface GridActs {
  change(row: number, column: number, value: string): void;
  /** True when it was a block and has been taken. */
  paste(row: number, column: number, text: string): boolean;
  keys(event: KeyboardEvent, row: number, column: number): void;
}

interface Props {
  label: string;
  /** −1 is the line of headings. */
  row: number;
  column: number;
  value: string;
  acts: GridActs;
}

/** Drawn again for other words only: a table has thousands of cells. */
export const Cell = memo(function Cell({ label, row, column, value, acts }: Props): ReactElement {
  const { text, type, composition } = useTyped(value, (next) => acts.change(row, column, next));
  return (
    <input
      className={c('cell')}
      aria-label={label}
      data-cell={`${row}/${column}`}
      value={text}
      {...composition}
      onChange={(event) => type(event.currentTarget.value)}
      onPaste={(event) => {
        if (acts.paste(row, column, event.clipboardData.getData('text/plain'))) event.preventDefault();
      }}
      onKeyDown={(event) => acts.keys(event, row, column)}
    />
  );
});

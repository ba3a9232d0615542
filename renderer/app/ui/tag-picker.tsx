/**
 * Several of a known list: the chosen ones as chips, and a box below them that offers the others as one types. The list
 * stays open after a choice, as more than one is often meant.
 */
import { type ReactElement, useRef, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import { Chip } from './chip.tsx';
import { OptionText } from './option-text.tsx';
import styles from './tag-picker.module.css';

const c = classes(styles);

export interface TagOption {
  id: string;
  label: string;
  /** Told beside the label. */
  note?: string;
  /** Other words it is found by. */
  words?: readonly string[];
}

interface Props {
  label: string;
  chosen: readonly string[];
  options: readonly TagOption[];
  onChange: (chosen: string[]) => void;
  /** Of one that is chosen; it may be in no list any more. */
  nameOf: (id: string) => string;
  placeholder: string;
  none: string;
  removeLabel: (name: string) => string;
}

/** More are not read; another character finds them. */
const MOST = 60;

/** What begins with the words first, then what holds them, in the order of the list. */
function matching(options: readonly TagOption[], chosen: readonly string[], typed: string): TagOption[] {
  const sought = typed.trim().toLowerCase();
  const free = options.filter((option) => !chosen.includes(option.id));
  const rank = ({ id, label, words = [] }: TagOption): number => {
    const all = [label, id, ...words].map((one) => one.toLowerCase());
    if (all.some((one) => one.startsWith(sought))) return 0;
    return all.some((one) => one.includes(sought)) ? 1 : 2;
  };
  if (sought === '') return free.slice(0, MOST);
  const ranked = free.map((option) => ({ option, rank: rank(option) })).filter((one) => one.rank < 2);
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.option)
    .slice(0, MOST);
}

export function TagPicker(props: Props): ReactElement {
  const { label, chosen, options, onChange, nameOf, placeholder, none, removeLabel } = props;
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const type = (next: string): void => {
    setTyped(next);
    if (!composing.current) setSought(next);
  };
  const remove = (id: string): void => {
    // The button that has the focus goes: to its neighbour, and only at last to the box, which opens its list.
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = chosen.indexOf(id);
    (buttons[at + 1] ?? buttons[at - 1] ?? input.current)?.focus();
    onChange(chosen.filter((one) => one !== id));
  };
  return (
    <div className={c('picker')}>
      <span className={c('label')} aria-hidden>
        {label}
      </span>
      {chosen.length === 0 ? null : (
        <ul ref={list} className={c('chosen')} aria-label={label}>
          {chosen.map((id) => (
            <li key={id}>
              <Chip onRemove={() => remove(id)} removeLabel={removeLabel(nameOf(id))} title={nameOf(id)}>
                {nameOf(id)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        aria-label={label}
        items={matching(options, chosen, sought)}
        inputValue={typed}
        onInputChange={type}
        // What is found is chosen here: by other names, too.
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key === null) return;
          onChange([...chosen, String(key)]);
          type('');
        }}
      >
        <Input
          ref={input}
          className={c('input')}
          placeholder={placeholder}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            type(event.currentTarget.value);
          }}
        />
        <Popover className={c('popover')} offset={4}>
          <ListBox<TagOption> className={c('list')} renderEmptyState={() => <p className={c('none')}>{none}</p>}>
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className={c('option')}>
                <OptionText label={option.label} note={option.note} />
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

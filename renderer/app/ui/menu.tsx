/** A list of commands or choices behind a button. */
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './menu.module.css';

const c = classes(styles);

export interface MenuEntry {
  id: string;
  label: string;
  note?: string;
  icon?: ReactNode;
  danger?: boolean;
  run: () => void;
}

interface Props {
  label: string;
  /** The button. */
  children: ReactElement;
  /** Groups, with a line between. */
  groups: ReadonlyArray<readonly MenuEntry[]>;
  selected?: string | null;
}

export function Menu({ label, children, groups, selected = null }: Props): ReactElement {
  const shown = groups.filter((group) => group.length > 0);
  const entries = new Map(shown.flat().map((entry) => [entry.id, entry]));
  return (
    <MenuTrigger>
      {children}
      <Popover className={c('popover')} placement="bottom end" offset={4}>
        <AriaMenu
          aria-label={label}
          className={c('menu')}
          onAction={(key) => entries.get(String(key))?.run()}
          {...(selected === null ? {} : { selectionMode: 'single' as const, selectedKeys: [selected] })}
        >
          {shown.map((group, i) => [
            i > 0 ? <Separator key={`line-${group[0]?.id ?? i}`} className={c('line')} /> : null,
            <MenuSection key={group[0]?.id ?? i} aria-label={label}>
              {group.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  className={c('item', entry.danger === true && 'danger')}
                >
                  {entry.icon}
                  <span className={c('name')}>{entry.label}</span>
                  {entry.note === undefined ? null : <span className={c('note')}>{entry.note}</span>}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

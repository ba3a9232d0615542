/** Sheets of one pane, one in sight; arrow keys go from one to the next. */
import type { ReactElement, ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './tabs.module.css';

const c = classes(styles);

interface Props<T extends string> {
  label: string;
  value: T;
  tabs: ReadonlyArray<{ id: T; label: string; content: ReactNode; fill?: boolean }>;
  onChange: (value: T) => void;
}

export function Tabs<T extends string>({ label, value, tabs, onChange }: Props<T>): ReactElement {
  return (
    <AriaTabs selectedKey={value} onSelectionChange={(key) => onChange(key as T)} className={c('tabs')}>
      <TabList aria-label={label} className={c('list')}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={c('tab')}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={c('panel', tab.fill === true && 'fill')}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

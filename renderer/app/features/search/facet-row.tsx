/** One value of a facet with its count: a filter when ticked. */
import type { ReactElement, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FacetCount, FacetName, Facets, SearchFilters } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import type { Names } from '../../lib/queries.ts';
import styles from './facets.module.css';

const c = classes(styles);

export interface FacetProps {
  facets: Facets;
  filters: SearchFilters;
  names: Names;
  onToggle: (name: FacetName, value: string) => void;
}

/** Counted values plus the chosen ones that count nothing, so that a choice can always be taken back. */
export function withChosen(counts: readonly FacetCount[], chosen: readonly string[]): FacetCount[] {
  const known = new Set(counts.map((entry) => entry.value));
  return [...counts, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))];
}

interface RowProps {
  label: ReactNode;
  count: number;
  chosen: boolean;
  onChange: () => void;
  indent?: number;
}

export function FacetRow({ label, count, chosen, onChange, indent = 0 }: RowProps): ReactElement {
  const { i18n } = useTranslation();
  return (
    <Checkbox
      isSelected={chosen}
      onChange={onChange}
      className={c('row', chosen && 'chosen')}
      style={{ paddingInlineStart: `${indent}rem` }}
    >
      <span className={c('box')} aria-hidden />
      <span className={c('label')} title={typeof label === 'string' ? label : undefined}>
        {label}
      </span>
      <span className={c('count')}>{formatNumber(count, i18n.language)}</span>
    </Checkbox>
  );
}

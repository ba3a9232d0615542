/** The three choices above the results. They also hold where nothing is searched for, and narrow the comparison tables. */
import type { FilterField, PackData } from './data.ts';
import { element } from './results.ts';
import type { Filters, PackResult } from './search.ts';

const names: Record<FilterField, string> = { region: '全部地区', kind: '全部类型', link: '全部环节' };

export interface FilterBar {
  filters: Filters;
  active(): boolean;
  /** Behind each choice, how many records it would leave. */
  showCounts(counts: PackResult['counts']): void;
  clear(): void;
}

export function wireFilters(bar: HTMLElement, { vocabulary }: PackData, changed: () => void): FilterBar {
  const filters: Filters = {};
  const selects = (Object.keys(names) as FilterField[]).flatMap((field) => {
    const entries = vocabulary[field];
    if (entries.length < 2) return [];
    const select = element('select', '');
    select.setAttribute('aria-label', names[field].replace('全部', ''));
    select.append(element('option', '', names[field]));
    for (const entry of entries) select.append(element('option', '', entry.label));
    [...select.options].forEach((option, i) => {
      option.value = entries[i - 1]?.value ?? '';
    });
    select.addEventListener('change', () => {
      filters[field] = select.value;
      changed();
    });
    bar.append(select);
    return [{ field, select, entries }];
  });
  bar.hidden = selects.length === 0;

  return {
    filters,
    active: () => Object.values(filters).some((value) => value !== ''),
    showCounts(counts) {
      for (const { field, select, entries } of selects) {
        select.classList.toggle('on', select.value !== '');
        [...select.options].forEach((option, i) => {
          const entry = entries[i - 1];
          if (entry === undefined) return;
          const n = counts[field].get(entry.value) ?? 0;
          // A county stands under its province: the code says how deep.
          const depth = field !== 'region' || /0000$/.test(entry.value) ? '' : /00$/.test(entry.value) ? '　' : '　　';
          option.textContent = `${depth}${entry.label}（${n}）`;
          option.disabled = n === 0 && select.value !== entry.value;
        });
      }
    },
    clear() {
      for (const { field, select } of selects) {
        select.value = '';
        filters[field] = '';
      }
    },
  };
}

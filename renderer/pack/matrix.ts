/** Filters narrow the comparison tables of the page as they narrow the results. On paper the tables are whole. */
import type { FilterField, PackData } from './data.ts';
import type { Filters } from './search.ts';

/** Not `hidden`: the print style shows it again. */
const OUT = 'out';

/** 320500 stands for all of 苏州: codes of what is in it begin as it does. */
function stem(code: string): string {
  return code.replace(/(?:00)+$/, '');
}

export type Narrow = (filters: Filters, passes: (n: number) => boolean) => void;

export function wireMatrices(main: HTMLElement, { vocabulary }: PackData): Narrow {
  function narrowed(filters: Filters): string {
    const chosen = (['region', 'kind', 'link'] as FilterField[]).flatMap((field) => {
      const value = filters[field] ?? '';
      return value === '' ? [] : [vocabulary[field].find((entry) => entry.value === value)?.label ?? value];
    });
    return chosen.length === 0 ? '' : `“${chosen.join('”“')}”`;
  }

  return (filters, passes) => {
    const names = narrowed(filters);
    const { region = '', link = '' } = filters;
    // Looked up each time: the page may still be coming in.
    for (const matrix of main.querySelectorAll<HTMLElement>('.compared')) {
      const byLink = matrix.querySelector('table[data-by="link"]') !== null;
      let rows = 0;
      for (const cell of matrix.querySelectorAll<HTMLElement>('[data-column]'))
        cell.classList.toggle(OUT, byLink && link !== '' && cell.dataset['column'] !== link);
      for (const row of matrix.querySelectorAll<HTMLElement>('tr[data-region]')) {
        const places = row.dataset['region']?.split(' ') ?? [];
        // A row is in the place asked for, or that place is in the row.
        const here = region === '' || places.includes(region) || region.startsWith(stem(places[0] ?? ''));
        for (const one of row.querySelectorAll<HTMLElement>('li[data-n]'))
          one.classList.toggle(OUT, names !== '' && !passes(Number(one.dataset['n'])));
        const holds = [...row.querySelectorAll(`td:not(.${OUT}) li`)].some((one) => !one.classList.contains(OUT));
        const out = names !== '' && !(here && holds);
        row.classList.toggle(OUT, out);
        if (!out) rows++;
      }
      const status = matrix.querySelector<HTMLElement>('.narrowed');
      if (status === null) continue;
      status.hidden = names === '';
      status.textContent = names === '' ? '' : `按${names}筛选，列出${rows}行。`;
    }
  };
}

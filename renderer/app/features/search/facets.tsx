/** What the results consist of, by place, link, kind, practice, person, meeting, year and quality; each count is a filter. */
import { memo, type ReactElement, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FacetName } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { countFilters } from '../../lib/route.ts';
import { type FacetProps, FacetRow, withChosen } from './facet-row.tsx';
import styles from './facets.module.css';
import { useFilterLabel } from './filter-label.ts';
import { RegionTree } from './region-tree.tsx';
import { facetTitle } from './wording.ts';
import { YearBars } from './year-bars.tsx';

const c = classes(styles);
/** Longer lists are folded after this many. */
const FOLD = 7;

function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }): ReactElement {
  return (
    <section className={c('section')}>
      <h2 className={c('title')}>
        {title}
        {aside}
      </h2>
      {children}
    </section>
  );
}

function PlainFacet({ name, props }: { name: FacetName; props: FacetProps }): ReactElement | null {
  const { t } = useTranslation();
  const label = useFilterLabel(props.names);
  const [open, setOpen] = useState(false);
  const chosen = props.filters[name] ?? [];
  const all = withChosen(props.facets[name], chosen);
  if (all.length === 0) return null;
  const shown = open ? all : all.filter((entry, i) => i < FOLD || chosen.includes(entry.value));
  return (
    <Section title={facetTitle(name, t)}>
      {shown.map((entry) => (
        <FacetRow
          key={entry.value}
          label={entry.label ?? label(name, entry.value)}
          count={entry.count}
          chosen={chosen.includes(entry.value)}
          onChange={() => props.onToggle(name, entry.value)}
        />
      ))}
      {all.length > FOLD ? (
        <Button className={c('more')} onPress={() => setOpen(!open)}>
          {open ? t('facets.less') : t('facets.more', { count: all.length - shown.length })}
        </Button>
      ) : null}
    </Section>
  );
}

export const FacetPane = memo(function FacetPane({
  onClear,
  ...props
}: FacetProps & { onClear: () => void }): ReactElement {
  const { t } = useTranslation();
  const years = withChosen(props.facets.year, props.filters.year ?? []);
  return (
    <div className={c('pane')}>
      {props.facets.region.length > 0 || (props.filters.region ?? []).length > 0 ? (
        <Section
          title={t('facets.region')}
          aside={
            countFilters(props.filters) === 0 ? null : (
              <Button className={c('clear')} onPress={onClear}>
                {t('facets.clear')}
              </Button>
            )
          }
        >
          <RegionTree {...props} />
        </Section>
      ) : null}
      <PlainFacet name="link" props={props} />
      <PlainFacet name="kind" props={props} />
      {years.length > 0 ? (
        <Section title={t('facets.yearTitle')}>
          <YearBars years={years} chosen={props.filters.year ?? []} onToggle={(year) => props.onToggle('year', year)} />
        </Section>
      ) : null}
      <PlainFacet name="practice" props={props} />
      <PlainFacet name="person" props={props} />
      <PlainFacet name="meeting" props={props} />
      <PlainFacet name="quality" props={props} />
    </div>
  );
});

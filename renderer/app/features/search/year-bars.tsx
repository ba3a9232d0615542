/** Years as small bars: their height is their share, a press filters by the year. */
import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FacetCount } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import styles from './year-bars.module.css';

const c = classes(styles);
/** Gaps between years are drawn while the span is no longer than this. */
const SPAN = 24;

interface Props {
  years: readonly FacetCount[];
  chosen: readonly string[];
  onToggle: (year: string) => void;
}

export function fillYears(counts: readonly FacetCount[]): FacetCount[] {
  const known = counts.filter((entry) => /^\d{4}$/.test(entry.value)).sort((a, b) => a.value.localeCompare(b.value));
  const first = Number(known[0]?.value);
  const last = Number(known.at(-1)?.value);
  if (!(last - first < SPAN)) return known.slice(-SPAN);
  const byYear = new Map(known.map((entry) => [entry.value, entry.count]));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const value = String(first + i);
    return { value, count: byYear.get(value) ?? 0 };
  });
}

export function YearBars({ years, chosen, onToggle }: Props): ReactElement | null {
  const { t } = useTranslation();
  const bars = fillYears(years);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <div className={c('years')}>
      <div className={c('bars')}>
        {bars.map((bar) => (
          <ToggleButton
            key={bar.value}
            isSelected={chosen.includes(bar.value)}
            isDisabled={bar.count === 0 && !chosen.includes(bar.value)}
            onChange={() => onToggle(bar.value)}
            className={c('bar')}
            aria-label={t('facets.yearCount', { year: bar.value, count: bar.count })}
          >
            <span
              className={c('fill')}
              style={{ height: `${bar.count === 0 ? 0 : Math.max(8, (bar.count / most) * 100)}%` }}
            />
            {bars.length <= 6 ? <span className={c('number')}>{bar.count}</span> : null}
          </ToggleButton>
        ))}
      </div>
      <div className={c('scale', bars.length > 5 && 'ends')} aria-hidden>
        {bars.length <= 5 ? (
          bars.map((bar) => <span key={bar.value}>{bar.value}</span>)
        ) : (
          <>
            <span>{first.value}</span>
            <span>{last.value}</span>
          </>
        )}
      </div>
    </div>
  );
}

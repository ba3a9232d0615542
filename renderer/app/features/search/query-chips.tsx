/** How the query was read, and which filters are on: each piece can be taken away by itself. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type FacetName, facetNames, type Reading, type SearchFilters } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import type { Names } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useFilterLabel } from './facets.tsx';
import { withoutPiece } from './passage.ts';
import styles from './query-chips.module.css';

const c = classes(styles);

const fieldKeys = ['title', 'region', 'kind', 'link', 'practice', 'person', 'year', 'source', 'quality'] as const;

interface Props {
  query: string;
  reading: readonly Reading[];
  filters: SearchFilters;
  names: Names;
  onQuery: (query: string) => void;
  onToggle: (name: FacetName, value: string) => void;
  onClear: () => void;
}

/** One plain word needs no explanation. */
export function isPlain(reading: readonly Reading[]): boolean {
  return reading.length <= 1 && reading.every((piece) => piece.as === 'term');
}

export function QueryChips(props: Props): ReactElement | null {
  const { t } = useTranslation();
  const label = useFilterLabel(props.names);
  const chosen = facetNames.flatMap((name) => (props.filters[name] ?? []).map((value) => ({ name, value })));
  const reading = isPlain(props.reading) ? [] : props.reading;
  if (reading.length === 0 && chosen.length === 0) return null;

  const words = (piece: Reading): string => {
    const field = fieldKeys.find((key) => key === piece.field);
    const shown = field === undefined ? piece.text : `${t(`fields.${field}`)}：${piece.text}`;
    if (piece.as === 'phrase') return t('reading.phrase', { text: shown });
    if (piece.as === 'exclusion') return t('reading.exclusion', { text: shown });
    if (piece.as === 'ignored') return t('reading.ignored', { text: shown });
    return shown;
  };

  return (
    <div className={c('chips')}>
      {reading.map((piece) =>
        piece.as === 'or' ? (
          <span key={piece.start} className={c('or')}>
            {t('reading.or')}
          </span>
        ) : (
          <Chip
            key={`${piece.start}-${piece.text}`}
            tone={piece.as === 'ignored' ? 'amber' : piece.as === 'exclusion' ? 'seal' : 'plain'}
            removeLabel={t('reading.remove', { text: piece.text })}
            onRemove={() => props.onQuery(withoutPiece(props.query, piece.start, piece.end))}
          >
            {words(piece)}
          </Chip>
        ),
      )}
      {reading.length > 0 && chosen.length > 0 ? <span className={c('line')} /> : null}
      {chosen.map(({ name, value }) => (
        <Chip
          key={`${name}:${value}`}
          tone="seal"
          removeLabel={t('facets.remove', { name: label(name, value) })}
          onRemove={() => props.onToggle(name, value)}
        >
          {label(name, value)}
        </Chip>
      ))}
      {chosen.length > 1 ? (
        <Button weight="bare" onPress={props.onClear}>
          {t('facets.clearAll')}
        </Button>
      ) : null}
    </div>
  );
}

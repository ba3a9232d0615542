/** How the query was read, and which filters are on: each piece can be taken away by itself, or taken literally. */
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type FacetName, facetNames, type Reading, type SearchFilters } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import type { Names } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useFilterLabel } from './filter-label.ts';
import { Hinted } from './hinted.tsx';
import { replacePiece, withoutPiece } from './passage.ts';
import styles from './query-chips.module.css';
import { alsoWords, isPlain, readingWords } from './wording.ts';

const c = classes(styles);

interface Props {
  /** The query that was read: offsets of the reading point into it. */
  asked: string;
  /** The query as it is now. */
  query: string;
  reading: readonly Reading[];
  filters: SearchFilters;
  names: Names;
  onQuery: (query: string) => void;
  onToggle: (name: FacetName, value: string) => void;
  onClear: () => void;
}

export function QueryChips(props: Props): ReactElement | null {
  const { t } = useTranslation();
  const label = useFilterLabel(props.names);
  const chosen = facetNames.flatMap((name) => (props.filters[name] ?? []).map((value) => ({ name, value })));
  // While the next answer is on its way the last reading stays: a row that comes and goes would move the page.
  const reading = props.query.trim() === '' || isPlain(props.reading) ? [] : props.reading;
  if (reading.length === 0 && chosen.length === 0) return null;

  const change = (next: string): void => {
    // The reading of an older query cannot change a newer one.
    if (props.asked === props.query) props.onQuery(next);
  };

  const literal = (piece: Reading): ReactElement | null => {
    const { plain } = piece;
    if (plain === undefined) return null;
    return (
      <Hinted hint={t('reading.asPlainHint')}>
        <AriaButton
          className={c('literal')}
          aria-label={t('reading.asPlainOf', { text: piece.text })}
          onPress={() => change(replacePiece(props.asked, piece.start, piece.end, plain))}
        >
          {t('reading.asPlain')}
        </AriaButton>
      </Hinted>
    );
  };

  return (
    <div className={c('chips')}>
      {reading.map((piece) => (
        <span key={`${piece.start}-${piece.as}-${piece.text}`} className={c('piece')}>
          {piece.as === 'or' ? (
            <span className={c('or')}>{readingWords(piece, t)}</span>
          ) : (
            <Chip
              tone={piece.as === 'ignored' ? 'amber' : piece.as === 'exclusion' ? 'seal' : 'plain'}
              removeLabel={t('reading.remove', { text: piece.text })}
              onRemove={() => change(withoutPiece(props.asked, piece.start, piece.end))}
            >
              {readingWords(piece, t)}
              {(piece.also ?? []).length === 0 ? null : <span className={c('also')}>{alsoWords(piece, t)}</span>}
            </Chip>
          )}
          {literal(piece)}
        </span>
      ))}
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

/**
 * The results. Arrow keys move, Enter opens and goes into the text, Esc goes back to the search box. While a text
 * stands open beside the list, moving shows the next one at once, as in a mail program.
 */
import { memo, type ReactElement, useEffect, useRef } from 'react';
import { Collection, ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { openRecord } from '../../lib/navigation.ts';
import { go, usePlace } from '../../lib/places.ts';
import type { Names } from '../../lib/queries.ts';
import styles from './result-list.module.css';
import { ResultRow } from './result-row.tsx';

const c = classes(styles);
/** Held-down arrow keys pass over records without loading each. */
const PREVIEW_MS = 120;

interface Props {
  hits: readonly SearchHit[];
  names: Names;
  open: string | null;
  total: number;
  /** Whatever makes it another list: it then starts at its top. */
  question: string;
  asked: boolean;
  onMore: () => void;
  onPreview: (id: string) => void;
}

/** Drawn anew for a new answer, not for every keystroke. */
export const ResultList = memo(function ResultList({
  hits,
  names,
  open,
  total,
  question,
  asked,
  onMore,
  onPreview,
}: Props): ReactElement {
  const { t } = useTranslation();
  const place = usePlace('results');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useRef<HTMLDivElement | null>(null);
  const byKeyboard = useRef(false);

  // Another question starts at its best answer, not where the last list was left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what scrolls, not a value used
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [question]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <div
      className={c('frame')}
      onKeyDownCapture={(event) => {
        byKeyboard.current = true;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          go('search');
        }
      }}
      onPointerDownCapture={() => {
        byKeyboard.current = false;
      }}
    >
      <ListBox
        ref={(element: HTMLDivElement | null) => {
          list.current = element;
          place(element);
        }}
        aria-label={t('search.results', { count: total })}
        className={c('list')}
        selectionMode="none"
        onAction={(key) => {
          openRecord(String(key));
          if (byKeyboard.current) go('reader');
        }}
      >
        <Collection items={hits} dependencies={[open, names, asked]}>
          {(hit) => (
            <ListBoxItem
              id={hit.id}
              textValue={hit.title}
              className={c('item', open === hit.id && 'on')}
              onFocus={() => {
                clearTimeout(timer.current);
                if (open !== null && open !== hit.id && byKeyboard.current)
                  timer.current = setTimeout(() => onPreview(hit.id), PREVIEW_MS);
              }}
            >
              <ResultRow hit={hit} names={names} asked={asked} />
            </ListBoxItem>
          )}
        </Collection>
        {hits.length < total ? (
          <ListBoxLoadMoreItem onLoadMore={onMore} isLoading={false} className={c('rest')}>
            {t('search.loadingMore')}
          </ListBoxLoadMoreItem>
        ) : null}
      </ListBox>
    </div>
  );
});

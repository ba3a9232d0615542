/**
 * The results, and below them what was found in another way. Arrow keys move, Enter opens and goes into the text, Esc
 * goes back to the search box. While a text stands open beside the list, moving shows the next one at once, as in a
 * mail program.
 *
 * A grid and not a list box: rows hold buttons of their own (the copies of a text, a word that stands for another).
 */
import { memo, type ReactElement, useEffect, useMemo, useRef } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListLoadMoreItem,
  GridListSection,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SearchGroup, SearchHit } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { go, usePlace } from '../../lib/places.ts';
import type { Names } from '../../lib/queries.ts';
import { Button } from '../../ui/button.tsx';
import styles from './result-list.module.css';
import { ResultRow } from './result-row.tsx';
import { groupTitle } from './wording.ts';

const c = classes(styles);
/** Held-down arrow keys pass over records without loading each. */
const PREVIEW_MS = 120;

interface Row {
  key: string;
  hit: SearchHit;
  /** What found it, where that is not the query itself. */
  group: SearchGroup | null;
}

interface Props {
  hits: readonly SearchHit[];
  groups: readonly SearchGroup[];
  names: Names;
  open: string | null;
  total: number;
  /** The query that was answered. */
  query: string;
  /** Whatever makes it another list: it then starts at its top. */
  question: string;
  asked: boolean;
  /** Stands in a page that scrolls, instead of scrolling itself. */
  inline?: boolean;
  onMore: () => void;
  onOpen: (id: string, group: SearchGroup | null) => void;
  onPreview: (id: string, group: SearchGroup | null) => void;
  onGroup: (group: SearchGroup) => void;
}

const all = 'all/';

/** Drawn anew for a new answer, not for every keystroke. */
export const ResultList = memo(function ResultList(props: Props): ReactElement {
  const { hits, groups, names, open, total, query, question, asked, inline = false } = props;
  const { onMore, onOpen, onPreview, onGroup } = props;
  const { t, i18n } = useTranslation();
  const place = usePlace('results');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useRef<HTMLDivElement | null>(null);
  const byKeyboard = useRef(false);

  const rows = useMemo(() => hits.map((hit): Row => ({ key: hit.id, hit, group: null })), [hits]);
  // The same record may stand in two groups; a key is for one row.
  const grouped = useMemo(
    () =>
      groups.map((group, i) => ({
        key: `group/${i}`,
        group,
        rows: group.hits.map((hit): Row => ({ key: `group/${i}/${hit.id}`, hit, group })),
      })),
    [groups],
  );
  const byKey = useMemo(
    () => new Map([...grouped.flatMap((section) => section.rows), ...rows].map((row) => [row.key, row])),
    [rows, grouped],
  );

  // Another question starts at its best answer, not where the last list was left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what scrolls, not a value used
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [question]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const item = (row: Row): ReactElement => (
    <GridListItem
      id={row.key}
      textValue={row.hit.title}
      className={c('item', row.group !== null && 'quiet', open === row.hit.id && 'on')}
    >
      <ResultRow hit={row.hit} names={names} asked={asked} onOpen={(id) => onOpen(id, row.group)} />
    </GridListItem>
  );

  return (
    <div
      className={c('frame', inline && 'inline')}
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
      onFocusCapture={(event) => {
        clearTimeout(timer.current);
        const row = byKey.get(event.target.getAttribute('data-key') ?? '');
        if (row !== undefined && open !== null && open !== row.hit.id && byKeyboard.current)
          timer.current = setTimeout(() => onPreview(row.hit.id, row.group), PREVIEW_MS);
      }}
    >
      <GridList
        ref={(element: HTMLDivElement | null) => {
          list.current = element;
          place(element);
        }}
        aria-label={t('search.results', { count: total })}
        className={c('list')}
        selectionMode="none"
        onAction={(key) => {
          const row = byKey.get(String(key));
          if (row !== undefined) {
            onOpen(row.hit.id, row.group);
            if (byKeyboard.current) go('reader');
            return;
          }
          const section = grouped.find((one) => `${all}${one.key}` === key);
          if (section !== undefined) onGroup(section.group);
        }}
      >
        <Collection items={rows} dependencies={[open, names, asked, onOpen]}>
          {item}
        </Collection>
        {hits.length < total ? (
          <GridListLoadMoreItem onLoadMore={onMore} isLoading={false} className={c('rest')}>
            {t('search.loadingMore')}
          </GridListLoadMoreItem>
        ) : null}
        {grouped.map((section) => (
          <GridListSection key={section.key} id={section.key} className={c('section')}>
            <GridListHeader className={c('heading')}>{groupTitle(section.group, query, t)}</GridListHeader>
            <Collection items={section.rows} dependencies={[open, names, asked, onOpen]}>
              {item}
            </Collection>
            {section.group.total > section.rows.length ? (
              <GridListItem
                id={`${all}${section.key}`}
                textValue={t('search.viewAll', { shown: formatNumber(section.group.total, i18n.language) })}
                className={c('item', 'all')}
              >
                <Button weight="bare" onPress={() => onGroup(section.group)}>
                  {t('search.viewAll', { shown: formatNumber(section.group.total, i18n.language) })}
                </Button>
              </GridListItem>
            ) : null}
          </GridListSection>
        ))}
      </GridList>
    </div>
  );
});

/**
 * The results, and below them what was found in another way. Arrow keys move, Enter opens and goes into the text, Esc
 * lets go of what is selected and then goes back to the search box. While a text stands open beside the list, moving shows the next one at once, as in a
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
import { type SelectableRow, useRowSelection } from './use-row-selection.ts';
import { groupTitle } from './wording.ts';

const c = classes(styles);
/** Held-down arrow keys pass over records without loading each. */
const PREVIEW_MS = 120;

interface Row extends SelectableRow {
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

function rowOf(key: string, hit: SearchHit, group: SearchGroup | null): Row {
  return { key, id: hit.id, title: hit.title, hit, group };
}

/** Drawn anew for a new answer, not for every keystroke. */
export const ResultList = memo(function ResultList(props: Props): ReactElement {
  const { hits, groups, names, open, total, query, question, asked, inline = false } = props;
  const { onMore, onOpen, onPreview, onGroup } = props;
  const { t, i18n } = useTranslation();
  const place = usePlace('results');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useRef<HTMLDivElement | null>(null);
  const byKeyboard = useRef(false);

  const rows = useMemo(() => hits.map((hit) => rowOf(hit.id, hit, null)), [hits]);
  // The same record may stand in two groups; a key is for one row.
  const grouped = useMemo(
    () =>
      groups.map((group, i) => ({
        key: `group/${i}`,
        group,
        rows: group.hits.map((hit) => rowOf(`group/${i}/${hit.id}`, hit, group)),
      })),
    [groups],
  );
  const everyRow = useMemo(() => [...rows, ...grouped.flatMap((section) => section.rows)], [rows, grouped]);
  const byKey = useMemo(() => new Map(everyRow.map((row) => [row.key, row])), [everyRow]);
  // The way to the whole of a group is a row, but no record.
  const ways = useMemo(() => grouped.map((section) => `${all}${section.key}`), [grouped]);
  const show = (key: string, intoText: boolean): void => {
    const row = byKey.get(key);
    if (row === undefined) return;
    onOpen(row.id, row.group);
    if (intoText) go('reader');
  };
  const selection = useRowSelection({
    rows: everyRow,
    // A looser reading is not what was asked for; without anything else it is what there is.
    all: rows.length > 0 ? rows : everyRow,
    open,
    question,
    onOpen: show,
  });

  // Another question starts at its best answer, not where the last list was left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what scrolls, not a value used
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [question]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const { onBox } = selection;
  // Made anew for another answer only: a step or a tick in a list of hundreds changes what is marked, not what is there.
  const content = useMemo(() => {
    const item = (row: Row): ReactElement => (
      <GridListItem
        id={row.key}
        textValue={row.hit.title}
        className={c('item', row.group !== null && 'quiet', open === row.hit.id && 'on')}
      >
        <ResultRow hit={row.hit} names={names} asked={asked} onOpen={(id) => onOpen(id, row.group)} onBox={onBox} />
      </GridListItem>
    );
    return (
      <>
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
      </>
    );
  }, [rows, grouped, hits.length, total, query, open, names, asked, onOpen, onBox, onMore, onGroup, t, i18n.language]);

  return (
    <div
      className={c('frame', inline && 'inline')}
      data-selecting={selection.some ? '' : undefined}
      onKeyDownCapture={(event) => {
        byKeyboard.current = true;
        const taken = selection.onKey(event);
        if (!taken && event.key === 'Escape') go('search');
        if (taken || event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onPointerDownCapture={(event) => {
        byKeyboard.current = false;
        selection.onPointerDown(event);
      }}
      onMouseDownCapture={selection.onMouseDown}
      onClickCapture={selection.onClick}
      onFocusCapture={(event) => {
        clearTimeout(timer.current);
        selection.onFocus(event);
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
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={selection.keys}
        onSelectionChange={selection.onKeys}
        disabledKeys={ways}
        disabledBehavior="selection"
        onAction={(key) => {
          if (byKey.has(String(key))) {
            show(String(key), byKeyboard.current);
            return;
          }
          const section = grouped.find((one) => `${all}${one.key}` === key);
          if (section !== undefined) onGroup(section.group);
        }}
      >
        {content}
      </GridList>
    </div>
  );
});

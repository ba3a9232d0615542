/** Search, from the box to the open text: facets, results and reader side by side, in panes that remember. */
import { ArrowDownWideNarrow, RotateCcw } from 'lucide-react';
import { memo, type ReactElement, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import type { FacetName } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { useDelayed } from '../../lib/delayed.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { formatNumber } from '../../lib/format.ts';
import { changeSearch, openRecord, useSearchRoute } from '../../lib/navigation.ts';
import { go } from '../../lib/places.ts';
import { useNames } from '../../lib/queries.ts';
import { countFilters, toggleFilter } from '../../lib/route.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PaneDivider } from '../../ui/pane-divider.tsx';
import { PackDrawer, PackDrawerButton } from '../packs/pack-drawer.tsx';
import { Reader } from '../reader/reader.tsx';
import { FacetPane } from './facets.tsx';
import { MissNote } from './miss.tsx';
import { QueryChips } from './query-chips.tsx';
import { ResultList } from './result-list.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './search-page.module.css';
import { useSearch } from './use-search.ts';

const c = classes(styles);
const widthKey = 'exchange-archive:reader-width';

/** Share of the row that the reader takes when a text is opened, as the person last drew it. */
function rememberedWidth(): number {
  const kept = Number(localStorage.getItem(widthKey));
  if (kept >= 25 && kept <= 80) return kept;
  // A wide window has room for the description beside the text.
  return window.innerWidth >= 1700 ? 72 : 58;
}

export const SearchPage = memo(function SearchPage(): ReactElement {
  const { t, i18n } = useTranslation();
  const route = useSearchRoute();
  const { query, filters, sort, record } = route;
  const names = useNames();
  const search = useSearch(route);
  const { result, hits } = search;
  const waiting = useDelayed(search.busy);
  const facetLayout = useDefaultLayout({ id: 'exchange-archive:facets', storage: localStorage });
  const readerPane = usePanelRef();
  const [shownRecord, setShownRecord] = useState(record);

  // The pane is sized once the panes exist; afterwards only opening and closing changes it.
  useEffect(() => {
    setShownRecord(record);
    if (record === null) readerPane.current?.collapse();
    else if (readerPane.current?.isCollapsed() === true) readerPane.current.resize(`${rememberedWidth()}%`);
  }, [record, readerPane]);

  const toggle = useCallback(
    (name: FacetName, value: string) => changeSearch({ filters: toggleFilter(filters, name, value) }),
    [filters],
  );
  const clearFilters = useCallback(() => changeSearch({ filters: {} }), []);
  const preview = useCallback((id: string) => changeSearch({ record: id, at: null }), []);
  // The open text follows the typing when there is time for it.
  const readerQuery = useDeferredValue(query);
  const setQuery = useCallback((next: string) => changeSearch({ query: next, at: null }), []);
  const closeReader = useCallback(() => {
    changeSearch({ record: null, at: null });
    go('results');
  }, []);

  const orders = [
    { id: 'relevance', label: t('search.byRelevance'), run: () => changeSearch({ sort: 'relevance' }) },
    { id: 'date', label: t('search.byDate'), run: () => changeSearch({ sort: 'date' }) },
  ];
  // Said of the answer on the page, which may still be the one before.
  const asked = result !== null && result.query.trim() !== '';
  const total = result?.total ?? 0;
  const shownTotal = formatNumber(total, i18n.language);
  const count = t(asked || countFilters(filters) > 0 ? 'search.total' : 'search.everything', {
    count: total,
    shown: shownTotal,
  });

  return (
    <div className={c('page')}>
      <header className={c('bar')}>
        <div className={c('top')}>
          <SearchBox
            query={query}
            onQuery={setQuery}
            onEnter={() => {
              const [first] = hits;
              if (first !== undefined && !search.busy) {
                openRecord(first.id);
                go('reader');
              }
            }}
            onLeave={() => (record === null ? undefined : closeReader())}
          />
          <PackDrawerButton />
        </div>
        <QueryChips
          query={query}
          reading={result?.query === query ? result.reading : []}
          filters={filters}
          names={names}
          onQuery={setQuery}
          onToggle={toggle}
          onClear={clearFilters}
        />
      </header>
      <div className={c('body')}>
        <Group
          className={c('panes')}
          {...(facetLayout.defaultLayout === undefined ? {} : { defaultLayout: facetLayout.defaultLayout })}
          onLayoutChanged={facetLayout.onLayoutChanged}
        >
          <Panel id="facets" defaultSize={212} minSize={168} maxSize={360} groupResizeBehavior="preserve-pixel-size">
            {result === null ? null : (
              <FacetPane
                facets={result.facets}
                filters={filters}
                names={names}
                onToggle={toggle}
                onClear={clearFilters}
              />
            )}
          </Panel>
          <PaneDivider label={t('search.resizeFacets')} />
          <Panel id="found" minSize={400}>
            <Group
              className={c('panes')}
              onLayoutChanged={(layout) => {
                const width = layout['reader'] ?? 0;
                if (width > 20) localStorage.setItem(widthKey, String(Math.round(width)));
              }}
            >
              <Panel id="results" minSize={280} className={c('results')}>
                <div className={c('meta')}>
                  <output aria-live="polite">
                    {result === null ? '' : count}
                    {result === null || !asked ? null : (
                      <span className={c('ms')}> · {t('search.ms', { ms: Math.max(1, Math.round(result.ms)) })}</span>
                    )}
                  </output>
                  {result !== null && result.behind > 0 ? (
                    <span className={c('waiting')}>
                      {t('search.behind', { count: result.behind, shown: formatNumber(result.behind, i18n.language) })}
                    </span>
                  ) : null}
                  {waiting ? <span className={c('waiting')}>{t('search.searching')}</span> : null}
                  <span className={c('spring')} />
                  {asked ? (
                    <Menu label={t('search.sort')} groups={[orders]} selected={sort}>
                      <Button weight="bare" icon={<ArrowDownWideNarrow size={14} strokeWidth={1.6} />}>
                        {t(sort === 'date' ? 'search.byDate' : 'search.byRelevance')}
                      </Button>
                    </Menu>
                  ) : (
                    <span>{t('search.byDate')}</span>
                  )}
                </div>
                {search.error === null ? null : (
                  <div className={c('failure')}>
                    <Notice
                      tone="bad"
                      action={
                        <Button icon={<RotateCcw size={14} strokeWidth={1.6} />} onPress={search.again}>
                          {t('common.retry')}
                        </Button>
                      }
                    >
                      {sentenceOf(search.error)}
                    </Notice>
                  </div>
                )}
                {result !== null && result.total === 0 ? (
                  <MissNote
                    result={result}
                    filtered={countFilters(filters) > 0}
                    onDropFilters={clearFilters}
                    onClear={() => {
                      changeSearch({ query: '', filters: {} });
                      go('search');
                    }}
                  />
                ) : (
                  <ResultList
                    hits={hits}
                    names={names}
                    open={record}
                    total={total}
                    question={search.key}
                    asked={asked}
                    onMore={search.more}
                    onPreview={preview}
                  />
                )}
              </Panel>
              <PaneDivider label={t('search.resizeReader')} idle={record === null} />
              <Panel
                id="reader"
                panelRef={readerPane}
                collapsible
                collapsedSize={0}
                minSize={360}
                defaultSize={record === null ? 0 : `${rememberedWidth()}%`}
              >
                {shownRecord === null ? null : (
                  <Reader id={shownRecord} query={readerQuery} at={route.at} names={names} onClose={closeReader} />
                )}
              </Panel>
            </Group>
          </Panel>
        </Group>
        <PackDrawer />
      </div>
    </div>
  );
});

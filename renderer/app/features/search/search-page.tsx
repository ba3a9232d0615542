/** Search, from the box to the open text: facets, results and reader side by side, in panes that remember. */
import { memo, type ReactElement, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import type { FacetName, Reading, SearchGroup } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { changeSearch, openRecord, useSearchRoute } from '../../lib/navigation.ts';
import { go } from '../../lib/places.ts';
import { useNames } from '../../lib/queries.ts';
import { toggleFilter } from '../../lib/route.ts';
import { PaneDivider } from '../../ui/pane-divider.tsx';
import { PackDrawer, PackDrawerButton } from '../packs/pack-drawer.tsx';
import { Reader } from '../reader/reader.tsx';
import { FacetPane } from './facets.tsx';
import { QueryChips } from './query-chips.tsx';
import { ResultsPane } from './results-pane.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './search-page.module.css';
import { useRemember } from './use-remember.ts';
import { useSearch } from './use-search.ts';

const c = classes(styles);
const widthKey = 'exchange-archive:reader-width';

const noReading: readonly Reading[] = [];

/** Share of the row that the reader takes when a text is opened, as the person last drew it. */
function rememberedWidth(): number {
  const kept = Number(localStorage.getItem(widthKey));
  if (kept >= 25 && kept <= 80) return kept;
  // A wide window has room for the description beside the text.
  return window.innerWidth >= 1700 ? 72 : 58;
}

export const SearchPage = memo(function SearchPage(): ReactElement {
  const { t } = useTranslation();
  const route = useSearchRoute();
  const { query, filters, record } = route;
  const names = useNames();
  const search = useSearch(route);
  const { result, hits } = search;
  useRemember(route, search, record);
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
  // A record found in another way shows its hits for the question that found it.
  const [found, setFound] = useState<{ id: string; query: string } | null>(null);
  const noteFound = useCallback(
    (id: string, group: SearchGroup | null) => setFound(group === null ? null : { id, query: group.query }),
    [],
  );
  const open = useCallback(
    (id: string, group: SearchGroup | null) => {
      noteFound(id, group);
      openRecord(id);
    },
    [noteFound],
  );
  const preview = useCallback(
    (id: string, group: SearchGroup | null) => {
      noteFound(id, group);
      changeSearch({ record: id, at: null });
    },
    [noteFound],
  );
  // The open text follows the typing when there is time for it.
  const readerQuery = useDeferredValue(found !== null && found.id === record ? found.query : query);
  const setQuery = useCallback((next: string) => {
    setFound(null);
    changeSearch({ query: next, at: null });
  }, []);
  const closeReader = useCallback(() => {
    changeSearch({ record: null, at: null });
    go('results');
  }, []);

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
          <div className={c('tools')}>
            <SavedSearches route={route} names={names} />
            <PackDrawerButton />
          </div>
        </div>
        <QueryChips
          asked={result?.query ?? ''}
          query={query}
          reading={result?.reading ?? noReading}
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
                <ResultsPane route={route} search={search} names={names} onOpen={open} onPreview={preview} />
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

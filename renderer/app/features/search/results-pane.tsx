/** What was found, or why nothing was: the line above, what is wrong, what is offered, and the list. */
import { RotateCcw } from 'lucide-react';
import { type ReactElement, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetName, SearchGroup } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { sentenceOf } from '../../lib/errors.ts';
import { changeSearch } from '../../lib/navigation.ts';
import { go } from '../../lib/places.ts';
import type { Names } from '../../lib/queries.ts';
import type { SearchRoute } from '../../lib/route.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MissNote } from './miss.tsx';
import { Corrections, GroupLine } from './offers.tsx';
import { ResultList } from './result-list.tsx';
import { ResultMeta } from './result-meta.tsx';
import styles from './results-pane.module.css';
import { SelectionBar } from './selection-bar.tsx';
import type { Searching } from './use-search.ts';

const c = classes(styles);
/** With more hits than this nobody has mistyped. */
const FEW = 10;

const noGroups: readonly SearchGroup[] = [];

interface Props {
  route: SearchRoute;
  search: Searching;
  names: Names;
  onOpen: (id: string, group: SearchGroup | null) => void;
  onPreview: (id: string, group: SearchGroup | null) => void;
}

function dropFilter(filters: SearchRoute['filters'], name: FacetName): void {
  const { [name]: _dropped, ...others } = filters;
  changeSearch({ filters: others });
}

export function ResultsPane({ route, search, names, onOpen, onPreview }: Props): ReactElement {
  const { t } = useTranslation();
  const { result, hits } = search;
  const total = result?.total ?? 0;
  const asked = result !== null && result.query.trim() !== '';
  const groups = result?.groups ?? noGroups;
  const onGroup = useCallback(
    (group: SearchGroup) => changeSearch({ query: group.query, mode: group.mode, record: null, at: null }, 'push'),
    [],
  );
  const onQuery = useCallback((query: string) => changeSearch({ query, at: null }, 'push'), []);
  const damaged = result?.index === 'damaged';
  const missed = result !== null && total === 0;

  const shownGroups = hits.length < total ? noGroups : groups;
  const listed = useMemo(
    () => new Set([...hits, ...shownGroups.flatMap((group) => group.hits)].map((hit) => hit.id)),
    [hits, shownGroups],
  );

  const list = (
    <ResultList
      hits={hits}
      groups={shownGroups}
      names={names}
      open={route.record}
      total={total}
      query={result?.query ?? ''}
      question={search.key}
      asked={asked}
      inline={missed}
      onMore={search.more}
      onOpen={onOpen}
      onPreview={onPreview}
      onGroup={onGroup}
    />
  );
  const corrections = <Corrections corrections={result?.corrections ?? []} onQuery={onQuery} />;

  return (
    <>
      <ResultMeta route={route} search={search} names={names} />
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
      {damaged ? (
        <div className={c('failure')}>
          <Notice tone="look">{t('search.damaged')}</Notice>
        </div>
      ) : null}
      {missed && !damaged ? (
        <MissNote
          result={result}
          filtered={Object.keys(route.filters).length}
          onDropFilter={(name) => dropFilter(route.filters, name)}
          onDropFilters={() => changeSearch({ filters: {} })}
          onClear={() => {
            changeSearch({ query: '', filters: {}, mode: 'terms' });
            go('search');
          }}
        >
          {corrections}
          {groups.length === 0 ? null : list}
        </MissNote>
      ) : null}
      {missed ? null : (
        <>
          {total <= FEW ? corrections : null}
          {search.paged ? <GroupLine groups={groups} query={result?.query ?? ''} onGroup={onGroup} /> : null}
          {list}
        </>
      )}
      <SelectionBar listed={listed} />
    </>
  );
}

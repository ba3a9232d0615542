/** Comparison: what is compared, and the two ways to look at it. */
import { Pencil } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { facetNames } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { changeCompare, changeSearch, navigate, searchRoute } from '../../lib/navigation.ts';
import { useNames } from '../../lib/queries.ts';
import { type CompareRoute, scopes } from '../../lib/route.ts';
import { selected } from '../../lib/selected.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useCurrentPack } from '../packs/pack-menu.tsx';
import { useFilterLabel } from '../search/filter-label.ts';
import styles from './compare-page.module.css';
import { FiguresView } from './figures-view.tsx';
import { MatrixView } from './matrix-view.tsx';
import { useScope } from './use-compare.ts';

const c = classes(styles);

function Scope({ route }: { route: CompareRoute }): ReactElement {
  const { t } = useTranslation();
  const label = useFilterLabel(useNames());
  const pack = useCurrentPack();
  const some = useStore(selected).titles.size > 0;
  const { of, query, filters, mode } = route;
  const chosen = facetNames.flatMap((name) => (filters[name] ?? []).map((value) => ({ name, value })));
  const bare = query.trim() === '' && chosen.length === 0;
  return (
    <div className={c('scope')}>
      <Choice
        label={t('compare.scope')}
        value={of}
        options={scopes
          // Offered when there is such a thing.
          .filter((value) => value !== 'selected' || some || of === 'selected')
          .map((value) => ({ value, label: t(`compare.of.${value}`) }))}
        onChange={(next) => changeCompare({ of: next })}
      />
      {of === 'selected' ? (
        <Button
          weight="bare"
          icon={<Pencil size={13} strokeWidth={1.6} />}
          onPress={() => navigate({ ...searchRoute(), record: null, at: null })}
        >
          {t('compare.change')}
        </Button>
      ) : null}
      {of === 'pack' && pack !== null ? <Chip>{pack.title}</Chip> : null}
      {of !== 'search' ? null : (
        <>
          {bare ? <span className={c('quiet')}>{t('compare.noQuery')}</span> : null}
          {query.trim() === '' ? null : <Chip>{query}</Chip>}
          {mode === 'natural' && query.trim() !== '' ? <Chip>{t('compare.natural')}</Chip> : null}
          {chosen.map(({ name, value }) => (
            <Chip key={`${name}:${value}`} tone="seal">
              {label(name, value)}
            </Chip>
          ))}
          <Button
            weight="bare"
            icon={<Pencil size={13} strokeWidth={1.6} />}
            onPress={() => changeSearch({ query, filters, mode, record: null, at: null }, 'push')}
          >
            {t('compare.change')}
          </Button>
        </>
      )}
    </div>
  );
}

export function ComparePage({ route }: { route: CompareRoute }): ReactElement {
  const { t } = useTranslation();
  const scope = useScope(route);
  return (
    <div className={c('page')}>
      <header className={c('bar')}>
        <h1 className={c('heading')}>{t('compare.title')}</h1>
        <Choice
          label={t('compare.view')}
          value={route.view}
          options={(['matrix', 'figures'] as const).map((value) => ({ value, label: t(`compare.views.${value}`) }))}
          onChange={(view) => changeCompare({ view }, 'push')}
        />
        <Scope route={route} />
      </header>
      {route.view === 'matrix' ? (
        <MatrixView route={route} scope={scope} />
      ) : (
        <FiguresView route={route} scope={scope} />
      )}
    </div>
  );
}

/**
 * Nothing found: what was searched, which words occur nowhere, what each filter took away; then what was found in
 * another way, and advice.
 */
import type { ReactElement, ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { FacetName, SearchResult } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './miss.module.css';
import { facetTitle } from './wording.ts';

const c = classes(styles);

interface Props {
  result: SearchResult;
  /** How many facets have a filter on. */
  filtered: number;
  /** Corrections and groups. */
  children: ReactNode;
  onDropFilter: (name: FacetName) => void;
  onDropFilters: () => void;
  onClear: () => void;
}

export function MissNote({ result, filtered, children, onDropFilter, onDropFilters, onClear }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const { miss } = result;
  const searched = miss?.searched ?? 0;
  if (searched === 0)
    return (
      <div className={c('miss')}>
        <h2 className={c('title')}>{t('miss.emptyArchive')}</h2>
        <p>{t('miss.emptyArchiveNote')}</p>
      </div>
    );
  const hidden = miss?.totalWithoutFilters ?? 0;
  const blocking = (miss?.withoutFilter ?? []).filter((one) => one.total > 0);
  return (
    <div className={c('pane')}>
      <div className={c('miss')}>
        <h2 className={c('title')}>{t('miss.title')}</h2>
        <p>{t('miss.searched', { count: searched, shown: formatNumber(searched, i18n.language) })}</p>
        {(miss?.absent.length ?? 0) > 0 ? (
          <p>
            <Trans
              i18nKey="miss.absent"
              values={{ words: miss?.absent.map((word) => `“${word}”`).join(t('common.comma')) ?? '' }}
              components={{ b: <strong /> }}
            />
          </p>
        ) : null}
        {filtered > 0 && hidden > 0 ? (
          <>
            <p>{t('miss.filters', { count: hidden })}</p>
            <div className={c('ways')}>
              {blocking.map(({ filter, total }) => (
                <Button key={filter} onPress={() => onDropFilter(filter)}>
                  {t('miss.without', { filter: facetTitle(filter, t), shown: formatNumber(total, i18n.language) })}
                </Button>
              ))}
              {filtered === 1 && blocking.length === 1 ? null : (
                <Button onPress={onDropFilters}>{t('miss.dropFilters')}</Button>
              )}
            </div>
          </>
        ) : null}
      </div>
      {children}
      {hidden === 0 ? (
        <div className={c('miss', 'advice')}>
          <p>{t('miss.advice')}</p>
          <Button onPress={onClear}>{t('miss.clear')}</Button>
        </div>
      ) : null}
    </div>
  );
}

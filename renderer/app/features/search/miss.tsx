/** Nothing found: what was searched, which words occur nowhere, what the filters took away, and the way on. */
import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { SearchResult } from '../../../../electron/contract/search.ts';
import { classes } from '../../lib/classes.ts';
import { formatNumber } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './miss.module.css';

const c = classes(styles);

interface Props {
  result: SearchResult;
  filtered: boolean;
  onDropFilters: () => void;
  onClear: () => void;
}

export function MissNote({ result, filtered, onDropFilters, onClear }: Props): ReactElement {
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
  return (
    <div className={c('miss')}>
      <h2 className={c('title')}>{t('miss.title')}</h2>
      <p>{t('miss.searched', { count: searched, shown: formatNumber(searched, i18n.language) })}</p>
      {filtered && hidden > 0 ? (
        <>
          <p>{t('miss.filters', { count: hidden })}</p>
          <Button onPress={onDropFilters}>{t('miss.dropFilters')}</Button>
        </>
      ) : null}
      {(miss?.absent.length ?? 0) > 0 ? (
        <p>
          <Trans
            i18nKey="miss.absent"
            values={{ words: miss?.absent.map((word) => `“${word}”`).join(t('common.comma')) ?? '' }}
            components={{ b: <strong /> }}
          />
        </p>
      ) : null}
      {hidden === 0 ? (
        <>
          <p>{t('miss.advice')}</p>
          <Button onPress={onClear}>{t('miss.clear')}</Button>
        </>
      ) : null}
    </div>
  );
}

/** One cell of the matrix: its first cases with their key figures, and how many more there are. */
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixCase } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { figureParts } from '../../lib/figure-words.ts';
import { formatPartialDate } from '../../lib/format.ts';
import { titleInRow } from './figure-text.ts';
import styles from './matrix-table.module.css';

const c = classes(styles);

/** More cases are read beside the table. */
const CASES = 2;
/** Of the first case; the others have room for one. */
const FIGURES = 2;

export function MatrixCell({ cases, place }: { cases: readonly MatrixCase[]; place: string }): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <>
      {cases.slice(0, CASES).map((one, i) => (
        <div key={one.recordId} className={c('case')}>
          <span className={c('title')}>
            {titleInRow(one.title, place)}
            {one.quality.length === 0 ? null : (
              <TriangleAlert size={12} strokeWidth={1.6} className={c('marked')} aria-label={t('compare.marked')} />
            )}
          </span>
          {one.figures.slice(0, i === 0 ? FIGURES : 1).map((figure) => {
            const { value, unit } = figureParts(figure, i18n.language);
            return (
              <span key={`${figure.subject}-${figure.asOf ?? ''}-${value}`} className={c('figure')}>
                <span className={c('value')}>
                  {value}
                  {unit === '' ? null : <small>{unit}</small>}
                </span>
                <span className={c('about')}>{figure.about ?? figure.subject}</span>
                <span className={c('asOf')}>
                  <span>
                    {figure.asOf === undefined
                      ? t('compare.noDate')
                      : t('compare.asOf', { date: formatPartialDate(figure.asOf, i18n.language) })}
                  </span>
                  {figure.passage === null ? null : (
                    <span>{t('compare.source', { paragraph: figure.passage.locator.paragraph })}</span>
                  )}
                </span>
              </span>
            );
          })}
        </div>
      ))}
      {cases.length > CASES ? (
        <span className={c('more')}>{t('compare.more', { count: cases.length - CASES })}</span>
      ) : null}
    </>
  );
}

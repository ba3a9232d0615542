/** The values of one subject as a table: each with its place, its date, and the sentence it stands in. */
import { type ReactElement, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FigurePoint } from '../../../../electron/contract/compare.ts';
import { classes } from '../../lib/classes.ts';
import { figureParts } from '../../lib/figure-words.ts';
import { formatPartialDate } from '../../lib/format.ts';
import { openRecord } from '../../lib/navigation.ts';
import { Chip } from '../../ui/chip.tsx';
import { PassageButton } from './cell-panel.tsx';
import styles from './figures-view.module.css';
import { useGradually } from './use-gradually.ts';

const c = classes(styles);

export function FigurePoints({ points }: { points: readonly FigurePoint[] }): ReactElement {
  const { t, i18n } = useTranslation();
  const shown = useGradually(points.length, 40, 30, points);
  const rows = useMemo(() => points.slice(0, shown), [points, shown]);
  return (
    <table className={c('points')}>
      <thead>
        <tr>
          <th scope="col">{t('compare.region')}</th>
          <th scope="col">{t('compare.value')}</th>
          <th scope="col">{t('compare.date')}</th>
          <th scope="col">{t('compare.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ recordId, recordTitle, regionName, figure, conflict }) => {
          const { value, unit } = figureParts(figure, i18n.language);
          return (
            <tr key={`${recordId}-${figure.subject}-${figure.asOf ?? ''}-${value}`}>
              <th scope="row" className={c('region')}>
                {regionName}
              </th>
              <td>
                <span className={c('value')}>
                  {value === '' ? t('compare.unstated') : value}
                  {unit === '' ? null : <small>{unit}</small>}
                </span>
                {conflict ? <Chip tone="amber">{t('compare.conflict')}</Chip> : null}
                {figure.note === undefined ? null : <span className={c('note')}>{figure.note}</span>}
              </td>
              <td className={c('date')}>
                {figure.asOf === undefined ? t('compare.noDate') : formatPartialDate(figure.asOf, i18n.language)}
              </td>
              <td>
                <AriaButton className={c('record')} onPress={() => openRecord(recordId)}>
                  {recordTitle}
                </AriaButton>
                {figure.passage === null ? (
                  <span className={c('note')}>{t('compare.noPassage')}</span>
                ) : (
                  <PassageButton recordId={recordId} passage={figure.passage} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

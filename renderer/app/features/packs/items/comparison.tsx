/** Practices side by side: regions down, links or practices or years across, with the matrix as it stands now. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Matrix, matrixColumns, matrixRows } from '../../../../../electron/contract/index.ts';
import { classes } from '../../../lib/classes.ts';
import { sentenceOf } from '../../../lib/errors.ts';
import { Field } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { type ItemProps, useItemsView } from '../items-view.ts';
import { useMatrix } from '../pack-queries.ts';
import styles from './comparison.module.css';
import { RecordsField, scopeWords } from './records-field.tsx';

const c = classes(styles);
/** A picture of the table, not the table: what is beyond is said in words. */
const MOST_ROWS = 12;

function MatrixPreview({ matrix }: { matrix: Matrix }): ReactElement {
  const { t } = useTranslation();
  const cells = new Map(matrix.cells.map((cell) => [`${cell.row}/${cell.column}`, cell.cases]));
  if (matrix.cells.length === 0) return <p className={c('none')}>{t('packs.matrixEmpty')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard */}
      <section className={c('frame')} aria-label={t('packs.matrixPreview')} tabIndex={0}>
        <table className={c('matrix')}>
          <thead>
            <tr>
              <td />
              {matrix.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                {matrix.columns.map((column) => {
                  const cases = cells.get(`${row.code}/${column.id}`) ?? [];
                  return (
                    <td key={column.id} title={cases.map((one) => one.title).join('\n')}>
                      {cases.length === 0 ? null : (
                        <>
                          <span className={c('case')}>{cases[0]?.title}</span>
                          {cases.length > 1 ? (
                            <span className={c('more')}>{t('packs.matrixMore', { count: cases.length - 1 })}</span>
                          ) : null}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={c('where')}>
        {[
          matrix.rows.length > MOST_ROWS ? t('packs.matrixRows', { count: matrix.rows.length - MOST_ROWS }) : null,
          matrix.unplaced.length > 0 ? t('packs.matrixUnplaced', { count: matrix.unplaced.length }) : null,
          matrix.beyond > 0 ? t('packs.matrixBeyond', { count: matrix.beyond }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </>
  );
}

export function ComparisonBody({ item, open }: ItemProps<'comparison'>): ReactElement {
  const { t } = useTranslation();
  const { records, onChange } = useItemsView();
  const scope = item.records.length === 0 ? records : item.records;
  const { data: matrix, error } = useMatrix(scope, item.rows, item.columns);
  const axes = t('packs.axes', { rows: t(`packs.rows.${item.rows}`), columns: t(`packs.columns.${item.columns}`) });
  const cases = new Set(matrix?.cells.flatMap((cell) => cell.cases.map((one) => one.recordId)) ?? []).size;
  return (
    <>
      <p className={c('title')}>{item.title === '' ? t('packs.type.comparison') : item.title}</p>
      <p className={c('where')}>
        {item.title === '' ? null : `${t('packs.type.comparison')} · `}
        {axes} · {scopeWords(item.records, t)}
        {matrix === undefined ? null : ` · ${t('packs.matrixCount', { rows: matrix.rows.length, cases })}`}
      </p>
      {open ? (
        <div className={c('form')}>
          <Field
            label={t('packs.tableTitle')}
            placeholder={t('packs.comparisonExample')}
            value={item.title}
            autoFocus
            onChange={(title) => onChange({ ...item, title })}
          />
          <div className={c('pair')}>
            <Select
              label={t('packs.matrixRowsLabel')}
              value={item.rows}
              options={matrixRows.map((value) => ({ value, label: t(`packs.rows.${value}`) }))}
              onChange={(rows) => onChange({ ...item, rows })}
            />
            <Select
              label={t('packs.matrixColumnsLabel')}
              value={item.columns}
              options={matrixColumns.map((value) => ({ value, label: t(`packs.columns.${value}`) }))}
              onChange={(columns) => onChange({ ...item, columns })}
            />
          </div>
          <RecordsField value={item.records} onChange={(ids) => onChange({ ...item, records: ids })} />
          {error === null ? null : <Notice tone="bad">{sentenceOf(error)}</Notice>}
          {matrix === undefined ? null : <MatrixPreview matrix={matrix} />}
        </div>
      ) : null}
    </>
  );
}

/** The figures of a record: of what, how much, as of when, and how the source words it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/fields.tsx';
import { Select } from '../../ui/select.tsx';
import { RowList } from './row-list.tsx';
import { bounds, type FigureRow, figureFault, figureRow } from './rows-draft.ts';

interface Props {
  rows: readonly FigureRow[];
  onChange: (rows: FigureRow[]) => void;
}

const fields = ['subject', 'bound', 'value', 'unit', 'asOf', 'display', 'note'] as const;
const placeholders: Partial<Record<(typeof fields)[number], string>> = { value: '98.6', unit: '%', asOf: '2022-10' };

export function FigureRows({ rows, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <RowList
      name={t('corrections.fields.figures')}
      heads={fields.map((field) => t(`corrections.figures.${field}`))}
      kind="figures"
      rows={rows}
      add={{ label: t('corrections.figures.add'), row: () => figureRow() }}
      removeLabel={(n) => t('corrections.figures.remove', { n })}
      onChange={onChange}
      faultOf={(row) => {
        const fault = figureFault(row);
        return fault === null ? null : t(`corrections.figures.faults.${fault}`);
      }}
    >
      {(row, put, n) =>
        fields.map((field) => {
          const label = t('corrections.figures.of', { n, field: t(`corrections.figures.${field}`) });
          if (field === 'bound')
            return (
              <Select
                key={field}
                quiet
                label={label}
                value={row.bound}
                options={bounds.map((bound) => ({ value: bound, label: t(`corrections.bounds.${bound}`) }))}
                onChange={(bound) => put({ bound })}
              />
            );
          const placeholder = placeholders[field];
          return (
            <Field
              key={field}
              quiet
              label={label}
              value={row[field]}
              onChange={(value) => put({ [field]: value })}
              {...(placeholder === undefined ? {} : { placeholder })}
            />
          );
        })
      }
    </RowList>
  );
}

/** The people of a record: who, in which office, in which part. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/fields.tsx';
import { Select } from '../../ui/select.tsx';
import { RowList } from './row-list.tsx';
import { type PersonRow, personFault, personRow, roles } from './rows-draft.ts';

interface Props {
  rows: readonly PersonRow[];
  onChange: (rows: PersonRow[]) => void;
}

export function PeopleRows({ rows, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const named = (n: number, field: 'name' | 'office' | 'role' | 'topic'): string =>
    t('corrections.people.of', { n, field: t(`corrections.people.${field}`) });
  const heads = (['name', 'office', 'role', 'topic'] as const).map((field) => t(`corrections.people.${field}`));
  return (
    <RowList
      name={t('corrections.fields.people')}
      heads={heads}
      kind="people"
      rows={rows}
      add={{ label: t('corrections.people.add'), row: () => personRow() }}
      removeLabel={(n) => t('corrections.people.remove', { n })}
      onChange={onChange}
      faultOf={(row) => (personFault(row) === null ? null : t('corrections.people.faults.name'))}
    >
      {(row, put, n) => (
        <>
          {(['name', 'office'] as const).map((field) => (
            <Field
              key={field}
              quiet
              label={named(n, field)}
              value={row[field]}
              onChange={(value) => put({ [field]: value })}
            />
          ))}
          <Select
            quiet
            label={named(n, 'role')}
            value={row.role}
            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            onChange={(role) => put({ role })}
          />
          <Field quiet label={named(n, 'topic')} value={row.topic} onChange={(topic) => put({ topic })} />
        </>
      )}
    </RowList>
  );
}

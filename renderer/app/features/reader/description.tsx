/** What is known about a record: people with their offices, figures, relations both ways, source, the original. */
import { useQueries } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  certaintyLabels,
  linkLabels,
  localeOf,
  relatedFromLabels,
  relationLabels,
} from '../../../../electron/contract/messages.ts';
import type { ArchiveRecord } from '../../../../electron/contract/record.ts';
import type { Certainty } from '../../../../electron/contract/vocabulary.ts';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { figureWords } from '../../lib/figure-words.ts';
import { formatMoment, formatNumber, formatPartialDate } from '../../lib/format.ts';
import { openRecord } from '../../lib/navigation.ts';
import type { Names } from '../../lib/queries.ts';
import { openExternal } from '../../transfer.ts';
import styles from './description.module.css';

const c = classes(styles);

export const parts = ['figures', 'people', 'relations', 'source'] as const;
export type Part = (typeof parts)[number];

interface Props {
  record: ArchiveRecord;
  names: Names;
}

export function countOf(record: ArchiveRecord, part: Part): number | null {
  if (part === 'figures') return record.figures.length;
  if (part === 'people') return record.people.length;
  if (part === 'relations') return record.relations.length + record.relatedFrom.length;
  return null;
}

/** Said only when there is something to say: "as stated" is what a reader assumes. */
export function CertaintyNote({ certainty }: { certainty: Certainty | undefined }): ReactElement | null {
  const { i18n } = useTranslation();
  if (certainty === undefined || certainty === 'stated') return null;
  return (
    <span className={c('certainty', certainty === 'confirmed' ? 'sure' : 'look')}>
      {certaintyLabels[certainty][localeOf(i18n.language)]}
    </span>
  );
}

function Figures({ record }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <table className={c('figures')}>
      <thead>
        <tr>
          <th>{t('description.subject')}</th>
          <th>{t('description.value')}</th>
          <th>{t('description.asOf')}</th>
        </tr>
      </thead>
      <tbody>
        {record.figures.map((figure) => (
          <tr key={`${figure.subject}-${figure.display ?? figure.value}`}>
            <td>
              {figure.subject}
              <CertaintyNote certainty={figure.certainty} />
              {figure.note === undefined ? null : <div className={c('small')}>{figure.note}</div>}
            </td>
            <td className={c('number')}>{figureWords(figure, i18n.language) || '—'}</td>
            <td className={c('date')}>
              {figure.asOf === undefined ? '' : formatPartialDate(figure.asOf, i18n.language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function People({ record }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className={c('people')}>
      {record.people.map((person) => (
        <li key={`${person.name}-${person.role}-${person.topic ?? ''}`}>
          <strong>{person.name}</strong>
          <span className={c('role')}>{t(`roles.${person.role}`)}</span>
          <CertaintyNote certainty={person.certainty} />
          {person.office === undefined ? null : <div>{person.office}</div>}
          {person.topic === undefined ? null : <div className={c('small')}>{person.topic}</div>}
        </li>
      ))}
    </ul>
  );
}

function Relations({ record }: Props): ReactElement {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  const targets = useQueries({
    queries: record.relations.map((relation) => ({
      queryKey: ['record', relation.target],
      queryFn: () => client.records.get({ id: relation.target }),
      staleTime: 60_000,
    })),
  });
  const rows = [
    ...record.relations.map((relation, i) => ({
      key: `to-${relation.type}-${relation.target}`,
      label: relationLabels[relation.type][locale],
      id: relation.target,
      title: targets[i]?.data?.title ?? relation.target,
      note: relation.note,
      missing: targets[i]?.isError === true,
    })),
    ...record.relatedFrom.map((relation) => ({
      key: `from-${relation.type}-${relation.id}`,
      label: relatedFromLabels[relation.type][locale],
      id: relation.id,
      title: relation.title,
      note: relation.note,
      missing: false,
    })),
  ];
  return (
    <ul className={c('relations')}>
      {rows.map((row) => (
        <li key={row.key}>
          <span className={c('small')}>{row.label}</span>
          <div>
            {row.missing ? (
              row.title
            ) : (
              <Button className={c('link')} onPress={() => openRecord(row.id)}>
                {row.title}
              </Button>
            )}
            {row.note === undefined ? null : <div className={c('small')}>{row.note}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Source({ record, names }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  const { source, dates } = record;
  const date = (value: string | undefined): string | null =>
    value === undefined ? null : formatPartialDate(value, i18n.language);
  const url = source.url;
  const facts: Array<[string, ReactNode]> = [
    [t('description.sourceName'), source.name],
    [t('description.author'), source.author],
    [t('description.publisher'), source.publisher],
    [t('description.archiveNumber'), source.archiveNumber],
    [
      t('description.url'),
      url === undefined ? null : (
        <Button key="url" className={c('link', 'address')} onPress={() => openExternal(url)}>
          {url}
          <ExternalLink size={11} strokeWidth={1.6} aria-hidden />
        </Button>
      ),
    ],
    [t('description.rights'), source.rights],
    [t('description.sourceNote'), source.note],
    [t('description.eventDate'), date(dates.event)],
    [t('description.documentDate'), date(dates.document)],
    [t('description.captureDate'), date(dates.capture)],
    [t('description.practices'), record.practices.map((id) => names.practice(id)).join('、')],
    [t('description.links'), record.links.map((id) => linkLabels[id][locale]).join('、')],
    [t('description.imported'), formatMoment(record.importedAt, i18n.language)],
    [t('description.characters'), formatNumber(record.text.length, i18n.language)],
  ];
  return (
    <dl className={c('facts')}>
      {facts.map(([name, value]) =>
        value === undefined || value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

export function DescriptionPart({ part, ...props }: Props & { part: Part }): ReactElement {
  if (part === 'figures') return <Figures {...props} />;
  if (part === 'people') return <People {...props} />;
  if (part === 'relations') return <Relations {...props} />;
  return <Source {...props} />;
}
